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

  mutating func add(_ other: MetricTotals) {
    inbound.add(other.inbound)
    firstResponse.add(other.firstResponse)
    response.times.add(other.response.times)
    wait.add(other.wait)
    resolution.times.add(other.resolution.times)
    serviceLevel.add(other.serviceLevel)
    answering.add(other.answering)
    firstContact.add(other.firstContact)
    handling.add(other.handling)
    satisfaction.add(other.satisfaction)
    promoters.add(other.promoters)
    deflection.add(other.deflection)
    selfService.share.add(other.selfService.share)
    reopening.add(other.reopening)
    backlog.add(other.backlog)
  }

  /// Every name, in the order of the specification.
  func members(
    in range: MetricRange, workspace: Workspace, open: Bool
  ) -> [MetricMember] {
    inbound.members + firstResponse.members + response.members + wait.members(in: range)
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

  /// Takes over what was found elsewhere, with the rows that it belongs to here.
  mutating func add(_ other: PendingFacts, rows: [Int]) {
    surveys += other.surveys.map {
      var sent = $0
      sent.row = rows[$0.row]
      return sent
    }
    scores += other.scores
    recommendations += other.recommendations.map {
      var answer = $0
      if $0.row >= 0 { answer.row = rows[$0.row] }
      return answer
    }
    firstContacts += other.firstContacts.map {
      var candidate = $0
      candidate.row = rows[$0.row]
      return candidate
    }
    beginnings += other.beginnings
  }
}
