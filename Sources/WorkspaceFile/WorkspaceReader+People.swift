import Inbox

extension WorkspaceReader {
  mutating func readTiers() {
    guard let tiers = root["tiers"]?.mapping() else { return }
    for (key, _, value) in tiers.entries {
      guard let tier = tier(key), let mapping = value.mapping() else { continue }
      var definition = workspace.tiers[tier] ?? TierDefinition(name: "", handledBy: [])
      definition.name = mapping["name"]?.word() ?? definition.name
      if let value = mapping["handled_by"] { definition.handledBy = roles(value) }
      mapping.finish()
      workspace.tiers[tier] = definition
    }
  }

  mutating func readPeople() {
    var ids: Set<String> = []
    var logins: Set<String> = []
    for value in root["agents"]?.sequence() ?? [] {
      guard let mapping = value.mapping() else { continue }
      let id = mapping.required("id")
      let name = id?.word()
      if let name, ["me", "none"].contains(name) {
        id?.error("“\(name)” means something else in a query; take another id")
      }
      unique(name, id, "agents", in: &ids)
      var agent = Agent(
        id: AgentID(name ?? ""), name: mapping["name"]?.word() ?? name ?? "",
        role: mapping.required("role")?.choice(Role.self) ?? .agent)
      let login = mapping["login"]
      agent.login = login?.word() ?? agent.login
      unique(agent.login, login ?? id, "agents with the login", in: &logins)
      agent.email = mapping["email"].flatMap(address)
      agent.languages = (mapping["languages"]?.list() ?? []).compactMap(language)
      agent.capacity = mapping["capacity"]?.integer(1...10_000)
      agent.signature = mapping["signature"]?.text()
      agent.approval = Set((mapping["approval"]?.list() ?? []).compactMap(tier))
      mapping.finish()
      workspace.agents.append(agent)
    }
    readTeams()
    for value in root["shifts"]?.sequence() ?? [] {
      guard let mapping = value.mapping() else { continue }
      let agents = (mapping.required("agents")?.list() ?? []).compactMap(agent)
      if let calendar = mapping.required("calendar").flatMap(calendar) {
        workspace.shifts.append(Shift(agents: agents, calendar: calendar))
      }
      mapping.finish()
    }
    if let mapping = root["routing"]?.mapping() {
      workspace.routing = Routing(
        assign: mapping["assign"]?.choice(Routing.Order.self) ?? .leastLoaded,
        capacity: mapping["capacity"]?.integer(1...10_000),
        language: mapping["language"]?.choice(Routing.LanguageFit.self) ?? .prefer,
        duringShifts: mapping["during_shifts"]?.bool() ?? true)
      mapping.finish()
    }
  }

  private mutating func readTeams() {
    for (key, _, value) in root["teams"]?.mapping()?.entries ?? [] {
      guard let id = key.word() else { continue }
      if id == "none" { key.error("“none” means something else in a query; take another id") }
      var team = Team(id: TeamID(id), members: [])
      if let mapping = value.mapping() {
        team.members = (mapping["members"]?.list() ?? []).compactMap(agent)
        team.calendar = mapping["calendar"].flatMap(calendar)
        mapping.finish()
      }
      workspace.teams.append(team)
    }
  }

  func address(_ value: FileValue) -> String? {
    guard let text = value.word() else { return nil }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isAddress =
      parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      && !text.contains { $0.isWhitespace || $0 == "<" || $0 == ">" || $0 == "," }
    if !isAddress { value.error("an address is expected here, as in care@acme.example") }
    return isAddress ? text : nil
  }

  mutating func readAccounts() {
    var ids: Set<String> = []
    for value in root["accounts"]?.sequence() ?? [] {
      guard let mapping = value.mapping() else { continue }
      let id = mapping.required("id")
      let name = id?.word()
      unique(name, id, "accounts", in: &ids)
      var account = Account(
        id: AccountID(name ?? ""),
        channel: mapping.required("channel")?.choice(Channel.self) ?? .api)
      account.address = mapping["address"].flatMap {
        account.channel == .email ? address($0) : $0.word()
      }
      account.handle = mapping["handle"]?.word()
      let deliveries: [String: Account.Delivery] = [
        "sendmail": .sendmail, "loopback": .loopback, "none": .none,
      ]
      if let value = mapping["delivery"] {
        account.delivery =
          value.choice(among: deliveries) { ["sendmail", "loopback", "none"] } ?? .none
        if account.delivery == .sendmail, account.channel != .email {
          value.error("sendmail delivers e-mail, not \(account.channel.name)")
        }
      }
      account.open = mapping["open"]?.bool()
      if let expect = mapping["expect"]?.mapping() {
        account.expect = expect.required("text")?.word().map { Account.Expectation(text: $0) }
        let once = expect["once_per"]?.duration(least: 1000)
        account.expect?.oncePerMilliseconds = once
        expect.finish()
      }
      mapping.finish()
      workspace.accounts.append(account)
    }
  }
}
