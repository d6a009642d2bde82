import Canvas
import Inbox

/// Customers' words on standard output: what a terminal would obey is shown instead, there too, for
/// nobody knows where a pipe ends. The numbers of cards are masked.
enum Shown {
  /// On one line.
  static func line(_ text: String, limit: Int = 200) -> String {
    let head = CardNumbers.head(of: text, showing: limit * 4)
    let masked = CardNumbers.masked(head.text, isCut: head.isCut)
    return DisplayText(filtering: masked, as: .line, limit: limit).description
  }

  /// A name; what cannot be seen in it is taken out.
  static func name(_ text: String) -> String {
    DisplayText(filtering: text, as: .name).description
  }

  /// Everything that is written, however long, with its lines.
  static func whole(_ text: String) -> String {
    DisplayText(filtering: text, as: .body, limit: .max).string
  }

  /// A body with its lines.
  ///
  /// - Parameter revealed: With the numbers of cards as they are; it must be on record then.
  static func body(_ text: String, revealed: Bool = false) -> String {
    DisplayText(filtering: revealed ? text : CardNumbers.masked(text), as: .body).description
  }
}

extension ListRecord {
  /// What stands in the columns of `text`; for a terminal, where a person reads.
  static let heading: String = {
    let columns = [
      ("#", 8), ("", 2), ("due", 7), ("P", 1), ("T", 2), ("Ch", 2), ("customer", 22),
      ("newest words", 60), ("owner", 0),
    ]
    return columns.map { title, width in
      DisplayText(composed: title).fitted(to: max(width, title.count)).description
    }.joined(separator: " ")
  }()

  /// The row for people: state and time, target, tier, channel, customer, words, owner.
  var text: String {
    let conversation = row.conversation
    let target = conversation.decidingTarget
    let state = target?.state(at: now, isVoid: false, workspace: workspace)
    let due = target?.due.map { TimeLeft.words($0.since(now)) } ?? ""
    let known = [row.contactName, conversation.customerName, conversation.customerHandle]
    let name = known.compactMap { $0 }.first ?? conversation.contact?.text ?? "–"
    let columns: [(String, Int)] = [
      ("#\(row.id.number)", 8), (state?.glyph ?? "", 2), (due, 7),
      (target?.kind.letter ?? "", 1), ("T\(conversation.tier.rawValue)", 2),
      (conversation.channel.code, 2), (Shown.name(name), 22),
      (Shown.line(CardNumbers.masked(words: row.shownWords), limit: 60), 60),
      (conversation.assignee?.text ?? "–", 0),
    ]
    return columns.map { text, width in
      (width == 0 ? DisplayText(composed: text) : DisplayText(composed: text).fitted(to: width))
        .description
    }.joined(separator: " ")
  }
}

extension QueueRow {
  /// The words, or which tag keeps them from who asks.
  fileprivate var shownWords: String {
    restrictedBy.map { "(restricted by #\($0))" } ?? words
  }
}

extension TargetState {
  /// The sign that stands for it wherever it is shown.
  var glyph: String {
    switch self {
    case .met: "✓"
    case .breached: "!!"
    case .running: "·"
    case .atRisk: "!"
    case .void, .none: ""
    }
  }
}

/// Milliseconds as people count down: `38m`, `1h 05`, `-12m`.
enum TimeLeft {
  static func words(_ milliseconds: Int64) -> String {
    let sign = milliseconds < 0 ? "-" : ""
    let minutes = abs(milliseconds) / 60_000
    guard minutes >= 60 else { return "\(sign)\(minutes)m" }
    guard minutes < 48 * 60 else { return "\(sign)\(minutes / 1440)d" }
    let rest = minutes % 60
    return "\(sign)\(minutes / 60)h \(rest < 10 ? "0" : "")\(rest)"
  }
}
