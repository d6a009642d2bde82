import Glibc
import Inbox
import InboxStore

/// Fills the disk under a store to its last byte, goes on writing what people have in hand, and makes
/// room again. Only for a small file system of its own.
struct FullDisk {
  let path: String

  func run() throws {
    let store = try Store.open(path, create: true, agent: "agent1") { (_) throws(StoreError) in
      .driven
    }
    try arrive("c0", store)
    let id = try store.resolve("ref:c0")
    try store.keepReserve()
    StoreDriver.say("AT FIRST \(store.reserveState)")
    try fill()
    StoreDriver.say("FULL \(store.reserveState)")
    // Its log has room for the first few pages of a write; a draft of some length needs more.
    let words = String(repeating: "What I have in hand. ", count: 3000)
    for round in 0..<3 {
      let draft = Draft(kind: .reply, text: words + "\(round)", cursor: 0)
      try store.saveDraft(draft, kind: .reply, of: "agent1", in: id, now: StoreDriver.now())
      StoreDriver.say("DRAFT \(store.reserveState)")
    }
    let reply = Reply(
      id: "r1", text: "It is on its way.", audience: .private, seenVersion: nil,
      holdMilliseconds: 0)
    try store.perform(
      Request(act: "r1", by: .agent("agent1"), conversation: "c0", command: .reply(reply)),
      now: StoreDriver.now())
    try store.keepReserve()
    StoreDriver.say("SENT \(store.reserveState)")
    unlink(filler)
    StoreDriver.say("ROOM \(store.reserveState)")
    try store.keepReserve()
    StoreDriver.say("AT LAST \(store.reserveState)")
    let damages = try store.damages(quick: false)
    StoreDriver.say("DAMAGES \(damages.count)")
  }

  private var filler: String { path + ".filler" }

  private func arrive(_ ref: ConversationRef, _ store: Store) throws {
    let message = Message(
      id: MessageID("m-\(ref)"), channel: .email, account: "care", kind: .email, direction: .in,
      text: "Where is it?")
    let by = Actor(kind: .customer, id: "p@home.example", name: "P")
    try store.append(
      [Event(at: StoreDriver.now(), conversation: ref, by: by, what: .message(message))],
      now: StoreDriver.now())
  }

  private func fill() throws {
    let descriptor = open(filler, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { StoreDriver.fail("no filler") }
    defer { close(descriptor) }
    var count = 1 << 20
    let bytes = [UInt8](repeating: 1, count: count)
    while count > 0 {
      if write(descriptor, bytes, count) <= 0 { count /= 2 }
    }
  }
}
