/// The states of a text before its changes, for going back step by step.
struct TextHistory: Hashable, Sendable {
  struct Step: Hashable, Sendable {
    var text: String
    var cursor: Int
  }

  /// Steps kept, and bytes of UTF-8 that they may hold together.
  static let most = 100
  static let mostBytes = 1 << 20

  private var steps: [Step] = []
  private var bytes = 0
  /// A letter was typed last: the next one belongs to the same step.
  var isTyping = false

  mutating func keep(_ text: String, cursor: Int) {
    steps.append(Step(text: text, cursor: cursor))
    bytes += text.utf8.count
    while steps.count > TextHistory.most || (bytes > TextHistory.mostBytes && steps.count > 1) {
      bytes -= steps.removeFirst().text.utf8.count
    }
  }

  mutating func back() -> Step? {
    guard let step = steps.popLast() else { return nil }
    bytes -= step.text.utf8.count
    return step
  }
}
