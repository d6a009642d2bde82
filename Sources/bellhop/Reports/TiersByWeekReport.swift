import Desk
import Inbox
import InboxStore

/// `tiers-by-week`: in which tiers the new conversations of each week are, and who raised which.
struct TiersByWeekReport {
  /// A raise with who did it.
  struct Raised {
    let raise: TierMix.Raise
    let by: Actor?
    /// False: a colleague whose figures are not for the reader.
    let isTold: Bool
  }

  let range: MetricRange
  let workspace: Workspace
  /// By week.
  let rows: [MetricRow]
  let weeks: [TierMix.Week]
  private let raised: [Raised]

  init(
    range: MetricRange, workspace: Workspace, rows: [MetricRow], weeks: [TierMix.Week],
    reader: AgentID?, _ tables: ReportReader
  ) throws {
    (self.range, self.workspace, self.rows, self.weeks) = (range, workspace, rows, weeks)
    raised = try weeks.flatMap(\.raises).map { raise in
      let author = try tables.author(of: raise)
      let isTold =
        author.map { author in
          author.kind != .agent || workspace.maySeeFigures(of: AgentID(author.id), reader)
        } ?? true
      return Raised(raise: raise, by: author, isTold: isTold)
    }
  }

  func page(_ heading: String) -> ReportPage {
    ReportPage(
      name: .tiersByWeek, heading: heading, sections: [mix, who],
      json: ReportPage.json(
        .tiersByWeek, range, rows,
        [
          JSONMember("weeks", .array(weeks.map(json))),
          JSONMember("raises", .array(raised.map(json))),
        ]
      ), csv: csv)
  }

  private func name(_ tier: Tier) -> String {
    workspace.tiers[tier].map { Shown.name($0.name) } ?? "tier \(tier.rawValue)"
  }

  private static func conversations(_ week: TierMix.Week) -> Int {
    Set(week.raises.map(\.conversation)).count
  }

  private var mix: ReportPage.Section {
    var section = ReportPage.Section(
      title: "Weeks",
      columns: [.init("week", .left), .init("new")]
        + Tier.allCases.map { .init("T\($0.rawValue)") }
        + [.init("T3 of all", .right, .bar), .init("raised"), .init("conversations")],
      rows: weeks.map { week in
        [.init(week.group.label), .init(String(week.whole))]
          + Tier.allCases.map { .init(String(week.begun[$0] ?? 0)) }
          + [
            .init(
              MetricWords.words("share", .number(week.share(.three))), share: week.share(.three)),
            .init(String(week.raises.count)), .init(String(Self.conversations(week))),
          ]
      },
      chart: .stacks(
        weeks.map { week in
          .init(
            label: week.group.label,
            parts: Tier.allCases.map { tier in
              .init(
                label: "T\(tier.rawValue)",
                text: MetricWords.words("share", .number(week.share(tier))),
                share: week.share(tier))
            })
        }, of: Tier.allCases.map { "T\($0.rawValue) \(name($0))" }),
      notes: [
        "New conversations by the tier that they have now. Raised: how often the tier went up in the",
        "week, and in how many conversations; what was raised twice counts twice.",
      ])
    section.behind = weeks.map { week in
      .conversations(
        "raised in \(week.group.label)",
        raised.filter { week.range.contains($0.raise.at) }.map(counted))
    }
    return section
  }

  private func words(_ raised: Raised) -> String {
    guard let actor = raised.by else { return "nobody knows" }
    guard raised.isTold else { return "a colleague" }
    switch actor.kind {
    case .agent: return CauseWords(workspace).name(AgentID(actor.id))
    case .bot: return "bot \(Shown.name(actor.id))"
    default: return actor.id.isEmpty ? "a rule" : "a rule (\(Shown.name(actor.id)))"
    }
  }

  private func counted(_ raised: Raised) -> Evidence.Counted {
    Evidence.Counted(
      conversation: raised.raise.conversation, value: .count(1),
      because: "tier \(raised.raise.from.rawValue) to \(raised.raise.to.rawValue) by "
        + words(raised), start: raised.raise.at, end: nil)
  }

  private var who: ReportPage.Section {
    struct Way: Hashable {
      var from: Tier
      var to: Tier
      var by: String
    }
    var ways: [Way: [Raised]] = [:]
    for one in raised {
      let way = Way(from: one.raise.from, to: one.raise.to, by: words(one))
      ways[way, default: []].append(one)
    }
    let most = Double(ways.values.map(\.count).max() ?? 1)
    let sorted = ways.sorted {
      (-$0.value.count, $0.key.from, $0.key.to, $0.key.by)
        < (-$1.value.count, $1.key.from, $1.key.to, $1.key.by)
    }
    var section = ReportPage.Section(
      title: "Who raised them",
      columns: sorted.isEmpty
        ? [] : [.init("by", .left), .init("from"), .init("to"), .init("how often", .right, .bar)],
      rows: sorted.map { way, all in
        [
          .init(way.by), .init("T\(way.from.rawValue)"), .init("T\(way.to.rawValue)"),
          .init(String(all.count), share: Double(all.count) / most),
        ]
      },
      chart: sorted.isEmpty
        ? nil
        : .bars(
          sorted.map { way, all in
            .init(
              label: "T\(way.from.rawValue) → T\(way.to.rawValue), \(way.by)",
              text: String(all.count), share: Double(all.count) / most)
          }),
      notes: sorted.isEmpty ? ["Nothing was raised."] : [])
    section.behind = sorted.map { way, all in
      .conversations(
        "T\(way.from.rawValue) to T\(way.to.rawValue) by \(way.by)", all.map(counted))
    }
    return section
  }

  private func json(_ week: TierMix.Week) -> JSONValue {
    .object([
      JSONMember("week", .string(week.group.label)),
      JSONMember(
        "new_conversations",
        .object(
          Tier.allCases.map {
            JSONMember(String($0.rawValue), .integer(week.begun[$0] ?? 0))
          })),
      JSONMember("raised", .integer(week.raises.count)),
      JSONMember("raised_conversations", .integer(Self.conversations(week))),
    ])
  }

  private func json(_ one: Raised) -> JSONValue {
    .object([
      JSONMember("id", .number(String(one.raise.conversation))),
      JSONMember("at", .string(one.raise.at.description)),
      JSONMember("from", .integer(one.raise.from.rawValue)),
      JSONMember("to", .integer(one.raise.to.rawValue)),
      JSONMember(
        "by",
        one.by.map { actor in
          .object([
            JSONMember("kind", .string(actor.kind.rawValue)),
            JSONMember("id", one.isTold ? .string(actor.id) : .null),
          ])
        } ?? .null),
    ])
  }

  private var csv: String {
    CommaSeparated.text(
      [["week", "new_1", "new_2", "new_3", "raised", "raised_conversations"]]
        + weeks.map { week in
          [week.group.label] + Tier.allCases.map { String(week.begun[$0] ?? 0) }
            + [String(week.raises.count), String(Self.conversations(week))]
        })
  }
}
