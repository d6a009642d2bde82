/// Making a macro ready to run.
extension Macro {
  /// Its steps for somebody at this moment.
  ///
  /// - Parameter noteID: What the ids of its notes are made of.
  package func run(
    by agent: AgentID, in workspace: Workspace, noteID: MessageID, now: Instant
  ) -> MacroRun {
    let reason = then.first { $0.key == MacroAction.reason.rawValue }?.values.first
    let making = MacroMaking(
      agent: agent, workspace: workspace, reason: reason, noteID: noteID, now: now)
    var steps: [MacroRun.Step] = []
    for clause in then {
      guard let action = MacroAction(rawValue: clause.key) else { continue }
      switch action {
      case .tag:
        steps.append(.init(.act(.tag(clause.values)), words: "+ " + Macro.named(clause.values)))
      case .untag:
        steps.append(.init(.act(.untag(clause.values)), words: "- " + Macro.named(clause.values)))
      default:
        for value in clause.values {
          if let step = making.step(action, value, place: steps.count) { steps.append(step) }
        }
      }
    }
    return MacroRun(name: name, steps: steps)
  }

  private static func named(_ tags: [String]) -> String {
    tags.map { "#\($0)" }.joined(separator: " ")
  }
}

/// What a value of a macro becomes.
private struct MacroMaking {
  let agent: AgentID
  let workspace: Workspace
  let reason: String?
  let noteID: MessageID
  let now: Instant

  func step(_ action: MacroAction, _ value: String, place: Int) -> MacroRun.Step? {
    guard let (what, words) = what(action, value, place) else { return nil }
    return MacroRun.Step(what, words: words)
  }

  private func what(
    _ action: MacroAction, _ value: String, _ place: Int
  ) -> (MacroRun.What, String)? {
    switch action {
    case .tier:
      return Int(value).flatMap(Tier.init(rawValue:))
        .map { (.act(.tier($0, reason: reason)), "tier \($0.rawValue)") }
    case .priority:
      return Int(value).flatMap(Priority.init(rawValue:))
        .map { (.act(.priority($0)), "priority \($0.rawValue)") }
    case .assign:
      let owner = value == "none" ? nil : value == "me" ? agent : AgentID(value)
      let name = owner.map { workspace.name(of: $0) } ?? "nobody"
      return (.act(.assign(Assignment(agent: .to(owner)))), "→ \(name)")
    case .assignTeam:
      let team = value == "none" ? nil : TeamID(value)
      return (
        .act(.assign(Assignment(team: .to(team)))), team.map { "→ team \($0)" } ?? "→ no team"
      )
    case .note:
      return (.act(.note(id: MessageID("\(noteID)/\(place)"), text: value)), "note “\(value)”")
    case .status: return Status(rawValue: value).flatMap(what)
    case .snooze:
      return WrittenDuration.milliseconds(value)
        .map { (.act(.snooze(until: now.advanced(by: $0))), "snoozed for \(value)") }
    case .reply: return (.draft(savedReply: value), "draft ;\(value), not sent")
    case .tag, .untag, .reason: return nil
    }
  }

  private func what(_ status: Status) -> (MacroRun.What, String)? {
    switch status {
    case .open: (.act(.reopen), "open")
    case .pending: (.act(.pending), "pending")
    case .spam: (.act(.spam), "spam")
    case .resolved: (.act(.resolve(reason: reason)), "resolved")
    // Without a time nothing wakes it; `snooze` gives one.
    case .snoozed: nil
    }
  }
}
