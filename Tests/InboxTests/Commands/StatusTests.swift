import Testing

@testable import Inbox

@Suite("Pending, snoozed, resolved, merged")
struct StatusTests {
  private func desk() -> MemoryDesk {
    var desk = MemoryDesk()
    desk.customer("m1")
    return desk
  }

  @Test("Resolving while the customer waits takes a reason, which is written beside it")
  func customerWaits() {
    var desk = desk()
    #expect(desk.run(.resolve(reason: nil)).refusal == .customerWaits(since: at("10:00")))
    #expect(desk.run(.resolve(reason: " ")).refusal == .customerWaits(since: at("10:00")))
    #expect(
      desk.run(.resolve(reason: "answered by phone")).types == ["status", "resolution_reason"])
  }

  @Test("Nobody waits: no reason is asked for, and none is written")
  func nobodyWaits() {
    var desk = desk()
    desk.run(desk.reply("r1") { $0.then.status = .open })
    desk.deliver("r1")
    #expect(desk.run(.resolve(reason: "x")).types == ["status"])
  }

  @Test("A workspace may require a tag before resolving, by every way")
  func requiredTag() {
    var desk = desk()
    desk.workspace.requiredBeforeResolve = [.tag]
    #expect(desk.run(.resolve(reason: "x")).refusal == .needsTagBeforeResolve)
    #expect(desk.run(desk.reply("r1") { $0.resolves = true }).refusal == .needsTagBeforeResolve)
    #expect(
      desk.run(desk.reply("r2") { $0.then.status = .resolved }).refusal == .needsTagBeforeResolve)
    #expect(
      desk.run(
        desk.reply("r3") {
          $0.resolves = true
          $0.then.addTags = ["refund"]
        }
      ).refusal == nil)
    desk.deliver("r3")
    #expect(desk.conversation()?.status == .resolved)
  }

  @Test("A snooze ends in time to come; the wake-up bears the time it was for")
  func snooze() {
    var desk = desk()
    #expect(desk.run(.snooze(until: at("10:00"))).refusal == .snoozeInThePast(at("10:00")))
    #expect(desk.run(.snooze(until: at("11:00"))).refusal == nil)
    desk.now = at("10:59")
    guard case .nothingToDo = desk.run(.wake(until: at("11:00"))).refusal else {
      Issue.record("woken too early")
      return
    }
    desk.now = at("11:07")
    guard case .success(let decision) = desk.run(.wake(until: at("11:00"))) else {
      Issue.record("not woken")
      return
    }
    #expect(decision.events.map(\.at) == [at("11:00")])
    #expect(decision.events.map(\.by) == [.system])
    guard case .nothingToDo = desk.run(.wake(until: at("11:00"))).refusal else {
      Issue.record("woken twice")
      return
    }
  }

  @Test("A merge into itself, an unknown one, a merged one or in a circle is refused")
  func merges() {
    var desk = desk()
    desk.customer("m2", on: "d")
    desk.customer("m3", on: "e")
    #expect(desk.run(.merge(into: "c")).refusal == .mergeIntoItself)
    #expect(desk.run(.merge(into: "x")).refusal == .unknownConversation("x"))
    #expect(desk.run(.merge(into: "d")).types == ["merge"])
    #expect(desk.run(.merge(into: "e")).refusal == .merged(into: "d"))
    #expect(desk.run(.pending).refusal == .merged(into: "d"))
    #expect(desk.run(.merge(into: "c"), on: "d").refusal == .mergeWouldCircle)
    #expect(desk.run(.merge(into: "c"), on: "e").refusal == .merged(into: "d"))
    #expect(desk.run(.merge(into: "e"), on: "d").refusal == nil)
    #expect(desk.run(.merge(into: "c"), on: "e").refusal == .mergeWouldCircle)
  }

  @Test("Not merged while a reply is on its way")
  func mergeWithReply() {
    var desk = desk()
    desk.customer("m2", on: "d")
    desk.run(desk.reply("r1"))
    #expect(desk.run(.merge(into: "d")).refusal == .replyUnderWay(by: "Maya"))
  }

  @Test("Links, focus and skips")
  func beside() {
    var desk = desk()
    desk.customer("m2", on: "d")
    #expect(desk.run(.link(to: "d", .followUp)).types == ["link"])
    #expect(desk.run(.link(to: "x", .related)).refusal == .unknownConversation("x"))
    #expect(desk.run(.link(to: "c", .related)).refusal != nil)
    #expect(desk.run(.focus(from: at("09:00"), to: at("09:05"))).types == ["focus"])
    #expect(desk.run(.focus(from: at("09:05"), to: at("09:05"))).refusal != nil)
    #expect(desk.run(.skip(reason: "Greek"), by: "tom").types == ["skip"])
    #expect(desk.run(.skip(reason: "")).refusal == .emptyText)
    #expect(desk.run(.note(id: "n", text: " \n")).refusal == .emptyText)
  }
}
