import Inbox
import InboxStore
import Testing

@testable import bellhop

/// A newer Bellhop comes while this one has the store open.
///
/// Negative control: let `Store.mayWrite` answer true.
@Suite("Scenario: an older Bellhop at a newer store")
struct ScenarioUpgrade {
  private func moveOn(_ desk: ScenarioDesk, neededBy need: Schema.Need) throws {
    let step = Schema.Step(
      name: "tomorrow", sql: "CREATE TABLE tomorrow(id INTEGER PRIMARY KEY) STRICT", neededBy: need)
    _ = try Store.open(
      desk.path, create: false, steps: Schema.steps + [step], readWorkspace: WorkspaceText.value)
  }

  @Test("The open inbox says READ ONLY, shows what there is, and an act says why it is not written")
  func screens() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(as: "maya")
    try moveOn(desk, neededBy: .writers)
    try maya.wait(forText: "READ ONLY")
    try maya.press("3")
    try maya.wait(forText: "NOT SAVED")
    try maya.press("Enter")
    try maya.wait(lineWith: "▸", "Lena Fischer")
    try maya.press("C-c", "C-c")
    try maya.waitForEnd()
  }

  @Test("Commands read on, refuse to write, and say what to do")
  func commands() throws {
    let desk = try ScenarioDesk()
    try moveOn(desk, neededBy: .writers)
    #expect(try desk.run("list").output.contains("Lena Fischer"))
    let tagged = try Program.run(["tag", "1", "--tag", "vip"] + desk.arguments())
    #expect(tagged.status == 3)
    #expect(tagged.errors.contains("A newer Bellhop has moved this store on"))
    let doctor = try Program.run(["doctor"] + desk.arguments())
    #expect(doctor.output.contains("!!   a newer Bellhop has moved this store on"))
    try moveOn(desk, neededBy: .writers)
    #expect(try desk.run("show", "1").output.contains("#"))
  }
}
