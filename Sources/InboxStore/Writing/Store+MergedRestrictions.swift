import Inbox

extension Store {
  /// Conversations that hold words which a tag keeps from some people, without that tag: they came by
  /// a merge that was imported, or is older than the rule that it brings the tag along.
  ///
  /// - Parameter mending: Gives them the tag, in the name of who merged.
  package func unkeptMerges(
    mending: Bool = false, now: Instant
  ) throws(StoreError) -> [ConversationID] {
    if mending { return try change(now: now) { try $0.unkeptMerges(mending: true) } }
    return try read { connection in
      try Recorder(
        connection: connection, workspace: try workspace(connection).workspace, now: now
      ).unkeptMerges(mending: false)
    }
  }
}

extension Recorder {
  /// - Complexity: O(merges that there ever were).
  fileprivate func unkeptMerges(mending: Bool) throws -> [ConversationID] {
    guard !workspace.restricted.isEmpty else { return [] }
    let children = try connection.rows("SELECT DISTINCT child FROM merge ORDER BY child") {
      $0.integer(0)
    }
    var found: Set<ConversationID> = []
    for id in children {
      guard let child = try hold(id) else { continue }
      let missing = try missingTags(of: child)
      guard let root = missing.root, !missing.tags.isEmpty else { continue }
      found.insert(ConversationID(root.id))
      if mending { try keep(missing.tags, in: root, of: child) }
    }
    return found.sorted()
  }
}
