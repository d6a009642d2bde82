import Inbox

extension WorkspaceReader {
  mutating func readPolicies() {
    var names: Set<String> = []
    for value in root["sla"]?.sequence() ?? [] {
      guard let mapping = value.mapping() else { continue }
      let name = mapping.required("name")
      var policy = ServicePolicy(name: name?.word() ?? "")
      unique(policy.name.isEmpty ? nil : policy.name, name, "policies", in: &names)
      if let when = mapping["when"]?.mapping() { policy.when = condition(when) }
      policy.calendar = mapping["calendar"].flatMap(calendar)
      policy.firstResponse = target(mapping["first_response"])
      policy.nextResponse = target(mapping["next_response"])
      policy.resolution = target(mapping["resolution"])
      mapping.finish()
      if let earlier = workspace.policies.first(where: { $0.when.covers(policy.when) }) {
        name?.warn("policy “\(policy.name)” is never chosen: “\(earlier.name)” stands before it")
      }
      workspace.policies.append(policy)
    }
  }

  private func target(_ value: FileValue?) -> Int64? {
    value?.duration(units: "smh", least: 1000)
  }

  private func condition(_ when: FileMapping) -> ServicePolicy.Condition {
    func set<Value: Hashable>(_ key: String, _ read: (FileValue) -> Value?) -> Set<Value>? {
      guard let value = when[key] else { return nil }
      let values = value.list()
      if values.isEmpty { value.error("a condition without values never holds") }
      return Set(values.compactMap(read))
    }
    let condition = ServicePolicy.Condition(
      tiers: set("tier", tier), channels: set("channel") { $0.choice(Channel.self) },
      kinds: set("kind") { $0.choice(ConversationKind.self) }, tags: set("tag") { $0.word() },
      segments: set("segment") { $0.word() }, priorities: set("priority", priority),
      teams: set("team", team))
    when.finish()
    return condition
  }

  mutating func readDefaults() {
    if let resolve = root["resolve"]?.mapping() {
      workspace.requiredBeforeResolve = Set(
        (resolve["require"]?.list() ?? []).compactMap { $0.choice(ResolveRequirement.self) })
      resolve.finish()
    }
    if let send = root["send"]?.mapping() {
      if let hold = send["hold"]?.duration() { workspace.sending.holdMilliseconds = hold }
      if let status = send["then"].flatMap(status) {
        workspace.sending.then = status == .open ? nil : status
      }
      send.finish()
    }
    if let approvals = root["approvals"]?.mapping() {
      if let within = approvals["within"]?.duration(least: 1000) {
        workspace.approvals.withinMilliseconds = within
      }
      workspace.approvals.calendar = approvals["calendar"].flatMap(calendar)
      if let by = approvals["by"] { workspace.approvals.roles = roles(by) }
      approvals.finish()
    }
    readSignals()
    for (key, tag, value) in root["restricted"]?.mapping()?.entries ?? [] where key.word() != nil {
      workspace.restricted[tag] = roles(value)
    }
    if let figures = root["figures"]?.mapping() {
      if let people = figures["people"] { workspace.peopleFigures = roles(people) }
      figures.finish()
    }
    if let costs = root["costs"]?.mapping() {
      if let call = costs["call_usd"]?.amount() { workspace.costs.callDollars = call }
      if let message = costs["message_usd"]?.amount() { workspace.costs.messageDollars = message }
      costs.finish()
    }
    if let retention = root["retention"]?.mapping() {
      workspace.retention.bodies = retention["bodies"]?.duration(least: Retention.least)
      retention.finish()
    }
  }

  private mutating func readSignals() {
    guard let signals = root["signals"]?.mapping() else { return }
    if let followers = signals["followers"]?.integer(1...1_000_000_000) {
      workspace.signals.followers = Int64(followers)
    }
    func words(_ key: String) -> [String] {
      (signals[key]?.list() ?? []).compactMap { value in
        guard let text = value.text() else { return nil }
        if WordPattern(keyword: text).isEmpty { value.error("there is no word in “\(text)”") }
        return text
      }
    }
    workspace.signals.complaints = words("complaints")
    workspace.signals.notComplaints = words("not_complaints")
    signals.finish()
  }

  /// What may follow an answer: not spam.
  func status(_ value: FileValue) -> Status? {
    let statuses: [Status] = [.open, .pending, .snoozed, .resolved]
    return value.choice(
      among: Dictionary(uniqueKeysWithValues: statuses.map { ($0.rawValue, $0) })
    ) { statuses.map(\.rawValue) }
  }
}

extension ServicePolicy.Condition {
  /// Whether whatever meets `other` meets this one too.
  fileprivate func covers(_ other: ServicePolicy.Condition) -> Bool {
    func holds<Value>(_ mine: Set<Value>?, _ theirs: Set<Value>?) -> Bool {
      guard let mine else { return true }
      return theirs.map { $0.isSubset(of: mine) } ?? false
    }
    // A conversation bears several tags, but one of the rest: a subset of tags still implies.
    return holds(tiers, other.tiers) && holds(channels, other.channels)
      && holds(kinds, other.kinds) && holds(tags, other.tags)
      && holds(segments, other.segments) && holds(priorities, other.priorities)
      && holds(teams, other.teams)
  }
}
