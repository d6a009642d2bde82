import Foundation
import Inbox
import Testing

@testable import bellhop

/// What a team lead does all day.
@Suite("Scenario: supervision")
struct ScenarioSupervision {
  @Test("The wallboard shows what comes while it stands, and gives it to somebody with one key")
  func wallboard() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(as: "maya")
    let priya = try desk.open(as: "priya")
    try maya.press("g", "w")
    try maya.wait(lineWith: "NEEDS YOU")
    try maya.wait(forText: "Lena Fischer")
    try desk.customer(.newcomer, writes: "My parcel is open. Help!")
    try maya.wait(forText: "Nora New")
    try priya.press("g", "m")
    try priya.wait(forText: "[Mine")
    // An open inbox is somebody who is here, on paper too.
    try maya.wait(lineWith: "Priya", "● here")
    let paper = try desk.run("board", "--once").output
    #expect(paper.split(separator: "\n").contains { $0.contains("Priya") && $0.contains("● here") })
    try maya.press("a")
    try maya.wait(forText: "Assign to")
    try maya.type("pri")
    try maya.press("Enter")
    try maya.wait(lineWith: "Lena Fischer", "Priya")
    try priya.wait(forText: "Lena Fischer")
    // Back where it came from.
    try maya.press("Escape")
    try maya.wait(forText: "TRIAGE")
  }

  @Test("Each figure opens its conversations, and those open, too")
  func figures() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(as: "maya")
    try maya.press("Tab", "j", "j", "Enter")
    // Soon after midnight the first ones are of yesterday.
    try maya.wait(lineWith: "▌", "#", "customer message")
    try maya.press("Enter")
    try maya.wait(forText: "READ")
    try maya.press("Escape")
    try maya.wait(forText: "BEHIND IT")
    try maya.press("Escape", "Escape")
    try maya.wait(forText: "TRIAGE")
  }

  @Test("The wallboard tells of the next hour; reports turn, and a week opens what is behind")
  func forecastAndReports() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(as: "maya")
    try maya.press("g", "w")
    try maya.wait(lineWith: "NEXT HOUR", "expected")
    try maya.press("g", "r")
    try maya.wait(lineWith: "Reports", "SLA by week")
    try maya.wait(lineWith: "▌", "-W")
    try maya.press("[")
    try maya.wait(forText: "to a week ago")
    try maya.press("]")
    try maya.wait(goneText: "to a week ago")
    try maya.press("Enter")
    try maya.wait(forText: "BEHIND IT")
    try maya.press("Escape")
    try maya.wait(lineWith: "Reports", "SLA by week")
    try maya.press("Tab")
    try maya.wait(lineWith: "Reports", "First response by hour")
    try maya.press("Tab", "Tab")
    try maya.wait(forText: "People")
    try maya.press("Escape")
    try maya.wait(forText: "TRIAGE")
  }

  @Test("The board as plain text says the same; as JSON the metrics do")
  func once() throws {
    let desk = try ScenarioDesk()
    let board = try desk.run("board", "--once").output
    #expect(board.contains("NEEDS YOU") && board.contains("Lena Fischer"))
    #expect(board.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 120 })
    let narrow = try desk.run("board", "--once", "--size", "80x24", "--ascii").output
    #expect(narrow.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(try Program.run(["board", "--once", "--size", "x"] + desk.arguments()).status == 2)
  }
}
