/// How long words are kept (`retention:` of the workspace). Nothing that figures are made of goes:
/// the journal, its times, targets and counts stay as they are.
package struct Retention: Hashable, Sendable {
  /// Milliseconds after which the bodies of messages are purged; nil: never.
  package var bodies: Int64?

  /// Shorter than this nobody could answer from what is kept: one day.
  package static let least: Int64 = 86_400_000

  package init(bodies: Int64? = nil) {
    self.bodies = bodies
  }
}
