import Inbox
import Testing

/// What is meant by each condition, row by row.
@Suite struct QueryMatchingTests {
  static let now = Instant(milliseconds: 1_795_132_800_000)  // 2026-11-20T00:00:00Z
  static let minute: Int64 = 60_000

  static var conversation: Conversation {
    var conversation = Conversation(
      ref: "c1", channel: .whatsapp, account: "acme-wa", kind: .dm,
      openedAt: now.advanced(by: -180 * minute))
    conversation.tier = .two
    conversation.priority = .high
    conversation.tags = ["billing", "refund"]
    conversation.assignee = "maya"
    conversation.segment = "gold"
    conversation.subject = "Τιμολόγιο Νοεμβρίου"
    conversation.customerName = "Lena Østergård"
    conversation.customerHandle = "@lena_o"
    conversation.language = "pt-BR"
    conversation.waitingSince = now.advanced(by: -121 * minute)
    conversation.lastMessageAt = now.advanced(by: -60 * minute)
    // Its channel takes answers for another 90 minutes.
    conversation.latestCustomerMessageAt = now.advanced(by: 90 * minute - 86_400_000)
    conversation.openTargets = [
      TargetInstance(
        kind: .nextResponse, start: now.advanced(by: -121 * minute),
        due: now.advanced(by: 10 * minute))
    ]
    return conversation
  }

  static var candidate: QueryCandidate {
    QueryCandidate(
      conversation: conversation, texts: ["I was charged twice!", "返金してください"],
      contactName: "Lena", handles: ["+49 170 1234567"], verified: true, followers: 12_000,
      isUnread: true, isAtRisk: true, outbox: [.failed], mentioned: ["priya"],
      hasAttachment: true, csat: 3)
  }

  static func matches(
    _ text: String, _ candidate: QueryCandidate = candidate, me: AgentID? = "maya"
  ) throws -> Bool {
    let circumstances = QueryCircumstances(me: me, now: now, zone: .utc)
    return try Query(parsing: text).matches(candidate, circumstances)
  }

  @Test(arguments: [
    "", "charged", "CHARGED TWICE", "\"charged twice\"", "charg*", "返金", "τιμολογιο", "ostergard",
    "lena", "\"lena o\"", "1234567", "from:lena", "from:østerg*", "from:\"170 1234567\"",
    "channel:whatsapp", "kind:dm", "account:acme-wa", "tier:2", "tier:>=2", "tag:refund",
    "tag:billing tag:refund", "assignee:me", "assignee:maya", "is:mine", "team:none", "is:open",
    "is:unread", "is:atrisk", "is:failed", "public:no", "priority:>1", "segment:gold",
    "verified:yes", "followers:>10000", "mentions:priya", "window:<2h", "due:<15m", "due:<=10m",
    "waiting:>2h", "before:2026-11-20", "after:2026-11-19", "after:2026-11-19T23:00:00Z",
    "lang:pt", "lang:PT-br", "has:attachment", "csat:<=3", "-tag:vip", "tag:vip OR tag:refund",
    "-(tag:refund tag:vip)", "-is:breached", "-is:approval",
  ])
  func holds(text: String) throws {
    #expect(try Self.matches(text))
    #expect(try !Self.matches("-(\(text.isEmpty ? "*" : text))"))
  }

  @Test(arguments: [
    "charge", "\"twice charged\"", "\"twice 返金\"", "from:charged", "channel:email", "kind:call",
    "account:acme", "tier:3", "tier:<2", "tag:Refund", "tag:ref", "assignee:none",
    "is:unassigned", "team:billing", "is:pending", "is:breached", "is:held", "is:approval",
    "public:yes", "priority:0", "verified:no", "followers:<10000", "mentions:me", "window:<1h",
    "due:<10m", "waiting:>121m", "before:2026-11-19", "after:2026-11-20", "lang:p", "lang:pt-PT",
    "csat:>3",
  ])
  func fails(text: String) throws {
    #expect(try !Self.matches(text))
    #expect(try Self.matches("-(\(text))"))
  }

  @Test func whatIsUnknownMeetsNoComparison() throws {
    let bare = QueryCandidate(
      conversation: Conversation(
        ref: "c", channel: .email, account: "a", kind: .email, openedAt: Self.now))
    for text in [
      "due:<15m", "due:>15m", "waiting:<1h", "waiting:>1h", "followers:<5", "window:<1d",
      "csat:<=5", "verified:yes", "lang:en", "is:breached", "segment:x",
    ] {
      #expect(try !Self.matches(text, bare), "\(text)")
    }
    #expect(try Self.matches("verified:no team:none is:unassigned after:2026-11-20", bare))
  }

  @Test func theDueItselfIsStillInTime() throws {
    var candidate = Self.candidate
    candidate.conversation.openTargets[0].due = Self.now
    #expect(try !Self.matches("is:breached", candidate))
    candidate.conversation.openTargets[0].due = Self.now.advanced(by: -1)
    #expect(try Self.matches("is:breached -is:atrisk due:<1s", candidate))
  }

  @Test func aClosedWindowIsNotAboutToClose() throws {
    var candidate = Self.candidate
    candidate.conversation.latestCustomerMessageAt = Self.now.advanced(by: -86_400_000)
    #expect(try !Self.matches("window:<2h", candidate))
  }

  @Test func nobodyIsNotMe() throws {
    var candidate = Self.candidate
    candidate.conversation.assignee = nil
    #expect(try !Self.matches("assignee:me", candidate, me: nil))
    #expect(try !Self.matches("mentions:me", candidate, me: nil))
  }

  @Test func whatWasMergedAwayIsNeverMeant() throws {
    var candidate = Self.candidate
    candidate.conversation.mergedInto = "c2"
    #expect(try !Self.matches("", candidate))
    #expect(try !Self.matches("-tag:vip", candidate))
  }

  /// `possibleStatuses` may be too many, never too few.
  @Test func statusesAreNeverTooFew() throws {
    var random = RandomQueries(seed: 3)
    for _ in 0..<3000 {
      let query = random.query(depth: 3)
      for status in Status.allCases {
        var candidate = Self.candidate
        candidate.conversation.status = status
        let circumstances = QueryCircumstances(me: "maya", now: Self.now, zone: .utc)
        if query.matches(candidate, circumstances) {
          #expect(query.possibleStatuses.contains(status), "\(query)")
        }
      }
    }
  }
}
