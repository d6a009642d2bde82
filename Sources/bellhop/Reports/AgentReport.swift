import Desk
import Inbox
import InboxStore

/// `mine` and `agent NAME`: what one person answered, how soon and how well, beside their team.
struct AgentReport {
  let name: ReportName
  let agent: AgentID
  let range: MetricRange
  let workspace: Workspace
  /// Who is compared: the members of all teams that they are in, or everybody.
  let colleagues: [AgentID]
  private let own: MetricRow?
  private let team: MetricRow
  /// Their row of each week.
  private let weeks: [(label: String, row: MetricRow?)]
  private let responses: [FirstResponses.Answered]
  private let missed: [(id: Int64, target: TargetInstance)]
  private let low: LowScores

  init(
    _ name: ReportName, of agent: AgentID, range: MetricRange, workspace: Workspace,
    reader: AgentID?, _ tables: ReportReader
  ) throws {
    (self.name, self.agent, self.range, self.workspace) = (name, agent, range, workspace)
    colleagues = workspace.colleagues(of: agent)
    var responses = FirstResponses(range: range, zone: workspace.zone)
    var missed: [(Int64, TargetInstance)] = []
    let buckets = range.buckets(of: .week, in: workspace.zone)
    let whole = ReportCut(range, by: .agent, explaining: "csat_mean", pooling: colleagues)
    let parts = try tables.parts(
      [whole] + buckets.map { ReportCut($0.range, by: .agent) }, at: range
    ) { facts in
      responses.add(facts)
      for target in facts.breached(in: range) where target.holder(facts) == agent {
        missed.append((facts.id, target))
      }
    }
    func row(_ part: ReportPart) -> MetricRow? { part.rows.first { $0.group == .agent(agent) } }
    own = row(parts[0])
    team = parts[0].pooled
    weeks = zip(buckets, parts.dropFirst()).map { ($0.group.label, row($1)) }
    self.responses = responses.all.filter { $0.agent == agent }.sorted {
      (-$0.milliseconds, $0.conversation) < (-$1.milliseconds, $1.conversation)
    }
    self.missed = missed.sorted { ($0.1.due ?? $0.1.start, $0.0) < ($1.1.due ?? $1.1.start, $1.0) }
    low = try LowScores(
      answers: (parts[0].evidence?.counted ?? []).filter { $0.agent == agent },
      workspace: workspace, reader: reader, tables)
  }

  func page(_ heading: String) -> ReportPage {
    ReportPage(
      name: name, title: "\(CauseWords(workspace).name(agent)), own report", heading: heading,
      sections: [comparison, course, low.section],
      json: ReportPage.json(
        name, range, own.map { [$0] } ?? [],
        [
          JSONMember("agent", .string(agent.text)),
          JSONMember(
            "team",
            .object([
              JSONMember("agents", .array(colleagues.map { .string($0.text) })),
              JSONMember("metrics", MetricValue.members(team.metrics).json),
            ])),
          JSONMember(
            "weeks",
            .array(
              weeks.map { week in
                .object([
                  JSONMember("week", .string(week.label)),
                  JSONMember(
                    "metrics", week.row.map { MetricValue.members($0.metrics).json } ?? .null),
                ])
              })), JSONMember("low", low.json),
        ]), csv: csv)
  }

  private static let figures = [
    "response_n", "first_response_p50_s", "response_p50_s", "response_mean_s",
    "aht_s", "sla", "csat_mean", "csat_n", "one_touch", "reopen_rate",
  ]

  /// What the team has of it: counts for each of its people.
  private func teams(_ name: String) -> MetricValue? {
    guard case .count(let count)? = team[name] else { return team[name] }
    return .number(colleagues.isEmpty ? nil : Double(count) / Double(colleagues.count))
  }

