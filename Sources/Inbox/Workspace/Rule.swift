/// A rule as the workspace file states it. Kept and checked; it runs once `decide` runs rules.
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

/// When customers are asked how it was.
package struct Surveys: Hashable, Sendable {
  package struct Satisfaction: Hashable, Sendable {
    package var delayMilliseconds: Int64
    package var lowScore: Int
    package var followUpTeam: TeamID?
    package var followUpTags: [String]

    package init(
      delayMilliseconds: Int64, lowScore: Int, followUpTeam: TeamID? = nil,
      followUpTags: [String] = []
    ) {
      self.delayMilliseconds = delayMilliseconds
      self.lowScore = lowScore
      self.followUpTeam = followUpTeam
      self.followUpTags = followUpTags
    }
  }

  package struct Promoter: Hashable, Sendable {
    package var everyMilliseconds: Int64

    package init(everyMilliseconds: Int64) {
      self.everyMilliseconds = everyMilliseconds
    }
  }

  package var csat: Satisfaction?
  package var nps: Promoter?

  package init(csat: Satisfaction? = nil, nps: Promoter? = nil) {
    self.csat = csat
    self.nps = nps
  }
}
