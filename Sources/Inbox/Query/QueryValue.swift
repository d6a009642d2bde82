/// What stands after the colon, turned into a condition; errors list what could stand there.
///
///     followers:>10000
///     │         │└ value: Comparison(.more, 10000)
///     │         └ relation
///     └ field
struct QueryValue {
  var field: QueryField
  var text: String
  /// Quoted values are names, never one of the words `me` and `none`.
  var isQuoted: Bool
  var isPrefix: Bool

  /// Nil where the value is none of `expected`.
  var condition: Query.Condition? {
    switch field {
    case .from:
      Query.Term(text, isPrefix: isPrefix).hasWords
        ? .from(Query.Term(text, isPrefix: isPrefix)) : nil
    case .channel: Channel(rawValue: lowered).map { .channel($0) }
    case .kind: ConversationKind(rawValue: lowered).map { .kind($0) }
    case .account: name.map { .account(AccountID($0)) }
    case .tier: comparison { Int($0).flatMap(Tier.init(rawValue:)) }.map { .tier($0) }
    case .tag: name.map { .tag($0) }
    case .assignee:
      isWord("me")
        ? .assignee(.me)
        : isWord("none") ? .assignee(.nobody) : name.map { .assignee(.agent(AgentID($0))) }
    case .team: isWord("none") ? .team(nil) : name.map { .team(TeamID($0)) }
    case .is: QueryState(rawValue: lowered)?.condition
    case .public: yesOrNo.map { .audience($0 ? .public : .private) }
    case .priority: comparison(QueryValue.priority).map { .priority($0) }
    case .segment: name.map { .segment($0) }
    case .verified: yesOrNo.map { .verified($0) }
    case .followers: comparison(QueryValue.number).map { .followers($0) }
    case .mentions:
      isWord("me") ? .mentions(.me) : name.map { .mentions(.agent(AgentID($0))) }
    case .approval:
      isWord("me") ? .approvalFor(.me) : name.map { .approvalFor(.agent(AgentID($0))) }
    case .inhand: isWord("me") ? .inHand(.me) : name.map { .inHand(.agent(AgentID($0))) }
    case .incident: name.map { .incident(IncidentID($0)) }
    case .id: numbers.map { .conversations($0) }
    case .window: duration.map { .window($0) }
    case .due: duration.map { .due($0) }
    case .waiting: duration.map { .waiting($0) }
    case .before: moment.map { .before($0) }
    case .after: moment.map { .after($0) }
    case .lang: name.map { .language($0) }
    case .has: lowered == "attachment" ? .attachment : nil
    case .csat:
      comparison { QueryValue.number($0).flatMap { (1...5).contains($0) ? $0 : nil } }
        .map { .csat($0) }
    }
  }

  static func expected(_ field: QueryField) -> [String] {
    switch field {
    case .from: ["a name or handle"]
    case .channel: Channel.allCases.map(\.rawValue)
    case .kind: ConversationKind.allCases.map(\.rawValue)
    case .account: ["the id of an account"]
    case .tier: ["1", "2", "3", ">1"]
    case .tag: ["a tag"]
    case .assignee: ["me", "none", "the id of an agent"]
    case .team: ["none", "the id of a team"]
    case .is: QueryState.allCases.map(\.rawValue)
    case .public, .verified: ["yes", "no"]
    case .priority: ["0", "1", "2", "3", ">=2", "normal", "raised", "high", "urgent"]
    case .segment: ["a segment"]
    case .followers: ["a number as in >10000"]
    case .mentions, .approval, .inhand: ["me", "the id of an agent"]
    case .incident: ["the id of an incident"]
    case .id: ["numbers as in 88121 or 88121,88123"]
    case .window, .due, .waiting: ["a duration as in <15m or >2h (s, m, h, d)"]
    case .before, .after: ["a day as in 2026-11-20", "a time as in 2026-11-20T09:00:00Z"]
    case .lang: ["a language as in en or pt-BR"]
    case .has: ["attachment"]
    case .csat: ["1", "2", "3", "4", "5", "<=3"]
    }
  }

  private var lowered: String { text.lowercased() }
  private var name: String? { text.isEmpty ? nil : text }
  private func isWord(_ word: String) -> Bool { !isQuoted && lowered == word }

  private var yesOrNo: Bool? {
    switch lowered {
    case "yes": true
    case "no": false
    default: nil
    }
  }

  private var split: (relation: Query.Bound?, rest: Substring) {
    // The longer signs first, for `<` begins `<=`.
    for relation in [Query.Bound.atMost, .atLeast, .less, .more, .equal]
    where text.hasPrefix(relation.rawValue) {
      return (relation, text.dropFirst(relation.rawValue.count))
    }
    return (nil, text[...])
  }

  private func comparison<Value>(_ read: (String) -> Value?) -> Query.Comparison<Value>? {
    let (relation, rest) = split
    return read(String(rest)).map { Query.Comparison(relation ?? .equal, $0) }
  }

  /// Milliseconds. A duration without a sign would ask for one exact millisecond: refused.
  private var duration: Query.Comparison<Int64>? {
    let (relation, rest) = split
    guard let relation, relation != .equal, let value = WrittenDuration.milliseconds(rest) else {
      return nil
    }
    return Query.Comparison(relation, value)
  }

  /// Conversations by number, with or without the `#` that people see.
  private var numbers: [ConversationID]? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { QueryValue.number(String($0.first == "#" ? $0.dropFirst() : $0)) }
    guard !parts.isEmpty, !parts.contains(nil) else { return nil }
    return Set(parts.compactMap { $0.map { ConversationID($0) } }).sorted()
  }

  private var moment: Query.Moment? {
    CivilDate(text).map { .day($0) } ?? Instant(commandLine: text).map { .instant($0) }
  }

  private static func priority(_ text: String) -> Priority? {
    switch text.lowercased() {
    case "normal": .normal
    case "raised": .raised
    case "high": .high
    case "urgent": .urgent
    default: Int(text).flatMap(Priority.init(rawValue:))
    }
  }

  private static func number(_ text: String) -> Int64? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(text) : nil
  }
}
