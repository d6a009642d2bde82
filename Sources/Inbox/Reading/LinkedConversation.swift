/// Another conversation that this one is linked with.
package struct LinkedConversation: Hashable, Sendable {
  package var row: QueueRow
  package var relation: Relation
  /// The link stands in this one and names the other: this one is the other's follow-up, duplicate
  /// or relative.
  package var isFromHere: Bool

  package init(row: QueueRow, relation: Relation, isFromHere: Bool) {
    self.row = row
    self.relation = relation
    self.isFromHere = isFromHere
  }

  /// What the other one is to this one.
  package var words: String { relation.words(isFromHere: isFromHere) }
}

extension Relation {
  /// What the other one of two that are linked is to the one that is looked at.
  package func words(isFromHere: Bool) -> String {
    switch (self, isFromHere) {
    case (.followUp, true): "follows up"
    case (.followUp, false): "follow-up"
    case (.duplicate, true): "duplicates"
    case (.duplicate, false): "duplicate"
    case (.related, _): "related"
    }
  }
}

/// A conversation that was merged into another one.
package struct MergedConversation: Hashable, Sendable {
  package var id: ConversationID
  package var ref: ConversationRef
  /// The act that merged it: undoing it takes it out again. Nil where an import merged it.
  package var act: ActID?
  package var by: Actor?
  package var at: Instant

  package init(
    id: ConversationID, ref: ConversationRef, act: ActID?, by: Actor?, at: Instant
  ) {
    self.id = id
    self.ref = ref
    self.act = act
    self.by = by
    self.at = at
  }
}
