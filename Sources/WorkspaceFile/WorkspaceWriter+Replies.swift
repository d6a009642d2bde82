import Inbox
import Yams

extension WorkspaceFile {
  static func savedReply(_ reply: SavedReply) -> Node {
    let then = reply.then
    return FileWriter.mapping([
      ("shortcut", FileWriter.text(reply.shortcut)), ("title", FileWriter.text(reply.title)),
      ("tags", FileWriter.texts(reply.tags)),
      ("tier", reply.tier.map { FileWriter.plain("\($0.rawValue)") }),
      (
        "bodies",
        FileWriter.mapping(
          reply.bodies.sorted { $0.key < $1.key }.map { ($0.key, FileWriter.text($0.value)) })
      ),
      (
        "then",
        then == StagedActions()
          ? nil
          : FileWriter.mapping(
            [
              ("tag", FileWriter.texts(then.addTags)),
              ("tier", then.tier.map { FileWriter.plain("\($0.rawValue)") }),
              ("status", then.status.map { FileWriter.text($0.rawValue) }),
            ], inLine: true)
      ),
    ])
  }

  static func rule(_ rule: Rule) -> Node {
    FileWriter.mapping([
      ("name", FileWriter.text(rule.name)), ("on", FileWriter.text(rule.on.rawValue)),
      ("when", rule.when.isEmpty ? nil : clauses(rule.when)), ("then", clauses(rule.then)),
    ])
  }

  static func macro(_ macro: Macro) -> Node {
    FileWriter.mapping([
      ("name", FileWriter.text(macro.name)), ("key", macro.key.map(FileWriter.text)),
      ("then", clauses(macro.then)),
    ])
  }

  static func views(_ views: [SavedView]) -> Node? {
    FileWriter.list(
      views.map {
        FileWriter.mapping(
          [("name", FileWriter.text($0.name)), ("query", FileWriter.text($0.text))], inLine: true)
      }, inLine: false)
  }

  /// `follow_up.team` and its neighbours `follow_up.…` become one `follow_up: { team: … }`.
  private static func clauses(_ clauses: [Rule.Clause]) -> Node {
    var pairs: [(String, Node?)] = []
    var index = 0
    while index < clauses.count {
      let parts = clauses[index].key.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        pairs.append((clauses[index].key, values(clauses[index])))
        index += 1
        continue
      }
      var inner: [(String, Node?)] = []
      while index < clauses.count, clauses[index].key.hasPrefix(parts[0] + ".") {
        let name = String(clauses[index].key.dropFirst(parts[0].count + 1))
        inner.append((name, values(clauses[index])))
        index += 1
      }
      pairs.append((parts[0], FileWriter.mapping(inner, inLine: true)))
    }
    return FileWriter.mapping(pairs)
  }

  /// Numbers and truth stay bare, as they were read.
  private static func values(_ clause: Rule.Clause) -> Node {
    let isBare = [
      "tier", "priority", "verified", "snooze", "for", "before", "after",
    ].contains(clause.key)
    let nodes = clause.values.map { isBare ? FileWriter.plain($0) : FileWriter.text($0) }
    return .sequence(Node.Sequence(nodes, Tag(.implicit), .flow))
  }

  static func surveys(_ surveys: Surveys) -> Node? {
    guard surveys != Surveys() else { return nil }
    let csat = surveys.csat.map { csat -> Node in
      let hasFollowUp = csat.followUpTeam != nil || !csat.followUpTags.isEmpty
      let followUp = FileWriter.mapping(
        [
          ("team", csat.followUpTeam.map { FileWriter.text($0.text) }),
          ("tag", FileWriter.texts(csat.followUpTags)),
        ], inLine: true)
      return FileWriter.mapping([
        ("after", FileWriter.text("resolved")),
        ("delay", FileWriter.duration(csat.delayMilliseconds)),
        ("every", csat.everyMilliseconds.map { FileWriter.duration($0) }),
        ("ask", asked(csat.ask)),
        ("low_score", FileWriter.plain("\(csat.lowScore)")),
        ("then", hasFollowUp ? FileWriter.mapping([("follow_up", followUp)]) : nil),
      ])
    }
    let nps = surveys.nps.map { nps in
      FileWriter.mapping([
        ("after", FileWriter.text("resolved")),
        ("delay", nps.delayMilliseconds == 0 ? nil : FileWriter.duration(nps.delayMilliseconds)),
        ("every", FileWriter.duration(nps.everyMilliseconds)),
        ("ask", asked(nps.ask)),
      ])
    }
    return FileWriter.mapping([("csat", csat), ("nps", nps)])
  }

  private static func asked(_ texts: [String: String]) -> Node? {
    texts.isEmpty
      ? nil
      : FileWriter.mapping(
        texts.sorted { $0.key < $1.key }.map { ($0.key, FileWriter.text($0.value)) })
  }

  static func costs(_ costs: Costs) -> Node {
    FileWriter.mapping(
      [
        ("call_usd", FileWriter.plain("\(costs.callDollars)")),
        ("message_usd", FileWriter.plain("\(costs.messageDollars)")),
      ], inLine: true)
  }
}
