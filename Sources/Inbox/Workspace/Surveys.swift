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
