import Canvas
import Inbox

extension DeskState {
  /// `^X d`: shows a text that is too long in the parts it would be sent in; `y` sends them, one
  /// after the other was accepted.
  mutating func divide() {
    guard conversation?.composer.kind == .reply else {
      return say(.hint, "A note may be as long as it likes")
    }
    guard let (screen, row) = readyToSend() else { return }
    let channel = row.conversation.channel
    guard let limit = limit(of: screen, row) else {
      return say(.hint, "\(channel.name) takes a text of any length")
    }
    let text = screen.composer.reply.buffer.text
    if limit.takes(text) { return say(.hint, "It fits into one message: ^S sends it") }
    if let refusal = refusalOfAudience(screen, row) { return say(.warning, refusal) }
    let audience = AnswerAudience(row.conversation, outbox: screen.outbox, now: now)
    if let refusal = audience.refusalOfParts(to: screen.audience) {
      return say(.warning, refusal.description)
    }
    guard let split = MessageParts(text, limit: limit) else {
      return say(.warning, "It would be more than \(MessageParts.most) messages: shorten it")
    }
    guard languageIsMeant(screen.composer.reply, row) else { return }
    let isPublic = screen.audience == .public
    let count = split.parts.count
    var lines = isPublic ? publicLines(row) + [.init(text: .empty)] : []
    if !isPublic, let stays = wordsOfStaying(row) {
      lines += [.init(text: "It " + stays, role: .warning), .init(text: .empty)]
    }
    for (place, part) in split.parts.enumerated() {
      let use = limit.use(of: part.text)
      if part != split.parts.first { lines.append(.init(text: .empty)) }
      lines += part.text.split(separator: "\n", omittingEmptySubsequences: false).map {
        .init(text: DisplayText(filtering: String($0), as: .line))
      }
      lines.append(
        .init(text: "part \(place + 1) of \(count), \(use.count)/\(use.most)", role: .dim))
    }
    layers.append(
      .question(
        QuestionBox(
          title: isPublic ? "Send \(count) parts in PUBLIC?" : "Send it in \(count) parts?",
          lines: lines,
          answers: [
            .init(
              key: "y", title: "send them, each once the one before was accepted",
              action: .send(Handing(inParts: true))),
            .init(key: "n", title: "go on writing", action: .close),
          ], openedAt: now, mostWraps: .max)))
    gate.closeUntilPainted()
  }
}
