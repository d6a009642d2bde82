/// A rule as the workspace file states it (workspace.md, `rules`): when something happens and all of
/// `when` holds, `then` is done.
package struct Rule: Hashable, Sendable {
  package enum Trigger: String, CaseIterable, Sendable {
    case message
    case opened
    case reopened
    case tag
    case tier
    case assigned
    case csat
    case waiting
    case idle
    case atRisk = "at_risk"
    case breach
  }

  package var name: String
  package var on: Trigger
  /// Key → values, in the file's order; the keys of workspace.md.
  package var when: [Clause]
  package var then: [Clause]

  /// One key of `when` or `then` with its values as written.
  package struct Clause: Hashable, Sendable {
    package var key: String
    package var values: [String]

    package init(key: String, values: [String]) {
      self.key = key
      self.values = values
    }
  }

  package init(name: String, on: Trigger, when: [Clause], then: [Clause]) {
    self.name = name
    self.on = on
    self.when = when
    self.then = then
  }
}
