import Inbox

/// The statements that read the queue, one for each index and direction; all static text.
extension QueueView.Index {
  /// `?1` the index's value, `?2` the first key, `?3` the key before which it ends, `?4` how many.
  func statement(descending: Bool) -> StaticString {
    switch (self, descending) {
    case (.all, false):
      """
      SELECT id, version, queue_key, customer_seq, state, matures_at IS NOT NULL
      FROM conversation
      INDEXED BY conversation_queue
      WHERE ?1 IS NULL AND queue_key >= ?2 AND queue_key < ?3 ORDER BY queue_key LIMIT ?4
      """
    case (.all, true):
      """
      SELECT id, version, queue_key, customer_seq, state, matures_at IS NOT NULL
      FROM conversation
      INDEXED BY conversation_queue
      WHERE ?1 IS NULL AND queue_key >= ?2 AND queue_key < ?3 ORDER BY queue_key DESC LIMIT ?4
      """
    case (.assignee, false):
      """
      SELECT id, version, queue_key, customer_seq, state, matures_at IS NOT NULL
      FROM conversation
      INDEXED BY conversation_assignee
      WHERE assignee IS ?1 AND queue_key >= ?2 AND queue_key < ?3 ORDER BY queue_key LIMIT ?4
      """
    case (.assignee, true):
      """
      SELECT id, version, queue_key, customer_seq, state, matures_at IS NOT NULL
      FROM conversation
      INDEXED BY conversation_assignee
      WHERE assignee IS ?1 AND queue_key >= ?2 AND queue_key < ?3
      ORDER BY queue_key DESC LIMIT ?4
      """
    case (.team, false):
      """
      SELECT id, version, queue_key, customer_seq, state, matures_at IS NOT NULL
      FROM conversation
      INDEXED BY conversation_team
      WHERE team IS ?1 AND queue_key >= ?2 AND queue_key < ?3 ORDER BY queue_key LIMIT ?4
      """
    case (.team, true):
      """
      SELECT id, version, queue_key, customer_seq, state, matures_at IS NOT NULL
      FROM conversation
      INDEXED BY conversation_team
      WHERE team IS ?1 AND queue_key >= ?2 AND queue_key < ?3 ORDER BY queue_key DESC LIMIT ?4
      """
    case (.channel, false):
      """
      SELECT id, version, queue_key, customer_seq, state, matures_at IS NOT NULL
      FROM conversation
      INDEXED BY conversation_channel
      WHERE channel = ?1 AND queue_key >= ?2 AND queue_key < ?3 ORDER BY queue_key LIMIT ?4
      """
    case (.channel, true):
      """
      SELECT id, version, queue_key, customer_seq, state, matures_at IS NOT NULL
      FROM conversation
      INDEXED BY conversation_channel
      WHERE channel = ?1 AND queue_key >= ?2 AND queue_key < ?3
      ORDER BY queue_key DESC LIMIT ?4
      """
    case (.tier, false):
      """
      SELECT id, version, queue_key, customer_seq, state, matures_at IS NOT NULL
      FROM conversation
      INDEXED BY conversation_tier
      WHERE tier = ?1 AND queue_key >= ?2 AND queue_key < ?3 ORDER BY queue_key LIMIT ?4
      """
    case (.tier, true):
      """
      SELECT id, version, queue_key, customer_seq, state, matures_at IS NOT NULL
      FROM conversation
      INDEXED BY conversation_tier
      WHERE tier = ?1 AND queue_key >= ?2 AND queue_key < ?3 ORDER BY queue_key DESC LIMIT ?4
      """
    case (.tag, false):
      """
      SELECT c.id, c.version, c.queue_key, c.customer_seq, c.state, c.matures_at IS NOT NULL
      FROM conversation_tag t CROSS JOIN conversation c ON c.id = t.conversation
      WHERE t.tag = ?1 AND t.queue_key >= ?2 AND t.queue_key < ?3
      ORDER BY t.queue_key LIMIT ?4
      """
    case (.tag, true):
      """
      SELECT c.id, c.version, c.queue_key, c.customer_seq, c.state, c.matures_at IS NOT NULL
      FROM conversation_tag t CROSS JOIN conversation c ON c.id = t.conversation
      WHERE t.tag = ?1 AND t.queue_key >= ?2 AND t.queue_key < ?3
      ORDER BY t.queue_key DESC LIMIT ?4
      """
    case (.listed, false):
      """
      SELECT c.id, c.version, c.queue_key, c.customer_seq, c.state, c.matures_at IS NOT NULL
      FROM json_each(?1) j CROSS JOIN conversation c ON c.id = j.value
      WHERE c.queue_key >= ?2 AND c.queue_key < ?3 ORDER BY c.queue_key LIMIT ?4
      """
    case (.listed, true):
      """
      SELECT c.id, c.version, c.queue_key, c.customer_seq, c.state, c.matures_at IS NOT NULL
      FROM json_each(?1) j CROSS JOIN conversation c ON c.id = j.value
      WHERE c.queue_key >= ?2 AND c.queue_key < ?3 ORDER BY c.queue_key DESC LIMIT ?4
      """
    }
  }
}
