import Inbox
import Yams

extension WorkspaceFile {
  /// Writes what `read` reads back as an equal workspace. What stands at its default is left out.
  ///
  /// - Throws: only where a text cannot stand in YAML at all.
  package static func write(_ workspace: Workspace) throws(WorkspaceFileErrors) -> String {
    typealias Writer = FileWriter
    let usual = Workspace()
    let root = Writer.mapping([
      ("workspace", Writer.text(workspace.name)),
      ("timezone", Writer.text(workspace.timeZone)),
      ("language", Writer.text(workspace.language)),
      ("calendars", calendars(workspace)),
      ("tiers", workspace.tiers == usual.tiers ? nil : tiers(workspace)),
      ("sla", Writer.list(workspace.policies.map(policy), inLine: false)),
      ("agents", Writer.list(workspace.agents.map(agent), inLine: false)),
      ("teams", entries(workspace.teams.map { ($0.id.text, team($0)) })),
      ("accounts", Writer.list(workspace.accounts.map(account), inLine: false)),
      (
        "resolve",
        workspace.requiredBeforeResolve.isEmpty
          ? nil
          : Writer.mapping(
            [
              ("require", Writer.texts(workspace.requiredBeforeResolve.map(\.rawValue).sorted()))
            ], inLine: true)
      ),
      ("send", workspace.sending == usual.sending ? nil : send(workspace.sending)),
      ("approvals", workspace.approvals == usual.approvals ? nil : approvals(workspace.approvals)),
      ("shifts", Writer.list(workspace.shifts.map(shift), inLine: false)),
      ("routing", workspace.routing.map(routing)),
      (
        "restricted",
        entries(
          workspace.restricted.sorted { $0.key < $1.key }.map { ($0.key, roles($0.value)) })
      ),
      (
        "figures",
        workspace.peopleFigures == usual.peopleFigures
          ? nil
          : FileWriter.mapping([("people", roles(workspace.peopleFigures))], inLine: true)
      ),
      ("saved_replies", Writer.list(workspace.savedReplies.map(savedReply), inLine: false)),
      ("rules", Writer.list(workspace.rules.map(rule), inLine: false)),
      ("macros", Writer.list(workspace.macros.map(macro), inLine: false)),
      ("views", views(workspace.views)),
      ("surveys", surveys(workspace.surveys)),
      ("costs", workspace.costs == usual.costs ? nil : costs(workspace.costs)),
      ("retention", retention(workspace.retention)),
      ("signals", workspace.signals == usual.signals ? nil : signals(workspace.signals)),
    ])
    return try Writer.serialize(root)
  }

  private static func approvals(_ approvals: ApprovalSettings) -> Node {
    FileWriter.mapping(
      [
        ("within", FileWriter.duration(approvals.withinMilliseconds)),
        ("calendar", approvals.calendar.map(FileWriter.text)),
        ("by", roles(approvals.roles)),
      ], inLine: true)
  }

  private static func signals(_ signals: SignalSettings) -> Node {
    FileWriter.mapping([
      ("followers", FileWriter.plain("\(signals.followers)")),
      ("complaints", FileWriter.texts(signals.complaints)),
      ("not_complaints", FileWriter.texts(signals.notComplaints)),
    ])
  }

  private static func retention(_ retention: Retention) -> Node? {
    retention.bodies.map {
      FileWriter.mapping([("bodies", FileWriter.duration($0))], inLine: true)
    }
  }

  private static func entries(_ pairs: [(String, Node?)]) -> Node? {
    pairs.isEmpty ? nil : FileWriter.mapping(pairs)
  }

  private static func roles(_ roles: Set<Role>) -> Node? {
    FileWriter.texts(Role.allCases.filter(roles.contains).map(\.rawValue))
  }

  private static func numbers(_ numbers: some Sequence<Int>) -> Node? {
    FileWriter.list(numbers.sorted().map { FileWriter.plain("\($0)") })
  }

  private static func calendars(_ workspace: Workspace) -> Node? {
    entries(
      workspace.calendars.filter { $0.key != "always" }.sorted { $0.key < $1.key }
        .map { name, calendar in
          let days = Weekday.allCases.compactMap { day in
            calendar.hours[day].map { (day.rawValue, intervals($0)) }
          }
          let special = calendar.special.sorted { $0.key < $1.key }
            .map { ($0.key.description, intervals($0.value)) }
          let holidays = calendar.holidays.sorted().map { FileWriter.plain($0.description) }
          return (
            name,
            FileWriter.mapping([
              ("timezone", workspace.calendarTimeZones[name].map(FileWriter.text)),
              ("hours", entries(days)), ("holidays", FileWriter.list(holidays)),
              ("special", entries(special)),
            ])
          )
        })
  }

