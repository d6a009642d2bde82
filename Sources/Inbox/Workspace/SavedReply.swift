/// An answer written once and used often: a shortcut, and a body per language (workspace.md).
package struct SavedReply: Hashable, Sendable {
  /// Unique in the workspace; typed as `;rdc` or in the picker.
  package var shortcut: String
  package var title: String
  /// Ranks first where the conversation bears one of them.
  package var tags: [String]
  package var tier: Tier?
  /// Language code → text with placeholders; never empty.
  package var bodies: [String: String]
  package var then: StagedActions

  package init(
    shortcut: String, title: String, tags: [String] = [], tier: Tier? = nil,
    bodies: [String: String], then: StagedActions = StagedActions()
  ) {
    self.shortcut = shortcut
    self.title = title
    self.tags = tags
    self.tier = tier
    self.bodies = bodies
    self.then = then
  }
}

/// What stands beside a draft and happens when it was sent: in the transaction that hands the
/// message over, never before, and dropped if the send fails.
package struct StagedActions: Hashable, Sendable {
  package var addTags: [String]
  package var tier: Tier?
  /// Nil: the workspace's default decides; `.open` leaves it open.
  package var status: Status?

  package init(addTags: [String] = [], tier: Tier? = nil, status: Status? = nil) {
    self.addTags = addTags
    self.tier = tier
    self.status = status
  }
}
