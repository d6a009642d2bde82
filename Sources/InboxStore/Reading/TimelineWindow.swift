/// Which stretch of a conversation is wanted; it costs the same however long the conversation is.
package enum TimelineWindow: Hashable, Sendable {
  case latest(Int)
  /// The `limit` entries before this one of the conversation, which is left out.
  case before(sequence: Int64, limit: Int)
  /// The `limit` entries after this one, which is left out.
  case after(sequence: Int64, limit: Int)
  /// A stretch with this entry in its middle; the latest if it is not in the conversation.
  case around(sequence: Int64, limit: Int)
}
