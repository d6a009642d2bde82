import Canvas
import Desk
import Inbox
import InboxStore

/// What customers wrote who gave a low score: CSAT up to the workspace's limit, NPS up to 6.
struct LowScores {
  struct Low {
    let kind: SurveyKind
    let answer: Evidence.Counted
    let comment: SpokenComment
  }

  /// So many are listed at most.
  static let listed = 100
  /// So many are looked at for words: a long range is not read to its beginning.
  private static let looked = 1000

  /// Those who wrote something, the newest first.
  let all: [Low]
  /// How many gave a low score at all.
  let count: Int
  let workspace: Workspace
  /// Whether the reader may see whose all of them are.
  private let isWhole: Bool

  /// - Parameters:
  ///   - answers: As `csat_mean` counts them.
  ///   - recommendations: As `nps` counts them.
  init(
    answers: [Evidence.Counted], recommendations: [Evidence.Counted] = [], workspace: Workspace,
    reader: AgentID?, _ tables: ReportReader
  ) throws {
    self.workspace = workspace
    isWhole = workspace.maySeeEverybodysFigures(reader)
    let low = Double(workspace.lowScore)
    let found =
      answers.filter { ($0.value.number ?? 9) <= low }.map { (SurveyKind.csat, $0) }
      + recommendations.filter { ($0.value.number ?? 9) <= 6 }.map { (SurveyKind.nps, $0) }
    let newest = found.sorted {
      ($1.1.end ?? .zero, $1.1.conversation ?? 0) < ($0.1.end ?? .zero, $0.1.conversation ?? 0)
    }
    count = newest.count
    var all: [Low] = []
    for (kind, found) in newest.prefix(Self.looked) where all.count < Self.listed {
      var answer = found
      answer.agent = answer.agent.flatMap {
        workspace.maySeeFigures(of: $0, reader) ? $0 : nil
      }
      guard let comment = try tables.comment(on: answer, kind, for: reader) else { continue }
      all.append(Low(kind: kind, answer: answer, comment: comment))
    }
    self.all = all
  }

  var section: ReportPage.Section {
    let time = DeskTime(workspace)
    var words = ReportPage.Column("what they wrote", .left)
    words.isWords = true
    var section = ReportPage.Section(
      title: "What customers with low scores wrote",
      columns: [
        .init("when", .left), .init("score"), .init("conversation"), .init("of", .left), words,
      ],
      rows: all.map { low in
        [
          .init(low.answer.end.map { time.words($0) } ?? ""),
          .init("\(low.kind == .csat ? "CSAT" : "NPS") \(low.answer.value.number?.shortest ?? "")"),
          .init(low.answer.conversation.map { "#\($0)" } ?? "–"),
          .init(low.answer.agent.map { CauseWords(workspace).name($0) } ?? "–"),
          .init(Self.words(low.comment)),
        ]
      },
      notes: [
        "\(count) gave a low score: CSAT up to \(workspace.lowScore), NPS up to 6. Those who wrote something, the",
        "newest \(Self.listed) at most. Of: who answered last, or has it"
          + (isWhole ? "." : "; figures of colleagues are not for everybody."),
      ])
    section.behind = all.map { $0.answer.conversation.map { .conversation($0) } }
    return section
  }

  /// On one line, numbers of cards masked.
  private static func words(_ comment: SpokenComment) -> String {
    switch comment {
    case .words(let words): Shown.line(words, limit: 400)
    case .restricted(let tag): "(restricted by #\(Shown.name(tag)))"
    }
  }

  /// The columns of a comment in comma-separated values.
  static let columns = [
    "survey", "score", "at", "conversation", "agent", "comment", "restricted_by",
  ]

  var json: JSONValue {
    .array(
      all.map { low in
        var members = [
          JSONMember("kind", .string(low.kind.rawValue)),
          JSONMember("id", low.answer.conversation.map { .number(String($0)) } ?? .null),
          JSONMember("score", low.answer.value.json),
          JSONMember("at", low.answer.end.map { .string($0.description) } ?? .null),
          JSONMember("agent", low.answer.agent.map { .string($0.text) } ?? .null),
        ]
        switch low.comment {
        case .words(let words):
          members.append(JSONMember("comment", .string(CardNumbers.masked(words))))
        case .restricted(let tag):
          members += [
            JSONMember("comment", .null), JSONMember("restricted_by", .string(tag)),
          ]
        }
        return .object(members)
      })
  }
}

extension LowScores.Low {
  /// In the order of `LowScores.columns`.
  var cells: [String] {
    let (words, tag) =
      switch comment {
      case .words(let words): (Shown.line(words, limit: 4000), "")
      case .restricted(let tag): ("", tag)
      }
    return [
      kind.rawValue, answer.value.number?.shortest ?? "", answer.end?.description ?? "",
      answer.conversation.map(String.init) ?? "", answer.agent?.text ?? "", words, tag,
    ]
  }
}

extension Instant {
  fileprivate static let zero = Instant(milliseconds: 0)
}
