/// What a team shares: people, promises, accounts, saved replies (workspace.md).
///
/// There is one workspace, the current one, for all times: a changed policy is applied to every
/// conversation again, whatever it was when the customer wrote.
package struct Workspace: Hashable, Sendable {
  package var name: String
  /// IANA name of the zone in which days and hours of every report are cut.
  package var timeZone: String
  package var zone: ZoneRules
  package var language: String
  /// By name; `always` is built in.
  package var calendars: [String: WorkingHours]
  /// IANA names of the zones of those calendars that have one of their own.
  package var calendarTimeZones: [String: String]
  package var tiers: [Tier: TierDefinition]
  /// The first that matches, from the top.
  package var policies: [ServicePolicy]
  package var agents: [Agent]
  package var teams: [Team]
  package var accounts: [Account]
  /// What must be there before a conversation may be resolved.
  package var requiredBeforeResolve: Set<ResolveRequirement>
  package var sending: SendingDefaults
  package var shifts: [Shift]
  /// Nil: people take what they want.
  package var routing: Routing?
  /// Tag → roles that may read conversations bearing it, subject included.
  package var restricted: [String: Set<Role>]
  /// Who may see the figures of other people; see `maySeeFigures`.
  package var peopleFigures: Set<Role>
  package var savedReplies: [SavedReply]
  package var rules: [Rule]
  package var macros: [Macro]
  /// The team's own lists, in the order of `g1`, `g2` and so on.
  package var views: [SavedView]
  package var surveys: Surveys
  package var costs: Costs
  package var retention: Retention
  package var approvals: ApprovalSettings
  package var signals: SignalSettings

  package init(name: String = "Bellhop") {
    self.name = name
    timeZone = "UTC"
    zone = .utc
    language = "en"
    calendars = ["always": .always]
    calendarTimeZones = [:]
    tiers = TierDefinition.usual
    policies = []
    agents = []
    teams = []
    accounts = []
    requiredBeforeResolve = []
    sending = SendingDefaults()
    shifts = []
    routing = nil
    restricted = [:]
    peopleFigures = [.supervisor]
    savedReplies = []
    rules = []
    macros = []
    views = []
    surveys = Surveys()
    costs = Costs()
    retention = Retention()
    approvals = ApprovalSettings()
    signals = SignalSettings()
  }
}

/// Who may do what: an agent handles what the tiers give to its role.
package enum Role: String, CaseIterable, Sendable {
  case agent
  case senior
  case supervisor
}

package struct TierDefinition: Hashable, Sendable {
  package var name: String
  /// Handling is replying, resolving and being assigned; reading, noting, tagging and raising to
  /// the tier stay open to all.
  package var handledBy: Set<Role>

  package init(name: String, handledBy: Set<Role>) {
    self.name = name
    self.handledBy = handledBy
  }

  /// The tiers of a workspace that says nothing: named, and open to everybody.
  package static let usual: [Tier: TierDefinition] = [
    .one: TierDefinition(name: "FAQ", handledBy: Set(Role.allCases)),
    .two: TierDefinition(name: "Individual", handledBy: Set(Role.allCases)),
    .three: TierDefinition(name: "Priority", handledBy: Set(Role.allCases)),
  ]
}

package struct Agent: Hashable, Sendable {
  package var id: AgentID
  package var name: String
  package var role: Role
  /// The Unix user who is this agent; the id where the file does not say.
  package var login: String
  package var email: String?
  package var languages: [String]
  /// How many conversations at once; nil: no limit.
  package var capacity: Int?
  package var signature: String?
  /// Tiers in which this agent's replies wait for an approval.
  package var approval: Set<Tier>

  package init(
    id: AgentID, name: String, role: Role, login: String? = nil, email: String? = nil,
    languages: [String] = [], capacity: Int? = nil, signature: String? = nil,
    approval: Set<Tier> = []
  ) {
    self.id = id
    self.name = name
    self.role = role
    self.login = login ?? id.text
    self.email = email
    self.languages = languages
    self.capacity = capacity
    self.signature = signature
    self.approval = approval
  }
}

package struct Team: Hashable, Sendable {
  package var id: TeamID
  package var members: [AgentID]
  package var calendar: String?

  package init(id: TeamID, members: [AgentID], calendar: String? = nil) {
    self.id = id
    self.members = members
    self.calendar = calendar
  }
}

/// One of our own addresses on a channel.
package struct Account: Hashable, Sendable {
  package enum Delivery: String, Sendable {
    /// Through a `sendmail`-compatible program.
    case sendmail
    /// Accepted by nobody after its hold: for the demonstration and for tests.
    case loopback
    /// Replies stay queued, and say so.
    case none
  }

  /// Said privately, once per contact: what somebody who writes here may expect.
  package struct Expectation: Hashable, Sendable {
    package var text: String
    package var oncePerMilliseconds: Int64?

    package init(text: String, oncePerMilliseconds: Int64? = nil) {
      self.text = text
      self.oncePerMilliseconds = oncePerMilliseconds
    }
  }

  package var id: AccountID
  package var channel: Channel
  package var address: String?
  package var handle: String?
  package var delivery: Delivery
  /// Whether it takes public questions at all; nil where the file does not say.
  package var open: Bool?
  package var expect: Expectation?

  package init(
    id: AccountID, channel: Channel, address: String? = nil, handle: String? = nil,
    delivery: Delivery = .none, open: Bool? = nil, expect: Expectation? = nil
  ) {
    self.id = id
    self.channel = channel
    self.address = address
    self.handle = handle
    self.delivery = delivery
    self.open = open
    self.expect = expect
  }
}

package enum ResolveRequirement: String, CaseIterable, Sendable {
  case tag
}

/// What follows a reply unless the saved reply or the author says otherwise.
package struct SendingDefaults: Hashable, Sendable {
  /// How long a reply waits before it leaves.
  package var holdMilliseconds: Int64
  /// The status the conversation takes once the reply was accepted; nil: it stays open.
  package var then: Status?

  package init(holdMilliseconds: Int64 = 10_000, then: Status? = .pending) {
    self.holdMilliseconds = holdMilliseconds
    self.then = then
  }
}

/// Who is meant to be there; for forecast, staffing and reports.
package struct Shift: Hashable, Sendable {
  package var agents: [AgentID]
  package var calendar: String

  package init(agents: [AgentID], calendar: String) {
    self.agents = agents
    self.calendar = calendar
  }
}

/// What a call and a message cost, in US dollars; for `savings_usd`.
package struct Costs: Hashable, Sendable {
  package var callDollars: Double
  package var messageDollars: Double

  package init(callDollars: Double = 12, messageDollars: Double = 1) {
    self.callDollars = callDollars
    self.messageDollars = messageDollars
  }
}

extension Workspace {
  package func agent(_ id: AgentID?) -> Agent? {
    guard let id else { return nil }
    return agents.first { $0.id == id }
  }

  package func team(_ id: TeamID?) -> Team? {
    guard let id else { return nil }
    return teams.first { $0.id == id }
  }

  package func account(_ id: AccountID) -> Account? {
    accounts.first { $0.id == id }
  }

  /// The calendar a policy counts in; `always` where it names none.
  package func calendar(of policy: ServicePolicy) -> WorkingHours {
    policy.calendar.flatMap { calendars[$0] } ?? .always
  }

  /// Whether somebody of this role may reply, resolve and be assigned in the tier.
  package func mayHandle(_ tier: Tier, as role: Role) -> Bool {
    (tiers[tier] ?? TierDefinition.usual[tier])?.handledBy.contains(role) ?? true
  }
}
