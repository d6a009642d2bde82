/// What is gathered for one row.
struct MetricTotals {
  var inbound = InboundVolume()
  var firstResponse = FirstResponseTime()
  var response = NextResponseTime()
  var wait = WaitingTime()
  var resolution = ResolutionTime()
  var serviceLevel = ServiceLevel()
  var answering = ResponseRate()
  var firstContact = FirstContactResolution()
  var handling = AverageHandleTime()
  var satisfaction = CustomerSatisfaction()
  var promoters = NetPromoterScore()
  var deflection = Deflection()
  var selfService = SelfService()
  var reopening = ReopenRate()
  var backlog = Backlog()

  /// Every name, in the order of the specification.
  func members(
    in range: MetricRange, workspace: Workspace, open: Bool
  ) -> [MetricMember] {
    inbound.members + firstResponse.members + response.members + wait.members
      + resolution.members + serviceLevel.members + answering.members(open: open)
      + firstContact.members + handling.members + satisfaction.members + promoters.members
      + deflection.members(workspace.costs, newElsewhere: inbound) + selfService.members
      + reopening.members + backlog.members(in: range) + inbound.hourMembers
  }
}

/// Facts that only all others settle: the last answer of a survey, other conversations of a contact.
struct PendingFacts {
  var surveys: [CustomerSatisfaction.Sent] = []
  var scores: [CustomerSatisfaction.Score] = []
  var recommendations: [NetPromoterScore.Answer] = []
  var firstContacts: [FirstContactResolution.Candidate] = []
  /// When contacts began conversations.
  var beginnings: [FirstContactResolution.Beginning] = []
}
