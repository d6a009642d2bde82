import Inbox

/// Whom a reply goes to, as far as it is known: a contact, and a handle on a channel.
struct Addressee {
  var contact: ContactID?
  var channel: Channel
  var handle: String?
}

extension Addressee {
  /// The customer of a conversation.
  init(_ conversation: Conversation) {
    self.init(
      contact: conversation.contact, channel: conversation.channel,
      handle: conversation.customerHandle)
  }
}

/// What the same person was told elsewhere a moment ago.
extension Recorder {
  /// More contacts, and more conversations, than one person has.
  private static let mostLinked = 50

  func saidElsewhere(to person: Addressee) throws -> [SaidElsewhere] {
    let since = now.advanced(by: -SaidElsewhere.memory)
    var said: [SaidElsewhere] = []
    for contact in try contacts(linkedTo: person) {
      let conversations = try connection.rows(
        """
        SELECT id, channel FROM conversation WHERE contact = ?1 AND channel <> ?2
        ORDER BY id DESC LIMIT ?3
        """, .text(contact.text), .text(person.channel.rawValue),
        .integer(Int64(Recorder.mostLinked))
      ) { $0.integer(0) }
      for id in conversations {
        said += try sent(in: id, since: since)
        said += try leaving(from: id)
      }
    }
    return said
  }

  /// When the same person wrote to an account last.
  func heard(from person: Addressee, at account: AccountID) throws -> Instant? {
    try contacts(linkedTo: person).compactMap { contact in
      try connection.integer(
        """
        SELECT max(e.at) FROM conversation c JOIN event e ON e.conversation = c.id
        WHERE c.contact = ?1 AND c.channel = ?2 AND c.account = ?3
        AND e.type = 'message' AND e.by_kind = 'customer' AND e.at <= ?4
        """, .text(contact.text), .text(person.channel.rawValue), .text(account.text), Value(now))
    }.max().map { Instant(milliseconds: $0) }
  }

  /// The contact itself, those who share one of its identities, and those whom importers named
  /// after an identity of any of them.
  private func contacts(linkedTo person: Addressee) throws -> [ContactID] {
    var own: [(Channel, String)] = []
    if let handle = person.handle { own.append((person.channel, handle)) }
    if let id = person.contact { own += try identities(of: id) }
    var linked = person.contact.map { [$0] } ?? []
    for (channel, handle) in own.prefix(Recorder.mostLinked) {
      linked.append(Contact.id(ofHandle: handle, on: channel))
      let sharing = try connection.rows(
        "SELECT contact FROM identity WHERE channel = ?1 AND handle = ?2 LIMIT ?3",
        .text(channel.rawValue), .text(handle), .integer(Int64(Recorder.mostLinked))
      ) { ContactID($0.text(0)) }
      linked += sharing
      for contact in sharing {
        linked += try identities(of: contact).map { Contact.id(ofHandle: $0.1, on: $0.0) }
      }
    }
    var known: Set<ContactID> = []
    return Array(linked.filter { known.insert($0).inserted }.prefix(Recorder.mostLinked))
  }

  private func identities(of id: ContactID) throws -> [(Channel, String)] {
    try contact(id)?.contact.identities.prefix(Recorder.mostLinked).map { ($0.channel, $0.handle) }
      ?? []
  }

  /// What people here said in it since.
  private func sent(in conversation: Int64, since: Instant) throws -> [SaidElsewhere] {
    try connection.rows(
      """
      SELECT e.seq, e.line, m.text FROM event e JOIN message m ON m.key = e.message
      WHERE e.conversation = ?1 AND e.at >= ?2 AND e.type = 'message' AND e.by_kind = 'agent'
      """, .integer(conversation), Value(since)
    ) { row in
      try Event(storedLine: row.bytes(1), text: row.optionalText(2), sequence: row.integer(0))
    }.compactMap { event in
      guard event.isHumanReply, event.at <= now, let message = event.message,
        let text = message.text
      else { return nil }
      return SaidElsewhere(
        conversation: ConversationID(conversation), channel: message.channel, text: text,
        at: event.at, by: workspace.name(of: AgentID(event.by?.id ?? "")))
    }
  }

  private func leaving(from conversation: Int64) throws -> [SaidElsewhere] {
    try connection.outbox(of: conversation).filter { !$0.isAutomatic }.map { entry in
      SaidElsewhere(
        conversation: entry.conversation, channel: entry.channel, text: entry.reply.text,
        at: entry.createdAt, state: entry.state, by: workspace.name(of: entry.author))
    }
  }
}

extension Command {
  /// What a conversation begins with; nil for what begins none.
  var opening: Opening? {
    switch self {
    case .begin(let opening, _, _): opening
    case .notify(let notice): notice.opening
    default: nil
    }
  }

  /// Whether it sends words into a conversation that is there.
  var isAnswer: Bool {
    switch self {
    case .reply, .answerTogether, .approve: true
    default: false
    }
  }

  /// Whom its words go to; nil if they go to nobody.
  func person(_ held: Held?) -> Addressee? {
    switch self {
    case .reply, .answerTogether:
      return held?.conversation.map { Addressee($0) }
    case .begin(let opening, _, let handle):
      return Addressee(contact: opening.contact, channel: opening.channel, handle: handle)
    case .notify(let notice):
      return Addressee(
        contact: notice.opening.contact, channel: notice.opening.channel, handle: notice.handle)
    default: return nil
    }
  }
}
