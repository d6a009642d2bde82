import Inbox
import Testing

/// What people type, and the tree it means.
@Suite struct QueryParsingTests {
  @Test func nothingAsksForEverything() throws {
    #expect(try Query(parsing: "") == .all)
    #expect(try Query(parsing: " \t ") == .all)
    #expect(try Query(parsing: "*") == .all)
  }

  @Test func wordsAndPhrases() throws {
    #expect(try Query(parsing: "refund") == .words(.init("refund")))
    #expect(try Query(parsing: "\"charged twice\"") == .words(.init("charged twice")))
    #expect(try Query(parsing: "bill*") == .words(.init("bill", isPrefix: true)))
    #expect(try Query(parsing: "\"double bill\"*") == .words(.init("double bill", isPrefix: true)))
    #expect(try Query(parsing: #""say \"no\"""#) == .words(.init(#"say "no""#)))
    #expect(
      try Query(parsing: "two words") == .and([.words(.init("two")), .words(.init("words"))]))
    #expect(try Query(parsing: "返金") == .words(.init("返金")))
  }

  @Test(arguments: ["12:30", "http://x.example/a:b", ":-D", "a_b:c", "e-mail"])
  func colonsInWordsAreNoFields(text: String) throws {
    #expect(try Query(parsing: text) == .words(.init(text)))
  }

  /// Every field of the specification's list, spelled as there.
  @Test(arguments: [
    ("from:lena", Query.Condition.from(.init("lena"))),
    ("from:\"Lena Ott\"", .from(.init("Lena Ott"))),
    ("from:len*", .from(.init("len", isPrefix: true))),
    ("channel:whatsapp", .channel(.whatsapp)),
    ("channel:WhatsApp", .channel(.whatsapp)),
    ("kind:dm", .kind(.dm)),
    ("account:care-mail", .account("care-mail")),
    ("tier:3", .tier(.init(.equal, .three))),
    ("tier:>1", .tier(.init(.more, .one))),
    ("tag:refund", .tag("refund")),
    ("assignee:me", .assignee(.me)),
    ("assignee:none", .assignee(.nobody)),
    ("assignee:\"none\"", .assignee(.agent("none"))),
    ("assignee:priya", .assignee(.agent("priya"))),
    ("team:billing", .team("billing")),
    ("team:none", .team(nil)),
    ("is:open", .status(.open)),
    ("is:pending", .status(.pending)),
    ("is:snoozed", .status(.snoozed)),
    ("is:resolved", .status(.resolved)),
    ("is:spam", .status(.spam)),
    ("is:unread", .unread),
    ("is:breached", .breached),
    ("is:atrisk", .atRisk),
    ("is:unassigned", .assignee(.nobody)),
    ("is:mine", .assignee(.me)),
    ("is:held", .outbox(.held)),
    ("is:failed", .outbox(.failed)),
    ("is:unknown", .outbox(.unknown)),
    ("is:approval", .approval),
    ("public:yes", .audience(.public)),
    ("public:no", .audience(.private)),
    ("priority:2", .priority(.init(.equal, .high))),
    ("priority:>=high", .priority(.init(.atLeast, .high))),
    ("segment:vip", .segment("vip")),
    ("verified:yes", .verified(true)),
    ("followers:>10000", .followers(.init(.more, 10_000))),
    ("mentions:me", .mentions(.me)),
    ("window:<2h", .window(.init(.less, 7_200_000))),
    ("due:<15m", .due(.init(.less, 900_000))),
    ("waiting:>2h", .waiting(.init(.more, 7_200_000))),
    ("waiting:>=90s", .waiting(.init(.atLeast, 90_000))),
    ("before:2026-11-20", .before(.day(CivilDate(dayNumber: 20_777)))),
    ("after:2026-11-20T00:00:00Z", .after(.instant(Instant(milliseconds: 1_795_132_800_000)))),
    ("lang:pt-BR", .language("pt-BR")),
    ("has:attachment", .attachment),
    ("csat:<=3", .csat(.init(.atMost, 3))),
  ])
  func fields(text: String, condition: Query.Condition) throws {
    #expect(try Query(parsing: text) == .condition(condition))
  }

  @Test func groupsAndNegation() throws {
    let a = Query.words(.init("a"))
    let b = Query.words(.init("b"))
    let c = Query.words(.init("c"))
    #expect(try Query(parsing: "a b OR c") == .or([.and([a, b]), c]))
    #expect(try Query(parsing: "a (b OR c)") == .and([a, .or([b, c])]))
    #expect(try Query(parsing: "((a)) ((b c))") == .and([a, b, c]))
    #expect(try Query(parsing: "-a --b -(b c)") == .and([.not(a), b, .not(.and([b, c]))]))
    #expect(try Query(parsing: "a -tag:x") == .and([a, .not(.condition(.tag("x")))]))
    #expect(try Query(parsing: "a or b") == .and([a, .words(.init("or")), b]))
    #expect(try Query(parsing: "a OR b OR c") == .or([a, b, c]))
    #expect(try Query(parsing: "a(b)c") == .and([a, b, c]))
  }

  @Test func highlightsWhatIsLookedForNotWhatIsLeftOut() throws {
    let query = try Query(parsing: "refund -spam (from:lena OR \"charged twice\") is:open")
    #expect(query.highlights.map(\.text) == ["refund", "lena", "charged twice"])
  }

  @Test func knowsWhetherAStatusIsNamed() throws {
    #expect(try !Query(parsing: "tag:x -is:unread").namesStatus)
    #expect(try Query(parsing: "tag:x (a OR -is:pending)").namesStatus)
    #expect(try Query(parsing: "a OR b").forQueue == Query(parsing: "a OR b"))
    #expect(try Query(parsing: "").forQueue == Query(parsing: "is:open"))
    #expect(try Query(parsing: "is:spam a").forQueue == Query(parsing: "is:spam a"))
  }

  @Test func agentsAreFoundByNameAndLogin() throws {
    var workspace = Workspace()
    workspace.agents = [
      Agent(id: "a1", name: "Žofia Malá", role: .agent, login: "zofia"),
      Agent(id: "zofia", name: "Other", role: .agent, login: "o"),
    ]
    func written(_ text: String) throws -> String {
      try Query(parsing: text).namingAgents(of: workspace).description
    }
    #expect(
      try written("a (assignee:\"zofia mala\" OR -mentions:o)")
        == "a (assignee:a1 OR -mentions:zofia)")
    #expect(
      try written("assignee:zofia assignee:gone assignee:me")
        == "assignee:zofia assignee:gone assignee:me")
  }

  @Test(arguments: [
    ("is:open tag:x", [Status.open]),
    ("is:open OR is:pending", [.open, .pending]),
    ("-is:resolved -is:spam", [.open, .pending, .snoozed]),
    ("-(is:resolved OR is:spam)", [.open, .pending, .snoozed]),
    ("is:open OR tag:x", Status.allCases),
    ("is:open is:pending", []),
    ("-(is:open tag:x)", Status.allCases),
  ])
  func boundsTheStatuses(text: String, statuses: [Status]) throws {
    #expect(try Query(parsing: text).possibleStatuses == Set(statuses))
  }
}
