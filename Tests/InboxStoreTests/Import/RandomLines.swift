import Inbox
import TestSupport

/// A journal in which everything of interchange.md's table happens, in any order, from a seed.
struct RandomLines {
  private(set) var events: [Event] = []
  private var generator: SeededGenerator
  private var count = 0
  private var at: Instant
  private var acts: [ActID] = []

  static let refs: [ConversationRef] = ["a", "b", "c", "<root@acme.example>", "Ünï ✓"]
  private static let contacts: [ContactID] = ["kim", "lee", "li\u{301}"]

  /// - Parameter distinct: No two lines of one instant, so that their order is only their times'.
  init(seed: UInt64, length: Int, distinct: Bool = false) {
    generator = SeededGenerator(seed: seed)
    at = morning
    for ref in RandomLines.refs {
      at = at.advanced(by: 1000)
      events.append(line(ref, opener()))
    }
    while events.count < length {
      let steps: [Int64] = [0, 1, 1000, 60_000, 5_400_000]
      at = at.advanced(by: max(distinct ? 1 : 0, pick(steps)))
      let ref = pick(RandomLines.refs)
      events.append(line(ref, anything(in: ref)))
      // The same line twice is two lines.
      if !distinct, chance(15), let last = events.last { events.append(last) }
    }
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &generator)]
  }

  private mutating func chance(_ one: Int) -> Bool {
    Int.random(in: 0..<one, using: &generator) == 0
  }

  private mutating func line(_ ref: ConversationRef, _ what: (Occurrence, Actor?)) -> Event {
    count += 1
    let act = ActID("act\(count / 2)")
    acts.append(act)
    var event = Event(at: at, conversation: ref, by: what.1, act: act, what: what.0)
    switch what.0 {
    case .contact, .availability: event.conversation = nil
    default: break
    }
    if chance(6) {
      event.unknown = [
        JSONMember("x_score", .number(pick(["1.50", "-0", "1e400", "12345678901234567890123"]))),
        JSONMember(
          "x_list",
          .array([.null, .bool(true), .object([JSONMember("é", .string("\u{2028}\u{7f}"))])])),
      ]
    }
    return event
  }

  private mutating func opener() -> (Occurrence, Actor?) {
    chance(3)
      ? (
        .opened(Opening(channel: .x, account: "acme", kind: .dm, contact: "kim", subject: "Hi")),
        .agent("maya")
      )
      : message()
  }

  private mutating func message() -> (Occurrence, Actor?) {
    let by: Actor = pick([
      Actor(kind: .customer, id: "kim", name: "Kim ✓", handle: "@kim"),
      Actor(kind: .customer, id: "lee"), .agent("maya"), .agent("tom"),
      Actor(kind: .bot, id: "helper"), Actor(kind: .customer, id: "li\u{301}"),
    ])
    var message = Message(
      id: MessageID("m\(count)"), channel: pick([.x, .email]), account: "acme", kind: .dm,
      direction: by.kind == .customer ? .in : .out,
      text: pick(["Where is it?", "e\u{301} \"q\" \\ \n\u{85}\u{2028} 👩‍👩‍👧 \u{0}", "", "日本語 text"]))
    if chance(5) { message.subject = "Order #\(count)" }
    if chance(9) { message.auto = true }
    if chance(9) { message.reaction = true }
    if chance(9) { message.text = nil }
    if chance(9) {
      message.attachments = [Attachment(name: "a.pdf", mediaType: "application/pdf", bytes: 12)]
    }
    return (.message(message), by)
  }

  private mutating func anything(in ref: ConversationRef) -> (Occurrence, Actor?) {
    let maya: Actor = .agent("maya")
    let contact = pick(RandomLines.contacts)
    switch Int.random(in: 0..<40, using: &generator) {
    case 0..<12: return message()
    case 12..<17:
      let status = pick(Status.allCases)
      let until = status == .snoozed && chance(2) ? at.advanced(by: 3_600_000) : nil
      return (.status(StatusChange(status, until: until)), maya)
    case 17..<19: return (.tag(pick(["vip", "refund"])), maya)
    case 19: return (.untag(pick(["vip", "refund"])), maya)
    case 20: return (.tier(pick(Tier.allCases), reason: nil), maya)
    case 21: return (.priority(pick(Priority.allCases)), maya)
    case 22:
      return (.assign(Assignment(agent: .to(pick(["tom", nil])), team: .unchanged)), maya)
    case 23:
      return (.note(Note(id: MessageID("n\(count)"), text: "See #3", mentions: ["tom"])), maya)
    case 24, 25:
      var update = ContactUpdate(contact: contact, name: pick(["Kim", "Kim K.", nil]))
      update.segment = pick(["gold", nil])
      if chance(2) { update.identities = [Identity(channel: .x, handle: "@k\(count % 3)")] }
      return (.contact(update), .system)
    case 26...28: return (.undo(pick(Array(acts.suffix(12)))), maya)
    case 29: return (.merge(into: pick(RandomLines.refs)), maya)
    case 30: return (.redact(MessageID("m\(count / 2)")), nil)
    case 31: return (.edit(MessageID("m\(count / 2)"), text: "Changed"), nil)
    case 32: return (.csat(score: 4, comment: nil, survey: "s1"), nil)
    case 33: return (.survey(id: "s1", kind: .csat, contact: contact), .system)
    case 34: return (.nps(contact: contact, score: 9, survey: nil, comment: "ok"), nil)
    case 35: return (.focus(agent: "maya", from: at, to: at.advanced(by: 9000)), maya)
    case 36: return (.availability(agent: "tom", .away), nil)
    case 37: return (.link(to: pick(RandomLines.refs), .related), maya)
    case 38: return (.handoff, Actor(kind: .bot, id: "helper"))
    default:
      return (
        .purge(before: at.advanced(by: -Int64.random(in: 0..<90_000_000, using: &generator))), nil
      )
    }
  }
}
