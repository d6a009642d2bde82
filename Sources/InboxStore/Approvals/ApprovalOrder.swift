import Inbox

/// The list of what waits for an approval has the order of the approvals' own dues, the overdue
/// first; what only tells its author something comes behind. Its keys say that order, so that it is
/// read and paged like every other view.
extension QueueReader {
  func byApproval() throws -> [BareRow] {
    try rows(in: .first..<QueueView.Key.end, descending: false, limit: .max)
      .map { row in
        let due =
          try connection.first(
            """
            SELECT min(ifnull(due, at)) FROM approval
            WHERE conversation = ?1 AND state = 'requested'
            """, .integer(row.id)
          ) { $0.optionalInstant(0) } ?? nil
        var row = row
        let place = due ?? Instant(milliseconds: .max)
        row.key = QueueKey(
          bytes: [QueueKey.rank(.open)] + place.sortableBytes + row.key.bytes)
        return row
      }
      .sorted { $0.key < $1.key }
  }
}

extension Query {
  /// Whether all that it finds waits for, or tells of, an approval that concerns one person.
  var isListOfApprovals: Bool {
    switch self {
    case .condition(.approvalFor): true
    case .and(let members): members.contains(where: \.isListOfApprovals)
    default: false
    }
  }
}
