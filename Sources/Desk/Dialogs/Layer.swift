import Canvas
import Inbox

/// What lies over the queue; the last one gets the keys.
enum Layer: Sendable {
  case conversation(ConversationScreen)
  case outbox(OutboxScreen)
  case hits(HitsScreen)
  case explanation(ExplanationScreen)
  case wallboard(WallboardScreen)
  case report(ReportScreen)
  case incidents(IncidentScreen)
  case customer(CustomerScreen)
  case savedReply(SavedReplyForm)
  case approval(ApprovalBox)
  case words(WordsBox)
  case help(HelpScreen)
  case picker(Picker)
  case prompt(Prompt)
  case question(QuestionBox)
  /// The next keys become a command's.
  case keys(KeyCapture)

  var context: KeyContext {
    switch self {
    case .conversation(let screen): screen.isWriting ? .composer : .conversation
    case .outbox: .outbox
    // Rows that lead to conversations, as hits do.
    case .hits, .explanation: .hits
    case .customer: .customer
    case .wallboard: .wallboard
    case .report: .report
    case .incidents: .incidents
    // Its letters are text and its keys those of a line of text.
    case .savedReply, .words: .prompt
    case .approval(let box): box.mode == .reading ? .approval : .prompt
    case .help: .help
    case .picker: .picker
    case .prompt: .prompt
    case .question, .keys: .question
    }
  }

  /// Whether it covers the whole screen, so that nothing below needs drawing.
  var isFull: Bool {
    switch self {
    case .conversation, .outbox, .hits, .explanation, .customer, .wallboard, .report, .incidents:
      true
    case .help, .picker, .prompt, .question, .keys, .savedReply, .approval, .words: false
    }
  }
}
