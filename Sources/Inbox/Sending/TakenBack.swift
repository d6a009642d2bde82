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
