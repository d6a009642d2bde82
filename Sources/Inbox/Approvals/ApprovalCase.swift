/// A reply that was submitted for an approval, and what became of it: the fold of its `approval`
/// lines (interchange.md).
///
/// It is no message and no entry of the outbox yet, so the customer's clocks run on; its own clock
/// is `due`. The first answer counts: what comes after it changes nothing.
package struct ApprovalCase: Hashable, Sendable {
  /// The id that the sent message will bear.
  package var message: MessageID
  package var author: AgentID
  package var requestedAt: Instant
  /// By when somebody should have answered; nil: an importer did not say.
  package var due: Instant?
  /// The wordings that may be chosen from; empty texts where they were purged.
  package var variants: [String]
  /// What the author asks whoever looks at it.
  package var request: String?
  package var state = Approval.State.requested
  /// Nil while it waits; `system` where Bellhop stopped it.
  package var answeredBy: Actor?
  package var answeredAt: Instant?
  /// Which of the variants, from 0 on.
  package var chosen: Int?
  /// The approved words, where they are not those of the variant.
  package var edited: String?
  /// Why it comes back, or what the approver says to it.
  package var note: String?
  /// Who would read it; known while it waits, for its line does not say it.
  package var audience: Audience?

  package init(
    message: MessageID, author: AgentID, requestedAt: Instant, due: Instant?,
    variants: [String], request: String? = nil
  ) {
    self.message = message
    self.author = author
    self.requestedAt = requestedAt
    self.due = due
    self.variants = variants
    self.request = request
  }

  package var isWaiting: Bool { state == .requested }

  /// Whether its author has something to learn: it came back, or left in other words.
  package var isNewsToAuthor: Bool { state == .rejected || state == .approved && edited != nil }

  /// The words of the variant that was chosen, as the author wrote them; the first where none was.
  package var written: String {
    let place = chosen ?? 0
    return variants.indices.contains(place) ? variants[place] : variants.first ?? ""
  }
}

extension ApprovalCase {
  /// The cases of a conversation in the order in which they were submitted.
  ///
  /// - Parameter lines: Its own lines in journal order, at least those of the types `approval` and
  ///   `undo`; what was undone counts for nothing.
  package static func fold(_ lines: [Event]) -> [ApprovalCase] {
    var cases: [ApprovalCase] = []
    for (line, counts) in zip(lines, Event.areCounted(lines[...])) where counts {
      guard case .approval(let step) = line.what else { continue }
      if step.state == .requested {
        guard let by = line.by else { continue }
        let new = ApprovalCase(
          message: step.message, author: AgentID(by.id), requestedAt: line.at, due: step.due,
          variants: step.variants, request: step.note)
        cases.removeAll { $0.message == step.message && !$0.isWaiting }
        if !cases.contains(where: { $0.message == step.message }) { cases.append(new) }
      } else if let place = cases.firstIndex(where: {
        $0.message == step.message && $0.isWaiting
      }) {
        cases[place].answer(step, of: line)
      }
    }
    return cases
  }

  private mutating func answer(_ step: Approval, of line: Event) {
    state = step.state
    answeredBy = line.by
    answeredAt = line.at
    chosen = step.chosen.flatMap { Int(exactly: $0) }
    edited = step.text
    note = step.note
  }
}
