import Foundation
import Inbox
import Testing
import TestSupport

@testable import InboxStore

/// Words that are meant to be obeyed by SQL, by the full-text index or by a template, in every place
/// where people type or customers write: they are words.
///
/// Negative control: spell the words into the query of `WordSearch` instead of binding them.
@Suite("Words that would be commands")
struct InjectedWordsTests {
  private static let file = "fixtures/hostile/inject/inject.jsonl"

  @Test(
    "are found as they are and change nothing",
    .enabled(if: SharedMaterial.has(file), "\(SharedMaterial.why)"))
  func corpus() throws {
    let desk = try Desk.small(lines: 60)
    let store = desk.store
    var number = 0
    let lines = try SharedMaterial.lines(Self.file)
    #expect(lines.count > 20)
    for line in lines {
      number += 1
      let text = String(decoding: SharedMaterial.bytes(line["bytes_b64"]), as: UTF8.self)
      let before = try Tables(store)
      // As a search, a filter, a name to be resolved, a person, a cursor's agent.
      if let query = try? Query(parsing: text) {
        _ = try store.search(query, agent: AgentID(text), limit: 20, now: later)
        _ = try store.queue(
          QueueRequest(query: query, anchor: .first, limit: 20, agent: AgentID(text)), now: later)
      }
      if let query = try? Query(parsing: "tag:\"\(text)\" OR from:\"\(text)\"") {
        _ = try store.search(query, agent: "maya", limit: 20, now: later)
      }
      _ = try? store.resolve(text)
      _ = try? store.resolve("ref:\(text)")
      _ = try store.people(matching: text, on: .email, for: nil, limit: 10)
      _ = try store.lastAct(of: AgentID(text))
      #expect(try Tables(store).differences(from: before) == [], "\(line["id"] ?? number)")
      // As what customers and agents write.
      let ref = ConversationRef("x\(number) \(text)")
      try store.append(
        [inbound(ref, MessageID("m\(number) \(text)"), at: later, text, from: text, name: text)],
        now: later)
      _ = try? store.perform(
        request(.tag([text]), ref, act: ActID("t\(number)\(text)")), now: later)
      try store.perform(
        request(
          .note(id: MessageID("n\(number)"), text: text + "."), ref, act: ActID("n\(number)")),
        now: later)
      let page = try store.conversation(
        store.resolve("ref:\(ref)"), agent: "maya", window: .latest(9), now: later)
      #expect(page.entries.contains { $0.said?.text == text }, "\(line["id"] ?? number)")
    }
    #expect(try store.verify(now: later + 1) == [])
    #expect(try store.damages(quick: false) == [])
  }

  /// What is put into SQL's text is never a value: `Connection` takes static text, and the places that
  /// put texts together are these.
  @Test("cannot get into the text of a statement")
  func gate() throws {
    let known: Set<String> = [
      "try database.execute(sql: \"PRAGMA application_id = \\(applicationID)\")",
      "try database.execute(sql: \"DROP TABLE IF EXISTS temp.\\(table)\")",
      "sql: \"CREATE VIRTUAL TABLE temp.\\(table) USING fts5vocab(main, \\(index), instance)\")",
      "defer { try? database.execute(sql: \"DROP TABLE IF EXISTS temp.\\(table)\") }",
      "try connection.statement(assembled: \"SELECT doc, col, offset, term FROM temp.\\(table)\")",
    ]
    let folder = SharedMaterial.checkout.appendingPathComponent("Sources/InboxStore").path
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var found: [String] = []
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      for line in text.split(separator: "\n") {
        let line = line.trimmingCharacters(in: .whitespaces)
        guard line.contains("sql:") || line.contains("assembled:"), line.contains("\\(") else {
          continue
        }
        if !known.contains(line) { found.append("\(file): \(line)") }
      }
    }
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }
}
