import Foundation
import Testing

@Suite("Approvals and handover from the command line")
struct ApprovalCommandTests {
  /// Tom's replies in tier 1 wait.
  private func desk() throws -> CareDesk {
    try CareDesk(
      workspace: CareDesk.workspace.replacing(
        "name: Tom, role: agent }", with: "name: Tom, role: agent, approval: [1] }"))
  }

  private func listed(_ desk: CareDesk, as agent: String) throws -> [[String: Any]] {
    let text = try desk.succeed(["approvals", "--json"], as: agent)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test("Submitted, edited by somebody else, sent; every answer with its exit status")
  func roundTrip() throws {
    let desk = try desk()
    let submitted = try desk.run(
      ["reply", "ref:c2", "--text", "You get it in 5 days.", "--variant", "Five days."], as: "tom")
    #expect(submitted.status == 0, "\(submitted.errors)")
    #expect(submitted.errors.contains("Maya or Priya may approve it"), "\(submitted.errors)")
    #expect(try desk.succeed(["outbox", "list"]).isEmpty)
    let one = try #require(try listed(desk, as: "maya").first)
    #expect(one["state"] as? String == "requested")
    #expect(one["author"] as? String == "tom")
    #expect(one["variants"] as? [String] == ["You get it in 5 days.", "Five days."])
    #expect(one["due"] is String)
    #expect(try listed(desk, as: "tom").count == 1)
    let own = try desk.run(["approve", "ref:c2"], as: "tom")
    #expect(own.status == 1)
    #expect(own.errors.contains("Nobody approves their own reply; Maya or Priya may"))
    #expect(try desk.run(["approve", "ref:c2", "--variant", "3"], as: "priya").status == 1)
    #expect(try desk.run(["approve", "ref:c2", "--variant", "0"], as: "priya").status == 2)
    try desk.succeed(["approve", "ref:c2", "--text", "You get it in 3 days."], as: "priya")
    let words = try desk.succeed(["approvals"], as: "tom")
    #expect(words.contains("approved in other words"))
    #expect(words.contains("You get it in [-5-] {+3+} days."))
    try desk.succeed(["outbox", "run"])
    #expect(try desk.succeed(["show", "ref:c2"]).contains("You get it in 3 days."))
    #expect(try desk.run(["approve", "ref:c2"], as: "priya").status == 1)
    #expect(try desk.succeed(["doctor", "--verify"]).isEmpty == false)
  }

  @Test("Wordings that are no choice are refused by number; submitting anew replaces, and says so")
  func wordings() throws {
    let desk = try desk()
    for (variants, words) in [
      (["--variant", " "], "Wording 2 is empty"),
      (["--variant", "Ho", "--variant", "Hm"], "Wording 3 says the same as wording 1"),
    ] {
      let refused = try desk.run(["reply", "ref:c2", "--text", "Hm"] + variants, as: "tom")
      #expect(refused.status == 1)
      #expect(refused.errors.contains(words), "\(refused.errors)")
    }
    #expect(try desk.succeed(["approvals"], as: "maya").isEmpty)
    try desk.succeed(["reply", "ref:c2", "--text", "Hm"], as: "tom")
    let again = try desk.run(["reply", "ref:c2", "--text", "Better"], as: "tom")
    #expect(again.errors.contains("instead of what you submitted before"), "\(again.errors)")
    #expect(try listed(desk, as: "maya").map { $0["variants"] as? [String] } == [["Better"]])
  }

  @Test("Sent back with its note, withdrawn by its author, stopped by what is newer with 4")
  func otherEnds() throws {
    let desk = try desk()
    try desk.succeed(["reply", "ref:c2", "--text", "Hm"], as: "tom")
    #expect(try desk.run(["send-back", "ref:c2", "--note", " "], as: "maya").status == 1)
    try desk.succeed(["send-back", "ref:c2", "--note", "Greet her"], as: "maya")
    #expect(try desk.succeed(["approvals"], as: "tom").contains("Maya: Greet her"))
    try desk.succeed(["reply", "ref:c3", "--text", "Hm"], as: "tom")
    #expect(try desk.run(["withdraw", "ref:c3"], as: "maya").status == 1)
    try desk.succeed(["withdraw", "ref:c3"], as: "tom")
    try desk.succeed(["reply", "ref:c5", "--text", "Hm"], as: "tom")
    try desk.succeed(["reply", "ref:c5", "--text", "I know it"], as: "priya")
    let stopped = try desk.run(["approve", "ref:c5"], as: "maya")
    #expect(stopped.status == 4)
    #expect(stopped.errors.contains("Priya"), "\(stopped.errors)")
    #expect(try desk.succeed(["approvals"], as: "maya").isEmpty)
  }

  @Test("At the end of a shift: what is in hand, and all of it given away with a note")
  func handover() throws {
    let desk = try desk()
    try desk.succeed(["assign", "ref:c1", "ref:c2", "ref:c3", "--agent", "tom"])
    try desk.succeed(["pending", "ref:c3"])
    let list = try desk.succeed(["handover"], as: "tom")
    #expect(list.contains("Open, 2"))
    #expect(list.contains("Promised: pending and snoozed, 1"))
    #expect(try desk.succeed(["handover", "--of", "Tom"], as: "maya") == list)
    #expect(try desk.run(["handover", "ref:c1"], as: "tom").status == 2)
    try desk.succeed(
      ["handover", "ref:c1", "--to", "priya", "--note", "She calls at 15"], as: "tom")
    #expect(try desk.row("c1")["assignee"] as? String == "priya")
    #expect(try desk.succeed(["list", "mentions:priya"]).contains("Ann Lee"))
    try desk.succeed(["handover", "--team", "billing"], as: "tom")
    #expect(try desk.row("c2")["assignee"] is NSNull)
    #expect(try desk.row("c3")["team"] as? String == "billing")
    #expect(try desk.succeed(["handover"], as: "tom").isEmpty)
    // With empty hands, too, a name that is nobody's is told.
    let nobody = try desk.run(["handover", "--to", "nobody"], as: "tom")
    #expect(nobody.status != 0 && nobody.errors.contains("nobody"), "\(nobody.errors)")
    #expect(try desk.run(["handover", "--team", "nowhere"], as: "tom").status != 0)
    #expect(try desk.run(["handover", "--to", "priya"], as: "tom").status == 0)
  }
}
