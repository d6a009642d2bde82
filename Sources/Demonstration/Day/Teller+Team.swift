import Inbox

extension Teller {
  /// The phone log: calls with what was said, calls nobody took, calls that became messages.
  mutating func tellThePhone() {
    for (language, about, said) in Teller.calls { tellCall(language, about, said) }
    for _ in 0..<5 {
      let at = now.advanced(by: -random.milliseconds(seconds: 1800...600_000))
      let person = cast.newcomer(speaking: "en", using: &random)
      let call = Call(
        id: numbering.message().text, contact: person.id, account: account(for: .phone),
        agent: nil, talkSeconds: 0, holdSeconds: Int64.random(in: 20...140, using: &random),
        wrapSeconds: 0, answered: false, direction: .in)
      write(Event(at: at, conversation: nil, by: nil, what: .call(call)))
    }
    for _ in 0..<14 {
      let at = now.advanced(by: -random.milliseconds(seconds: 600...500_000))
      let contact = cast.newcomer(speaking: "de", using: &random).id
      write(
        Event(at: at, conversation: nil, by: .system, what: .deflection(.offered, contact: contact))
      )
      if random.happens(0.55) {
        let took = at.advanced(by: 20_000)
        write(
          Event(
            at: took, conversation: nil, by: .system, what: .deflection(.accepted, contact: contact)
          ))
      }
    }
  }

  private static let calls: [(String, String, String)] = [
    ("en", "Boots for a child", "Wants to know how boots for children are measured. Told her."),
    ("de", "Lieferung heute?", "Paket ist im Auto, kommt bis 16 Uhr. Zufrieden."),
    ("en", "Double charge, order 88121", "One payment, one authorisation. Explained, calm again."),
    ("es", "Cita para reparación", "Trae la mochila el jueves a la tienda."),
    ("fr", "Tente: arceau cassé", "On envoie un arceau, garantie."),
    (
      "en", "Group order for a school",
      "Twenty pairs in May, wants an offer. @maya please call back."
    ),
    ("de", "Rechnung verloren", "Kopie per Mail geschickt."),
    ("en", "Hotline test", "Monthly test call of the alarm line, fine."),
  ]

  private mutating func tellCall(_ language: String, _ subject: String, _ said: String) {
    let person = cast.newcomer(speaking: language, using: &random)
    let agent = colleague(language, tier: .one)
    let talk = Int64.random(in: 70...520, using: &random)
    let dialog = Dialog(scenario: .question, style: .chat)
    let stage = Stage(channel: .phone, kind: .call, style: .chat)
    var story = story(dialog, on: stage, with: person)
    let account = account(for: .phone)
    let caller = person.actor(on: .phone)
    story.append(
      .opened(
        Opening(
          channel: .phone, account: account, kind: .call, contact: person.id, subject: subject)),
      by: caller)
    story.clock += (talk + 40) * 1000
    let call = Call(
      id: "call-\(story.thread.ref)", contact: person.id, account: account, agent: agent,
      talkSeconds: talk, holdSeconds: Int64.random(in: 0...40, using: &random), wrapSeconds: 30,
      answered: true, direction: .in)
    story.append(.call(call), by: agent, act: story.newAct())
    story.note(said, by: agent)
    story.append(.status(StatusChange(.resolved)), by: agent, act: story.newAct())
    let start = now.advanced(by: -story.clock - random.milliseconds(seconds: 600...90_000))
    keep(story, from: start, alive: false)
  }

  /// Who was there, what people think of us, and the trouble of this afternoon.
  mutating func tellTheTeam() {
    for (index, agent) in workspace.agents.enumerated() {
      let began = now.advanced(by: -Int64(5 * 60 + index * 13) * 60_000)
      write(availability(agent.id, .online, at: began))
    }
    write(availability("ines", .away, at: now.advanced(by: -50 * 60_000)))
    write(availability("ines", .online, at: now.advanced(by: -35 * 60_000)))
    for _ in 0..<40 {
      let score = random.pick(weighted: [
        (10, 26), (9, 24), (8, 20), (7, 12), (6, 8), (3, 6), (0, 4),
      ])
      let person = cast.regular(speaking: "en", using: &random)
      guard let person, let score else { continue }
      let at = now.advanced(by: -random.milliseconds(seconds: 3600...1_150_000))
      write(
        Event(
          at: at, conversation: nil, by: person.actor(on: .email),
          what: .nps(contact: person.id, score: score, survey: nil, comment: nil)))
    }
    tellTheIncident()
  }

  private func availability(_ agent: AgentID, _ state: Availability, at: Instant) -> Event {
    Event(at: at, conversation: nil, by: .agent(agent), what: .availability(agent: agent, state))
  }

  /// What an incident looks like when it is over: parcels stuck in a hub, hours ago. What cards
  /// are charged twice for today nobody has opened one for yet: the wallboard's signals show it.
  private mutating func tellTheIncident() {
    let id = "parcel-hub"
    let opened = now.advanced(by: -12 * 3_600_000)
    let closed = opened.advanced(by: 4 * 3_600_000 - 20 * 60_000)
    func line(
      _ state: IncidentState, _ text: String?, at: Instant, in ref: ConversationRef? = nil,
      _ members: [(String, String)] = []
    ) {
      write(
        Event(
          at: at, conversation: ref, by: .agent("priya"), act: ActID("demo-hub-\(lines.count)"),
          what: .incident(id: id, state, text: text),
          unknown: members.map { JSONMember($0.0, .string($0.1)) }))
    }
    line(
      .open,
      "Hi {{contact.first_name|there}}, the hub in Hanover stood still last night. Your parcel moves "
        + "again and is with you within two days.", at: opened,
      [("title", "Parcels stuck in Hanover"), ("tag", id)])
    line(
      .update,
      "Hallo {{contact.first_name|}}, in Hannover stand das Verteilzentrum still. Dein Paket läuft "
        + "wieder und ist in zwei Tagen da.", at: opened.advanced(by: 600_000), [("lang", "de")])
    line(.update, "The carrier says: running again at noon.", at: opened.advanced(by: 5_400_000))
    for ref in stuck(from: opened.advanced(by: -8 * 3_600_000), to: closed) {
      guard let begin = lines.first(where: { $0.conversation == ref })?.at else { continue }
      line(.join, nil, at: max(opened, begin).advanced(by: 240_000), in: ref)
    }
    line(.close, "All parcels left the hub; nobody has to do anything.", at: closed)
  }

  /// Conversations about parcels that began in a span of time.
  private func stuck(from: Instant, to: Instant) -> [ConversationRef] {
    var begun: Set<ConversationRef> = []
    var found: [ConversationRef] = []
    for line in lines.sorted(by: { $0.at < $1.at }) {
      guard let ref = line.conversation, case .message(let message) = line.what,
        begun.insert(ref).inserted, (from...to).contains(line.at)
      else { continue }
      let words = FoldedText.tokens(of: message.text ?? "")
      if words.contains(where: {
        ["parcel", "tracking", "paket", "lieferung", "colis"].contains($0)
      }) {
        found.append(ref)
      }
    }
    return Array(found.prefix(14))
  }
}
