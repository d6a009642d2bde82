/// What the clocks know beyond the open instances.
package struct ClockMemory: Hashable, Sendable {
  /// The line that opens it has been taken over.
  package var isBegun: Bool
  /// The contact is the one that `opened` named, not only who wrote first.
  package var contactIsNamed: Bool
  /// The first event was an agent's `opened` or `out`, neither automatic nor campaign.
  package var agentInitiated: Bool
  /// A first_response runs or ended otherwise than by spam: there is none again.
  package var hasFirstResponse: Bool
  /// Since the last human reply, handoff or opening there was a bot message.
  package var botHasIt: Bool
  /// The open resolution instance began with the waiting turn, so a handoff moves it too.
  package var resolutionBeganWithTurn: Bool

  package init() {
    isBegun = false
    contactIsNamed = false
    agentInitiated = false
    hasFirstResponse = false
    botHasIt = false
    resolutionBeganWithTurn = false
  }
}
