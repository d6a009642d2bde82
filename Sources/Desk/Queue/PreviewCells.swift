import Canvas
import Inbox

/// The entries of the conversation under the cursor that matter most, filtered once: what the
/// customer said last, and what happened since.
struct PreviewCells: Sendable {
  struct Line: Sendable {
    var at: Instant
    var label: DisplayText
    var text: DisplayText
    var role: StyleRole
    var isCustomer: Bool
    /// Nobody's words: a rule, a status, an assignment.
    var isHappening: Bool
  }

  let version: Int64
  /// Oldest first, from the first message that our last answer did not know.
  let lines: [Line]

  init(_ page: ConversationPage, version: Int64, settings: DeskSettings) {
    self.version = version
    let blocks = TimelineBlock.blocks(page.entries, page: page, settings: settings)
    lines = PreviewCells.recent(blocks).map { block in
      let words = block.parts.filter { !$0.isQuoted }.map(\.text)
      let text = DisplayText(
        filtering: words.map(\.string).joined(separator: " "), as: .line, limit: 600)
      let attached = block.attachments.isEmpty ? [] : block.attachments.prefix(2)
      return Line(
        at: block.at, label: PreviewCells.label(block),
        text: ([text] + attached).joined(separator: " "), role: block.voice.role,
        isCustomer: block.isCustomer, isHappening: block.voice == .happening)
    }
  }

  /// The customer's newest words stand first: those before an answer of ours are answered.
  private static func recent(_ blocks: [TimelineBlock]) -> ArraySlice<TimelineBlock> {
    guard let newest = blocks.lastIndex(where: \.isCustomer) else { return blocks[...] }
    let answer = blocks[..<newest].lastIndex { $0.voice == .us || $0.voice == .bot }
    let start = blocks.indices.first { $0 > (answer ?? -1) && blocks[$0].isCustomer }
    return blocks[(start ?? newest)...]
  }

  /// As many lines as there is room for: what nobody said goes first, then what is older; never the
  /// customer's newest words.
  func shown(room: Int) -> [Line] {
    var kept = lines
    while kept.count > max(1, room) {
      if let place = kept.firstIndex(where: \.isHappening) {
        kept.remove(at: place)
        continue
      }
      let newest = kept.lastIndex(where: \.isCustomer)
      guard let place = kept.indices.first(where: { $0 != newest }) else { break }
      kept.remove(at: place)
    }
    return kept
  }

  private static func label(_ block: TimelineBlock) -> DisplayText {
    switch block.voice {
    case .customer: "in"
    case .us, .leaving: "out"
    case .bot: "bot"
    case .note: "note"
    case .happening: block.speaker
    case .failed: "failed"
    }
  }
}
