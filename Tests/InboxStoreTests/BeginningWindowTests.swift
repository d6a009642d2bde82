import Inbox
import InboxStore
import Testing

/// Networks that let nobody be written to who has not written first.
@Suite("Beginning where a channel has a window")
struct BeginningWindowTests {
  private func begin(
    _ desk: Desk, to contact: ContactID, handle: String, at now: Instant
  ) throws -> Refusal? {
    let command = Command.begin(
      Opening(channel: .whatsapp, account: "care", kind: .dm, contact: contact),
      Reply(id: "r1", text: "Hello", audience: .private, seenVersion: nil, holdMilliseconds: 0),
      to: handle)
    do throws(StoreError) {
      _ = try desk.store.perform(request(command, "new", act: "begin"), now: now)
      return nil
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      return refusal
    }
  }

  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.store.append(
      [inbound("old", "m1", at: morning, from: "+49151882", channel: .whatsapp)],
      now: morning + 1)
    return desk
  }

  @Test("Within it, a conversation of one's own can begin")
  func open() throws {
    let known = Contact.id(ofHandle: "+49151882", on: .whatsapp)
    #expect(try begin(desk(), to: known, handle: "+49151882", at: morning + 23 * 60) == nil)
  }

  @Test("Later, or to somebody who never wrote, it is refused, with what can be done instead")
  func closed() throws {
    let known = Contact.id(ofHandle: "+49151882", on: .whatsapp)
    let late = try begin(desk(), to: known, handle: "+49151882", at: morning + 24 * 60)
    #expect(late?.description.contains("24 hours after the customer’s last message") == true)
    let stranger = Contact.id(ofHandle: "+49152000", on: .whatsapp)
    let never = try begin(desk(), to: stranger, handle: "+49152000", at: morning + 60)
    #expect(never?.description.contains("only for who has written there") == true)
    #expect(never?.description.contains("template") == true)
  }

  /// What goes on in the conversation that was begun.
  private func goOn(_ desk: Desk, at now: Instant) throws -> Refusal? {
    let reply = Reply(
      id: "r2", text: "Hello again", audience: .private, seenVersion: nil, holdMilliseconds: 0)
    do throws(StoreError) {
      _ = try desk.store.perform(request(.reply(reply), "new", act: "on"), now: now)
      return nil
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      return refusal
    }
  }

  @Test("A second message into what we began is taken as long as the first would be")
  func second() throws {
    let known = Contact.id(ofHandle: "+49151882", on: .whatsapp)
    func begun() throws -> Desk {
      let desk = try desk()
      #expect(try begin(desk, to: known, handle: "+49151882", at: morning + 60) == nil)
      let account = try #require(Workspace.desk.accounts.first)
      if let entry = try desk.store.claimDue(account: account, now: morning + 61) {
        _ = try desk.store.settle(entry.id, attempt: entry.attempt, .accepted, at: morning + 61)
      }
      return desk
    }
    #expect(try goOn(begun(), at: morning + 23 * 60) == nil)
    let late = try goOn(begun(), at: morning + 24 * 60)
    #expect(late?.description.contains("24 hours after the customer’s last message") == true)
  }
}
