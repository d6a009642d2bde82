/// `fcr`, `fcr_provisional`, `fcr_net` and `one_touch`: settled at once, and for good?
///
/// R: conversations by their last `resolved` by an agent (not `auto`) in the range, ripe when now is
/// seven days later; the unripe are counted in `fcr_provisional`. F, of the ripe: one distinct sender
/// of human replies, exactly one turn, no change of tier or team from the first reply to the resolve,
/// never pending or snoozed before it, no reopening before resolve + 7 d, and no other live
/// conversation of that contact whose first customer message lies in [resolve, + 7 d). `fcr_net`
/// leaves out those in tier 3 at the resolve. `one_touch`: exactly one human reply up to that resolve,
/// ripe or not. Source: metrics.md, *Metrics*.
struct FirstContactResolution {
  var all = Share()
  var net = Share()
  var provisional = 0
  var oneTouch = Share()

  static let ripening: Int64 = 7 * 86_400_000

  /// One that fulfils all that its own lines can say.
  struct Candidate {
    var row: Int
    var id: Int64
    var contact: ContactID?
    var at: Instant
    var isNet: Bool
  }

  struct Beginning {
    var contact: ContactID
    var at: Instant
    var id: Int64
  }

  mutating func add(_ other: FirstContactResolution) {
    all.add(other.all)
    net.add(other.net)
    provisional += other.provisional
    oneTouch.add(other.oneTouch)
  }

  var members: [MetricMember] {
    [
      MetricMember("fcr", .number(all.ratio)), MetricMember("fcr_provisional", .count(provisional)),
      MetricMember("fcr_net", .number(net.ratio)),
      MetricMember("one_touch", .number(oneTouch.ratio)),
    ]
  }
}

extension MetricsComputation {
  /// The last resolve by a person of each row.
  mutating func addFirstContact(
    _ resolve: History.Resolve, row: Int, _ facts: ConversationFacts
  ) {
    let isOneTouch = resolve.replies == 1
    totals[row].firstContact.oneTouch.add(isOneTouch)
    note(
      .oneTouch,
      .init(
        conversation: facts.id, part: isOneTouch ? .numerator : .denominator,
        value: .count(resolve.replies),
        because: resolve.replies == 1 ? "1 human reply" : "\(resolve.replies) human replies",
        start: facts.subject?.openedAt, end: resolve.at))
    let ripeAt = resolve.at.advanced(by: FirstContactResolution.ripening)
    guard range.now >= ripeAt else {
      totals[row].firstContact.provisional += 1
      note(
        .fcrProvisional,
        .init(
          conversation: facts.id, value: .count(1), because: "ripe at \(ripeAt)",
          start: resolve.at, end: ripeAt))
      leaveOut(.fcr, facts.id, "not ripe before \(ripeAt)")
      leaveOut(.fcrNet, facts.id, "not ripe before \(ripeAt)")
      return
    }
    let isNet = resolve.tier != .three
    if !isNet { leaveOut(.fcrNet, facts.id, "in tier 3 at the resolve") }
    if let why = resolve.whyNotFirst(before: ripeAt) {
      settle(false, row: row, id: facts.id, at: resolve.at, isNet: isNet, because: why)
    } else {
      pending.firstContacts.append(
        .init(
          row: row, id: facts.id, contact: facts.subject?.contact, at: resolve.at, isNet: isNet))
    }
  }

  private mutating func settle(
    _ isFirst: Bool, row: Int, id: Int64, at: Instant, isNet: Bool, because: String
  ) {
    totals[row].firstContact.all.add(isFirst)
    if isNet { totals[row].firstContact.net.add(isFirst) }
    guard evidence != nil else { return }
    let entry = Evidence.Counted(
      conversation: id, part: isFirst ? .numerator : .denominator, value: .count(isFirst ? 1 : 0),
      because: because, start: at, end: at.advanced(by: FirstContactResolution.ripening))
    note(.fcr, entry)
    if isNet { note(.fcrNet, entry) }
  }

  /// Where the candidates' contacts began other conversations soon after.
  mutating func settleFirstContacts() {
    guard !pending.firstContacts.isEmpty else { return }
    var beginnings: [ContactID: [FirstContactResolution.Beginning]] = [:]
    let contacts = Set(pending.firstContacts.compactMap(\.contact))
    for beginning in pending.beginnings where contacts.contains(beginning.contact) {
      beginnings[beginning.contact, default: []].append(beginning)
    }
    let candidates = pending.firstContacts
    pending.firstContacts = []
    for one in candidates {
      let end = one.at.advanced(by: FirstContactResolution.ripening)
      let others = one.contact.flatMap { beginnings[$0] } ?? []
      let again = others.contains { $0.id != one.id && $0.at >= one.at && $0.at < end }
      settle(
        !again, row: one.row, id: one.id, at: one.at, isNet: one.isNet,
        because: again
          ? "the contact began another conversation within 7 days" : "settled at first contact")
    }
  }
}

extension History.Resolve {
  /// What its own conversation has against it; nil: nothing.
  fileprivate func whyNotFirst(before end: Instant) -> String? {
    if replies == 0 { return "no human reply" }
    if !hasOneSender { return "several agents replied" }
    if turns != 1 { return "\(turns) turns" }
    if changedHands { return "tier or team changed after the first reply" }
    if wasPaused { return "was pending or snoozed" }
    if let reopenedAt, reopenedAt < end { return "reopened at \(reopenedAt)" }
    return nil
  }
}
