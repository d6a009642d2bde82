import Canvas
import Inbox

/// What is being written in a conversation: the reply and the note, two drafts that never mix.
struct Composer: Sendable {
  /// Drafts are kept this long after the last change, so that two seconds are never lost.
  static let pause: Int64 = 1500

  var kind = Draft.Kind.reply
  var reply = Writing(kind: .reply)
  var note = Writing(kind: .note)
  /// A send that was stopped shows what is new here until it is decided.
  var collision: Collision?
  /// What stands beside the draft while it is written.
  var beside: Beside?
  /// The last line that stood on the screen when something newer stopped a send.
  var newsKnownThrough: Int64 = .max
  /// Colleagues at this conversation read the draft in front while it is written.
  var isShared = false
  /// The version that sending a draft from here made: a page that was read before it still brings
  /// the draft.
  var leftAt: [Draft.Kind: Int64] = [:]

  var active: Writing {
    get { kind == .reply ? reply : note }
    set {
      if kind == .reply { reply = newValue } else { note = newValue }
    }
  }

  subscript(kind: Draft.Kind) -> Writing {
    get { kind == .reply ? reply : note }
    set {
      if kind == .reply { reply = newValue } else { note = newValue }
    }
  }
}

/// How a draft is handed over; kept while a question stands between the key and the send.
struct Handing: Hashable, Sendable {
  /// Resolved once the network has it (`^X^S`).
  var resolves = false
  /// As several messages, for it is longer than the channel takes.
  var inParts = false
  /// Though the customer has the same words from another channel.
  var saysItAgain = false
  /// The version that counts as seen; nil: what stood on the screen.
  var seen: Int64?
}

/// One draft while it is written.
struct Writing: Sendable {
  let kind: Draft.Kind
  var buffer = TextBuffer()
  /// Chosen by the author; nil: that of the conversation. It never changes by itself.
  var audience: Audience?
  var savedReply: String?
  var language: String?
  var then = StagedActions()
  /// Other wordings, for whoever approves it to choose from.
  var variants: [String] = []
  /// The last change that is not kept yet.
  var changedAt: Instant?
  var savedAt: Instant?
  /// It was sent and waits for the store's answer: nothing is saved meanwhile.
  var isLeaving = false
  /// Asked once, answered by sending again; not by a key that is held down.
  var languageAskedAt: Instant?

  init(kind: Draft.Kind) {
    self.kind = kind
  }

  /// What the store kept.
  init(_ draft: Draft) {
    kind = draft.kind
    buffer = TextBuffer(draft.text)
    let index = draft.text.index(
      draft.text.startIndex, offsetBy: max(0, draft.cursor), limitedBy: draft.text.endIndex)
    buffer.move(
      to: draft.text.utf8.distance(from: draft.text.startIndex, to: index ?? draft.text.endIndex))
    audience = draft.audience
    savedReply = draft.savedReply
    language = draft.language
    then = draft.then
    variants = draft.variants
    savedAt = draft.savedAt
  }

  /// As the store keeps it.
  var draft: Draft {
    let text = buffer.text
    let index = text.boundary(atOrBefore: buffer.cursor) ?? text.endIndex
    var draft = Draft(
      kind: kind, text: text, cursor: text.distance(from: text.startIndex, to: index),
      audience: audience, savedReply: savedReply, language: language, then: then,
      savedAt: savedAt)
    draft.variants = variants
    return draft
  }

  /// Places that the author must fill: `{{order}}`, as ranges of bytes.
  var gaps: [Range<Int>] { Writing.gaps(in: buffer.text) }

  static func gaps(in text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    var found: [Range<Int>] = []
    var start: Int?
    var index = 0
    while index + 1 < bytes.count {
      if bytes[index] == 0x7B, bytes[index + 1] == 0x7B {
        start = index
        index += 2
      } else if let open = start, bytes[index] == 0x7D, bytes[index + 1] == 0x7D {
        found.append(open..<index + 2)
        start = nil
        index += 2
      } else {
        if bytes[index] == 0x0A { start = nil }
        index += 1
      }
    }
    return found
  }

  /// The gap that the cursor stands at the beginning of: typing takes its place.
  var gapAtCursor: Range<Int>? {
    gaps.first { $0.lowerBound == buffer.cursor }
  }
}
