import Testing

@testable import Inbox

@Suite("One fold, and apply as its tail")
struct FoldTests {
  @Test("Line by line is the same as all at once, at every prefix", arguments: 0..<250)
  func applyIsTheTailOfFold(seed: Int) {
    let journal = RandomJournal(seed: UInt64(seed), length: 40)
    let workspace = journal.workspace
    var tail = Folded()
    for count in 1...journal.lines.count {
      let line = journal.lines[count - 1]
      let soFar = Array(journal.lines[..<count])
      let whole = Conversation.fold(RandomJournal.ref, lines: soFar, workspace: workspace)
      if let next = step(from: tail, by: line, before: Array(soFar.dropLast()), workspace) {
        let isSame = next == whole
        #expect(isSame, "line \(count) of seed \(seed): \(line.what.type)")
      }
      tail = whole
    }
  }

  /// The state after one more line as the store makes it; nil where it folds anew.
  private func step(
    from folded: Folded, by line: Event, before: [Event], _ workspace: Workspace
  ) -> Folded? {
    let merges = MergeMap(before[...], counted: Event.areCounted(before[...]))
    if let of = line.conversation, merges.root(of: of) != RandomJournal.ref { return nil }
    var folded = folded
    var conversation: Conversation
    if let known = folded.conversation {
      conversation = known
    } else {
      guard line.conversation == RandomJournal.ref, let opened = Conversation.opened(by: line),
        !before.contains(where: { $0.conversation == RandomJournal.ref })
      else { return nil }
      conversation = opened
    }
    if conversation.needsRefold(for: line) { return nil }
    if case .contact(let update) = line.what, update.contact != conversation.contact { return nil }
    let contact = contactKnown(by: line, conversation, before)
    for fact in conversation.apply(line, contact: contact, workspace: workspace) {
      switch fact {
      case .targetEnded(let target): folded.ended.append(target)
      case .happened(let step): folded.steps.append(step)
      }
    }
    folded.conversation = conversation
    return folded
  }

  private func contactKnown(
    by line: Event, _ conversation: Conversation, _ before: [Event]
  ) -> Contact? {
    var id = conversation.contact
    if case .opened(let opening) = line.what { id = opening.contact ?? id }
    if id == nil, line.isCustomerMessage { id = line.by.map { ContactID($0.id) } }
    guard let id else { return nil }
    var contact = Contact(id: id)
    for case .contact(let update) in before.map(\.what) where update.contact == id {
      contact.apply(update)
    }
    return contact
  }

  @Test("Up to an instant is the fold of the lines up to it", arguments: 0..<80)
  func upTo(seed: Int) {
    let journal = RandomJournal(seed: UInt64(1000 + seed), length: 50)
    for line in journal.lines {
      let upTo = journal.lines.filter { $0.at <= line.at }
      for ref in [RandomJournal.ref, RandomJournal.other] {
        #expect(
          Conversation.fold(
            ref, lines: journal.lines, workspace: journal.workspace, upTo: line.at)
            == Conversation.fold(ref, lines: upTo, workspace: journal.workspace))
      }
    }
  }

  @Test("The version only ever grows, whatever is undone", arguments: 0..<200)
  func versionGrows(seed: Int) {
    let journal = RandomJournal(seed: UInt64(2000 + seed), length: 60)
    var last: Int64 = 0
    for count in 1...journal.lines.count {
      let version = MergeMap.guardLines(of: RandomJournal.ref, in: journal.lines[..<count])
      #expect(version == last || version == last + 1, "line \(count) of seed \(seed)")
      last = version
    }
  }

  @Test("Undo leaves the state of before, redo brings back the state of after", arguments: 0..<200)
  func undoAndRedo(seed: Int) {
    let journal = RandomJournal(seed: UInt64(3000 + seed), length: 40)
    guard let last = journal.lines.last, let act = last.act else { return }
    func state(_ lines: [Event]) -> Folded {
      var folded = Conversation.fold(
        RandomJournal.ref, lines: lines, workspace: journal.workspace)
      // Every line was written, so these two move on.
      folded.conversation?.guardLines = 0
      folded.conversation?.lastLineAt = at("30 00:00")
      return folded
    }
    let mine = journal.lines.filter { $0.act == act }
    let places = Set(mine.compactMap(\.conversation))
    func undo(_ undone: ActID, as act: ActID) -> [Event] {
      places.map {
        Event(at: last.at, conversation: $0, by: .agent("maya"), act: act, what: .undo(undone))
      }
    }
    let undone = journal.lines + undo(act, as: "u1")
    let without = journal.lines.filter { $0.act != act || $0.conversation == nil }
    #expect(state(undone) == state(without))
    #expect(state(undone + undo("u1", as: "u2")) == state(journal.lines))
    #expect(state(undone + undo("u1", as: "u2") + undo("u2", as: "u3")) == state(without))
  }

  @Test("The same lines in a changed workspace are the same conversation with other promises")
  func changedWorkspace() {
    var journal = Journal()
    journal.customer("10:00")
    let hour = journal.folded(in: .roundTheClock(first: .hours(1))).target(.firstResponse)
    let day = journal.folded(in: .roundTheClock(first: .hours(24))).target(.firstResponse)
    #expect(hour?.due == at("11:00"))
    #expect(day?.due == at("21 10:00"))
    #expect(journal.folded(in: Workspace()).target(.firstResponse)?.due == nil)
  }

  @Test("Nothing is opened by a line that opens nothing")
  func notOpened() {
    var journal = Journal()
    journal.line("10:00", .skip(agent: "maya", reason: "Greek"))
    #expect(journal.folded(in: Workspace()).conversation == nil)
  }
}
