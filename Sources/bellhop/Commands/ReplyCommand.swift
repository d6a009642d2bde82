import ArgumentParser
import Foundation
import Inbox
import InboxStore

/// Where the words of a reply come from: exactly one of them.
struct ReplyText: ParsableArguments {
  @Option(help: "The words.") var text: String?
  @Option(help: "A file with the words; - for standard input.") var file: String?
  @Option(help: "The shortcut of a saved reply.") var saved: String?
  @Option(
    name: .customLong("var"),
    help: ArgumentHelp("Fill a gap of the saved reply; several times.", valueName: "k=v"))
  var variables: [String] = []
}

struct ReplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reply", abstract: "Put an answer into the outbox.",
    discussion: """
      With --expect VERSION nothing is written if the conversation has moved on since (exit 4). The
      same words to the same customer by another channel within ten minutes are refused; --say-again
      sends them all the same. What is longer than the channel takes is refused, unless --parts
      makes several messages of it, each sent once the one before was accepted; one that was written
      in public is answered in public, unless --private answers its author alone.
      An open inbox delivers what is due, or `bellhop outbox run` does. Where your replies need an \
      approval it is submitted instead; so it is with --variant, further wordings to choose from.
      What you had submitted there before and nobody has answered is replaced.
      """)
  @OptionGroup var options: WritingOptions
  @Argument(help: "A number, or ref:TEXT.") var conversation: String
  @OptionGroup var words: ReplyText
  @Option(help: "The version you saw (show, list --json).") var expect: Int64?
  @Option(help: "Seconds to wait before it leaves.") var hold: Int = 0
  @Flag(name: .customLong("private"), help: "To the customer alone what was written in public.")
  var isPrivate = false
  @Flag(help: "In parts, if it is longer than the channel takes.") var parts = false
  @Flag(help: "Although the customer has the same words from another channel.")
  var sayAgain = false
  @Option(help: "Another wording for whoever approves it; several times.")
  var variant: [String] = []
  @Option(help: "What whoever approves it should know.") var request: String?

  func run() throws {
    try options.refuseNow()
    guard (0...86_400).contains(hold) else {
      throw Failure(status: .usage, "--hold: seconds from 0 to 86400.")
    }
    let session = try Session(options)
    let found = try session.find(conversation)
    let row = try session.row(found.id, named: conversation)
    let composed = try words.composed(
      for: row.conversation, id: found.id, contact: try session.page(found.id).contact, in: session)
    var reply = Reply(
      id: session.freshMessageID(), text: composed.text, subject: row.conversation.subject,
      audience: isPrivate ? .private : row.conversation.audience, seenVersion: expect,
      holdMilliseconds: Int64(hold) * 1000, then: composed.then, savedReply: composed.savedReply)
    reply.countsOwnActsAsSeen = false
    reply.saysItAgain = sayAgain
    if parts { try reply.divide(for: row.conversation, in: session) }
    reply.variants = variant
    reply.request = self.request
    let request = Request(
      act: session.freshActID(), by: .agent(session.agent), conversation: found.ref,
      command: .reply(reply))
    let performed = try session.reaching { try session.store.perform(request, now: session.now) }
    if performed.submitted != nil {
      return session.sayWhoApproves(
        reply.id, found.id, in: row.conversation.tier, replaces: performed.replacesSubmitted)
    }
    let count = 1 + reply.parts.following.count
    let place = count == 1 ? "as \(reply.id)" : "in \(count) parts, the first as \(reply.id)"
    StandardError.say("\(found.id): in the outbox \(place), version \(performed.version).")
  }
}

struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Begin a conversation.")
  @OptionGroup var options: WritingOptions
  @Option(help: "The account it goes out from.") var account: String
  @Option(help: "Whom to: an address, a number, a handle.") var to: String
  @OptionGroup var words: ReplyText
  @Option(help: "The subject, where the channel has one.") var subject: String?
  @Flag(help: "In parts, if it is longer than the channel takes.") var parts = false
  @Flag(help: "Although the customer has the same words from another channel.")
  var sayAgain = false

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    guard let account = session.workspace.account(AccountID(account)) else {
      throw Failure(status: .refused, Refusal.unknownAccount(account).description)
    }
    let ref = ConversationRef(UUID().uuidString.lowercased())
    let kind = account.channel.usualKind
    let contact = Contact.id(ofHandle: to, on: account.channel)
    var conversation = Conversation(
      ref: ref, channel: account.channel, account: account.id, kind: kind, openedAt: session.now)
    conversation.contact = contact
    conversation.subject = subject
    let composed = try words.composed(
      for: conversation, id: nil, contact: nil, in: session)
    let opening = Opening(
      channel: account.channel, account: account.id, kind: kind, contact: contact,
      subject: subject)
    var reply = Reply(
      id: session.freshMessageID(), text: composed.text, subject: subject,
      audience: kind.usualAudience, seenVersion: nil, holdMilliseconds: 0, then: composed.then,
      savedReply: composed.savedReply)
    reply.saysItAgain = sayAgain
    if parts { try reply.divide(for: conversation, in: session) }
    let request = Request(
      act: session.freshActID(), by: .agent(session.agent), conversation: ref,
      command: .begin(opening, reply, to: to))
    let performed = try session.reaching { try session.store.perform(request, now: session.now) }
    StandardOutput.line("\(performed.conversation.number)")
    if performed.submitted != nil {
      session.sayWhoApproves(reply.id, performed.conversation, in: conversation.tier)
    }
  }
}

/// The words of a reply with what is staged beside them.
struct ComposedReply {
  var text: String
  var then: StagedActions
  var savedReply: String?
}

extension ReplyText {
  /// The words, a saved reply filled for this conversation.
  fileprivate func composed(
    for conversation: Conversation, id: ConversationID?, contact: Contact?, in session: Session
  ) throws -> ComposedReply {
    guard [text, file, saved].compactMap({ $0 }).count == 1 else {
      throw Failure(status: .usage, "Give one of --text, --file and --saved.")
    }
    if let text { return ComposedReply(text: text, then: StagedActions()) }
    if let file {
      // An editor ends the last line; that end is none of the words.
      return ComposedReply(text: try GivenFile.words(file), then: StagedActions())
    }
    guard let reply = session.workspace.savedReplies.first(where: { $0.shortcut == saved }) else {
      throw Failure(status: .refused, "There is no saved reply “\(saved ?? "")”.")
    }
    let language = contact?.language ?? conversation.language
    guard let body = reply.body(for: language, workspace: session.workspace.language) else {
      throw Failure(status: .refused, "The saved reply “\(reply.shortcut)” has no text.")
    }
    let variables = try gaps()
    let template = ReplyTemplate(body.text)
    if let unknown = variables.keys.sorted().first(where: { !template.gapNames.contains($0) }) {
      let known = template.gapNames.sorted().joined(separator: ", ")
      throw Failure(
        status: .usage,
        "--var \(unknown): “\(reply.shortcut)” has \(known.isEmpty ? "no gaps" : "the gaps \(known)")."
      )
    }
    let values = ReplyValues(
      conversation: conversation, id: id, contact: contact,
      agent: session.workspace.agent(session.agent), workspace: session.workspace,
      now: session.now, variables: variables)
    let filled = FilledReply(template, values: values)
    guard filled.missing.isEmpty else {
      let names = filled.missing.joined(separator: ", ")
      throw Failure(
        status: .refused, "Gaps without words: \(names). Fill them with --var name=words.")
    }
    return ComposedReply(text: filled.text, then: reply.then, savedReply: reply.shortcut)
  }

  private func gaps() throws -> [String: String] {
    var gaps: [String: String] = [:]
    for pair in variables {
      guard let sign = pair.firstIndex(of: "="), sign != pair.startIndex else {
        throw Failure(status: .usage, "--var \(pair): give name=words.")
      }
      gaps[String(pair[..<sign])] = String(pair[pair.index(after: sign)...])
    }
    return gaps
  }
}

extension Reply {
  /// As several messages, where it is too long for one.
  fileprivate mutating func divide(for conversation: Conversation, in session: Session) throws {
    guard let limit = MessageLimit(conversation.channel, conversation.kind, audience),
      !limit.takes(text)
    else { return }
    guard let split = MessageParts(text, limit: limit) else {
      throw Failure(
        status: .refused, "It would be more than \(MessageParts.most) messages: shorten it.")
    }
    divide(into: split) { session.freshMessageID() }
  }
}

extension Session {
  fileprivate func sayWhoApproves(
    _ id: MessageID, _ conversation: ConversationID, in tier: Tier, replaces: Bool = false
  ) {
    let names = workspace.approvers(of: agent, in: tier).map { Shown.name($0.name) }
    let instead = replaces ? " instead of what you submitted before" : ""
    StandardError.say(
      """
      \(conversation): submitted as \(id)\(instead); \(names.joined(separator: " or ")) may \
      approve it.
      """)
  }
}
