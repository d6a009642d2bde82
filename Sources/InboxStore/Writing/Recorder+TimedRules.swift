import Inbox

/// Rules that wait for a time, inside a transaction: what they wait for is written with the
/// conversation, and taken out with what they write.
extension Recorder {
  /// Brings `rule_due` in line with a conversation that changed.
  func writeMoments(_ held: Held) throws {
    guard !workspace.timedRules.isEmpty else { return }
    let before = held.stored.conversation.map { workspace.moments(of: $0) } ?? []
    let after = held.conversation.map { workspace.moments(of: $0) } ?? []
    guard before != after || held.wasFolded else { return }
    try plan(after, of: held.id)
  }

  /// Makes these the moments of a conversation. What is past already when nothing happens (an
  /// import, a new rule) is not waited for; what waited before goes on waiting.
  func plan(_ moments: [RuleMoment], of conversation: Int64) throws {
    let waiting = Set(
      try connection.rows(
        "SELECT rule, instance FROM rule_due WHERE conversation = ?1", .integer(conversation)
      ) { Place(rule: $0.text(0), instance: $0.text(1)) })
    let wanted = Set(moments.map(Place.init))
    for place in waiting.subtracting(wanted) { try forget(place, of: conversation) }
    for moment in moments {
      let place = Place(moment)
      if try hasFired(place, of: conversation) { continue }
      if moment.at <= now, !isLive, !waiting.contains(place) {
        try fire(place, of: conversation)
      } else {
        try connection.run(
          """
          INSERT INTO rule_due(conversation, rule, instance, at) VALUES (?1, ?2, ?3, ?4)
          ON CONFLICT(conversation, rule, instance) DO UPDATE SET at = ?4
          """, .integer(conversation), .text(moment.rule), .text(moment.instance),
          Value(moment.at))
      }
    }
  }

  /// Runs the rule on what it waited for, if it still waits for it; whether it did.
  func run(_ due: TimedRuleDue) throws -> Bool {
    let place = Place(rule: due.rule, instance: due.instance)
    let isWaiting = try connection.integer(
      """
      SELECT 1 FROM rule_due
      WHERE conversation = ?1 AND rule = ?2 AND instance = ?3 AND at <= ?4
      """, .integer(due.conversation.number), .text(due.rule), .text(due.instance), Value(now))
    guard isWaiting != nil else { return false }
    try forget(place, of: due.conversation.number)
    guard let rule = workspace.timedRules.first(where: { $0.name == due.rule }),
      let own = try hold(due.conversation.number)
    else { return false }
    try catchUp(own)
    if own.needsFold { try finish() }
    guard let conversation = own.conversation,
      let moment = workspace.moments(of: conversation).first(where: {
        Place($0) == place && $0.at <= now
      })
    else { return false }
    try fire(place, of: own.id)
    let contact = try conversation.contact.flatMap { try self.contact($0)?.contact }
    let scene = RuleScene(
      moment, of: rule, in: conversation, contact: contact, workspace: workspace, now: now)
    for event in scene.run([rule]).events {
      try record(event)
      try followSurveys(on: event)
    }
    return true
  }

  private struct Place: Hashable {
    var rule: String
    var instance: String

    init(rule: String, instance: String) {
      self.rule = rule
      self.instance = instance
    }

    init(_ moment: RuleMoment) {
      self.init(rule: moment.rule, instance: moment.instance)
    }
  }

  private func hasFired(_ place: Place, of conversation: Int64) throws -> Bool {
    try connection.integer(
      "SELECT 1 FROM rule_fired WHERE conversation = ?1 AND rule = ?2 AND instance = ?3",
      .integer(conversation), .text(place.rule), .text(place.instance)) != nil
  }

  private func fire(_ place: Place, of conversation: Int64) throws {
    try connection.run(
      """
      INSERT OR IGNORE INTO rule_fired(conversation, rule, instance, at) VALUES (?1, ?2, ?3, ?4)
      """, .integer(conversation), .text(place.rule), .text(place.instance), Value(now))
  }

  private func forget(_ place: Place, of conversation: Int64) throws {
    try connection.run(
      "DELETE FROM rule_due WHERE conversation = ?1 AND rule = ?2 AND instance = ?3",
      .integer(conversation), .text(place.rule), .text(place.instance))
  }
}
