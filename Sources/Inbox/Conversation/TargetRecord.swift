/// A line of `bellhop targets --jsonl` (cli.md): one instance as it stands at some instant, or a
/// conversation that was merged away.
package struct TargetRecord: Hashable, Sendable {
  package enum What: Hashable, Sendable {
    case instance(TargetInstance, TargetState)
    case merged(into: ConversationRef)
  }

  package var conversation: ConversationRef
  package var what: What

  package init(conversation: ConversationRef, what: What) {
    self.conversation = conversation
    self.what = what
  }
}

extension TargetRecord {
  /// Every instance of a conversation in the order of the listing.
  ///
  /// - Parameter now: The instant up to which the conversation was folded.
  package static func records(
    of conversation: Conversation, ended: [TargetInstance], at now: Instant, workspace: Workspace
  ) -> [TargetRecord] {
    if let into = conversation.mergedInto {
      return [TargetRecord(conversation: conversation.ref, what: .merged(into: into))]
    }
    let isVoid = conversation.status == .spam
    return (ended + conversation.openTargets)
      .map { target in
        let state = target.state(at: now, isVoid: isVoid, workspace: workspace)
        return TargetRecord(conversation: conversation.ref, what: .instance(target, state))
      }
      .sorted()
  }
}

extension TargetRecord: Comparable {
  /// By conversation (code points of the importer's id), then start, then first_response,
  /// next_response, resolution.
  package static func < (left: TargetRecord, right: TargetRecord) -> Bool {
    if left.conversation != right.conversation { return left.conversation < right.conversation }
    guard case .instance(let one, _) = left.what, case .instance(let other, _) = right.what else {
      return false
    }
    return (one.start, one.kind.order) < (other.start, other.kind.order)
  }
}

extension TargetRecord {
  /// Writes the record as a JSON object, without the line feed.
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("conversation")
      writer.string(conversation.text)
      switch what {
      case .merged(let into):
        writer.member("merged_into", .string(into.text))
        writer.member("state", .string(TargetState.void.rawValue))
      case .instance(let target, let state):
        writer.member("target", .string(target.kind.rawValue))
        writer.member("policy", target.policy.map { .string($0) } ?? .null)
        writer.member("start", .string(target.start.description))
        writer.member("due", .time(target.due))
        writer.member("end", .time(target.end))
        writer.member("ended_by", target.endedBy.map { .string($0.rawValue) } ?? .null)
        writer.member("state", .string(state.rawValue))
        writer.member(
          "pauses",
          .array(target.pauses.map { .array([.time($0.from), .time($0.to)]) }))
      }
    }
  }
}

extension JSONValue {
  /// A time as the journal spells it, or null.
  fileprivate static func time(_ instant: Instant?) -> JSONValue {
    instant.map { .string($0.description) } ?? .null
  }
}
