import Canvas
import Inbox

/// Beside the conversation: what is due, who the customer is, who is here, what could be said.
extension DeskState {
  func drawDetails(_ screen: ConversationScreen, _ area: Rect, _ pen: inout Pen) {
    guard let row = screen.row else { return }
    var lines = DetailLines(width: area.width - 1)
    addDue(row, screen, pen.glyphs, &lines)
    addLinks(screen, pen.glyphs, &lines)
    if let glance = screen.glance {
      addPerson(glance, row, pen.glyphs, isWhole: false, &lines)
      addHistory(glance, screen.history, &lines)
    }
    addOutbox(screen, &lines)
    addHere(screen, pen.glyphs, &lines)
    addSuggestions(row, &lines)
    if let glance = screen.glance {
      lines.blank()
      addAbout(glance, &lines)
    }
    let chosen =
      screen.detailTarget == nil || lines.choices.isEmpty
      ? nil : lines.choices[min(screen.detailCursor, lines.choices.count - 1)]
    draw(lines, in: area, chosen: chosen, &pen)
  }

  private func addDue(
    _ row: QueueRow, _ screen: ConversationScreen, _ glyphs: Glyphs, _ lines: inout DetailLines
  ) {
    lines.heading("DUE")
    for target in row.conversation.openTargets {
      var single = row.conversation
      single.openTargets = [target]
      let countdown = Deadline(single, workspace: settings.workspace).countdown(at: now, zone: zone)
      let time = countdown.time.isEmpty ? glyphs.none : countdown.time
      lines.add(
        title(target.kind), .text, countdown.glyph(glyphs) + " " + time, countdown.role)
    }
    if let closes = row.conversation.windowClosesAt, closes > now {
      lines.add(
        code(row.conversation.channel) + " window", .text, Countdown.span(closes.since(now)), .text)
    } else if let (text, role) = windowText(row.conversation) {
      lines.add(code(row.conversation.channel) + " window", .text, text, role)
    }
    let owner = row.conversation.assignee.map { agentName($0) } ?? "no owner"
    lines.add("Held by", .text, owner, .text)
    if let team = row.conversation.team {
      lines.add("Team", .text, DisplayText(filtering: team.text, as: .name), .text)
    }
    if row.conversation.priority != .normal {
      lines.add("Priority", .text, Happening.name(row.conversation.priority), .warning)
    }
    lines.blank()
  }

  private func title(_ kind: TargetKind) -> DisplayText {
    switch kind {
    case .firstResponse: "First reply"
    case .nextResponse: "Next reply"
    case .resolution: "Resolve"
    }
  }

  private func addOutbox(_ screen: ConversationScreen, _ lines: inout DetailLines) {
    guard !screen.outbox.isEmpty else { return }
    lines.heading("LEAVING")
    for entry in screen.outbox.prefix(3) {
      let left = entry.leavesAt.since(now)
      let when = entry.state == .held && left > 0 ? LocalTime.short(left + 999) : DisplayText.empty
      let part: DisplayText = entry.part.map { "part " + $0.place + " " } ?? .empty
      lines.add(
        part + (staysQueued(entry) ? "queued" : entry.state.word) + " " + when, entry.state.role,
        entry.author == me && entry.state == .held && left > 0 ? "U take back" : .empty, .hint)
      if let problem = staysQueued(entry) ? deliveryProblem(entry.account) : nil {
        let words = DisplayText(filtering: problem, as: .line)
        for line in words.wrapped(to: max(1, lines.width - 1)) { lines.add(" " + line, .warning) }
      }
      if let reason = entry.reason {
        lines.add(" " + DisplayText(filtering: reason, as: .line), .warning)
      }
    }
    lines.blank()
  }

  private func addHere(
    _ screen: ConversationScreen, _ glyphs: Glyphs, _ lines: inout DetailLines
  ) {
    let others = othersAt(screen)
    guard !others.isEmpty else { return }
    lines.heading("HERE NOW")
    for other in others.prefix(5) {
      let isReading = other.mode == .viewing
      let glyph = isReading ? glyphs.viewing : glyphs.writing
      let doing: DisplayText = isReading ? "reading" : other.mode == .writing ? "writes" : "draft"
      let since = LocalTime.short(now.since(other.since))
      let count: DisplayText = isReading ? since : since + "  \(other.characters) ch."
      lines.add(
        glyph + " " + agentName(other.agent) + "  " + doing, isReading ? .viewing : .writing,
        count, .dim)
    }
    lines.blank()
  }

  private func addSuggestions(_ row: QueueRow, _ lines: inout DetailLines) {
    guard !settings.workspace.savedReplies.isEmpty else { return }
    lines.heading("SAVED, best first")
    for (place, ranked) in rankedReplies(row).prefix(3).enumerated() {
      let reply = ranked.reply
      let name = DisplayText(filtering: reply.title, as: .name, limit: 60)
      lines.add(
        "^X \(place + 1) " + DisplayText(filtering: reply.shortcut, as: .name, limit: 12) + " "
          + name,
        .text)
    }
  }
}

/// Lines of the panel, gathered before they are drawn.
struct DetailLines {
  struct Line {
    var left: DisplayText
    var role: StyleRole
    var right: DisplayText
    var rightRole: StyleRole
  }

  let width: Int
  private(set) var all: [Line] = []
  /// Which of them open something.
  private(set) var choices: [Int] = []

  init(width: Int) {
    self.width = width
  }

  mutating func heading(_ title: DisplayText) { add(title, .heading) }

  mutating func add(
    _ left: DisplayText, _ role: StyleRole, _ right: DisplayText = .empty,
    _ rightRole: StyleRole = .text
  ) {
    all.append(Line(left: left, role: role, right: right, rightRole: rightRole))
  }

  /// A line that ⏎ opens.
  mutating func choice(
    _ left: DisplayText, _ role: StyleRole, _ right: DisplayText = .empty,
    _ rightRole: StyleRole = .text
  ) {
    choices.append(all.count)
    add(left, role, right, rightRole)
  }

  /// Some of the lines, for a column of their own.
  func part(_ range: some RangeExpression<Int>) -> DetailLines {
    var part = DetailLines(width: width)
    part.all = Array(all[range.relative(to: all).clamped(to: 0..<all.count)])
    return part
  }

  mutating func blank() { add(.empty, .text) }

  /// A value of a contact's field, in one line.
  static func text(_ value: JSONValue) -> DisplayText {
    switch value {
    case .string(let text): DisplayText(masking: text, as: .line, limit: 60)
    case .number(let text): DisplayText(filtering: text, as: .line, limit: 30)
    case .bool(let isTrue): isTrue ? "yes" : "no"
    case .null: "–"
    case .array, .object: "…"
    }
  }
}
