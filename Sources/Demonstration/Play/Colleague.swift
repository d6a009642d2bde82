import Inbox

/// A colleague at work, as the play moves them.
struct Colleague: Sendable {
  enum State: Sendable {
    case idle
    case reading(Visit)
    case writing(Visit, Writing)
  }

  /// A look into one conversation.
  struct Visit: Sendable {
    var ref: ConversationRef
    var id: ConversationID
    var until: Instant
    /// What is still to be done before an answer is begun, one at a time.
    var errands: [Command]
    /// Came because the user is there, so that a collision can be seen.
    var besideTheUser: Bool
    /// Reads, and leaves the answer to somebody else.
    var onlyLooks: Bool
  }

  struct Writing: Sendable {
    var text: String
    var began: Instant
    /// Characters a second, in thousandths.
    var speed: Int64
    /// The conversation as it was when they began.
    var seenVersion: Int64
    var lastReply: Instant?
    /// Resolves with the answer instead of waiting for the customer.
    var resolves: Bool
    /// Puts the text away in the end, without sending it.
    var givesUp: Bool

    func characters(at now: Instant) -> Int {
      let typed = max(0, now.since(began)) / 100 * speed / 10_000
      return min(Int(typed), text.count)
    }
  }

  let agent: Agent
  var state = State.idle
  /// When they next do something.
  var wakesAt: Instant

  var visit: Visit? {
    switch state {
    case .idle: nil
    case .reading(let visit), .writing(let visit, _): visit
    }
  }
}
