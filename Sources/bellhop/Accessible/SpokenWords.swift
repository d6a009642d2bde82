import Canvas
import Desk
import Inbox

/// What the screens say with signs and columns, in words.
enum SpokenWords {
  /// `1 hour 5 minutes`, `2 days`, `40 seconds`; never below zero, rounded to what is said.
  static func duration(_ milliseconds: Int64) -> String {
    let seconds = (milliseconds == .min ? .max : abs(milliseconds)) / 1000
    func count(_ number: Int64, _ unit: String) -> String {
      "\(number) \(unit)\(number == 1 ? "" : "s")"
    }
    func parts(_ big: Int64, _ bigUnit: String, _ small: Int64, _ smallUnit: String) -> String {
      count(big, bigUnit) + (small == 0 ? "" : " " + count(small, smallUnit))
    }
    if seconds < 60 { return count(seconds, "second") }
    let minutes = seconds.rounded(to: 60)
    if minutes < 60 { return count(minutes, "minute") }
    if minutes < 1440 { return parts(minutes / 60, "hour", minutes % 60, "minute") }
    let hours = seconds.rounded(to: 3600)
    return parts(hours / 24, "day", hours % 24, "hour")
  }

  /// The same of what is left: cut, so that four minutes are at least four.
  static func left(_ milliseconds: Int64) -> String {
    let seconds = (milliseconds == .min ? .max : abs(milliseconds)) / 1000
    let unit: Int64 = seconds < 60 ? 1 : seconds < 86_400 ? 60 : 3600
    return duration(seconds / unit * unit &* 1000)
  }

  /// The state of the promise that is to be kept next.
  static func due(_ conversation: Conversation, _ workspace: Workspace, now: Instant) -> String {
    switch conversation.status {
    case .resolved, .spam: return name(conversation.status)
    case .snoozed:
      guard let until = conversation.snoozedUntil else { return "snoozed" }
      return "snoozed, back in \(left(until.since(now)))"
    case .open, .pending: break
    }
    let prefix = conversation.status == .pending ? "pending, " : ""
    guard let target = conversation.decidingTarget, let due = target.due else {
      let isPaused = conversation.openTargets.contains {
        !$0.pauses.isEmpty && $0.pauses.last?.to == nil
      }
      return prefix + (isPaused ? "clock paused" : "nothing promised")
    }
    let what = target.kind.words
    let left = due.since(now)
    switch target.state(at: now, isVoid: false, workspace: workspace) {
    case .breached: return prefix + "\(what) breached, \(self.left(left)) over"
    case .atRisk: return prefix + "\(what) at risk, \(self.left(left)) left"
    case .met: return prefix + "\(what) met"
    default:
      return prefix + (left < 0 ? "\(what) breached, " : "\(what) in time, ")
        + "\(self.left(left)) \(left < 0 ? "over" : "left")"
    }
  }

  static func name(_ status: Status) -> String { status.rawValue }

  static func audience(_ audience: Audience) -> String {
    switch audience {
    case .public: "PUBLIC, everybody can read it"
    case .private: "private"
    }
  }

  static func presence(_ present: Presence, _ workspace: Workspace) -> String {
    let name = Shown.name(workspace.agent(present.agent)?.name ?? present.agent.text)
    switch present.mode {
    case .viewing: return "\(name) is reading it"
    case .drafting: return "\(name) has begun an answer"
    case .writing: return "\(name) is writing in it"
    }
  }

  static func customer(_ row: QueueRow) -> String { row.displayName.description }

  /// What is to be looked at twice in a name; nil where there is nothing.
  static func doubt(about row: QueueRow, _ workspace: Workspace) -> String? {
    let shown = row.shownIdentity
    let signs = CustomerSign.ofName(shown, known: KnownNames(workspace)).filter(\.isLoud)
    guard let sign = signs.first else { return nil }
    let address = Shown.name(shown.handle ?? "")
    let words = Shown.line(sign.words, limit: 200)
    return "look twice: \(words)" + (address.isEmpty ? "" : ", writes from \(address)")
  }

