import Inbox

@testable import InboxStore

/// Everything that a desk writes, step by step, with what was acknowledged on the way.
struct DayOfWork {
  private(set) var acknowledged: [Acknowledged] = []
  private(set) var errors: [StoreError] = []

  /// Something that the store said it had kept.
  enum Acknowledged: Hashable {
    case line(containing: String)
    case draft(ConversationID, String)
    case sent(MessageID)
  }

  /// Does all steps, also after one that failed, as people do. `after` is told of each.
  mutating func run(_ store: Store, round: String = "r", after: (DayOfWork) -> Void = { _ in }) {
    for number in 0..<6 {
      let ref = ConversationRef("f\(number)")
      attempt(.line(containing: "\"\(round)in\(number)\"")) { () throws(StoreError) in
        try store.append(
          [inbound(ref, MessageID("\(round)in\(number)"), at: later + 1)], as: .new,
          now: later + 1)
      }
      after(self)
      let act = ActID("\(round)act\(number)")
      attempt(.line(containing: "\"\(act)\"")) { () throws(StoreError) in
        try store.perform(request(.tag(["\(round)\(number)"]), ref, act: act), now: later + 2)
      }
      after(self)
      guard let id = try? store.resolve("ref:\(ref)") else { continue }
      attempt(.draft(id, "\(round) words")) { () throws(StoreError) in
        try store.saveDraft(
          Draft(kind: .note, text: "\(round) words", cursor: 0), kind: .note, of: "maya", in: id,
          now: later + 2)
      }
      after(self)
      send(MessageID("\(round)out\(number)"), ref, store)
      after(self)
      // It may fail as everything else; what is in the log is as good.
      if number == 3 { try? store.settleWhole() }
    }
  }

  private mutating func send(_ id: MessageID, _ ref: ConversationRef, _ store: Store) {
    do throws(StoreError) {
      try store.perform(
        request(.reply(reply(id, seen: nil)), ref, act: ActID("act-\(id)")), now: later + 3)
      guard let account = Workspace.desk.accounts.first,
        let entry = try store.claimDue(account: account, now: later + 4)
      else { return }
      _ = try store.settle(entry.id, attempt: entry.attempt, .accepted, at: later + 4)
      acknowledged.append(.sent(entry.id))
    } catch {
      if case .refused = error { return }
      errors.append(error)
    }
  }

  private mutating func attempt<Result>(
    _ kept: Acknowledged, _ work: () throws(StoreError) -> Result
  ) {
    do throws(StoreError) {
      _ = try work()
      acknowledged.append(kept)
    } catch {
      if case .refused = error { return }
      errors.append(error)
    }
  }

  /// What was acknowledged and is not there.
  static func missing(_ kept: some Sequence<Acknowledged>, in store: Store) throws -> [Acknowledged]
  {
    var bytes: [UInt8] = []
    try store.export(now: later + 10) { (lines) throws(StoreError) in
      bytes += lines
      return true
    }
    let journal = String(decoding: bytes, as: UTF8.self)
    return try kept.filter { kept in
      switch kept {
      case .line(let text): return !journal.contains(text)
      case .sent(let id): return !journal.contains("\"id\":\"\(id)\"")
      case .draft(let id, let text):
        let page = try store.conversation(id, agent: "maya", window: .latest(1), now: later + 10)
        return page.note?.text != text
      }
    }
  }
}
