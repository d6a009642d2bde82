/// What became of taking back an answer to many, or of one reply.
package struct TakenBack: Hashable, Sendable {
  /// Those that had not left.
  package var ids: [MessageID] = []
  /// So many of their texts are in the drafts of their conversations; the others are the words of
  /// their incident or saved reply, and can be answered with again.
  package var drafts = 0
  /// So many of the same answer had left, or are leaving.
  package var gone = 0

  package init(ids: [MessageID] = [], drafts: Int = 0, gone: Int = 0) {
    self.ids = ids
    self.drafts = drafts
    self.gone = gone
  }

  /// `the text is in the draft`: where their words are now.
  package var whereabouts: String {
    switch (ids.count, drafts) {
    case (_, 0): "their words stay where they came from"
    case (1, _): "the text is in the draft"
    case (drafts, _): "each text is in its draft"
    default: "\(drafts) of the texts are in drafts"
    }
  }

  package mutating func add(_ other: TakenBack) {
    ids += other.ids
    drafts += other.drafts
    gone += other.gone
  }
}

extension GroupAnswer {
  /// A fresh id is a UUID in its usual form (RFC 9562).
  private static let idLength = 36

  /// The id of the answer to many that a message is of, by the message's own; nil for other ones.
  package static func id(of message: MessageID) -> String? {
    let text = message.text
    guard text.utf8.count > idLength + 1 else { return nil }
    let bytes = Array(text.utf8)
    let isID = bytes.prefix(idLength).enumerated().allSatisfy { place, byte in
      let isHyphen = byte == UInt8(ascii: "-")
      return [8, 13, 18, 23].contains(place)
        ? isHyphen
        : (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }
    guard isID, bytes[idLength] == UInt8(ascii: "-") else { return nil }
    return String(decoding: bytes.prefix(idLength), as: UTF8.self)
  }
}

extension OutboxEntry {
  /// It has not begun to leave, so that it can be taken back.
  package var waits: Bool { state == .held || state == .queued }
}
