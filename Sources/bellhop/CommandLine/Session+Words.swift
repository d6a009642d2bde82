import Inbox

extension Session {
  var time: DeskTime { DeskTime(workspace) }

  /// The line with the conversation's number in place of the importer's id: people know no other.
  func numbered(_ event: Event) -> Event {
    var event = event
    if case .merge(let into) = event.what {
      event.what = .merge(into: ConversationRef(number(of: into)))
    }
    return event
  }

  /// A sentence that the store or a rule composed, as people read it: local times, and conversations
  /// by their number instead of the importer's id.
  func worded(_ sentence: String) -> String {
    let sentence = time.worded(sentence)
    guard let place = sentence.firstRange(of: "merged into ") else { return sentence }
    let ref = ConversationRef(String(sentence[place.upperBound...]))
    return sentence[..<place.upperBound] + number(of: ref)
  }
}
