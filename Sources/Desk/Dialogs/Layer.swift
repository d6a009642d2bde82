import Canvas
import Inbox

/// What lies over the queue; the last one gets the keys.
enum Layer: Sendable {
  case conversation(ConversationScreen)
  case outbox(OutboxScreen)
  case hits(HitsScreen)
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
    case .hits: .hits
    case .help: .help
    case .picker: .picker
    case .prompt: .prompt
    case .question, .keys: .question
    }
  }

  /// Whether it covers the whole screen, so that nothing below needs drawing.
  var isFull: Bool {
    switch self {
    case .conversation, .outbox, .hits: true
    case .help, .picker, .prompt, .question, .keys: false
    }
  }
}
