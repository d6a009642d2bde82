import Inbox

@testable import Desk

/// The people, promises and conversations of the screens in the design.
enum Sample {
  static let settings = DeskSettings(
    agent: Agent(id: "maya", name: "Maya", role: .supervisor), workspace: workspace,
    session: "s")

  static let workspace: Workspace = {
    var workspace = Workspace(name: "Acme Care")
    workspace.agents = [
      Agent(id: "maya", name: "Maya", role: .supervisor, capacity: 12, signature: "Maya, Acme"),
      Agent(id: "priya", name: "Priya", role: .senior, capacity: 12),
      Agent(id: "tom", name: "Tom", role: .agent, capacity: 12),
      Agent(id: "sol", name: "Sol", role: .agent, capacity: 12),
    ]
    workspace.teams = [Team(id: "billing", members: ["maya", "tom"])]
    workspace.accounts = [
      Account(id: "wa", channel: .whatsapp, handle: "Acme", delivery: .loopback),
      Account(id: "x", channel: .x, handle: "@acme", delivery: .loopback),
      Account(id: "mail", channel: .email, address: "care@acme.example", delivery: .loopback),
    ]
    workspace.savedReplies = [
      SavedReply(
        shortcut: "rdc", title: "Refund: double charge", tags: ["refund"],
        bodies: [
          "en": "Hi {{contact.first_name|there}},\n\nI checked order {{order}}.\n",
          "de":
            "Hallo {{contact.first_name|}},\n\nzu Bestellung {{order}} sehe ich eine Zahlung.\n",
        ], then: StagedActions(addTags: ["refund"], status: .pending)),
      SavedReply(shortcut: "hrs", title: "Opening hours", bodies: ["en": "We are open on Sunday."]),
    ]
    return workspace
  }()

  static let people: [Contact] = [
    Contact(
      id: "ana", name: "Ana Lima",
      identities: [Identity(channel: .email, handle: "ana@lima.example")], language: "pt"),
    Contact(
      id: "bat", name: "Бат Эрдэнэ",
      identities: [Identity(channel: .email, handle: "bat@example.mn")], language: "mn"),
  ]

  private struct Line {
    var number: Int64
    var minutes: Int64
    var target: TargetKind
    var tier: Tier
    var channel: Channel
    var kind: ConversationKind
    var language: String
    var waiting: Int
    var name: String
    var words: String
    var owner: AgentID?
  }

  static var rows: [QueueRow] {
    var rows = lines.map(row)
    rows[0].conversation.segment = "vip"
    rows[0].conversation.tags = ["payments", "refund"]
    rows[0].presence = [presence("priya", .writing, characters: 118)]
    rows[1].presence = [presence("tom", .viewing)]
    rows[4].verified = true
    rows[4].followers = 41_000
    rows[6].presence = [presence("tom", .writing)]
    rows[8].hasDraft = true
    rows[14].outbox = .held
    rows[14].leavesAt = Bench.thursday.advanced(by: 7000)
    return rows
  }

  static func presence(
    _ agent: AgentID, _ mode: Presence.Mode, characters: Int = 0
  ) -> Presence {
    Presence(
      agent: agent, mode: mode, since: Bench.thursday.advanced(by: -42_000),
      seenAt: Bench.thursday, characters: characters)
  }

