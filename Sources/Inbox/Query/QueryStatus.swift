extension Query {
  /// Whether it says anything about the status; a view of the open ones is narrowed where it does not.
  package var namesStatus: Bool {
    switch self {
    case .all, .words: false
    case .condition(.status): true
    case .condition: false
    case .not(let inner): inner.namesStatus
    case .and(let members), .or(let members): members.contains(where: \.namesStatus)
    }
  }

  /// What `list` and the queue show: without a query what is open, else what it says (cli.md).
  package var forQueue: Query {
    self == .all ? .condition(.status(.open)) : self
  }

  /// The statuses that a match can have; never too few. A store reads only these ranks of its
  /// queue index.
  package var possibleStatuses: Set<Status> {
    switch self {
    case .condition(.status(let status)): [status]
    case .not(.condition(.status(let status))): Set(Status.allCases).subtracting([status])
    case .and(let members):
      members.reduce(Set(Status.allCases)) { $0.intersection($1.possibleStatuses) }
    case .or(let members): members.reduce([]) { $0.union($1.possibleStatuses) }
    case .not(.or(let members)):
      members.reduce(Set(Status.allCases)) {
        $0.intersection(Query.negation($1).possibleStatuses)
      }
    case .all, .words, .condition, .not: Set(Status.allCases)
    }
  }
}

extension Query {
  /// All of them: flattened, without `all`.
  package static func conjunction(_ members: [Query]) -> Query {
    let flat = members.flatMap { member -> [Query] in
      switch member {
      case .all: []
      case .and(let inner): inner
      default: [member]
      }
    }
    return flat.count > 1 ? .and(flat) : flat.first ?? .all
  }

  /// Any of them, flattened; nothing at all where there are none.
  package static func disjunction(_ members: [Query]) -> Query {
    let flat = members.flatMap { member -> [Query] in
      if case .or(let inner) = member { inner } else { [member] }
    }
    return flat.count > 1 ? .or(flat) : flat.first ?? .not(.all)
  }

  /// The opposite; a double negation falls away.
  package static func negation(_ query: Query) -> Query {
    if case .not(let inner) = query { inner } else { .not(query) }
  }
}
