import Foundation
import Inbox
import InboxStore

/// Long after all lines of the tests.
let later = morning.advanced(by: 400 * 86_400_000)

extension Desk {
  /// Writes a file beside the store.
  func file(_ text: String, _ name: String = "in.jsonl") throws -> String {
    let path = "\(directory)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @discardableResult
  func load(
    _ text: String, skipsBad: Bool = false, now: Instant = later,
    progress: @escaping ImportProgress.Report = { _ in true }
  ) throws -> ImportReport {
    try store.importJournal(
      [try file(text)], skipsBad: skipsBad, now: now, progress: progress)
  }

  func journal(
    since: Int64? = nil, conversation: ConversationRef? = nil, withDerived: Bool = false,
    now: Instant = later
  ) throws -> String {
    var bytes: [UInt8] = []
    try store.export(
      since: since, conversation: conversation, withDerived: withDerived, now: now
    ) { (lines) throws(StoreError) in
      bytes += lines
      return true
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The lines as a file.
func jsonl(_ events: some Sequence<Event>) -> String {
  var writer = JSONWriter()
  for event in events {
    event.write(to: &writer)
    writer.endLine()
  }
  return String(decoding: writer.bytes, as: UTF8.self)
}