  private static let lines: [Line] = [
    .init(
      number: 88121, minutes: -12, target: .firstResponse, tier: .three, channel: .whatsapp,
      kind: .dm, language: "de", waiting: 2, name: "Lena Fischer",
      words: "Zwei Buchungen von 89,90 €. Bitte heute noch klären!", owner: nil),
    .init(
      number: 88117, minutes: -3, target: .nextResponse, tier: .two, channel: .email, kind: .email,
      language: "en", waiting: 1, name: "Acme Logistics",
      words: "Dashboard down, all users affected", owner: "priya"),
    .init(
      number: 88123, minutes: 4, target: .firstResponse, tier: .three, channel: .webchat,
      kind: .chat, language: "en", waiting: 3, name: "Jon Okafor",
      words: "locked out, demo in 20 min", owner: nil),
    .init(
      number: 88109, minutes: 9, target: .firstResponse, tier: .two, channel: .email, kind: .email,
      language: "es", waiting: 1, name: "Ruiz & Hijos", words: "Factura con IVA equivocado",
      owner: "tom"),
    .init(
      number: 88112, minutes: 11, target: .nextResponse, tier: .two, channel: .x, kind: .mention,
      language: "en", waiting: 1, name: "@dev_marta", words: "@acme charged me twice, wow",
      owner: nil),
    .init(
      number: 88113, minutes: 13, target: .firstResponse, tier: .one, channel: .instagram,
      kind: .comment, language: "en", waiting: 1, name: "@sunnyside",
      words: "says delivered, it is not", owner: nil),
    .init(
      number: 88114, minutes: 22, target: .nextResponse, tier: .two, channel: .email, kind: .email,
      language: "en", waiting: 1, name: "Northwind Ltd", words: "API 500s since 14:02", owner: "tom"
    ),
    .init(
      number: 88115, minutes: 26, target: .nextResponse, tier: .two, channel: .x, kind: .dm,
      language: "en", waiting: 1, name: "@kbrandt", words: "same 500s here, order api", owner: "sol"
    ),
    .init(
      number: 88116, minutes: 38, target: .nextResponse, tier: .one, channel: .whatsapp, kind: .dm,
      language: "de", waiting: 1, name: "Ana Lima", words: "Lieferadresse bitte ändern",
      owner: "maya"),
    .init(
      number: 88118, minutes: 44, target: .firstResponse, tier: .one, channel: .sms, kind: .sms,
      language: "de", waiting: 1, name: "+49 170 ·· 311", words: "Wo ist mein Paket?", owner: nil),
    .init(
      number: 88119, minutes: 65, target: .firstResponse, tier: .one, channel: .facebook,
      kind: .comment, language: "en", waiting: 1, name: "Chris Malone",
      words: "Opening hours on Sunday?", owner: nil),
    .init(
      number: 88120, minutes: 80, target: .nextResponse, tier: .one, channel: .email, kind: .email,
      language: "es", waiting: 2, name: "Petra Novak", words: "Reembolso no recibido", owner: "maya"
    ),
    .init(
      number: 88122, minutes: 150, target: .nextResponse, tier: .one, channel: .messenger,
      kind: .dm, language: "de", waiting: 1, name: "Jana Weiss", words: "und die Rechnung?",
      owner: "sol"),
    .init(
      number: 88124, minutes: 242, target: .resolution, tier: .two, channel: .email, kind: .email,
      language: "en", waiting: 0, name: "Beck Foods", words: "I ask the bank today", owner: "maya"),
    .init(
      number: 88125, minutes: 328, target: .resolution, tier: .one, channel: .webchat, kind: .chat,
      language: "en", waiting: 0, name: "Ortiz Family", words: "seats are added", owner: "maya"),
  ]

  private static func row(_ line: Line) -> QueueRow {
    let now = Bench.thursday
    let opened = now.advanced(by: -3_600_000)
    var conversation = Conversation(
      ref: ConversationRef("c\(line.number)"), channel: line.channel,
      account: line.channel == .x ? "x" : line.channel == .email ? "mail" : "wa", kind: line.kind,
      openedAt: opened)
    conversation.contact = ContactID("p\(line.number)")
    conversation.tier = line.tier
    conversation.language = line.language
    conversation.unanswered = line.waiting
    conversation.assignee = line.owner
    conversation.customerName = line.name
    conversation.customerHandle = line.channel == .whatsapp ? "+49 151 ···· 882" : nil
    conversation.waitingSince = line.waiting > 0 ? now.advanced(by: -1_620_000) : nil
    conversation.lastMessageAt = now.advanced(by: -1_500_000)
    conversation.latestCustomerMessageAt = conversation.lastMessageAt
    conversation.snippet = .init(
      speaker: line.waiting > 0 ? .customer : .us, text: line.words)
    conversation.openTargets = [
      TargetInstance(
        kind: line.target, start: opened, due: now.advanced(by: line.minutes * 60_000 + 30_000))
    ]
    return QueueRow(
      id: ConversationID(line.number), conversation: conversation, version: 5,
      key: QueueKey(conversation), contactName: nil, verified: false, followers: nil,
      unread: false, hasDraft: false, presence: [], outbox: nil, leavesAt: nil)
  }

  /// More rows than a screen holds.
  static func many(_ count: Int) -> [QueueRow] {
    (0..<count).map { number in
      row(
        Line(
          number: Int64(number + 1), minutes: Int64(number + 10), target: .firstResponse,
          tier: .one, channel: .email, kind: .email, language: "en", waiting: 1,
          name: "Customer \(number + 1)", words: "words \(number + 1)", owner: nil))
    }
  }

  static func message(
    _ text: String, _ row: QueueRow, sequence: Int64, at: Instant, name: String? = nil
  ) -> TimelineEntry {
    let conversation = row.conversation
    let message = Message(
      id: MessageID("m\(row.id.number)-\(sequence)"), channel: conversation.channel,
      account: conversation.account, kind: conversation.kind, direction: .in, text: text)
    let by = Actor(kind: .customer, id: "p", name: name ?? conversation.customerName)
    return TimelineEntry(
      sequence: sequence,
      event: Event(at: at, conversation: conversation.ref, by: by, what: .message(message)))
  }