  private static func intervals(_ intervals: [OpeningInterval]) -> Node {
    .sequence(
      Node.Sequence(
        intervals.map { FileWriter.text($0.description) }, Tag(.implicit), .flow))
  }

  private static func tiers(_ workspace: Workspace) -> Node? {
    entries(
      workspace.tiers.sorted { $0.key < $1.key }.map { tier, definition in
        (
          String(tier.rawValue),
          FileWriter.mapping(
            [
              ("name", FileWriter.text(definition.name)),
              ("handled_by", roles(definition.handledBy)),
            ], inLine: true)
        )
      })
  }

  private static func policy(_ policy: ServicePolicy) -> Node {
    let when = policy.when
    let conditions: [(String, Node?)] = [
      ("tier", when.tiers.flatMap { numbers($0.map(\.rawValue)) }),
      ("channel", when.channels.flatMap { FileWriter.texts($0.map(\.rawValue).sorted()) }),
      ("kind", when.kinds.flatMap { FileWriter.texts($0.map(\.rawValue).sorted()) }),
      ("tag", when.tags.flatMap { FileWriter.texts($0.sorted()) }),
      ("segment", when.segments.flatMap { FileWriter.texts($0.sorted()) }),
      ("priority", when.priorities.flatMap { numbers($0.map(\.rawValue)) }),
      ("team", when.teams.flatMap { FileWriter.texts($0.map(\.text).sorted()) }),
    ]
    let hasConditions = conditions.contains { $0.1 != nil }
    func target(_ milliseconds: Int64?) -> Node? {
      milliseconds.map { FileWriter.duration($0, units: "hms") }
    }
    return FileWriter.mapping([
      ("name", FileWriter.text(policy.name)),
      ("when", hasConditions ? FileWriter.mapping(conditions, inLine: true) : nil),
      ("calendar", policy.calendar.map(FileWriter.text)),
      ("first_response", target(policy.firstResponse)),
      ("next_response", target(policy.nextResponse)), ("resolution", target(policy.resolution)),
    ])
  }

  private static func agent(_ agent: Agent) -> Node {
    FileWriter.mapping([
      ("id", FileWriter.text(agent.id.text)), ("name", FileWriter.text(agent.name)),
      ("role", FileWriter.text(agent.role.rawValue)),
      ("login", agent.login == agent.id.text ? nil : FileWriter.text(agent.login)),
      ("email", agent.email.map(FileWriter.text)),
      ("languages", FileWriter.texts(agent.languages)),
      ("capacity", agent.capacity.map { FileWriter.plain("\($0)") }),
      ("signature", agent.signature.map(FileWriter.text)),
      ("approval", numbers(agent.approval.map(\.rawValue))),
    ])
  }

  private static func team(_ team: Team) -> Node {
    FileWriter.mapping(
      [
        ("members", FileWriter.texts(team.members.map(\.text))),
        ("calendar", team.calendar.map(FileWriter.text)),
      ], inLine: true)
  }

  private static func account(_ account: Account) -> Node {
    FileWriter.mapping([
      ("id", FileWriter.text(account.id.text)),
      ("channel", FileWriter.text(account.channel.rawValue)),
      ("address", account.address.map(FileWriter.text)),
      ("handle", account.handle.map(FileWriter.text)),
      (
        "delivery",
        account.delivery == .none ? nil : FileWriter.text(account.delivery.rawValue)
      ),
      ("open", account.open.map { FileWriter.plain($0 ? "true" : "false") }),
      (
        "expect",
        account.expect.map { expect in
          FileWriter.mapping([
            ("text", FileWriter.text(expect.text)),
            ("once_per", expect.oncePerMilliseconds.map { FileWriter.duration($0) }),
          ])
        }
      ),
    ])
  }

  private static func send(_ sending: SendingDefaults) -> Node {
    FileWriter.mapping(
      [
        ("hold", FileWriter.duration(sending.holdMilliseconds)),
        ("then", FileWriter.text((sending.then ?? .open).rawValue)),
      ], inLine: true)
  }

  private static func routing(_ routing: Routing) -> Node {
    FileWriter.mapping([
      ("assign", FileWriter.text(routing.assign.rawValue)),
      ("capacity", routing.capacity.map { FileWriter.plain("\($0)") }),
      ("language", FileWriter.text(routing.language.rawValue)),
      ("during_shifts", FileWriter.plain("\(routing.duringShifts)")),
    ])
  }

  private static func shift(_ shift: Shift) -> Node {
    FileWriter.mapping([
      (
        "agents",
        .sequence(
          Node.Sequence(shift.agents.map { FileWriter.text($0.text) }, Tag(.implicit), .flow))
      ),
      ("calendar", FileWriter.text(shift.calendar)),
    ])
  }
}
