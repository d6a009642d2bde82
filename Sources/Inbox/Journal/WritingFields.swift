// The fields of the larger types, in the order of interchange.md's table. What is left out when
// reading means nothing, false or none is left out again.

extension Message {
  func writeFields(to writer: inout JSONWriter) {
    writer.text("id", id.text)
    writer.text("channel", channel.rawValue)
    writer.text("account", account.text)
    writer.text("kind", kind.rawValue)
    writer.text("direction", direction.rawValue)
    if let text {
      writer.text("text", text)
    } else {
      writer.member("text", .null)
      writer.flag("purged", true)
    }
    writer.text("subject", subject)
    writer.text("reply_to", replyTo?.text)
    if let isPublic { writer.member("public", .bool(isPublic)) }
    writer.text("lang", language)
    if !attachments.isEmpty {
      writer.key("attachments")
      writer.array { writer in
        for attachment in attachments { attachment.write(to: &writer) }
      }
    }
    writer.flag("auto", auto)
    writer.flag("campaign", campaign)
    writer.flag("reaction", reaction)
    writer.flag("echo", echo)
    writer.text("delivery", delivery?.rawValue)
  }
}

extension Attachment {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.text("name", name)
      writer.text("media_type", mediaType)
      writer.integer("bytes", bytes)
      writer.text("url", url)
      writer.members(unknown)
    }
  }
}

extension Opening {
  func writeFields(to writer: inout JSONWriter) {
    writer.text("channel", channel.rawValue)
    writer.text("account", account.text)
    writer.text("kind", kind.rawValue)
    writer.text("contact", contact?.text)
    writer.text("subject", subject)
  }
}

extension Call {
  func writeFields(to writer: inout JSONWriter) {
    writer.text("id", id)
    writer.text("contact", contact?.text)
    writer.text("account", account?.text)
    writer.text("agent", agent?.text)
    writer.integer("talk_s", talkSeconds)
    writer.integer("hold_s", holdSeconds)
    writer.integer("wrap_s", wrapSeconds)
    writer.member("answered", .bool(answered))
    writer.text("direction", direction.rawValue)
  }
}

extension ContactUpdate {
  func writeFields(to writer: inout JSONWriter) {
    writer.text("contact", contact.text)
    writer.text("name", name)
    if let identities {
      writer.key("identities")
      writer.array { writer in
        for identity in identities {
          writer.object { writer in
            writer.text("channel", identity.channel.rawValue)
            writer.text("handle", identity.handle)
            writer.members(identity.unknown)
          }
        }
      }
    }
    writer.text("bio", bio)
    writer.integer("followers", followers)
    if let verified { writer.member("verified", .bool(verified)) }
    writer.text("language", language)
    writer.text("segment", segment)
    if let fields { writer.member("fields", .object(fields)) }
  }
}

extension Approval {
  func writeFields(to writer: inout JSONWriter) {
    writer.text("message", message.text)
    writer.text("state", state.rawValue)
    writer.texts("variants", variants)
    writer.integer("chosen", chosen)
    writer.text("text", text)
    writer.text("due", due?.description)
    writer.text("note", note)
  }
}

extension JSONWriter {
  /// Nothing for nil.
  mutating func text(_ key: String, _ text: String?) {
    guard let text else { return }
    self.key(key)
    string(text)
  }

  /// Nothing for none.
  mutating func texts(_ key: String, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    self.key(key)
    array { writer in
      for text in texts { writer.string(text) }
    }
  }

  /// Nothing for nil.
  mutating func integer(_ key: String, _ number: Int64?) {
    guard let number else { return }
    self.key(key)
    integer(number)
  }

  /// Nothing for false.
  mutating func flag(_ key: String, _ flag: Bool) {
    guard flag else { return }
    self.key(key)
    bool(true)
  }

  mutating func change<Owner>(_ key: String, _ change: Assignment.Change<Identifier<Owner>>) {
    guard case .to(let id) = change else { return }
    member(key, id.map { .string($0.text) } ?? .null)
  }

  mutating func members(_ members: [JSONMember]) {
    for member in members { self.member(member.name, member.value) }
  }
}
