import Foundation
import Inbox
import InboxStore
import TestSupport
import Testing

@testable import bellhop

/// Every sample of the width corpus as a customer's name and words, in a real terminal: what stands to
/// the right of it begins in the same column as everywhere, by tmux's own count.
///
/// To see it red: let `DisplayFilter.consumeOther` put emoji out as they are (VS16, families, flags).
@Suite(
  "Strange characters never move the frame",
  .enabled(if: SharedMaterial.has("fixtures/hostile/unicode"), "\(SharedMaterial.why)"))
struct HostileWidthTests {
  /// Nobody's words contain it.
  private static let owner = "Zmark"

  @Test(
    "The column behind name and words is the same for every sample, in the list and in tmux's mind")
  func list() throws {
    let samples = try SharedMaterial.lines("fixtures/hostile/unicode/unicode.jsonl").map {
      String(decoding: SharedMaterial.bytes($0["bytes_b64"]), as: UTF8.self)
    }
    #expect(samples.count > 200)
    let folder = try TemporaryFolder()
    let path = folder.path + "/inbox.db"
    let store = try Store.open(
      path, create: true, agent: "test", readWorkspace: WorkspaceText.value)
    let now = Session.clock()
    try store.importWorkspace(Self.workspace, by: nil, now: now)
    for (place, sample) in samples.enumerated() {
      try store.append(
        Self.lines(place, sample, at: now.advanced(by: -3_600_000 + Int64(place) * 1000)), now: now)
    }
    _ = try folder.write(
      "panes: { preview: false, figures: false, details: false }\n",
      to: "config/bellhop/config.yaml")
    let maya = try TerminalSession(
      ["--store", path, "--as", "maya", "--theme", "dark"], columns: 120, rows: samples.count + 20,
      environment: ["XDG_CONFIG_HOME": folder.path + "/config", "TERM": "tmux-256color"])
    try maya.wait(for: "all samples") { screen in
      screen.split(separator: "\n").count { $0.contains(Self.owner) } >= samples.count
    }
    let found = try maya.places(of: Self.owner)
    #expect(found.count >= samples.count)
    let columns = Dictionary(grouping: found, by: \.column)
    let usual = try #require(columns.max { $0.value.count < $1.value.count }?.key)
    let lines = try maya.screen.split(separator: "\n", omittingEmptySubsequences: false)
    for place in found where place.column != usual {
      Issue.record("column \(place.column), not \(usual): \(lines[place.row])")
    }
    print("widths: \(found.count) rows end in column \(usual)")
    try maya.press("C-c", "C-c")
    try maya.waitForEnd()
  }

  private static func lines(_ place: Int, _ sample: String, at: Instant) -> [Event] {
    let ref = ConversationRef("sample-\(place)")
    let message = Message(
      id: MessageID("m\(place)"), channel: .email, account: "care-mail", kind: .email,
      direction: .in,
      text: sample + sample + "|" + sample, subject: sample)
    return [
      Event(
        at: at, conversation: ref,
        by: Actor(kind: .customer, id: "c\(place)", name: sample + "x"), what: .message(message)),
      Event(
        at: at, conversation: ref, by: .agent("zmark"),
        what: .assign(Assignment(agent: .to("zmark")))),
    ]
  }

  private static let workspace = """
    workspace: Acme Care
    timezone: UTC
    language: en
    tiers:
      1: { name: FAQ, handled_by: [agent, senior, supervisor] }
    sla:
      - { name: default, first_response: 5h }
    agents:
      - { id: maya, name: Maya, role: supervisor }
      - { id: zmark, name: \(owner), role: agent }
    accounts:
      - { id: care-mail, channel: email, address: care@acme.example, delivery: loopback }

    """
}
