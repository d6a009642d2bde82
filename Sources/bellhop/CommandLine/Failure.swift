import Foundation
import Inbox
import InboxStore

/// What a command ends with when it could not do its work: words on stderr, a status for scripts.
struct Failure: Error {
  /// The exit statuses of the command line.
  enum Status: Int32 {
    /// Refused by a rule of the desk; the message says which.
    case refused = 1
    /// Wrong usage, or an input file that cannot be read.
    case usage = 2
    /// The store could not be reached.
    case store = 3
    /// Someone else changed it first.
    case collision = 4
  }

  let status: Status
  let message: String

  init(status: Status, _ message: String) {
    self.status = status
    self.message = message
  }

  init(_ refusal: Refusal) {
    switch refusal {
    case .saidElsewhere:
      self.init(status: .refused, refusal.description + " --say-again sends them all the same.")
    case .tooLong:
      self.init(
        status: .refused, refusal.description + " --parts sends it as several messages.")
    case .notSummoned: self.init(status: .refused, refusal.description + " --private does.")
    case .collision, .replyUnderWay: self.init(status: .collision, refusal.description)
    default: self.init(status: .refused, refusal.description)
    }
  }

  /// Says why and leaves.
  func exit() -> Never {
    StandardError.say(message)
    Foundation.exit(status.rawValue)
  }
}
