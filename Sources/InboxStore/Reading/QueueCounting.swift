import Inbox

extension QueueReader {
  /// How many rows of an index stand before a key. Only for views that the index alone answers.
  func keys(before place: QueueView.Key) throws -> Int {
    if let ordered {
      return ordered.count { QueueView.Key(bytes: $0.key.bytes) < place }
    }
    var sum = 0
    for range in view.ranges {
      let part = range.clamped(to: QueueView.Key.first..<place)
      guard !part.isEmpty else { continue }
      let count = try connection.integer(
        view.index.counting, view.index.value, .blob(part.lowerBound.bytes),
        .blob(part.upperBound.bytes))
      sum += Int(count ?? 0)
    }
    return sum
  }
}

extension QueueView.Index {
  /// Counts keys in a range on the index alone.
  var counting: StaticString {
    switch self {
    case .all:
      """
      SELECT count(*) FROM conversation INDEXED BY conversation_queue
      WHERE ?1 IS NULL AND queue_key >= ?2 AND queue_key < ?3
      """
    case .assignee:
      """
      SELECT count(*) FROM conversation INDEXED BY conversation_assignee
      WHERE assignee IS ?1 AND queue_key >= ?2 AND queue_key < ?3
      """
    case .team:
      """
      SELECT count(*) FROM conversation INDEXED BY conversation_team
      WHERE team IS ?1 AND queue_key >= ?2 AND queue_key < ?3
      """
    case .channel:
      """
      SELECT count(*) FROM conversation INDEXED BY conversation_channel
      WHERE channel = ?1 AND queue_key >= ?2 AND queue_key < ?3
      """
    case .tier:
      """
      SELECT count(*) FROM conversation INDEXED BY conversation_tier
      WHERE tier = ?1 AND queue_key >= ?2 AND queue_key < ?3
      """
    case .tag:
      """
      SELECT count(*) FROM conversation_tag
      WHERE tag = ?1 AND queue_key >= ?2 AND queue_key < ?3
      """
    case .listed:
      """
      SELECT count(*) FROM json_each(?1) j CROSS JOIN conversation c ON c.id = j.value
      WHERE c.queue_key >= ?2 AND c.queue_key < ?3
      """
    }
  }
}
