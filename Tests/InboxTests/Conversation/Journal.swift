@testable import Inbox

/// `2026-11-<day>T<time>Z`: the days of the golden vectors; the 20th is a Friday.
func at(_ dayAndTime: String) -> Instant {
  let parts = dayAndTime.split(separator: " ")
  let day = parts.count == 2 ? String(parts[0]) : "20"
  let time = String(parts.last ?? "")
  let clock = [12: time, 8: time + ".000", 5: time + ":00.000"][time.utf8.count] ?? time
  return Instant(journal: "2026-11-\(day)T\(clock)Z") ?? Instant(milliseconds: -1)
}

/// Journals spelled as a story: each call is a line.
struct Journal {
  var lines: [Event] = []
  var ref: ConversationRef = "c"
  private var messages = 0

  init(_ ref: ConversationRef = "c") {
    self.ref = ref
  }

  mutating func line(
    _ time: Instant, _ what: Occurrence, by: Actor? = .agent("maya"), act: ActID? = nil,
    in conversation: ConversationRef? = nil
  ) {
    lines.append(
      Event(at: time, conversation: conversation ?? ref, by: by, act: act, what: what))
  }

  mutating func line(
    _ time: String, _ what: Occurrence, by: Actor? = .agent("maya"), act: ActID? = nil,
    in conversation: ConversationRef? = nil
  ) {
    line(at(time), what, by: by, act: act, in: conversation)
  }

  @discardableResult
  mutating func message(
    _ time: String, _ direction: Message.Direction, by: Actor, act: ActID? = nil,
    in conversation: ConversationRef? = nil, _ change: (inout Message) -> Void = { _ in }
  ) -> MessageID {
    messages += 1
    var message = Message(
      id: MessageID("m\(messages)"), channel: .whatsapp, account: "acme", kind: .dm,
      direction: direction, text: "Message \(messages)")
    change(&message)
    line(time, .message(message), by: by, act: act, in: conversation)
    return message.id
  }

  mutating func customer(_ time: String, in conversation: ConversationRef? = nil) {
    message(time, .in, by: Actor(kind: .customer, id: "kim"), in: conversation)
  }

  mutating func reply(
    _ time: String, by agent: AgentID = "maya", in conversation: ConversationRef? = nil
  ) {
    message(time, .out, by: .agent(agent), in: conversation)
  }

  mutating func bot(_ time: String, in conversation: ConversationRef? = nil) {
    message(time, .out, by: Actor(kind: .bot, id: "helper"), in: conversation)
  }

  mutating func status(
    _ time: String, _ status: Status, auto: Bool = false, act: ActID? = nil,
    in conversation: ConversationRef? = nil
  ) {
    line(time, .status(StatusChange(status, auto: auto)), act: act, in: conversation)
  }

  func folded(in workspace: Workspace, upTo now: String? = nil) -> Folded {
    Conversation.fold(ref, lines: lines, workspace: workspace, upTo: now.map { at($0) })
  }
}

extension Folded {
  /// All instances of a kind, ended ones first.
  func targets(_ kind: TargetKind) -> [TargetInstance] {
    (ended + (conversation?.openTargets ?? [])).filter { $0.kind == kind }
  }

  func target(_ kind: TargetKind) -> TargetInstance? { targets(kind).first }
}

extension Workspace {
  /// Monday to Friday, nine to five, UTC; the rest is closed.
  static func office(
    first: Int64? = nil, next: Int64? = nil, resolution: Int64? = nil,
    hours: [String] = ["09:00-17:00"], holidays: Set<CivilDate> = []
  ) throws -> Workspace {
    var workspace = Workspace(name: "Acme Care")
    let intervals = try hours.map { try OpeningInterval($0) }
    let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    workspace.calendars["office"] = WorkingHours(
      hours: Dictionary(uniqueKeysWithValues: days.map { ($0, intervals) }), holidays: holidays,
      zone: .utc)
    workspace.policies = [
      ServicePolicy(
        name: "office", calendar: "office", firstResponse: first, nextResponse: next,
        resolution: resolution)
    ]
    return workspace
  }

  /// Policies that count every hour.
  static func roundTheClock(
    first: Int64? = nil, next: Int64? = nil, resolution: Int64? = nil
  ) -> Workspace {
    var workspace = Workspace(name: "Acme Care")
    workspace.policies = [
      ServicePolicy(
        name: "default", firstResponse: first, nextResponse: next, resolution: resolution)
    ]
    return workspace
  }
}

extension Int64 {
  static func minutes(_ minutes: Int64) -> Int64 { minutes * 60_000 }
  static func hours(_ hours: Int64) -> Int64 { hours * 3_600_000 }
}