  private var comparison: ReportPage.Section {
    func words(_ name: String, _ value: MetricValue?) -> String {
      guard name.hasSuffix("_n"), let number = value?.number else {
        return MetricWords.words(name, value)
      }
      return ((number * 10).rounded() / 10).shortest
    }
    let replies = weeks.map { $0.row?["response_n"]?.number ?? 0 }
    let most = max(1, replies.max() ?? 1)
    var section = ReportPage.Section(
      title: "\(CauseWords(workspace).name(agent)) and the team",
      columns: [.init("", .left), .init(CauseWords(workspace).name(agent)), .init("team")],
      rows: Self.figures.map { name in
        [
          .init(MetricTitle.words(name)), .init(words(name, own?[name])),
          .init(words(name, teams(name))),
        ]
      },
      chart: .columns(
        zip(weeks, replies).map { week, count in
          .init(
            label: week.label.split(separator: "-").last.map(String.init) ?? "",
            text: String(Int(count)), share: count / most)
        }),
      notes: [
        colleagues.count == 1
          ? "There is nobody else in the team."
          : "The team: \(colleagues.count) people as one; of counts, the average of each."
      ])
    section.caption = "Replies in each week."
    section.behind = Self.figures.map { name in
      switch name {
      case "first_response_p50_s":
        .conversations("first responses", responses.map(counted), unit: .seconds)
      case "sla": .conversations("promises not kept", missed.map(counted))
      default: nil
      }
    }
    return section
  }

  private func counted(_ one: FirstResponses.Answered) -> Evidence.Counted {
    Evidence.Counted(
      conversation: one.conversation, value: .number(Double(one.milliseconds) / 1000),
      because: "first response", start: one.start, end: one.end)
  }

  private func counted(_ one: (id: Int64, target: TargetInstance)) -> Evidence.Counted {
    Evidence.Counted(
      conversation: one.id, part: .denominator, value: .count(1),
      because: one.target.kind.rawValue
        + (one.target.due.map { " breached, due \($0)" } ?? " breached"),
      start: one.target.start, end: one.target.end)
  }

  private var course: ReportPage.Section {
    var section = ReportPage.Section(
      title: "Weeks",
      columns: [
        .init("week", .left), .init("replies"), .init("response"), .init("handling"),
        .init("CSAT"), .init("SLA", .right, .bar),
      ],
      rows: weeks.map { week in
        [ReportPage.Cell(week.label)]
          + ["response_n", "response_mean_s", "aht_s", "csat_mean", "sla"].map { name in
            .init(
              MetricWords.words(name, week.row?[name]),
              share: name == "sla" ? week.row?["sla"]?.number : nil)
          }
      },
      chart: .columns(
        weeks.map { week in
          .init(
            label: week.label.split(separator: "-").last.map(String.init) ?? "",
            text: MetricWords.words("sla", week.row?["sla"]), share: week.row?["sla"]?.number)
        }), notes: ["Response: the average."])
    section.caption = "The promises kept of each week."
    return section
  }

  private var csv: String {
    func line(_ kind: String, _ label: String, _ row: MetricRow?) -> [String] {
      [kind, label] + Self.figures.map { row?[$0]?.number?.shortest ?? "" }
    }
    return CommaSeparated.text(
      [["kind", "id"] + Self.figures, line("agent", agent.text, own), line("team", "", team)]
        + weeks.map { line("week", $0.label, $0.row) })
  }
}

extension Workspace {
  /// The members of the teams that somebody is in, themselves among them; everybody's where they are
  /// in none. In the order of the agents.
  func colleagues(of agent: AgentID) -> [AgentID] {
    let shared = teams.filter { $0.members.contains(agent) }.flatMap(\.members)
    let all = agents.map(\.id)
    return shared.isEmpty ? all : all.filter { shared.contains($0) }
  }
}

extension TargetInstance {
  /// Whose it is, as rows by agent count it.
  fileprivate func holder(_ facts: ConversationFacts) -> AgentID? {
    (endedBy == .reply ? answeredBy : nil) ?? facts.subject?.assignee
  }
}
