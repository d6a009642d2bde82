/// When customers are asked how it was.
package struct Surveys: Hashable, Sendable {
  package struct Satisfaction: Hashable, Sendable {
    package var delayMilliseconds: Int64
    package var lowScore: Int
    package var followUpTeam: TeamID?
    package var followUpTags: [String]
    /// The same contact is not asked oftener; nil: after each conversation.
    package var everyMilliseconds: Int64?
    /// What is asked, by language; empty: our own words.
    package var ask: [String: String]

    package init(
      delayMilliseconds: Int64, lowScore: Int, followUpTeam: TeamID? = nil,
      followUpTags: [String] = [], everyMilliseconds: Int64? = nil, ask: [String: String] = [:]
    ) {
      self.everyMilliseconds = everyMilliseconds
      self.ask = ask
      self.delayMilliseconds = delayMilliseconds
      self.lowScore = lowScore
      self.followUpTeam = followUpTeam
      self.followUpTags = followUpTags
    }
  }

  package struct Promoter: Hashable, Sendable {
    package var everyMilliseconds: Int64
    package var delayMilliseconds: Int64
    package var ask: [String: String]

    package init(
      everyMilliseconds: Int64, delayMilliseconds: Int64 = 0, ask: [String: String] = [:]
    ) {
      self.everyMilliseconds = everyMilliseconds
      self.delayMilliseconds = delayMilliseconds
      self.ask = ask
    }
  }

  package var csat: Satisfaction?
  package var nps: Promoter?

  package init(csat: Satisfaction? = nil, nps: Promoter? = nil) {
    self.csat = csat
    self.nps = nps
  }
}
