import Inbox

/// Reads the sections one after the other; those that others name come first.
struct WorkspaceReader {
  let root: FileMapping
  let findings: Findings
  let zones: TimeZones
  var workspace = Workspace()

  init(_ root: FileMapping, findings: Findings, zones: TimeZones) {
    self.root = root
    self.findings = findings
    self.zones = zones
  }

  mutating func read() {
    workspace.name = root["workspace"]?.word() ?? workspace.name
    if let value = root["timezone"], let (name, rules) = zone(value) {
      workspace.timeZone = name
      workspace.zone = rules
    }
    if let value = root["language"] { workspace.language = language(value) ?? workspace.language }
    readCalendars()
    readTiers()
    readPeople()
    readPolicies()
    readAccounts()
    readDefaults()
    readSavedReplies()
    readRules()
    readMacros()
    workspace.views = ViewReader.read(root["views"], findings: findings)
    readSurveys()
    root.finish()
  }

  // MARK: What several sections hold

  func zone(_ value: FileValue) -> (name: String, rules: ZoneRules)? {
    guard let name = value.word() else { return nil }
    guard let rules = zones.rules(named: name) else {
      value.error("there is no time zone “\(name)”; names are like Europe/Berlin")
      return nil
    }
    return (name, rules)
  }

  func language(_ value: FileValue) -> String? {
    guard let code = value.word() else { return nil }
    let isCode = Language.isCode(code)
    if !isCode { value.error("a language is expected here, as in en or pt-BR") }
    return isCode ? code : nil
  }

  func calendar(_ value: FileValue) -> String? {
    reference(value, "calendar", workspace.calendars.keys.sorted())
  }

  func agent(_ value: FileValue) -> AgentID? {
    reference(value, "agent", workspace.agents.map(\.id.text)).map { AgentID($0) }
  }

  func team(_ value: FileValue) -> TeamID? {
    reference(value, "team", workspace.teams.map(\.id.text)).map { TeamID($0) }
  }

  func reference(_ value: FileValue, _ kind: String, _ names: [String]) -> String? {
    guard let name = value.word() else { return nil }
    if names.contains(name) { return name }
    value.error(WorkspaceReader.unknown(kind, name, names))
    return nil
  }

  static func unknown(_ kind: String, _ name: String, _ names: [String]) -> String {
    let nearest = Spelling.nearest(to: name, among: names).map { "; did you mean “\($0)”?" }
    return "there is no \(kind) “\(name)” in this file\(nearest ?? "")"
  }

  func tier(_ value: FileValue) -> Tier? {
    value.integer(1...3).flatMap(Tier.init(rawValue:))
  }

  func priority(_ value: FileValue) -> Priority? {
    value.integer(0...3).flatMap(Priority.init(rawValue:))
  }

  func tags(_ value: FileValue?) -> [String] {
    (value?.list() ?? []).compactMap { $0.word() }.reduce(into: []) { tags, tag in
      if !tags.contains(tag) { tags.append(tag) }
    }
  }

  func roles(_ value: FileValue) -> Set<Role> {
    let roles = value.list().compactMap { $0.choice(Role.self) }
    if value.list().isEmpty { value.error("at least one role is expected here") }
    return Set(roles)
  }

  /// Says so where a name was given before.
  func unique(_ name: String?, _ value: FileValue?, _ what: String, in seen: inout Set<String>) {
    guard let name, let value, !seen.insert(name).inserted else { return }
    value.error("there are two \(what) “\(name)”")
  }
}
