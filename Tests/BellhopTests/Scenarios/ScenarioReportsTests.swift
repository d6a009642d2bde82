import Foundation
import FoundationXML
import Inbox
import Testing

@testable import bellhop

/// What a lead asks at the end of a week, and hands on.
@Suite("Scenario: reports", .serialized)
struct ScenarioReports {
  private func desk() throws -> (ScenarioDesk, config: String) {
    let desk = try ScenarioDesk()
    let folder = desk.folder.path
    try FileManager.default.createDirectory(
      atPath: folder + "/config/bellhop", withIntermediateDirectories: true)
    _ = try desk.folder.write(
      "downloads: \(folder)/Downloads\n", to: "config/bellhop/config.yaml")
    for (customer, score, words) in [
      (Customer.beck, 1, "Nobody called. My card is 4111 1111 1111 1111"), (.ortiz, 5, ""),
    ] {
      try desk.agent(.priya, .tag("late-parcel"), of: customer, minutesAgo: 30)
      try desk.agent(
        .priya, .csat(score: score, comment: words.isEmpty ? nil : words, survey: nil),
        of: customer, minutesAgo: 20)
    }
    try desk.agent(.tom, .tier(.two, reason: nil), of: .petra, minutesAgo: 10)
    return (desk, folder + "/config")
  }

  @Test("From the list to a tag, to its conversations, to what was said, and back")
  func drillDown() throws {
    let (desk, config) = try desk()
    let maya = try desk.open(environment: ["XDG_CONFIG_HOME": config])
    try maya.press("g", "r")
    try maya.wait(lineWith: "Reports", "SLA by week")
    try maya.press("g", "r")
    try maya.wait(lineWith: "csat-by-tag")
    try maya.type("tag")
    try maya.press("Enter")
    try maya.wait(lineWith: "#late-parcel", "50 %")
    try maya.press("Enter")
    try maya.wait(lineWith: "Reports", "#late-parcel")
    try maya.wait(lineWith: "Beck Foods")
    try maya.press("Enter")
    try maya.wait(forText: "READ")
    try maya.wait(forText: "Is it on its way?")
    try maya.press("Escape")
    try maya.wait(forText: "BEHIND IT")
    try maya.press("Escape")
    try maya.wait(lineWith: "Reports", "CSAT by tag")
  }

  @Test("A person's own report stands over the team's; what unhappy customers wrote is masked")
  func people() throws {
    let (desk, config) = try desk()
    let maya = try desk.open(environment: ["XDG_CONFIG_HOME": config])
    try maya.press("g", "r", "Tab", "Tab", "Tab")
    try maya.wait(lineWith: "▌", "Maya")
    try maya.press("j", "j")
    try maya.wait(lineWith: "▌", "Tom")
    try maya.press("Enter")
    try maya.wait(forText: "Tom and the team")
    try maya.press("Escape")
    try maya.wait(lineWith: "Reports", "Team")
    try maya.press("Tab", "Tab")
    try maya.wait(lineWith: "Reports", "CSAT and NPS by month")
    try maya.wait(lineWith: "CSAT 1", "**** 1111")
    try maya.press("Tab")
    try maya.wait(lineWith: "Tom", "T1", "T2")
  }

  @Test("F narrows it, E saves what is in front as a page, and says where")
  func handingOn() throws {
    let (desk, config) = try desk()
    let maya = try desk.open(environment: ["XDG_CONFIG_HOME": config])
    try maya.press("g", "r")
    try maya.wait(lineWith: "▌", "-W")
    try maya.press("F")
    try maya.wait(forText: "everything")
    try maya.type("whatsapp")
    try maya.press("Enter")
    try maya.wait(lineWith: "Reports", "WhatsApp · 8 weeks")
    try maya.wait(lineWith: "(", "WhatsApp")
    try maya.press("E")
    try maya.wait(forText: "Save this report as")
    try maya.press("Enter")
    try maya.wait(forText: "Saved as \(desk.folder.path)/Downloads/bellhop-sla-by-week-")
    let folder = desk.folder.path + "/Downloads"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(files.count == 1 && files.allSatisfy { $0.hasSuffix(".html") })
    let page = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + (files.first ?? "")))
    #expect(XMLParser(data: page).parse())
    #expect(String(decoding: page, as: UTF8.self).contains(", WhatsApp"))
  }

  @Test("The wallboard turns back to yesterday")
  func yesterday() throws {
    let (desk, _) = try desk()
    let maya = try desk.open()
    try maya.press("g", "w")
    try maya.wait(lineWith: "SLA TODAY")
    try maya.press("[")
    try maya.wait(goneText: "SLA TODAY")
    try maya.wait(forText: "NEEDS YOU")
    try maya.press("]")
    try maya.wait(lineWith: "SLA TODAY")
  }
}
