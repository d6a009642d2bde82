import Inbox
import Testing
import TestSupport

/// Canonical text is the tree again, and short where it can be.
@Suite struct QueryWritingTests {
  @Test(arguments: [
    ("", ""), ("  a   b ", "a b"), ("is:mine", "assignee:me"),
    ("a b OR c", "(a b) OR c"), ("a (b OR -c)", "a (b OR -c)"), ("-(a b)", "-(a b)"),
    ("waiting:>120m", "waiting:>2h"), ("waiting:>90s", "waiting:>90s"), ("due:<1d", "due:<1d"),
    ("priority:=high", "priority:2"), ("\"OR\"", "\"OR\""), ("\"a:b\"", "\"a:b\""),
    ("\"-a\"", "\"-a\""), ("tag:\"two words\"", "tag:\"two words\""),
    ("after:2026-11-20T09:00:00Z", "after:2026-11-20T09:00:00.000Z"),
  ])
  func writes(text: String, canonical: String) throws {
    #expect(try Query(parsing: text).description == canonical)
  }

  @Test func randomTreesComeBack() throws {
    var random = RandomQueries(seed: 42)
    for _ in 0..<5000 {
      let query = random.query(depth: 4)
      #expect(try Query(parsing: query.description) == query, "\(query.description)")
    }
  }
}

/// Canonical trees, with names that look like everything the language knows.
struct RandomQueries {
  var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  mutating func query(depth: Int) -> Query {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 4), using: &generator) {
    case 0: .words(Query.Term(name(), isPrefix: .random(using: &generator)))
    case 1...3: .condition(condition())
    case 4: Query.negation(query(depth: depth - 1))
    case 5, 6: Query.conjunction((0..<3).map { _ in query(depth: depth - 1) })
    default: Query.disjunction((0..<2).map { _ in query(depth: depth - 1) })
    }
  }

  mutating func condition() -> Query.Condition {
    let time = Instant(milliseconds: Int64.random(in: 0...2_000_000_000_000, using: &generator))
    let span = Query.Comparison(
      pick([.less, .atMost, .atLeast, .more]),
      Int64.random(in: 0...200_000, using: &generator) * pick([1000, 60_000, 3_600_000]))
    let number = Query.Comparison(
      pick(Query.Bound.allCases), Int64.random(in: 0...Int64.max, using: &generator))
    let all: [Query.Condition] = [
      .from(.init(name(), isPrefix: .random(using: &generator))), .channel(pick(Channel.allCases)),
      .kind(pick(ConversationKind.allCases)), .account(AccountID(name())),
      .tier(.init(pick(Query.Bound.allCases), pick(Tier.allCases))), .tag(name()),
      .assignee(pick([.me, .nobody, .agent(AgentID(name()))])), .team(pick([nil, TeamID(name())])),
      .status(pick(Status.allCases)), .unread, .breached, .atRisk,
      .outbox(pick([.held, .failed, .unknown])), .approval, .audience(pick([.public, .private])),
      .priority(.init(pick(Query.Bound.allCases), pick(Priority.allCases))), .segment(name()),
      .verified(.random(using: &generator)), .followers(number),
      .mentions(pick([.me, .agent(AgentID(name()))])), .window(span), .due(span), .waiting(span),
      .before(pick([.instant(time), .day(CivilDate(dayNumber: 20_777))])), .after(.instant(time)),
      .language(name()), .attachment,
      .csat(.init(pick(Query.Bound.allCases), Int64.random(in: 1...5, using: &generator))),
    ]
    return pick(all)
  }

  private mutating func name() -> String {
    pick(
      [
        "refund", "OR", "none", "ME", "-x", "a b", "say \"no\"", "back\\slash", "a:b", "(x)", "x*",
        "*x", "返金", "τιμολόγιο", "<3", "is:open", "#88121", "é\u{301}", "a\u{200B}b", "\\", "x\\\"",
      ].filter { Query.Term($0).hasWords })
  }
}
