import Canvas
import Inbox

/// Another way to the same customer.
enum OtherWay: Hashable, Sendable {
  /// A conversation with them that is there already.
  case conversation(ConversationID)
  case begin(Beginning)
}

extension DeskState {
  /// The network takes no answer here any more: says so, and offers the ways that are open.
  mutating func showWindowClosed(_ refusal: Refusal) {
    guard let screen = conversation, let row = screen.row else { return }
    let channel: Channel
    let instead: String
    let why: DisplayText
    switch refusal {
    case .windowClosed(let closed, let since, _, let other):
      (channel, instead) = (closed, other)
      let ago = DisplayText(composed: LocalTime.inWords(now.since(since)))
      why =
        DisplayText(composed: channel.name) + " closed at "
        + LocalTime.brief(since, now: now, zone) + ", " + ago + " ago."
    case .neverWrote(let closed, let other):
      (channel, instead) = (closed, other)
      why =
        DisplayText(composed: channel.name)
        + " takes words only for who has written there; they have not."
    default: return
    }
    let ways = otherWays(screen, row)
    var lines: [QuestionBox.Line] = [
      .init(text: why, role: .warning),
      .init(text: DisplayText(composed: "Not sent, the draft is kept: \(instead)."), role: .text),
    ]
    if ways.isEmpty {
      lines.append(.init(text: "No other address of this customer is known.", role: .dim))
    }
    var answers = ways.prefix(9).enumerated().compactMap { place, way in
      Unicode.Scalar(UInt8(0x31 + place)).properties.numericType == nil
        ? nil
        : QuestionBox.Answer(
          key: Unicode.Scalar(UInt8(0x31 + place)), title: "answer by " + way.title + " instead",
          action: .answerElsewhere(way.way))
    }
    answers.append(.init(key: "n", title: "go on writing", action: .close))
    layers.append(
      .question(
        QuestionBox(
          title: DisplayText(composed: channel.name) + " takes no answer now", lines: lines,
          answers: answers, openedAt: now)))
    gate.closeUntilPainted()
  }

  /// Conversations of the customer on other channels, then addresses where one could be begun.
  private func otherWays(
    _ screen: ConversationScreen, _ row: QueueRow
  ) -> [(way: OtherWay, title: DisplayText)] {
    let channel = row.conversation.channel
    var ways: [(way: OtherWay, title: DisplayText)] = []
    for cells in screen.others {
      let other = cells.conversation
      guard other.channel != channel, other.closedWindow(at: now) == nil,
        other.channel != .phone, other.channel != .review
      else { continue }
      let name = DisplayText(composed: other.channel.name)
      ways.append((.conversation(cells.id), name + " in " + text(cells.id)))
    }
    for identity in screen.contact?.identities ?? [] {
      guard identity.channel != channel, identity.channel.canBeWrittenToFirst,
        identity.channel.canBeHandle(identity.handle),
        let account = settings.workspace.accounts.first(where: { $0.channel == identity.channel }),
        let contact = screen.contact
      else { continue }
      let subject = row.conversation.subject ?? "Your message by \(channel.name)"
      let beginning = Beginning(
        account: account.id, contact: contact.id, recipient: identity.handle, name: contact.name,
        language: contact.language ?? row.conversation.language,
        subject: identity.channel == .email ? subject : nil)
      let handle = DisplayText(filtering: identity.handle, as: .name, limit: 40)
      ways.append(
        (.begin(beginning), DisplayText(composed: identity.channel.name) + " to " + handle))
    }
    return ways
  }

  /// The text goes along; the draft here stays what it is.
  mutating func answerElsewhere(_ way: OtherWay) {
    guard let text = conversation?.composer.reply.buffer.text else { return }
    switch way {
    case .conversation(let id):
      open(id, row: nil, writing: .reply)
      conversation?.carries = text
    case .begin(let beginning):
      begin(beginning)
      changeDraft { $0.buffer.setText(text) }
    }
  }

  /// The customer has the same words from another channel: asked once.
  mutating func askToSayAgain(_ said: SaidElsewhere, _ reply: Reply) {
    guard conversation?.row != nil else { return }
    var handing = reply.handing
    handing.saysItAgain = true
    let when = LocalTime.brief(said.at, now: now, zone)
    let by = DisplayText(filtering: said.by, as: .name, limit: 40)
    let channel = DisplayText(composed: said.channel.name)
    let state = said.state.map { " (" + $0.word + ")" } ?? .empty
    layers.append(
      .question(
        QuestionBox(
          title: "The customer has these words already",
          lines: [
            .init(
              text: when + " by " + channel + " in " + text(said.conversation) + state + ", from "
                + by + ":", role: .warning),
            .init(text: DisplayText(filtering: said.text, as: .line, limit: 400)),
          ],
          answers: [
            .init(key: "y", title: "send them here, too", action: .send(handing)),
            .init(key: "n", title: "go on writing", action: .close),
          ], openedAt: now, deafFor: ForeignChange.reaction)))
    gate.closeUntilPainted()
  }
}
