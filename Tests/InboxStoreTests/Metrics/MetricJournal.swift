import Inbox
import TestSupport

/// A journal of a desk with everything that reports look at, over some weeks and a change of the
/// clock; from a seed.
struct MetricJournal {
  private var random: SeededGenerator
  private(set) var lines: [Event] = []
  private var at: Instant
  private var known: [ConversationRef] = []
  private var channels: [ConversationRef: Channel] = [:]
  private var acts: [ConversationRef: [ActID]] = [:]
  private var surveys: [String] = []
  private var number = 0
  private let merges: Bool

  /// 2026-10-20 in Berlin, five days before the clocks go back.
  static let start = Instant(milliseconds: 1_792_447_200_000)

  init(seed: UInt64, length: Int, merges: Bool = true) {
    random = SeededGenerator(seed: seed)
    at = MetricJournal.start
    self.merges = merges
    for _ in 0..<length { add() }
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element { random.pick(elements) }

  private mutating func add() {
    number += 1
    if !random.chance(20) {
      let step: Int64 = pick([1, 1000, 61_001, 600_000, 3_600_000, 9_000_000, 40_000_000])
      at = at.advanced(by: Int64.random(in: 0...step, using: &random))
    }
    if known.count < 2 || random.chance(10) { return open() }
    if random.chance(9) { return standAlone() }
    let ref = pick(known)
    if random.chance(45) { return speak(in: ref) }
    let act = ActID("act\(number)")
    let (by, what) = happening(in: ref)
    if case .focus = what {} else { acts[ref, default: []].append(act) }
    lines.append(Event(at: at, conversation: ref, by: by, act: act, what: what))
  }

  private mutating func open() {
    let ref = ConversationRef("c\(known.count)")
    let channel: Channel = pick([.x, .whatsapp, .email, .phone])
    channels[ref] = channel
    known.append(ref)
    guard random.chance(30) else { return speak(in: ref) }
    let contact: ContactID? = random.chance(50) ? pick(["p0", "p1", "p2"]) : nil
    lines.append(
      Event(
        at: at, conversation: ref, by: pick([.agent("maya"), .system]),
        what: .opened(
          Opening(channel: channel, account: "care", kind: .dm, contact: contact))))
  }

  private mutating func speak(in ref: ConversationRef) {
    let speakers: [Actor] =
      ["p0", "p1", "p2"].map { Actor(kind: .customer, id: $0) } + [
        Actor(kind: .customer, id: "p\(ref.text.count)"), .agent("maya"), .agent("tom"),
        .agent("zoe"), .agent("maya"), Actor(kind: .bot, id: "helper"), .system,
      ]
    let by = pick(speakers)
    let text = pick([
      "Where is it?", "Thank you", "See https://a.example/?x=1", "Πού είναι;", "多久？", "OK; fine",
    ])
    var message = Message(
      id: MessageID("m\(number)"), channel: channels[ref] ?? .x, account: "care", kind: .dm,
      direction: by.kind == .customer ? .in : .out, text: text)
    message.auto = random.chance(6)
    message.campaign = random.chance(4)
    message.reaction = random.chance(6)
    if by.kind != .customer, random.chance(6) { message.delivery = .failed }
    lines.append(Event(at: at, conversation: ref, by: by, what: .message(message)))
  }

  private mutating func standAlone() {
    let named: ConversationRef? = pick([nil, nil, pick(known), "nowhere"])
    let what: Occurrence
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      let agent: AgentID? = pick(["maya", "tom", nil])
      what = .call(
        Call(
          id: "call\(number)", contact: nil, account: nil, agent: agent,
          talkSeconds: Int64.random(in: 0...900, using: &random),
          holdSeconds: Int64.random(in: 0...60, using: &random), wrapSeconds: 30,
          answered: random.chance(70), direction: .in))
    case 1:
      what = .nps(
        contact: pick(["p0", "p1", "p2", "p3"]), score: Int.random(in: 0...10, using: &random),
        survey: nil, comment: nil)
    case 2: what = .deflection(pick([.offered, .offered, .accepted]), contact: nil)
    default:
      surveys.append("s\(number)")
      what = .survey(id: "s\(number)", kind: pick([.csat, .csat, .nps]), contact: "p0")
    }
    lines.append(Event(at: at, conversation: named, by: .system, what: what))
  }

  private mutating func happening(in ref: ConversationRef) -> (Actor, Occurrence) {
    let maya = Actor.agent("maya")
    switch Int.random(in: 0..<40, using: &random) {
    case 0..<8:
      let status: Status = pick([.resolved, .resolved, .resolved, .pending, .snoozed, .open])
      return (pick([maya, maya, .system]), .status(StatusChange(status, auto: random.chance(20))))
    case 8: return (maya, .status(StatusChange(random.chance(50) ? .spam : .open)))
    case 9..<12: return (Actor(kind: .bot, id: "helper"), .handoff)
    case 12..<15: return (maya, .tag(pick(["question", "no-reply-needed", "vip", "refund"])))
    case 15..<17: return (maya, .untag(pick(["question", "no-reply-needed", "vip"])))
    case 17..<19: return (maya, .tier(pick(Tier.allCases), reason: nil))
    case 19: return (maya, .priority(pick(Priority.allCases)))
    case 20..<25:
      return (maya, .assign(Assignment(agent: .to(pick(["maya", "tom", "zoe", nil])))))
    case 25: return (maya, .assign(Assignment(team: .to(pick(["billing", "seniors", nil])))))
    case 26..<31:
      let length = Int64.random(in: 1...1_200_000, using: &random)
      return (
        maya,
        .focus(agent: pick(["maya", "tom"]), from: at.advanced(by: -length), to: at)
      )
    case 31..<35:
      let survey = surveys.isEmpty || random.chance(30) ? nil : pick(surveys)
      return (
        maya,
        .csat(score: Int.random(in: 1...5, using: &random), comment: nil, survey: survey)
      )
    case 35 where merges: return (maya, .merge(into: pick(known)))
    case 36, 37:
      guard let act = acts[ref]?.suffix(5).randomElement(using: &random) else { break }
      return (maya, .undo(act))
    default: break
    }
    return (maya, .note(Note(id: MessageID("n\(number)"), text: "A note")))
  }
}
