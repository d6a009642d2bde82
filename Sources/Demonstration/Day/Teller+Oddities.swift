import Inbox

extension Teller {
  /// What happens once a week and must look right too: words changed and withdrawn on the network,
  /// an answer that it refused, conversations that belong together.
  mutating func tellTheOddities() {
    let settled = Set(lines.compactMap(\.conversation)).subtracting(threads.keys)
    let messages = lines.compactMap { event -> (Event, Message)? in
      guard case .message(let message) = event.what,
        event.conversation.map(settled.contains) == true
      else { return nil }
      return (event, message)
    }
    let theirs = messages.filter { $0.1.direction == .in }
    for (event, message) in random.some(3, of: theirs.filter { $0.1.channel == .telegram }) {
      let text = (message.text ?? "") + " (edit: sorry, typo)"
      write(after(event, by: event.by, .edit(message.id, text: text)))
    }
    for (event, message) in random.some(2, of: theirs.filter { $0.1.channel == .instagram }) {
      write(after(event, by: event.by, .redact(message.id)))
    }
    let ours = messages.filter { $0.1.direction == .out && $0.1.channel == .sms }
    for (event, message) in random.some(1, of: ours) {
      // Refused by the network at first; the one that is there is the second attempt.
      var refused = message
      refused.id = numbering.message()
      refused.delivery = .failed
      var line = event
      line.at = event.at.advanced(by: -25_000)
      line.act = numbering.act()
      line.what = .message(refused)
      write(line)
    }
    let refs = settled.sorted()
    for _ in 0..<3 {
      guard let from = random.pick(refs), let to = random.pick(refs), from != to else { continue }
      let last = lines.last { $0.conversation == from }?.at ?? now
      write(
        Event(
          at: min(now, last.advanced(by: 60_000)), conversation: from, by: .agent("maya"),
          act: numbering.act(), what: .link(to: to, .related)))
    }
  }

  private func after(_ event: Event, by actor: Actor?, _ what: Occurrence) -> Event {
    Event(
      at: min(now, event.at.advanced(by: 20_000)), conversation: event.conversation, by: actor,
      what: what)
  }
}

extension SeededGenerator {
  /// Some of them, in their order.
  fileprivate mutating func some<Element>(_ count: Int, of elements: [Element]) -> [Element] {
    let indices = Array(elements.indices).shuffled(using: &self).prefix(count).sorted()
    return indices.map { elements[$0] }
  }
}
