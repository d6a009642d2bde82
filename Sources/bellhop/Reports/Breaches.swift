import Inbox

/// The broken promises of a range, each with its cause.
struct Breaches {
  struct Breach {
    /// The store's number.
    let conversation: Int64
    let target: TargetInstance
    let why: BreachCause
  }

  /// Those of one cause.
  struct Group {
    let cause: BreachCause.Cause
    let all: [Breach]

    /// `#17, #18 …`: each conversation once.
    func numbers(upTo limit: Int) -> String {
      let numbers = Set(all.map(\.conversation)).sorted()
      return numbers.prefix(limit).map { "#\($0)" }.joined(separator: ", ")
        + (numbers.count > limit ? " …" : "")
    }
  }

  private let range: MetricRange
  private let workspace: Workspace
  private let reader: AgentID?
  private var found: [Breach] = []

  /// - Parameter reader: Who will read it; nil: Bellhop itself.
  init(range: MetricRange, workspace: Workspace, reader: AgentID?) {
    (self.range, self.workspace, self.reader) = (range, workspace, reader)
  }

  mutating func add(_ facts: ConversationFacts) {
    for target in facts.breached(in: range) {
      guard let why = BreachCause(target, steps: facts.steps, workspace: workspace) else {
        continue
      }
      found.append(
        Breach(
          conversation: facts.id, target: target, why: why.told(to: reader, in: workspace)))
    }
  }

  /// By due.
  var all: [Breach] {
    found.sorted {
      ($0.target.due ?? $0.target.start, $0.conversation, $0.target.kind.order)
        < ($1.target.due ?? $1.target.start, $1.conversation, $1.target.kind.order)
    }
  }

  /// The most frequent cause first; of equal ones the one that came up first.
  var groups: [Group] {
    let all = all
    var order: [BreachCause.Cause] = []
    for breach in all where !order.contains(breach.why.cause) { order.append(breach.why.cause) }
    let groups = order.map { cause in Group(cause: cause, all: all.filter { $0.why.cause == cause })
    }
    return groups.enumerated().sorted {
      (-$0.element.all.count, $0.offset) < (-$1.element.all.count, $1.offset)
    }.map(\.element)
  }
}

/// Causes as people read them, with names.
struct CauseWords {
  private let workspace: Workspace

  init(_ workspace: Workspace) {
    self.workspace = workspace
  }

  func words(_ cause: BreachCause.Cause) -> String {
    switch cause {
    case .arrivedOutsideHours: "arrived outside hours"
    case .handover(let from, let to): "handover \(name(from)) → \(name(to))"
    case .handoverOfColleagues: "handover between colleagues"
    case .held(.agent(let agent)): "with \(name(agent))"
    case .held(.colleague): "with a colleague"
    case .held(.team(let team)): "in the queue of \(Shown.name(team.text))"
    case .held(.nobody): "in nobody’s hands"
    case .held(.approval): "waiting for an approval"
    }
  }

  func name(_ agent: AgentID) -> String {
    Shown.name(workspace.agent(agent)?.name ?? agent.text)
  }
}

extension BreachCause.Cause {
  /// For scripts: `{"cause":"handover","from":"tom","to":"priya"}`.
  var members: [JSONMember] {
    switch self {
    case .arrivedOutsideHours: [JSONMember("cause", .string("outside_hours"))]
    case .handover(let from, let to):
      [
        JSONMember("cause", .string("handover")), JSONMember("from", .string(from.text)),
        JSONMember("to", .string(to.text)),
      ]
    case .handoverOfColleagues:
      [
        JSONMember("cause", .string("handover")), JSONMember("from", .null),
        JSONMember("to", .null),
      ]
    case .held(let holder): [JSONMember("cause", .string("held"))] + holder.members
    }
  }
}

extension BreachCause.Holder {
  /// An agent, a team, or both null; `approval` where one was waited for, `colleague` where it is not
  /// told who.
  fileprivate var members: [JSONMember] {
    var (agent, team) = (JSONValue.null, JSONValue.null)
    switch self {
    case .agent(let id): agent = .string(id.text)
    case .team(let id): team = .string(id.text)
    case .nobody: break
    case .approval: return [JSONMember("approval", .bool(true))]
    case .colleague: return [JSONMember("colleague", .bool(true))]
    }
    return [JSONMember("agent", agent), JSONMember("team", team)]
  }
}

extension Breaches.Breach {
  var json: JSONValue {
    func time(_ instant: Instant?) -> JSONValue { instant.map { .string($0.description) } ?? .null }
    return .object(
      [
        JSONMember("id", .number(String(conversation))),
        JSONMember("target", .string(target.kind.rawValue)),
        JSONMember("start", time(target.start)),
        JSONMember("due", time(target.due)), JSONMember("end", time(target.end)),
      ] + why.cause.members + [
        JSONMember(
          "holders",
          .array(
            why.shares.map { share in
              .object(
                share.holder.members + [
                  JSONMember("working_s", .number((Double(share.working) / 1000).shortest))
                ])
            }))
      ])
  }
}
