import Inbox

@testable import Demonstration

/// The demonstration's past, folded as the store folds it.
struct Journal {
  let day: DemonstrationDay
  let conversations: [ConversationRef: Conversation]
  let turns: [Turn]

  init(_ day: DemonstrationDay) {
    self.day = day
    var own: [ConversationRef: [Event]] = [:]
    var contacts: [String: [Event]] = [:]
    var mergedInto: [ConversationRef: ConversationRef] = [:]
    for event in day.events {
      if case .contact(let update) = event.what {
        contacts[update.contact.text, default: []].append(event)
      }
      guard let ref = event.conversation else { continue }
      own[ref, default: []].append(event)
      if case .merge(let into) = event.what { mergedInto[ref] = into }
    }
    var known: [ConversationRef: Conversation] = [:]
    var turns: [Turn] = []
    for ref in own.keys {
      var lines = own[ref] ?? []
      for (merged, into) in mergedInto where into == ref { lines += own[merged] ?? [] }
      let writers = Set(
        lines.compactMap { $0.by?.kind == .customer ? $0.by?.id : nil })
      lines += writers.sorted().flatMap { contacts[$0] ?? [] }
      lines = lines.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        .map(\.element)
      let folded = Conversation.fold(ref, lines: lines, workspace: day.workspace)
      if let conversation = folded.conversation { known[ref] = conversation }
      turns += folded.turns
    }
    conversations = known
    self.turns = turns
  }

  func with(_ status: Status) -> [Conversation] {
    conversations.values.filter { $0.status == status && $0.mergedInto == nil }
  }

  /// Messages with who said them.
  var messages: [(Message, Actor?)] {
    day.events.compactMap { event in
      if case .message(let message) = event.what { (message, event.by) } else { nil }
    }
  }
}
