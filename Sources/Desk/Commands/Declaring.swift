import Canvas
import Inbox

/// Whether the agent is there: online, away or off. Routing gives nothing to who is not.
extension DeskState {
  mutating func declare(_ state: Availability) {
    guard state != availability else { return say(.hint, "You are \(state.rawValue) already") }
    emit(.declare(state))
  }

  mutating func becomeAvailable(_ state: Availability) {
    let isFirst = availability == nil
    availability = state
    let isRouted = settings.workspace.routing != nil
    switch state {
    case .online: if !isFirst { say(.done, "You are online") }
    case .away:
      say(
        .done, "You are away" + (isRouted ? ": nothing is given to you; A o when you are back" : "")
      )
    case .off:
      say(.done, "You are off" + (isRouted ? ": nothing is given to you; A o begins again" : ""))
    }
  }

  /// Behind the agent's name in the header, where it is not what everybody takes for granted.
  var availabilityText: DisplayText {
    switch availability {
    case .away: " (away)"
    case .off: " (off)"
    case .online, nil: .empty
    }
  }
}