  /// A row of the queue as one sentence, the customer's newest words behind it.
  static func row(_ row: QueueRow, _ workspace: Workspace, now: Instant) -> String {
    let words =
      row.restrictedBy.map { "restricted by the tag \(Shown.name($0))" }
      ?? plain(Shown.line(row.conversation.snippet.text, limit: 160))
    return facts(row, workspace, now: now) + (words.isEmpty ? "." : ". \(words)")
  }

  /// Who it is, how it stands, whose it is.
  static func facts(_ row: QueueRow, _ workspace: Workspace, now: Instant) -> String {
    let conversation = row.conversation
    var parts = ["number \(row.id.number), \(customer(row))"]
    if let doubt = doubt(about: row, workspace) { parts.append(doubt) }
    if conversation.segment?.lowercased() == "vip" { parts.append("VIP") }
    parts.append(due(conversation, workspace, now: now))
    parts.append("tier \(conversation.tier.rawValue)")
    parts.append(
      conversation.channel.name + (conversation.audience == .public ? ", PUBLIC" : ", private"))
    parts.append(owner(conversation, workspace))
    if let state = row.outbox { parts.append(outbox(state)) }
    if let approval = row.approval { parts.append(SpokenWords.approval(approval, workspace)) }
    if row.hasDraft { parts.append("a draft of yours lies there") }
    parts += row.presence.filter { $0.isAlive(at: now) }.map { presence($0, workspace) }
    return parts.joined(separator: ", ")
  }

  static func owner(_ conversation: Conversation, _ workspace: Workspace) -> String {
    guard let owner = conversation.assignee else {
      return conversation.team.map { "team \(Shown.name($0.text))" } ?? "unowned"
    }
    return "owned by \(Shown.name(workspace.agent(owner)?.name ?? owner.text))"
  }

  static func approval(_ approval: RowApproval, _ workspace: Workspace) -> String {
    let author = Shown.name(workspace.name(of: approval.author))
    switch approval.state {
    case .requested: return "a reply of \(author) waits for an approval"
    default: return "a reply of \(author) was answered: \(approval.state.rawValue)"
    }
  }

  static func outbox(_ state: OutboxEntry.State) -> String {
    switch state {
    case .held: "a reply is held"
    case .failed: "a reply FAILED"
    case .unknown: "nobody knows whether a reply was sent"
    case .stopped: "a reply was stopped"
    default: "a reply is on its way"
    }
  }

  /// What happened, for lines of the journal that are no message; nil for what says nothing to people.
  static func happening(_ event: Event, _ workspace: Workspace) -> String? {
    guard let line = Happening.line(event, workspace: workspace) else { return nil }
    let who =
      switch event.by?.kind {
      case .agent: Shown.name(workspace.name(of: AgentID(event.by?.id ?? "")))
      case .customer: "the customer"
      case .bot: "the bot"
      case .system, nil: "a rule"
      }
    switch event.what {
    case .tag(let tag): return "\(who) added the tag \(Shown.name(tag))"
    case .untag(let tag): return "\(who) took away the tag \(Shown.name(tag))"
    case .assign(let assignment):
      var parts: [String] = []
      if case .to(let agent) = assignment.agent {
        parts.append(agent.map { Shown.name(workspace.agent($0)?.name ?? $0.text) } ?? "nobody")
      }
      if case .to(let team) = assignment.team {
        parts.append(team.map { "team \(Shown.name($0.text))" } ?? "no team")
      }
      return "\(who) gave it to \(parts.joined(separator: ", "))"
    default: return plain(line.description)
    }
  }

  /// Signs that are drawn and not read: what our own filter puts into other people's words.
  static func plain(_ text: String) -> String {
    var plain = ""
    for character in text {
      switch character {
      case "□": plain += "?"
      case "…": plain += "..."
      case "·", "•": plain += ","
      case "→": plain += "to"
      default:
        let isDrawn = character.unicodeScalars.allSatisfy {
          (0x2500...0x259F).contains($0.value) || (0x2800...0x28FF).contains($0.value)
        }
        if !isDrawn { plain.append(character) }
      }
    }
    return plain
  }
}
