import Inbox
import TestSupport

/// A journal of a small desk: every kind of line that moves a conversation, in order of time.
struct RandomJournal {
  private var random: SeededGenerator
  private var at = morning
  private var acts: [ConversationRef: [ActID]] = [:]
  private var opened: [ConversationRef] = []
  private var messages: [ConversationRef: [MessageID]] = [:]
  private var number = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  static func lines(_ count: Int, seed: UInt64) -> [Event] {
    var journal = RandomJournal(seed: seed)
    return (0..<count).map { _ in journal.next() }
  }

  private mutating func next() -> Event {
    number += 1
    at = at.advanced(by: Int64.random(in: 0...400_000, using: &random))
    if opened.count < 3 || Int.random(in: 0..<8, using: &random) == 0 { return open() }
    if Int.random(in: 0..<25, using: &random) == 0 { return contact() }
    let ref = opened.randomElement(using: &random) ?? "c0"
    let agent = Actor.agent(["maya", "tom"].randomElement(using: &random) ?? "maya")
    let act = ActID("act\(number)")
    let what = occurrence(in: ref)
    if case .message(let message) = what {
      messages[ref, default: []].append(message.id)
      if message.direction == .in {
        return Event(at: at, conversation: ref, by: customer(of: ref), what: what)
      }
    }
    acts[ref, default: []].append(act)
    return Event(at: at, conversation: ref, by: agent, act: act, what: what)
  }

  private func customer(of ref: ConversationRef) -> Actor {
    let person = (ref.text.utf8.last ?? 0) % 5
    return Actor(
      kind: .customer, id: "p\(person)", name: "Person \(person)", handle: "@p\(person)")
  }

  private mutating func open() -> Event {
    let ref = ConversationRef("c\(opened.count)")
    opened.append(ref)
    if Int.random(in: 0..<4, using: &random) == 0 {
      return Event(
        at: at, conversation: ref, by: .agent("maya"),
        what: .opened(
          Opening(channel: .x, account: "x", kind: .dm, contact: "p1", subject: "Hello \(number)")))
    }
    messages[ref] = [MessageID("m\(number)")]
    return Event(
      at: at, conversation: ref, by: customer(of: ref), what: .message(message(.in)))
  }

  private mutating func message(_ direction: Message.Direction) -> Message {
    Message(
      id: MessageID("m\(number)"), channel: .email, account: "care", kind: .email,
      direction: direction, text: "Text \(number) über die Rechnung", subject: "Invoice",
      attachments: number.isMultiple(of: 7) ? [Attachment(name: "a.pdf")] : [],
      auto: Int.random(in: 0..<12, using: &random) == 0)
  }

  private mutating func contact() -> Event {
    Event(
      at: at, conversation: nil, by: .system,
      what: .contact(
        ContactUpdate(
          contact: ContactID("p\(Int.random(in: 0..<5, using: &random))"), name: "Name \(number)",
          identities: [Identity(channel: .x, handle: "@h\(number)")],
          followers: Int64(number), segment: ["vip", "plain"].randomElement(using: &random))))
  }

  private mutating func occurrence(in ref: ConversationRef) -> Occurrence {
    switch Int.random(in: 0..<24, using: &random) {
    case 0..<6: return .message(message(.in))
    case 6..<10: return .message(message(.out))
    case 10: return .note(Note(id: MessageID("n\(number)"), text: "See this", mentions: ["tom"]))
    case 11: return .tag(["refund", "vip", "money"].randomElement(using: &random) ?? "refund")
    case 12: return .untag(["refund", "vip", "money"].randomElement(using: &random) ?? "refund")
    case 13: return .tier(Tier.allCases.randomElement(using: &random) ?? .two, reason: nil)
    case 14: return .priority(Priority.allCases.randomElement(using: &random) ?? .high)
    case 15:
      return .assign(
        Assignment(agent: .to(["maya", "tom", nil].randomElement(using: &random) ?? nil)))
    case 16: return .assign(Assignment(team: .to("billing")))
    case 17: return .status(StatusChange(.pending))
    case 18: return .status(StatusChange(.resolved))
    case 19: return .status(StatusChange(.snoozed, until: at.advanced(by: 9_000_000)))
    case 20:
      return .status(StatusChange([.open, .spam].randomElement(using: &random) ?? .open))
    case 21:
      let into = opened.randomElement(using: &random) ?? ref
      return Int.random(in: 0..<2, using: &random) == 0 ? .merge(into: into) : .handoff
    case 22:
      guard let message = messages[ref]?.randomElement(using: &random) else { return .handoff }
      return Bool.random(using: &random)
        ? .edit(message, text: "Edited \(number)") : .redact(message)
    default:
      guard let act = acts[ref]?.suffix(6).randomElement(using: &random) else { return .handoff }
      return .undo(act)
    }
  }
}
