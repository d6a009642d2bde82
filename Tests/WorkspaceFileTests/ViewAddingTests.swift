import Inbox
import Testing
import WorkspaceFile

/// A view is put into config.yaml by lines, and nothing else of it changes.
@Suite struct ViewAddingTests {
  private func view(_ name: String = "VIP: now", _ text: String = "segment:vip \"a \\ b\"") throws
    -> SavedView
  {
    try SavedView(name: name, text: text)
  }

  @Test(arguments: [
    "", "\n\n", "theme: dark\n", "theme: dark", "# mine\nkeys:\n  resolve: E   # both\n",
    "views:\n  - { name: a, query: \"tier:3\" }\n# below\ntheme: dark\n",
    "views:\n- name: a\n  query: tier:3\n\n# after\nkeys:\n  resolve: E\n",
    "views:   # lists\n    # first\n    - name: a\n      query: tier:3\n",
  ])
  func everythingElseStays(text: String) throws {
    let view = try view()
    let before = try UserConfiguration.read(text)
    let added = try UserConfiguration.adding(view, to: text)
    let after = try UserConfiguration.read(added)
    #expect(after.views == before.views + [view])
    #expect(after.theme == before.theme)
    let lines = Set(added.split(separator: "\n"))
    for line in text.split(separator: "\n") { #expect(lines.contains(line), "\(line)") }
    #expect(throws: ViewNotAdded.self) { try UserConfiguration.adding(view, to: added) }
  }

  @Test(arguments: [
    "views: [{ name: a, query: x }]\n", "{ theme: dark }\n", "views: [\n", "theme: [dark\n",
  ])
  func whatCannotBeKeptIsRefusedInWords(text: String) throws {
    let view = try view()
    #expect(throws: ViewNotAdded.self) { try UserConfiguration.adding(view, to: text) }
  }

  @Test func ownViewsStandBeforeTheMachines() throws {
    var mine = UserConfiguration()
    mine.views = [try view("b")]
    var theirs = UserConfiguration()
    theirs.views = [try view("a"), try view("b", "tier:1")]
    #expect(mine.over(theirs).views.map(\.name) == ["b", "a"])
  }
}
