/// Between two lines time passes: what the rules that wait for a time would have done then.
extension RuleReplay {
  /// What each set need not run on any more.
  struct Fired {
    var old: Set<String> = []
    var new: Set<String> = []
  }

  /// A stretch in which nothing happened.
  struct Silence {
    var conversation: Conversation
    var contact: Contact?
    var from: Instant
    /// What comes then may end the waiting, so it is no part of the stretch.
    var end: Instant
    /// Nothing came then: it is now.
    var isLast: Bool

    func holds(_ at: Instant) -> Bool { at < end || isLast && at <= end }
  }

  mutating func pass(
    _ silence: Silence, since: Instant, old: Workspace, new: Workspace, _ fired: inout Fired
  ) {
    let before = RuleReplay.changes(in: silence, by: old, &fired.old)
    let after = RuleReplay.changes(in: silence, by: new, &fired.new)
    for at in Set(before.keys).union(after.keys).sorted() where at >= since {
      note(at, old: before[at] ?? [], new: after[at] ?? [], isOfTime: true)
    }
  }

  /// By when they would have been done; a rule that is late runs as soon as there is somebody to
  /// run it for.
  private static func changes(
    in silence: Silence, by workspace: Workspace, _ fired: inout Set<String>
  ) -> [Instant: [Change]] {
    var changes: [Instant: [Change]] = [:]
    for moment in workspace.moments(of: silence.conversation).sorted(by: { $0.at < $1.at }) {
      let at = max(moment.at, silence.from)
      guard silence.holds(at), fired.insert(moment.key).inserted,
        let rule = workspace.timedRules.first(where: { $0.name == moment.rule })
      else { continue }
      let run = RuleScene(
        moment, of: rule, in: silence.conversation, contact: silence.contact,
        workspace: workspace, now: at
      ).run([rule])
      for report in run.reports {
        changes[at, default: []] += report.events.map {
          Change(rule: report.rule, what: .line($0.what))
        }
        if let reply = report.reply {
          changes[at, default: []].append(Change(rule: report.rule, what: .reply(reply.title)))
        }
      }
    }
    return changes
  }
}
