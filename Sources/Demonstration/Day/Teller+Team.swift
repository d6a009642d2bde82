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

  /// Since a good hour cards are charged twice: what the seniors opened for it, and who is part.
  private mutating func tellTheIncident() {
    let id = "double-charge"
    let opened = now.advanced(by: -85 * 60_000)
    let words = "Payments were authorised twice between 13:00 and now; nobody pays twice."
    write(
      Event(
        at: opened, conversation: nil, by: .agent("priya"),
        what: .incident(id: id, .open, text: words)))
    let members = threads.values.filter { $0.dialog.scenario == .doubleCharge }
      .map(\.ref).sorted()
    for ref in members {
      guard let begin = lines.first(where: { $0.conversation == ref })?.at else { continue }
      let join = min(now, max(opened, begin).advanced(by: 30_000))
      write(
        Event(
          at: join, conversation: ref, by: .agent("priya"),
          what: .incident(id: id, .join, text: nil)))
    }
  }
}
