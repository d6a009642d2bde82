import Inbox

/// Makes the demonstration's past, conversation by conversation.
struct Teller {
  let now: Instant
  let workspace: Workspace
  let library: Library
  var random: SeededGenerator
  var cast: Cast
  var numbering = Numbering(prefix: "demo")
  private(set) var lines: [Event] = []
  private(set) var threads: [ConversationRef: Thread] = [:]
  /// Those of whom a `contact` line was written.
  private var introduced: Set<ContactID> = []

  init(seed: UInt64, now: Instant, workspace: Workspace, library: Library) {
    self.now = now
    self.workspace = workspace
    self.library = library
    random = SeededGenerator(seed: seed)
    cast = Cast(library: library)
  }

  mutating func tellEverything() {
    tellTheOpen()
    tellTheQuiet()
    tellTheSettled()
    tellTheOddities()
    tellThePhone()
    tellTheTeam()
  }

  // MARK: Keeping what was told

  /// Writes a story down, with what is known about its customer.
  mutating func keep(_ story: Story, from start: Instant, alive: Bool) {
    let told = story.told(from: start)
    introduce(story.thread.person, at: told.first?.at ?? start, on: story.thread.channel)
    lines += told
    numbering = story.numberingAfter
    if alive { threads[story.thread.ref] = story.thread }
  }

  mutating func write(_ event: Event) {
    lines.append(event)
  }

  mutating func introduce(_ person: Person, at: Instant, on channel: Channel) {
    guard introduced.insert(person.id).inserted, person.name != nil else { return }
    var identities = [Identity(channel: channel, handle: person.handle(on: channel))]
    for other in [Channel.email, .whatsapp, .instagram]
    where other != channel && random.happens(0.3) {
      identities.append(Identity(channel: other, handle: person.handle(on: other)))
    }
    let update = ContactUpdate(
      contact: person.id, name: person.name, identities: identities, bio: person.bio,
      followers: person.followers, verified: person.verified ? true : nil,
      language: person.language, segment: person.segment,
      fields: [JSONMember("orders", .integer(person.orders))])
    // Later stories may reach further back: what is known of somebody is known from the start.
    let known = min(at, now.advanced(by: -15 * 86_400_000))
    lines.append(Event(at: known, conversation: nil, by: nil, what: .contact(update)))
  }

  // MARK: Beginning a story

  mutating func story(_ dialog: Dialog, on stage: Stage, with person: Person) -> Story {
    let thread = Thread(
      ref: numbering.conversation(on: stage.channel), person: person, channel: stage.channel,
      account: account(for: stage.channel), kind: stage.kind, isPublic: stage.isPublic,
      dialog: dialog, slots: slots(for: person, on: stage.channel))
    return Story(thread, agents: workspace.agents, numbering: numbering)
  }

  func account(for channel: Channel) -> AccountID {
    workspace.accounts.first { $0.channel == channel }?.id ?? AccountID(channel.rawValue)
  }

  mutating func slots(for person: Person, on channel: Channel) -> Slots {
    let cents = Int.random(in: 19...249, using: &random) * 100 + 90
    let book = library[person.language]
    return Slots(
      first: person.first, order: String(Int.random(in: 86_000...88_400, using: &random)),
      amount: Slots.amount(cents, language: person.language),
      city: random.pick(book?.cities ?? []) ?? "", product: random.pick(Teller.products) ?? "",
      handle: workspace.accounts.first { $0.channel == channel }?.handle ?? "@ternwick")
  }

  private static let products = [
    "Ridge Low", "Ridge Mid", "Alder 28", "Alder 45", "Fell Jacket", "Tarn 2",
  ]

  /// A stage on which people of this language have something to say.
  mutating func stage(for language: String) -> Stage {
    let styles = Set((library[language]?.dialogs ?? []).map(\.style))
    let stages = Stage.weighted(for: language).filter { styles.contains($0.0.style) }
    return random.pick(weighted: stages) ?? Stage(channel: .email, kind: .email, style: .mail)
  }

  /// A dialog of the language in this style, about `scenario` where the book has one.
  mutating func dialog(_ language: String, _ style: Style, about scenario: Scenario? = nil)
    -> Dialog?
  {
    let book = library[language]
    let fitting = book?.dialogs(style) ?? []
    let wanted = fitting.filter { scenario == nil || $0.scenario == scenario }
    return random.pick(wanted.isEmpty ? fitting : wanted) ?? random.pick(book?.dialogs ?? [])
  }

  mutating func person(_ language: String, on channel: Channel) -> Person {
    if random.happens(0.35), let known = cast.regular(speaking: language, using: &random) {
      return known
    }
    var person = cast.newcomer(speaking: language, using: &random)
    // On a web page and by text message many never say who they are.
    if channel == .webchat && random.happens(0.4) || channel == .sms && random.happens(0.5) {
      person.name = nil
      person.segment = nil
    }
    return person
  }

  /// A colleague for the conversation: one who speaks the language, a senior where the tier asks.
  mutating func colleague(_ language: String, tier: Tier) -> AgentID {
    let able = workspace.agents.filter { workspace.mayHandle(tier, as: $0.role) }
    let speaking = able.filter { $0.languages.contains(language) }
    return random.pick(speaking.isEmpty ? able : speaking)?.id ?? "maya"
  }
}
