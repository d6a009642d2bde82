import Inbox
import Mail
import Testing
import TestSupport

/// A desk's memory, as the store keeps it: which mail is in which conversation, and with whom.
private struct Memory {
  var conversations: [String: KnownMail] = [:]

  func known(_ id: String) -> KnownMail? { conversations[id] }

  /// Files a mail where its thread says, and returns where that is.
  mutating func file(_ mail: MailMessage) -> MailThread {
    let thread = MailThread(
      of: mail, isOwn: { $0.domain == "acme.example" }, known: { known($0).map { [$0] } ?? [] })
    let name = thread.conversation.text
    var entry =
      conversations.values.first { $0.conversation == thread.conversation }
      ?? KnownMail(conversation: thread.conversation, participants: [])
    entry.participants.formUnion(mail.participants.filter { !$0.hasSuffix("@acme.example") })
    for (id, known) in conversations where known.conversation == entry.conversation {
      conversations[id] = entry
    }
    conversations[mail.id] = entry
    conversations[name] = conversations[name] ?? entry
    return thread
  }
}

private func mail(
  _ id: String, from: String, to: String = "care@acme.example", references: [String] = [],
  inReplyTo: [String] = []
) -> MailMessage {
  MailMessage(
    id: id, references: references, inReplyTo: inReplyTo, from: [MailAddress(address: from)],
    to: [MailAddress(address: to)], text: "x")
}

struct ThreadTests {
  @Test func answersJoinTheirRoot() {
    var memory = Memory()
    #expect(memory.file(mail("1", from: "ann@x")) == .opens("1", hint: nil))
    #expect(
      memory.file(mail("2", from: "care@acme.example", to: "ann@x", inReplyTo: ["1"]))
        == .joins("1"))
    #expect(memory.file(mail("3", from: "ann@x", references: ["1", "2"])) == .joins("1"))
    #expect(memory.file(mail("4", from: "ann@x")) == .opens("4", hint: nil))
  }

  /// The ids of other people's mail are no secret: they open no door (security.md, row 19).
  @Test func aStrangerJoinsNothing() {
    var memory = Memory()
    _ = memory.file(mail("1", from: "ann@x"))
    #expect(memory.file(mail("2", from: "eve@evil", inReplyTo: ["1"])) == .opens("2", hint: "1"))
    // Nor by a reference to a mail nobody has seen but its conversation, nor by a forged own id.
    _ = memory.file(mail("4", from: "ann@x", references: ["3"]))
    #expect(memory.file(mail("5", from: "eve@evil", references: ["3"])) == .opens("5", hint: "3"))
    #expect(memory.file(mail("1", from: "eve@evil")) == .opens("1 eve@evil", hint: "1"))
    // Her own conversation stays hers.
    #expect(memory.file(mail("6", from: "eve@evil", inReplyTo: ["2"])) == .joins("2"))
  }

  @Test func whoeverWasAddressedBelongs() {
    var memory = Memory()
    var first = mail("1", from: "ann@x")
    first.cc = [MailAddress(address: "bob@x")]
    _ = memory.file(first)
    #expect(memory.file(mail("2", from: "bob@x", inReplyTo: ["1"])) == .joins("1"))
  }

  @Test func theNearestKnownMailDecides() {
    var memory = Memory()
    _ = memory.file(mail("1", from: "ann@x"))
    _ = memory.file(mail("2", from: "ann@x"))
    #expect(memory.file(mail("3", from: "ann@x", references: ["1", "2"])) == .joins("2"))
    #expect(memory.file(mail("4", from: "ann@x", references: ["1", "unknown"])) == .joins("1"))
  }

  @Test func aBounceJoinsTheMailItReportsOn() {
    var memory = Memory()
    _ = memory.file(mail("1", from: "care@acme.example", to: "ann@x"))
    var bounce = mail("2", from: "mailer-daemon")
    bounce.reportsOn = "1"
    #expect(memory.file(bounce) == .opens("2", hint: "1"))
    bounce.id = "3"
    bounce.automatic = [.report]
    #expect(memory.file(bounce) == .joins("1"))
  }

  /// However the files of a mailbox are ordered, the same mails come together.
  @Test func theOrderOfReadingDoesNotMatter() {
    let thread = [
      mail("1", from: "ann@x"),
      mail("2", from: "care@acme.example", to: "ann@x", references: ["1"]),
      mail("3", from: "ann@x", references: ["1", "2"]),
      mail("4", from: "ann@x", references: ["1", "2", "3"]),
    ]
    var random = SeededGenerator(seed: 256)
    for _ in 0..<50 {
      var memory = Memory()
      let refs = Set(thread.shuffled(using: &random).map { memory.file($0).conversation })
      #expect(refs == ["1"])
    }
  }

  @Test(.enabled(if: Fixtures.areThere, "\(SharedMaterial.why)"))
  func aMailingListComesOutInThreads() throws {
    let paths = try Fixtures.mails().filter { $0.hasPrefix("threads_jwz") }
    let mails = try paths.map { try MailMessage(reading: try Fixtures.bytes($0)) }
    #expect(mails.count == 48)
    // A post to a list is joined by whoever was in the thread; anybody else gets the hint.
    var memory = Memory()
    var (joined, hinted) = (0, 0)
    for mail in mails {
      let knew = mail.ancestors.contains { memory.known($0) != nil }
      switch memory.file(mail) {
      case .joins: joined += 1
      case .opens(_, let hint):
        hinted += hint == nil ? 0 : 1
        #expect(knew == (hint != nil), "\(mail.id)")
      }
    }
    #expect(joined > 0)
    #expect(hinted > 0)
  }
}
