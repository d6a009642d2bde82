import Testing

@testable import Inbox

@Suite("Rules")
struct RulesTests {
  /// What the customer wrote, in a conversation that it opens.
  private func scene(
    _ text: String, channel: Channel = .x, isPublic: Bool? = nil,
    _ change: (inout Workspace, inout Contact) -> Void = { _, _ in }
  ) throws -> RuleScene {
    var workspace = Workspace.desk
    var contact = Contact(id: "kim", name: "Kim")
    change(&workspace, &contact)
    let event = Event(
      at: at("10:00"), conversation: "c", by: Actor(kind: .customer, id: "kim", handle: "@kim"),
      what: .message(
        Message(
          id: "m1", channel: channel, account: "acme", kind: .dm, direction: .in, text: text,
          isPublic: isPublic)))
    let conversation = try #require(
      Conversation.fold("c", lines: [event], workspace: workspace).conversation)
    return RuleScene(
      event: event, before: nil, conversation: conversation, contact: contact,
      workspace: workspace, now: at("10:00"))
  }

  private func rule(
    _ name: String = "rule", on: Rule.Trigger = .message, when: [(String, [String])] = [],
    then: [(String, [String])]
  ) -> Rule {
    Rule(
      name: name, on: on, when: when.map { Rule.Clause(key: $0.0, values: $0.1) },
      then: then.map { Rule.Clause(key: $0.0, values: $0.1) })
  }

  @Test("keywords: accents and case do not count, words are whole, * lets the last one go on")
  func keywords() throws {
    for (text, keyword, holds) in [
      ("Πού είναι το τιμολόγιό μου;", "τιμολογιο", true),
      ("Double-billing again!", "double bill*", true), ("double the bill", "double bill*", false),
      ("I was CHARGED twice", "charged twice", true), ("recharged twice", "charged twice", false),
      ("Am primit facturile", "factură", false), ("Am primit facturile", "factur*", true),
      ("төлбөрөө яах вэ", "төлбөр*", true),
    ] {
      let run = try scene(text).run([rule(when: [("any", [keyword])], then: [("tag", ["hit"])])])
      #expect(run.conversation.tags == (holds ? ["hit"] : []), "\(keyword) in \(text)")
    }
  }

  @Test("all keys must hold, a key holds if any of its values does; each is reported")
  func conditions() throws {
    let scene = try scene("hello") { workspace, contact in
      contact.followers = 12_000
      contact.verified = true
      workspace.calendars["night"] = WorkingHours(hours: [:], zone: .utc)
    }
    let all = rule(
      when: [
        ("channel", ["whatsapp", "x"]), ("followers", [">=10000"]), ("verified", ["true"]),
        ("outside", ["night"]), ("kind", ["dm"]), ("tier", ["1"]), ("status", ["open"]),
      ], then: [("tag", ["vip"])])
    #expect(scene.run([all]).conversation.tags == ["vip"])
    let one = rule(
      when: [("channel", ["x"]), ("followers", ["<10"])], then: [("tag", ["vip"])])
    let report: RuleReport = scene.run([one]).reports[0]
    #expect(report.outcome == .notMet)
    #expect(report.conditions.map(\.holds) == [true, false])
    #expect(report.events.isEmpty)
  }

  @Test("run in the order of the file, each on what the one before left, and never on themselves")
  func order() throws {
    let raise = rule("raise", when: [("tag", ["billing"])], then: [("tier", ["2"])])
    let label = rule("label", then: [("tag", ["billing"])])
    let onTag = rule("loop", on: .tag, then: [("tag", ["loop"])])
    let scene = try scene("hello")
    #expect(scene.run([raise, label]).conversation.tier == .one)
    let run = scene.run([label, raise, onTag])
    #expect(run.conversation.tier == .two)
    #expect(run.conversation.tags == ["billing"], "a rule's tag triggers no rule")
    #expect(run.events.allSatisfy { $0.by?.isRule == true })
    #expect(run.events.map { $0.by?.name } == ["label", "raise"])
  }

  @Test("write nothing where all is so already")
  func nothing() throws {
    let report = try scene("hello").run([
      rule(then: [("tier", ["1"]), ("priority", ["0"]), ("status", ["open"])])
    ]).reports[0]
    #expect(report.outcome == .changesNothing)
    #expect(report.events.isEmpty)
  }

  @Test("do what they name, all at once")
  func actions() throws {
    let scene = try scene("hello")
    let run = scene.run([
      rule(
        then: [
          ("tier", ["3"]), ("tag", ["a", "b"]), ("priority", ["2"]), ("assign", ["maya"]),
          ("assign_team", ["billing"]), ("snooze", ["2h"]), ("notify", ["maya"]),
        ])
    ])
    #expect(run.reports[0].refused.isEmpty)
    #expect(run.conversation.tier == .three)
    #expect(run.conversation.tags == ["a", "b"])
    #expect(run.conversation.priority == .high)
    #expect(run.conversation.assignee == "maya")
    #expect(run.conversation.team == "billing")
    #expect(run.conversation.snoozedUntil == at("12:00"))
    guard case .note(let note)? = run.events.last?.what else {
      Issue.record("nobody was notified")
      return
    }
    #expect(note.mentions == ["maya"])
  }

  @Test("say what they may not do, and do the rest")
  func refused() throws {
    let report = try scene("hello").run([
      rule(
        then: [("tier", ["3"]), ("assign", ["tom"]), ("assign_team", ["nowhere"]), ("tag", ["a"])])
    ]).reports[0]
    #expect(report.refused.count == 2)
    #expect(report.events.map(\.what) == [.tier(.three, reason: nil), .tag("a")])
  }

  @Test("answer by themselves in private only, never a machine, never with a gap")
  func automaticReplies() throws {
    func run(_ body: String, isPublic: Bool, auto: Bool = false) throws -> RuleReport {
      var scene = try scene("hello", isPublic: isPublic) { workspace, _ in
        workspace.savedReplies = [
          SavedReply(shortcut: "away", title: "Away", bodies: ["en": body])
        ]
      }
      if auto { scene.event.unknown = [JSONMember("automatic", .array([]))] }
      return scene.run([rule(then: [("reply", ["away"])])]).reports[0]
    }
    let sent = try run("Hi {{contact.first_name|there}}", isPublic: false)
    #expect(sent.reply?.text == "Hi Kim")
    #expect(sent.outcome == .done)
    #expect(try run("Hi", isPublic: true).reply == nil)
    #expect(try run("About {{order}}", isPublic: false).reply == nil)
    #expect(try run("Hi", isPublic: false, auto: true).reply == nil)
  }

  @Test("begin a follow-up as a conversation of its own, linked, with its own team")
  func followUp() throws {
    let run = try scene("hello").run([
      rule(then: [("follow_up.team", ["billing"]), ("follow_up.tag", ["low"])])
    ])
    let refs = Set(run.events.compactMap(\.conversation))
    #expect(refs.count == 1 && !refs.contains("c"))
    #expect(run.events.map(\.what.type) == ["opened", "link", "assign", "tag"])
    #expect(run.conversation.team == nil, "the first one stays as it was")
  }
}
