import Inbox

extension DemonstrationPlay {
  /// What a customer writes now: an answer to an answer, a reminder, or something new.
  mutating func arrival(at now: Instant, view: PlayView) -> [Event]? {
    if random.happens(0.42), let row = expectant(view, at: now) {
      return goOn(row.conversation.ref, at: now)
    }
    if random.happens(0.12), let row = impatient(view, at: now) {
      return remind(row.conversation.ref, at: now)
    }
    return begin(at: now)
  }

  /// Somebody who was answered a while ago and has more to say.
  private mutating func expectant(_ view: PlayView, at now: Instant) -> QueueRow? {
    let rows = (view.pending + view.open).filter { row in
      guard let reply = row.conversation.lastHumanReplyAt, now.since(reply) > 20_000 else {
        return false
      }
      return row.conversation.waitingSince == nil && row.outbox == nil
        && threads[row.conversation.ref]?.speaker == .customer
    }
    // Those answered last are the ones who still sit before the screen.
    let latest = rows.sorted {
      ($0.conversation.lastHumanReplyAt ?? now) > ($1.conversation.lastHumanReplyAt ?? now)
    }
    return random.pick(Array(latest.prefix(5)))
  }

  private mutating func impatient(_ view: PlayView, at now: Instant) -> QueueRow? {
    let rows = view.open.filter { row in
      guard let since = row.conversation.waitingSince else { return false }
      return now.since(since) > 240_000 && row.conversation.unanswered < 4
        && threads[row.conversation.ref] != nil
    }
    return random.pick(Array(rows.prefix(20)))
  }

  private mutating func goOn(_ ref: ConversationRef, at now: Instant) -> [Event]? {
    guard var thread = threads[ref], thread.speaker == .customer else { return nil }
    let line = thread.dialog.lines[thread.next]
    thread.next += 1
    let text = thread.slots.fill(random.pick(line.wordings) ?? "", me: "")
    return say(text, in: thread, at: now, attachments: line.attachments)
  }

  private mutating func remind(_ ref: ConversationRef, at now: Instant) -> [Event]? {
    guard let thread = threads[ref],
      let text = random.pick(library[thread.language]?.nudges ?? [])
    else { return nil }
    return say(text, in: thread, at: now, attachments: [])
  }

  private mutating func say(
    _ text: String, in thread: Thread, at now: Instant, attachments: [Attachment]
  ) -> [Event] {
    var thread = thread
    let id = numbering.message()
    thread.latest = id
    threads[thread.ref] = thread
    return [thread.incoming(text, id: id, at: now, attachments: attachments)]
  }

  /// A new conversation; of five one is about this afternoon's trouble.
  private mutating func begin(at now: Instant) -> [Event]? {
    let language = random.pick(weighted: Stage.languages) ?? "en"
    guard let book = library[language] else { return nil }
    let styles = Set(book.dialogs.map(\.style))
    let stages = Stage.weighted(for: language).filter { styles.contains($0.0.style) }
    guard let stage = random.pick(weighted: stages) else { return nil }
    let dialogs = book.dialogs(stage.style)
    let trouble = dialogs.filter { $0.scenario == .doubleCharge }
    let chosen = random.happens(0.2) && !trouble.isEmpty ? trouble : dialogs
    guard let dialog = random.pick(chosen) else { return nil }
    let person = cast.newcomer(speaking: language, using: &random)
    var thread = Thread(
      ref: numbering.conversation(on: stage.channel), person: person, channel: stage.channel,
      account: workspace.accounts.first { $0.channel == stage.channel }?.id
        ?? AccountID(stage.channel.rawValue),
      kind: stage.kind, isPublic: stage.isPublic, dialog: dialog,
      slots: slots(for: person, on: stage.channel, book: book))
    let line = thread.dialog.lines[0]
    thread.next = 1
    let text = thread.slots.fill(random.pick(line.wordings) ?? "", me: "")
    return [introduction(of: person, on: stage.channel, at: now)]
      + say(text, in: thread, at: now, attachments: line.attachments)
  }

  private func introduction(of person: Person, on channel: Channel, at now: Instant) -> Event {
    let update = ContactUpdate(
      contact: person.id, name: person.name,
      identities: [Identity(channel: channel, handle: person.handle(on: channel))],
      bio: person.bio, followers: person.followers, verified: person.verified ? true : nil,
      language: person.language, segment: person.segment)
    return Event(at: now, conversation: nil, by: nil, what: .contact(update))
  }

  private mutating func slots(for person: Person, on channel: Channel, book: Phrasebook) -> Slots {
    let cents = Int.random(in: 19...249, using: &random) * 100 + 90
    return Slots(
      first: person.first, order: String(Int.random(in: 88_401...88_999, using: &random)),
      amount: Slots.amount(cents, language: person.language),
      city: random.pick(book.cities) ?? "", product: random.pick(["Ridge Low", "Alder 28"]) ?? "",
      handle: workspace.accounts.first { $0.channel == channel }?.handle ?? "@ternwick")
  }
}
