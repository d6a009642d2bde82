import Inbox

/// One exchange as the phrasebook tells it: what the customer writes, what the team answers.
struct Dialog: Hashable, Sendable {
  struct Line: Hashable, Sendable {
    enum Speaker: Hashable, Sendable {
      case customer
      case agent
      /// An internal note.
      case note
    }

    var speaker: Speaker
    /// Wordings of which one is taken; never empty.
    var wordings: [String]
    var attachments: [Attachment] = []
  }

  var scenario: Scenario
  var style: Style
  /// Only mails have one.
  var subject: String?
  var lines: [Line] = []

  /// The lines up to the first answer: what stands there unanswered.
  var question: ArraySlice<Line> {
    lines.prefix { $0.speaker == .customer }
  }
}
