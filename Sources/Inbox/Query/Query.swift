/// What somebody looks for, as a tree: the same in the search line, views, rules, bulk acts and on
/// the command line (cli.md, *Query language*).
///
///     is:open (channel:x OR channel:whatsapp) -tag:spam "charged twice"
///     │       │                               │         └ words(Term("charged twice"))
///     │       │                               └ not(condition(tag("spam")))
///     │       └ or([condition(channel(.x)), condition(channel(.whatsapp))])
///     └ condition(status(.open));  all four together: and([…])
///
/// Juxtaposition binds tighter than `OR`. The parser makes only *canonical* trees: `and` and `or`
/// hold at least two members and none of their own kind, `not` holds no `not`. `description` writes
/// text that parses to the same tree.
package indirect enum Query: Hashable, Sendable {
  /// Everything; the empty text, or `*` inside an expression.
  case all
  /// Words in sequence, over text, subject, names and handles.
  case words(Term)
  case condition(Condition)
  case not(Query)
  case and([Query])
  case or([Query])

  /// Words that stand one after the other; compared as `FoldedText` tokens, so case, diacritics and
  /// what stands between words do not count.
  package struct Term: Hashable, Sendable {
    /// As typed, without the quotation marks.
    package var text: String
    /// `bill*`: the last word may go on.
    package var isPrefix: Bool

    package init(_ text: String, isPrefix: Bool = false) {
      self.text = text
      self.isPrefix = isPrefix
    }
  }

  /// One `field:value`. Times and dues are those at the `now` of the evaluation.
  package enum Condition: Hashable, Sendable {
    /// The customer's name or one of their handles holds the words.
    case from(Term)
    case channel(Channel)
    case kind(ConversationKind)
    case account(AccountID)
    case tier(Comparison<Tier>)
    /// Bears it, spelled exactly so.
    case tag(String)
    /// `is:mine` is `assignee:me`, `is:unassigned` is `assignee:none`.
    case assignee(Assignee)
    /// Nil: `team:none`.
    case team(TeamID?)
    case status(Status)
    /// Customer messages that the asking agent has not seen.
    case unread
    /// An open target instance is past its due.
    case breached
    /// An open target instance is at risk, and none is breached (metrics.md, *Primitives*).
    case atRisk
    /// The outbox holds an entry in this state: `held`, `failed` or `unknown`.
    case outbox(OutboxEntry.State)
    /// A reply waits for an approval.
    case approval
    /// A reply waits for an approval that they may give; or one of theirs waits, or has been
    /// answered since they looked.
    case approvalFor(Person)
    /// What somebody has in hand: owns and has not finished, has a draft in, has a reply on its way
    /// or waiting for an approval.
    case inHand(Person)
    /// Part of it, now.
    case incident(IncidentID)
    /// One of these, by Bellhop's number; in ascending order, each once.
    case conversations([ConversationID])
    /// The audience an answer would have.
    case audience(Audience)
    case priority(Comparison<Priority>)
    case segment(String)
    /// `no` also holds for those nobody knows it of.
    case verified(Bool)
    case followers(Comparison<Int64>)
    /// A note mentions them.
    case mentions(Person)
    /// Milliseconds until the channel's reply window closes; only windows that are still open.
    case window(Comparison<Int64>)
    /// Milliseconds until the earliest due; the overdue count as less than anything.
    case due(Comparison<Int64>)
    /// Milliseconds since the customer began to wait.
    case waiting(Comparison<Int64>)
    /// Opened before it.
    case before(Moment)
    /// Latest message (without one: opening) at it or later. With `before` it asks for what was
    /// going on in `[after, before)`.
    case after(Moment)
    /// The customer's language; `pt` holds for `pt-BR` too, compared without case.
    case language(String)
    case attachment
    /// The latest satisfaction score, 1...5.
    case csat(Comparison<Int64>)
  }

  package enum Assignee: Hashable, Sendable {
    case me
    case nobody
    case agent(AgentID)
  }

  package enum Person: Hashable, Sendable {
    case me
    case agent(AgentID)
  }

  /// A day begins in the workspace's zone.
  package enum Moment: Hashable, Sendable {
    case day(CivilDate)
    case instant(Instant)
  }

  /// `>10000`: holds for values on that side of the bound.
  package struct Comparison<Value: Hashable & Sendable & Comparable>: Hashable, Sendable {
    package var relation: Bound
    package var value: Value

    package init(_ relation: Bound, _ value: Value) {
      self.relation = relation
      self.value = value
    }

    package func holds(for other: Value) -> Bool {
      switch relation {
      case .less: other < value
      case .atMost: other <= value
      case .equal: other == value
      case .atLeast: other >= value
      case .more: other > value
      }
    }
  }

  /// The raw value is the spelling in a query, and in SQL.
  package enum Bound: String, CaseIterable, Sendable {
    case less = "<"
    case atMost = "<="
    case equal = "="
    case atLeast = ">="
    case more = ">"
  }
}

extension Query {
  /// The words that a hit shows highlighted: every term that is not negated, in reading order.
  package var highlights: [Term] {
    switch self {
    case .all, .not: []
    case .words(let term): [term]
    case .condition(.from(let term)): [term]
    case .condition: []
    case .and(let members), .or(let members): members.flatMap(\.highlights)
    }
  }
}

extension Query.Term {
  /// Whether there is anything to look for in it.
  package var hasWords: Bool {
    text.unicodeScalars.contains { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.isEmoji
    }
  }
}
