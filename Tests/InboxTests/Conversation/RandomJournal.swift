import TestSupport

@testable import Inbox

/// Journals of two conversations that happen to each other in every way, with undo, redo, merges,
/// handoffs, spam and contacts, in a random workspace; from a seed, so that a failure comes again.
struct RandomJournal {
  let workspace: Workspace
  var lines: [Event] = []
  private var now = at("16 06:00")
  private var acts: [ActID] = []
  private var count = 0
  private var generator: SeededGenerator

  /// The conversation under test, and the one that may be merged into it.
  static let ref: ConversationRef = "A"
  static let other: ConversationRef = "B"

  init(seed: UInt64, length: Int, merges: Bool = true) {
    generator = SeededGenerator(seed: seed)
    workspace = Self.workspace(&generator)
    while lines.count < length {
      // Several lines of one instant are common: their order must decide.
      if Int.random(in: 0..<4, using: &generator) > 0 {
        let steps: [Int64] = [1, 1000, 60_000, 900_000, 5_400_000, 40_000_000]
        now = now.advanced(by: steps.randomElement(using: &generator) ?? 1)
      }
      append(in: merges && Int.random(in: 0..<4, using: &generator) == 0 ? Self.other : Self.ref)
    }
  }

  private mutating func append(in conversation: ConversationRef) {
    count += 1
    let act = ActID("act\(count / 2)")
    acts.append(act)
    let isNew = !lines.contains { $0.conversation == conversation && $0.opensConversation }
    let (what, by) = isNew ? opening() : anything(in: conversation)
    var event = Event(at: now, conversation: conversation, by: by, act: act, what: what)
    if case .contact = what { event.conversation = nil }
    lines.append(event)
  }

  private mutating func opening() -> (Occurrence, Actor) {
    switch Int.random(in: 0..<5, using: &generator) {
    case 0:
      let contact: ContactID? = Bool.random(using: &generator) ? "kim" : nil
      let opening = Opening(channel: .whatsapp, account: "acme", kind: .dm, contact: contact)
      return (.opened(opening), Bool.random(using: &generator) ? .agent("maya") : .system)
    default:
      return message()
    }
  }

  private mutating func message() -> (Occurrence, Actor) {
    let speakers: [Actor] = [
      Actor(kind: .customer, id: "kim", name: "Kim", handle: "+49"),
      Actor(kind: .customer, id: "kim"), Actor(kind: .customer, id: "lee"), .agent("maya"),
      .agent("tom"), Actor(kind: .bot, id: "helper"), .system,
    ]
    let by = speakers.randomElement(using: &generator) ?? .system
    var message = Message(
      id: MessageID("m\(count)"), channel: .whatsapp, account: "acme", kind: .dm,
      direction: by.kind == .customer ? .in : .out, text: "Message \(count)")
    func rarely() -> Bool { Int.random(in: 0..<12, using: &generator) == 0 }
    message.auto = rarely()
    message.campaign = rarely()
    message.reaction = rarely()
    if rarely() { message.isPublic = true }
    if rarely() { message.channel = .email }
    if by.kind != .customer, rarely() { message.delivery = .failed }
    if rarely() { message.language = "de" }
    return (.message(message), by)
  }

  private mutating func anything(in conversation: ConversationRef) -> (Occurrence, Actor) {
    let maya = Actor.agent("maya")
    switch Int.random(in: 0..<34, using: &generator) {
    case 0..<12: return message()
    case 12..<18:
      let status = Status.allCases.randomElement(using: &generator) ?? .open
      let until = status == .snoozed ? now.advanced(by: 3_600_000) : nil
      return (.status(StatusChange(status, until: until, auto: count % 5 == 0)), maya)
    case 18: return (.handoff, Actor(kind: .bot, id: "helper"))
    case 19, 20: return (.tag(["vip", "refund"].randomElement(using: &generator) ?? ""), maya)
    case 21: return (.untag(["vip", "refund"].randomElement(using: &generator) ?? ""), maya)
    case 22, 23:
      return (.tier(Tier.allCases.randomElement(using: &generator) ?? .one, reason: nil), maya)
    case 24:
      return (.priority(Priority.allCases.randomElement(using: &generator) ?? .normal), maya)
    case 25:
      let team: TeamID? = Bool.random(using: &generator) ? "billing" : nil
      return (.assign(Assignment(agent: .to("tom"), team: .to(team))), maya)
    case 26: return (.note(Note(id: MessageID("n\(count)"), text: "A note")), maya)
    case 27, 28:
      var update = ContactUpdate(contact: Bool.random(using: &generator) ? "kim" : "lee")
      update.segment = ["gold", "plain"].randomElement(using: &generator)
      return (.contact(update), .system)
    case 29...31:
      let act = acts.suffix(12).randomElement(using: &generator) ?? "none"
      return (.undo(act), maya)
    case 32:
      let into = conversation == Self.ref ? Self.other : Self.ref
      // What nobody opened is unknown, and nothing is merged into it.
      let isKnown = lines.contains { $0.conversation == into && $0.opensConversation }
      return (isKnown ? .merge(into: into) : .handoff, maya)
    default:
      let id = MessageID("m\(Int.random(in: 0...count, using: &generator))")
      return (Bool.random(using: &generator) ? .redact(id) : .edit(id, text: "Changed"), maya)
    }
  }

  private static func workspace(_ generator: inout SeededGenerator) -> Workspace {
    var workspace =
      (try? Workspace.office(
        first: .minutes(30), next: .hours(2), resolution: .hours(8),
        hours: Bool.random(using: &generator)
          ? ["09:00-17:00"] : ["08:00-12:00", "13:00-15:30", "22:00-23:00"])) ?? Workspace()
    func minutes(_ generator: inout SeededGenerator) -> Int64? {
      Int.random(in: 0..<5, using: &generator) == 0
        ? nil : .minutes(Int64.random(in: 1...3000, using: &generator))
    }
    let conditions: [ServicePolicy.Condition] = [
      .init(tiers: [.three]), .init(tags: ["vip"]), .init(segments: ["gold"]),
      .init(teams: ["billing"]), .init(priorities: [.high, .urgent]),
      .init(tiers: [.two], tags: ["refund"]), .init(channels: [.email]), .init(kinds: [.dm]),
    ]
    workspace.policies =
      conditions.shuffled(using: &generator)
      .prefix(Int.random(in: 0...6, using: &generator))
      .enumerated()
      .map { index, condition in
        ServicePolicy(
          name: "policy \(index)", when: condition,
          calendar: Bool.random(using: &generator) ? "office" : nil,
          firstResponse: minutes(&generator), nextResponse: minutes(&generator),
          resolution: minutes(&generator))
      }
    return workspace
  }
}
