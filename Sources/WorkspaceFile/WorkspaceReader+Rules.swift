import Inbox

/// Rules and surveys are kept and checked. What they name and is not there (a reply, a team) is a
/// warning: the rest of the rule still means something.
extension WorkspaceReader {
  private static let conditions: Set<String> = [
    "any", "channel", "kind", "account", "tier", "tag", "segment", "priority", "team", "lang",
    "followers", "verified", "outside", "status", "for", "before", "after", "target",
  ]
  private static let actions: Set<String> = [
    "tier", "tag", "assign", "assign_team", "reply", "notify", "escalate", "follow_up",
    "priority", "snooze", "status",
  ]
  /// What an action that is a mapping may hold.
  private static let details = ["escalate": ["note", "team"], "follow_up": ["tag", "team"]]

  mutating func readRules() {
    var names: Set<String> = []
    for value in root["rules"]?.sequence() ?? [] {
      guard let mapping = value.mapping() else { continue }
      let name = mapping.required("name")
      let rule = Rule(
        name: name?.word() ?? "",
        on: mapping.required("on")?.choice(Rule.Trigger.self) ?? .message,
        when: clauses(mapping["when"], WorkspaceReader.conditions),
        then: clauses(mapping.required("then"), WorkspaceReader.actions))
      unique(rule.name.isEmpty ? nil : rule.name, name, "rules", in: &names)
      checkTimes(of: rule, mapping["when"] ?? name)
      mapping.finish()
      workspace.rules.append(rule)
    }
  }

  /// The keys of time belong to rules that wait for it, and those need one.
  private func checkTimes(of rule: Rule, _ place: FileValue?) {
    let keys = Set(rule.when.map(\.key))
    let allowed: Set<String> =
      switch rule.on {
      case .waiting, .idle: ["for"]
      case .atRisk: ["before", "target"]
      case .breach: ["after", "target"]
      default: []
      }
    for key in ["for", "before", "after", "target"]
    where keys.contains(key) && !allowed.contains(key) {
      place?.warn("a rule on \(rule.on.rawValue) does not look at “\(key)”")
    }
    if allowed == ["for"], !keys.contains("for") {
      place?.warn("this rule never runs: say how long, as in “when: { for: 2h }”")
    }
  }

  /// `follow_up: { team: x }` becomes a clause `follow_up.team`.
  private func clauses(_ value: FileValue?, _ known: Set<String>) -> [Rule.Clause] {
    guard let mapping = value?.mapping() else { return [] }
    var clauses: [Rule.Clause] = []
    for (key, name, value) in mapping.entries {
      guard known.contains(name) else {
        let nearest = Spelling.nearest(to: name, among: known.sorted())
        key.error(
          "there is no key “\(name)”"
            + (nearest.map { "; did you mean “\($0)”?" }
              ?? "; there are \(known.sorted().joined(separator: ", "))"))
        continue
      }
      if let known = WorkspaceReader.details[name], value.isMapping {
        for (key, inner, value) in value.mapping()?.entries ?? [] {
          guard known.contains(inner) else {
            key.error("there is no key “\(inner)”; there are \(known.joined(separator: ", "))")
            continue
          }
          let values = value.list().compactMap { $0.word() }
          clauses.append(Rule.Clause(key: "\(name).\(inner)", values: values))
          if inner == "team" { mention(value, "team", workspace.teams.map(\.id.text)) }
        }
        continue
      }
      check(name, value)
      clauses.append(Rule.Clause(key: name, values: value.list().compactMap { $0.word() }))
    }
    return clauses
  }

  private func check(_ key: String, _ value: FileValue) {
    for value in value.list() {
      switch key {
      case "channel": _ = value.choice(Channel.self)
      case "kind": _ = value.choice(ConversationKind.self)
      case "status": _ = value.choice(Status.self)
      case "tier": _ = tier(value)
      case "priority": _ = priority(value)
      case "verified": _ = value.bool()
      case "followers": followers(value)
      case "outside": mention(value, "calendar", workspace.calendars.keys.sorted())
      case "team", "assign_team": mention(value, "team", workspace.teams.map(\.id.text))
      case "assign", "notify": mention(value, "agent", workspace.agents.map(\.id.text))
      case "reply":
        mention(value, "saved reply", workspace.savedReplies.map(\.shortcut))
      case "snooze", "for", "before", "after": _ = value.duration(least: 1000)
      case "target": _ = value.choice(TargetKind.self)
      default: _ = value.word()
      }
    }
  }

  private func followers(_ value: FileValue) {
    guard let text = value.text() else { return }
    let digits = text.drop { "<>=".contains($0) }
    let sign = text.prefix(text.count - digits.count)
    if Int64(digits) == nil || !["", "<", "<=", "=", ">=", ">"].contains(sign) {
      value.error("a number is expected here, as in “>=10000”")
    }
  }

  func mention(_ value: FileValue, _ kind: String, _ names: [String]) {
    for value in value.list() {
      guard let name = value.word(), !names.contains(name) else { continue }
      value.warn(WorkspaceReader.unknown(kind, name, names))
    }
  }

  mutating func readSurveys() {
    guard let surveys = root["surveys"]?.mapping() else { return }
    if let csat = surveys["csat"]?.mapping() {
      after(csat)
      var survey = Surveys.Satisfaction(
        delayMilliseconds: csat["delay"]?.duration() ?? 0,
        lowScore: csat["low_score"]?.integer(1...5) ?? 3,
        everyMilliseconds: csat["every"]?.duration(least: 1000),
        ask: csat["ask"].map(bodies) ?? [:])
      if let then = csat["then"]?.mapping() {
        if let followUp = then["follow_up"]?.mapping() {
          if let team = followUp["team"] {
            mention(team, "team", workspace.teams.map(\.id.text))
            survey.followUpTeam = team.word().map { TeamID($0) }
          }
          survey.followUpTags = tags(followUp["tag"])
          followUp.finish()
        }
        then.finish()
      }
      csat.finish()
      workspace.surveys.csat = survey
    }
    if let nps = surveys["nps"]?.mapping() {
      after(nps)
      let delay = nps["delay"]?.duration() ?? 0
      let ask = nps["ask"].map(bodies) ?? [:]
      if let every = nps.required("every")?.duration(least: 1000) {
        workspace.surveys.nps = Surveys.Promoter(
          everyMilliseconds: every, delayMilliseconds: delay, ask: ask)
      }
      nps.finish()
    }
    surveys.finish()
  }

  private func after(_ survey: FileMapping) {
    _ = survey["after"]?.choice(among: ["resolved": Status.resolved]) { ["resolved"] }
  }
}
