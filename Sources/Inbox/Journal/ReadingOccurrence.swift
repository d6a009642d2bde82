extension Occurrence {
  /// The fields of a type, as interchange.md's table names them; nil for an unknown type.
  init?(type: String, from reader: inout FieldReader) throws(FieldProblem) {
    switch type {
    case "message": self = .message(try Message(from: &reader))
    case "opened": self = .opened(try Opening(from: &reader))
    case "note":
      self = .note(
        Note(
          id: try reader.id("id"), text: try reader.text("text"),
          mentions: (try reader.texts("mentions") ?? []).map { AgentID($0) }))
    case "tag": self = .tag(try reader.text("tag"))
    case "untag": self = .untag(try reader.text("tag"))
    case "tier":
      let tier = Tier(rawValue: Int(try reader.integer("tier", in: 1...3))) ?? .one
      self = .tier(tier, reason: try reader.optionalText("reason"))
    case "priority":
      self = .priority(
        Priority(rawValue: Int(try reader.integer("priority", in: 0...3))) ?? .normal)
    case "assign":
      self = .assign(
        Assignment(agent: try reader.change("agent"), team: try reader.change("team")))
    case "status":
      self = .status(
        StatusChange(
          try reader.word("status"), until: try reader.optionalTime("until"),
          auto: try reader.flag("auto")))
    case "merge": self = .merge(into: try reader.id("into"))
    case "handoff": self = .handoff
    default:
      guard let rarer = try Occurrence(rarerType: type, from: &reader) else { return nil }
      self = rarer
    }
  }

  private init?(rarerType type: String, from reader: inout FieldReader) throws(FieldProblem) {
    switch type {
    case "csat":
      self = .csat(
        score: Int(try reader.integer("score", in: 1...5)),
        comment: try reader.optionalText("comment"), survey: try reader.optionalText("survey"))
    case "survey":
      self = .survey(
        id: try reader.text("id"), kind: try reader.word("kind"), contact: try reader.id("contact"))
    case "nps":
      self = .nps(
        contact: try reader.id("contact"), score: Int(try reader.integer("score", in: 0...10)),
        survey: try reader.optionalText("survey"), comment: try reader.optionalText("comment"))
    case "call": self = .call(try Call(from: &reader))
    case "focus":
      self = .focus(
        agent: try reader.id("agent"), from: try reader.time("from"), to: try reader.time("to"))
    case "deflection":
      self = .deflection(try reader.word("kind"), contact: try reader.optionalID("contact"))
    case "contact": self = .contact(try ContactUpdate(from: &reader))
    case "approval": self = .approval(try Approval(from: &reader))
    case "availability":
      self = .availability(agent: try reader.id("agent"), try reader.word("state"))
    case "skip":
      self = .skip(agent: try reader.id("agent"), reason: try reader.optionalText("reason"))
    case "resolution_reason": self = .resolutionReason(try reader.text("reason"))
    case "link": self = .link(to: try reader.id("to"), try reader.word("relation"))
    case "incident":
      self = .incident(
        id: try reader.text("incident"), try reader.word("state"),
        text: try reader.optionalText("text"))
    case "undo": self = .undo(try reader.id("undoes"))
    case "edit": self = .edit(try reader.id("id"), text: try reader.text("text"))
    case "redact": self = .redact(try reader.id("id"))
    case "purge": self = .purge(before: try reader.time("before"))
    case "reveal": self = .reveal(try reader.id("message"))
    default: return nil
    }
  }
}

extension FieldReader {
  /// A key left out leaves it as it was, null takes it away.
  fileprivate mutating func change<Owner>(
    _ key: String
  ) throws(FieldProblem) -> Assignment.Change<Identifier<Owner>> {
    guard let value = raw(key) else { return .unchanged }
    switch value {
    case .null: return .to(nil)
    case .string(let text): return .to(Identifier(text))
    default: throw problem(key, "\(value.kindInWords) stands where an id or null is wanted")
    }
  }
}

extension Message {
  fileprivate init(from reader: inout FieldReader) throws(FieldProblem) {
    self.init(
      id: try reader.id("id"), channel: try reader.word("channel"),
      account: try reader.id("account"), kind: try reader.word("kind"),
      direction: try reader.word("direction"), text: try reader.optionalText("text"))
    // Only a purge leaves a message without its text.
    let isPurged = try reader.flag("purged")
    guard (text == nil) == isPurged else {
      throw text == nil
        ? reader.missing("text") : reader.problem("purged", "its text still stands there")
    }
    subject = try reader.optionalText("subject")
    replyTo = try reader.optionalID("reply_to")
    isPublic = try reader.optionalFlag("public")
    language = try reader.optionalText("lang")
    for var attachment in try reader.objects("attachments") ?? [] {
      attachments.append(
        Attachment(
          name: try attachment.text("name"), mediaType: try attachment.optionalText("media_type"),
          bytes: try attachment.optionalInteger("bytes"), url: try attachment.optionalText("url"),
          unknown: attachment.unknown))
    }
    auto = try reader.flag("auto")
    campaign = try reader.flag("campaign")
    reaction = try reader.flag("reaction")
    echo = try reader.flag("echo")
    delivery = try reader.optionalWord("delivery")
  }
}

extension Opening {
  fileprivate init(from reader: inout FieldReader) throws(FieldProblem) {
    self.init(
      channel: try reader.word("channel"), account: try reader.id("account"),
      kind: try reader.word("kind"), contact: try reader.optionalID("contact"),
      subject: try reader.optionalText("subject"))
  }
}

extension Call {
  fileprivate init(from reader: inout FieldReader) throws(FieldProblem) {
    self.init(
      id: try reader.text("id"), contact: try reader.optionalID("contact"),
      account: try reader.optionalID("account"), agent: try reader.optionalID("agent"),
      talkSeconds: try reader.optionalInteger("talk_s", in: 0 ... .max) ?? 0,
      holdSeconds: try reader.optionalInteger("hold_s", in: 0 ... .max) ?? 0,
      wrapSeconds: try reader.optionalInteger("wrap_s", in: 0 ... .max) ?? 0,
      answered: try reader.flag("answered"), direction: try reader.word("direction"))
  }
}

extension ContactUpdate {
  fileprivate init(from reader: inout FieldReader) throws(FieldProblem) {
    self.init(contact: try reader.id("contact"), name: try reader.optionalText("name"))
    if let readers = try reader.objects("identities") {
      var read: [Identity] = []
      for var identity in readers {
        read.append(
          Identity(
            channel: try identity.word("channel"), handle: try identity.text("handle"),
            unknown: identity.unknown))
      }
      identities = read
    }
    bio = try reader.optionalText("bio")
    followers = try reader.optionalInteger("followers")
    verified = try reader.optionalFlag("verified")
    language = try reader.optionalText("language")
    segment = try reader.optionalText("segment")
    fields = try reader.members("fields")
  }
}

extension Approval {
  fileprivate init(from reader: inout FieldReader) throws(FieldProblem) {
    self.init(
      message: try reader.id("message"), state: try reader.word("state"),
      variants: try reader.texts("variants") ?? [], chosen: try reader.optionalInteger("chosen"),
      text: try reader.optionalText("text"), due: try reader.optionalTime("due"),
      note: try reader.optionalText("note"))
  }
}
