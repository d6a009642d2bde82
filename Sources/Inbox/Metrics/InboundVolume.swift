/// How much comes in: `inbound_messages`, `new_conversations`, `contacts`, `volume_by_hour`
/// (metrics.md, *Metrics*).
///
/// Customer messages count, reactions and automatic ones do not; a conversation is new at its first
/// customer message, one that an agent began at its first event; contacts are distinct senders. The
/// hours are those of the workspace's clock: an hour that is repeated adds to the same one.
struct InboundVolume {
  var messages = 0
  var conversations = 0
  /// New ones on channels other than phone, and of these on channels other than e-mail.
  var conversationsOffPhone = 0
  var conversationsDeflected = 0
  var contacts: Set<ContactID> = []
  var byHour = [Int](repeating: 0, count: 24)

  mutating func add(_ other: InboundVolume) {
    messages += other.messages
    conversations += other.conversations
    conversationsOffPhone += other.conversationsOffPhone
    conversationsDeflected += other.conversationsDeflected
    contacts.formUnion(other.contacts)
    for hour in byHour.indices { byHour[hour] += other.byHour[hour] }
  }

  var members: [MetricMember] {
    [
      MetricMember("inbound_messages", .count(messages)),
      MetricMember("new_conversations", .count(conversations)),
      MetricMember("contacts", .count(contacts.count)),
    ]
  }

  var hourMembers: [MetricMember] { [MetricMember("volume_by_hour", .list(byHour))] }
}

extension MetricsComputation {
  mutating func addInbound(_ facts: ConversationFacts, _ home: Belonging) {
    var previous: (row: Int, sender: ContactID)?
    for message in history.asked {
      guard let row = row(of: home, at: message.at) else { continue }
      totals[row].inbound.messages += 1
      totals[row].inbound.byHour[hourOfDay[message.at]] += 1
      if previous?.row != row || previous?.sender != message.sender {
        previous = (row, message.sender)
        if totals[row].inbound.contacts.insert(message.sender).inserted {
          note(
            .contacts,
            .init(
              conversation: facts.id, value: .count(1),
              because: "first message of \(message.sender) in the range", start: message.at,
              end: message.at))
        }
      }
      note(
        .inboundMessages,
        .init(
          conversation: facts.id, value: .count(1), because: "customer message",
          start: message.at, end: message.at))
    }
    guard let subject = facts.subject else { return }
    guard let began = subject.beganAt else {
      leaveOut(.newConversations, facts.id, "no customer message, and no agent began it")
      return
    }
    guard let row = row(of: home, at: began) else { return }
    totals[row].inbound.conversations += 1
    if subject.channel != .phone {
      totals[row].inbound.conversationsOffPhone += 1
      if subject.channel != .email { totals[row].inbound.conversationsDeflected += 1 }
      note(
        .deflectionShare,
        .init(
          conversation: facts.id, part: subject.channel == .email ? .denominator : .numerator,
          value: .count(1), because: "new conversation on \(subject.channel.rawValue)",
          start: began, end: began))
    }
    note(
      .newConversations,
      .init(
        conversation: facts.id, value: .count(1),
        because: subject.agentInitiated ? "an agent began it" : "first customer message",
        start: began, end: began))
  }
}

/// The hour that a zone's clock shows, quick for instants close to each other.
struct HourOfDay {
  private let zone: ZoneRules
  private var period: (start: Int64, end: Int64, offset: Int64) = (0, 0, 0)

  init(zone: ZoneRules) {
    self.zone = zone
  }

  /// 0…23.
  subscript(instant: Instant) -> Int {
    mutating get {
      let at = ZoneRules.bounded(instant.milliseconds)
      if at < period.start || at >= period.end { period = zone.period(at: at) }
      return Int((at + period.offset).flooredDivision(by: .millisecondsOfDay).remainder / 3_600_000)
    }
  }
}