  static func entries(_ row: QueueRow) -> [TimelineEntry] {
    let ref = row.conversation.ref
    let start = Bench.thursday.advanced(by: -1_620_000)
    func at(_ minutes: Int64) -> Instant { start.advanced(by: minutes * 60_000) }
    func line(_ sequence: Int64, _ minutes: Int64, _ by: Actor, _ what: Occurrence) -> TimelineEntry
    {
      TimelineEntry(
        sequence: sequence,
        event: Event(at: at(minutes), conversation: ref, by: by, what: what))
    }
    var second = message(row.conversation.snippet.text, row, sequence: 2, at: at(2))
    if case .message(var said) = second.event.what {
      said.attachments = [Attachment(name: "statement.png", mediaType: "image/png", bytes: 214_000)]
      second.event.what = .message(said)
    }
    return [
      message(
        "Hi, meine Karte wurde für Bestellung 88121 zweimal belastet.", row, sequence: 1, at: at(0)),
      second,
      line(3, 2, Actor(kind: .bot, id: "payments"), .tag("refund")),
      line(
        4, 22, .agent("priya"),
        .note(
          Note(
            id: "n1",
            text:
              "Stripe shows one charge plus one authorisation that drops in 3–5 days. @Maya can you take it?"
          ))),
    ]
  }

  static var figures: LiveFigures {
    var figures = LiveFigures()
    figures.open = 15
    figures.unowned = 6
    figures.pending = 18
    figures.snoozed = 5
    figures.mine = 5
    figures.mentions = 1
    figures.failed = 1
    figures.breached = 2
    figures.dueWithinQuarter = 4
    figures.dueWithinHour = 4
    figures.later = 5
    figures.inboundLastHour = 31
    figures.today = report(.all, inbound: 124, firstResponse: 360, sla: 0.941)
    let hours: [(Int, Double?, Double?)] = [
      (12, 500, 0.9), (18, 400, 0.92), (25, nil, 0.95), (22, 380, 0.94), (28, 360, 0.93),
      (31, 340, nil),
    ]
    figures.hours = hours.enumerated().map { hour, values in
      report(
        .time(.hour, "\(hour)"), inbound: values.0, firstResponse: values.1, sla: values.2)
    }
    figures.channels = [
      report(.channel(.email), inbound: 80, firstResponse: 1440, sla: 0.9),
      report(.channel(.whatsapp), inbound: 44, firstResponse: 250, sla: 1),
    ]
    figures.team = [
      .init(agent: "maya", name: "Maya", open: 8, capacity: 12, mode: .viewing, inHand: nil),
      .init(
        agent: "priya", name: "Priya", open: 11, capacity: 12, mode: .writing,
        inHand: ConversationID(88121)),
      .init(agent: "tom", name: "Tom", open: 6, capacity: 12, mode: nil, inHand: nil),
      .init(agent: "sol", name: "Sol", open: 12, capacity: 12, mode: nil, inHand: nil),
    ]
    figures.leaving = [outboxEntry()]
    return figures
  }

  /// A row of a report in which a few things are known.
  static func report(
    _ group: MetricGroup, inbound: Int, firstResponse: Double?, sla: Double?
  ) -> MetricRow {
    let now = Bench.thursday
    guard
      let range = MetricRange(
        from: now.advanced(by: -3_600_000), to: nil, now: now, zone: settings.workspace.zone)
    else { preconditionFailure("an hour is a range") }
    return MetricRow(
      group: group, range: range,
      metrics: [
        MetricMember("inbound_messages", .count(inbound)),
        MetricMember("first_response_p50_s", .number(firstResponse)),
        MetricMember("sla", .number(sla)), MetricMember("response_rate", .number(0.91)),
        MetricMember("csat_mean", .number(4.62)), MetricMember("nps", .number(34)),
        MetricMember("fcr", .number(0.71)), MetricMember("aht_s", .number(250)),
        MetricMember("deflection_share", .number(nil)),
        MetricMember("devoted", .members([MetricMember("pass", .flag(true))])),
      ])
  }

  static func outboxEntry(
    _ state: OutboxEntry.State = .held, id: MessageID = "out1", number: Int64 = 88125
  ) -> OutboxEntry {
    OutboxEntry(
      id: id, conversation: ConversationID(number), ref: ConversationRef("c\(number)"), version: 6,
      author: "maya",
      reply: Reply(
        id: id, text: "The seats are added.", audience: .private, seenVersion: 5,
        holdMilliseconds: 10_000),
      channel: .webchat, account: "wa", kind: .chat, recipient: "guest",
      recipientName: "Ortiz Family",
      replyTo: nil, state: state, createdAt: Bench.thursday.advanced(by: -3000),
      leavesAt: Bench.thursday.advanced(by: 7000))
  }
}
