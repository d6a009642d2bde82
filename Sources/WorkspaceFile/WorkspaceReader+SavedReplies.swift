import Inbox

extension WorkspaceReader {
  mutating func readSavedReplies() {
    var shortcuts: Set<String> = []
    for value in root["saved_replies"]?.sequence() ?? [] {
      guard let mapping = value.mapping() else { continue }
      let shortcut = mapping.required("shortcut")
      var reply = SavedReply(shortcut: shortcut?.word() ?? "", title: "", bodies: [:])
      if reply.shortcut.contains(where: \.isWhitespace) {
        shortcut?.error("a shortcut is one word")
      }
      unique(
        reply.shortcut.isEmpty ? nil : reply.shortcut, shortcut, "saved replies with the shortcut",
        in: &shortcuts)
      reply.title = mapping["title"]?.word() ?? reply.shortcut
      reply.tags = tags(mapping["tags"])
      reply.tier = mapping["tier"].flatMap(tier)
      if let bodies = mapping.required("bodies") { reply.bodies = self.bodies(bodies) }
      if let then = mapping["then"]?.mapping() {
        reply.then = StagedActions(
          addTags: tags(then["tag"]), tier: then["tier"].flatMap(tier),
          status: then["status"].flatMap(status))
        then.finish()
      }
      mapping.finish()
      workspace.savedReplies.append(reply)
    }
  }

  func bodies(_ value: FileValue) -> [String: String] {
    var bodies: [String: String] = [:]
    for (key, _, body) in value.mapping()?.entries ?? [] {
      guard let code = language(key), let text = body.word() else { continue }
      for name in ReplyTemplate(text).unknownNames where name.contains(".") {
        let nearest = Spelling.nearest(to: name, among: Placeholder.names)
        body.error(
          "there is no placeholder “{{\(name)}}”"
            + (nearest.map { "; did you mean “{{\($0)}}”?" }
              ?? "; there are \(Placeholder.names.joined(separator: ", "))"))
      }
      bodies[code] = text
    }
    if value.isMapping, value.mapping()?.entries.isEmpty == true {
      value.error("at least one body is expected here")
    }
    return bodies
  }
}
