import ArgumentParser
import Desk
import Inbox
import InboxStore

struct ContactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact", abstract: "A customer over all channels: show, link, unlink.",
    subcommands: [ShowContact.self, LinkContact.self, UnlinkContact.self])
}

struct ShowContact: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Who it is, where they wait, and their last seven days.")
  @OptionGroup var options: WritingOptions
  @Argument(help: "The contact's id, a handle, or the number of a conversation.")
  var contact: String
  @Flag(help: "One JSON value.") var json = false

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    let id = try session.findContact(contact)
    let (person, glance) = try session.reaching {
      try session.store.customer(id, agent: session.agent, now: session.now)
    }
    let signs = CustomerSign.ofName(
      ShownIdentity(name: person.name, handle: person.identities.first?.handle ?? id.text),
      known: KnownNames(session.workspace))
    if json {
      return StandardOutput.line(ContactRecord(person, glance, signs).json(session))
    }
    StandardOutput.line("\(Shown.name(person.name ?? id.text))  (\(Shown.name(id.text)))")
    for sign in signs { StandardOutput.line("≠ \(Shown.line(sign.words))") }
    for identity in person.identities {
      StandardOutput.line("\(identity.channel.name): \(Shown.name(identity.handle))")
    }
    for other in glance.linked {
      let name = other.name ?? other.id.text
      StandardOutput.line("same person: \(Shown.name(name))  (\(Shown.name(other.id.text)))")
    }
    say(person)
    let time = session.time
    for verdict in glance.verdicts {
      let comment = verdict.comment.map { ": \(Shown.line($0))" } ?? ""
      StandardOutput.line(
        "\(time.words(verdict.at))  \(verdict.kind.rawValue.uppercased()) \(verdict.score)\(comment)"
      )
    }
    list("also waiting:", glance.waiting, session)
    list("last seven days:", glance.week, session)
    if glance.hasMore { StandardOutput.line("and more: bellhop list or search finds them") }
  }

  private func say(_ person: Contact) {
    if let language = person.language { StandardOutput.line("language: \(Shown.name(language))") }
    if let segment = person.segment { StandardOutput.line("segment: \(Shown.name(segment))") }
    if let followers = person.followers { StandardOutput.line("followers: \(followers)") }
    if person.verified ?? false { StandardOutput.line("verified") }
    if let bio = person.bio { StandardOutput.line(Shown.line(bio)) }
    for field in person.fields {
      StandardOutput.line("\(Shown.name(field.name)): \(Shown.line(field.value.json))")
    }
  }

  private func list(_ title: String, _ items: [CustomerGlance.Item], _ session: Session) {
    guard !items.isEmpty else { return }
    StandardOutput.line(title)
    for item in items {
      let record = ListRecord(row: item.row, workspace: session.workspace, now: session.now)
      StandardOutput.line(record.text)
    }
  }
}

struct LinkContact: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Say that two contacts are one person; undo takes it back.")
  @OptionGroup var options: WritingOptions
  @Argument(help: "A contact's id, a handle, or the number of a conversation.") var contact: String
  @Argument(help: "The other one's.") var other: String

  func run() throws {
    try Session.actOnContacts(options, contact, other, "They are one person now") {
      .linkContact($0)
    }
  }
}

struct UnlinkContact: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlink", abstract: "Say that two contacts are not one person after all.")
  @OptionGroup var options: WritingOptions
  @Argument(help: "A contact's id, a handle, or the number of a conversation.") var contact: String
  @Argument(help: "The other one's.") var other: String

  func run() throws {
    try Session.actOnContacts(options, contact, other, "They are two people now") {
      .unlinkContact($0)
    }
  }
}

extension Session {
  /// Somebody by id, handle, or a conversation of theirs; a handle that several people bear needs the
  /// id.
  func findContact(_ name: String) throws -> ContactID {
    let found = try reaching { try store.contacts(named: name) }
    // An id is nobody else's, whatever handles are written like it.
    if let own = found.first, own.text == name { return own }
    guard let only = found.first else {
      if let theirs = try customer(ofNumber: name) { return theirs }
      throw Failure(status: .refused, Refusal.unknownContact(name).description)
    }
    guard found.count == 1 else {
      let ids = found.map { Shown.name($0.text) }.joined(separator: ", ")
      throw Failure(status: .usage, "“\(name)” is \(found.count) people: \(ids).")
    }
    return only
  }

  /// `65`, `#65`, `ref:TEXT`: whose conversation it is; nil for what is no conversation.
  private func customer(ofNumber name: String) throws -> ContactID? {
    guard Session.namesConversation(name), (try? store.resolve(name)) != nil else { return nil }
    let found = try findReadable(name)
    return try reaching { try store.rows([found.id], agent: agent, now: now) }
      .first?.conversation.contact
  }

  /// Does it in the newest conversation of the first, whose journal tells of it then.
  fileprivate static func actOnContacts(
    _ options: some StoreOptions, _ name: String, _ otherName: String, _ done: String,
    _ command: (ContactID) -> Command
  ) throws {
    try options.refuseNow()
    let session = try Session(options)
    let id = try session.findContact(name)
    let other = try session.findContact(otherName)
    let place = try session.reaching { try session.store.newestConversation(of: id) }
    let request = Request(
      act: session.freshActID(), by: .agent(session.agent), conversation: place.ref,
      command: command(other))
    _ = try session.reaching { try session.store.perform(request, now: session.now) }
    StandardError.say("\(done), as \(place.id) tells; `bellhop undo` takes it back.")
  }
}

/// What `contact show --json` writes.
private struct ContactRecord {
  let person: Contact
  let glance: CustomerGlance
  let signs: [CustomerSign]

  init(_ person: Contact, _ glance: CustomerGlance, _ signs: [CustomerSign]) {
    self.person = person
    self.glance = glance
    self.signs = signs
  }

  func json(_ session: Session) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    func rows(_ items: [CustomerGlance.Item]) -> JSONValue {
      .array(
        items.map {
          ListRecord(row: $0.row, workspace: session.workspace, now: session.now).json
        })
    }
    return .object([
      JSONMember("contact", .string(person.id.text)), JSONMember("name", text(person.name)),
      JSONMember("identities", identities(person)),
      JSONMember(
        "linked",
        .array(
          glance.linked.map {
            .object([
              JSONMember("contact", .string($0.id.text)), JSONMember("name", text($0.name)),
              JSONMember("identities", identities($0)),
            ])
          })), JSONMember("bio", text(person.bio)),
      JSONMember("followers", person.followers.map { .number(String($0)) } ?? .null),
      JSONMember("verified", person.verified.map(JSONValue.bool) ?? .null),
      JSONMember("language", text(person.language)), JSONMember("segment", text(person.segment)),
      JSONMember("fields", .object(person.fields)),
      JSONMember("signs", .array(signs.map { .string($0.words) })),
      JSONMember(
        "verdicts",
        .array(
          glance.verdicts.map {
            .object([
              JSONMember("kind", .string($0.kind.rawValue)),
              JSONMember("score", .number(String($0.score))),
              JSONMember("comment", text($0.comment)),
              JSONMember("at", .string($0.at.description)),
            ])
          })), JSONMember("waiting", rows(glance.waiting)), JSONMember("week", rows(glance.week)),
    ])
  }

  private func identities(_ person: Contact) -> JSONValue {
    .array(
      person.identities.map {
        .object([
          JSONMember("channel", .string($0.channel.rawValue)),
          JSONMember("handle", .string($0.handle)),
        ])
      })
  }
}
