import Canvas
import Inbox

/// Working through a list from its start to its end: each one is served, as `s` serves, so that two
/// who sweep the same list never get the same one.
///
///     w ─▶ places ─▶ lease the first that is free ─▶ open ─┬▶ act, n ─▶ the next
///                                                          ├▶ n ─▶ why? ─▶ the next
///                                                          └▶ Esc, or the last: what was done
struct Sweep: Sendable {
  struct Skipped: Hashable, Sendable {
    var id: ConversationID
    var reason: String
  }

  /// So many are asked about at once.
  static let asked = 200

  let title: DisplayText
  /// What has left it by then is passed over.
  let view: Query
  let total: Int
  /// Not yet seen, in their order.
  private(set) var left: [ConversationID]
  /// A colleague had them in hand when it was their turn; asked about once more at the end.
  private(set) var inOtherHands: [ConversationID] = []
  private(set) var seen: [ConversationID] = []
  private(set) var skipped: [Skipped] = []
  private(set) var gone = 0
  /// How many acts were done to each.
  private(set) var acts: [ConversationID: Int] = [:]
  private(set) var current: ConversationID?
  /// The conversation in front is being left for the next one.
  var isMovingOn = false
  private var asksAgain = true

  init(title: DisplayText, view: Query, conversations: [ConversationID]) {
    self.title = title
    self.view = view
    left = conversations
    total = conversations.count
  }

  var candidates: [ConversationID] { Array(left.prefix(Sweep.asked)) }

  /// Whether something was done to the one in front, so that going on is no skipping.
  var isDealtWith: Bool { current.map { acts[$0, default: 0] > 0 } ?? true }

  var doneCount: Int { acts.values.count { $0 > 0 } }

  mutating func serve(_ id: ConversationID) {
    left.removeAll { $0 == id }
    if !seen.contains(id) { seen.append(id) }
    current = id
  }

  mutating func pass(gone ids: [ConversationID]) {
    let set = Set(ids)
    left.removeAll { set.contains($0) }
    gone += ids.count
  }

  /// None of those asked about is free: the next ones are asked about, at the end these once more.
  mutating func passInOtherHands(_ asked: [ConversationID]) {
    let set = Set(asked)
    inOtherHands += left.filter(set.contains)
    left.removeAll { set.contains($0) }
    guard left.isEmpty, asksAgain, !inOtherHands.isEmpty else { return }
    asksAgain = false
    left = inOtherHands
    inOtherHands = []
  }

  mutating func skip(_ id: ConversationID, _ reason: String) {
    skipped.removeAll { $0.id == id }
    skipped.append(Skipped(id: id, reason: reason))
  }

  mutating func acted(on id: ConversationID) {
    if seen.contains(id) { acts[id, default: 0] += 1 }
  }

  /// An act was taken back; what was skipped is not skipped then.
  mutating func tookBack(on id: ConversationID, wasSkip: Bool) {
    if wasSkip {
      skipped.removeAll { $0.id == id }
    } else if let count = acts[id] {
      acts[id] = max(0, count - 1)
    }
  }

  /// Back to one that was seen; the one in front waits for its turn again.
  mutating func goBack(to id: ConversationID) {
    if let current, current != id {
      seen.removeAll { $0 == current }
      left.insert(current, at: 0)
    }
    left.insert(id, at: 0)
  }

  /// `sweep 7 of 40 · 2 skipped`.
  var progress: DisplayText {
    let place = max(1, seen.count + gone)
    let words: DisplayText = "sweep \(min(place, total)) of \(total)"
    return skipped.isEmpty ? words : words + " · \(skipped.count) skipped"
  }

  /// What became of all of them, in one line.
  var summary: String {
    var parts = ["\(doneCount) done"]
    if !skipped.isEmpty { parts.append("\(skipped.count) skipped") }
    let untouched = seen.count - doneCount - skipped.count { acts[$0.id, default: 0] == 0 }
    if untouched > 0 { parts.append("\(untouched) only looked at") }
    if gone > 0 { parts.append("\(gone) had left the list") }
    if !inOtherHands.isEmpty { parts.append("\(inOtherHands.count) in colleagues’ hands") }
    if !left.isEmpty { parts.append("\(left.count) not seen") }
    return parts.joined(separator: ", ")
  }
}
