import Inbox
import InboxStore
import Mail

/// Turns mailboxes into events for the store's import: one mail at a time, its thread found among
/// those before it and in the store.
final class MailImporter {
  private let accounts: MailAccounts
  private let threads: ThreadIndex
  private let now: Instant
  private var paths: [String]
  private let format: MailFormat?
  private var reader: MailReader?
  private var waiting: [FoundEvent] = []
  private var named: Set<String> = []
  /// Mails that could not be read, with the reason: they are left out, the rest goes on.
  private(set) var refused: [String] = []
  private(set) var mails = 0

  init(
    _ paths: [String], format: MailFormat?, account: AccountID?, store: Store,
    workspace: Workspace, now: Instant
  ) throws(StoreError) {
    self.paths = paths.reversed()
    self.format = format
    self.now = now
    accounts = MailAccounts(workspace: workspace, chosen: account)
    threads = try ThreadIndex(store)
  }

  /// The next event; nil after the last mail of the last file.
  ///
  /// - Throws: `MailError` for a file or folder that cannot be read at all, and what the disk says.
  func next() throws -> FoundEvent? {
    while waiting.isEmpty {
      guard let raw = try nextMail() else { return nil }
      let mail: MailMessage
      do {
        mail = try MailMessage(reading: raw.bytes, cut: raw.cut)
      } catch {
        refused.append("\(raw.place): \(error)")
        continue
      }
      try take(mail, from: raw)
    }
    return waiting.removeFirst()
  }

  private func nextMail() throws(MailError) -> RawMail? {
    while true {
      if let mail = try reader?.next() { return mail }
      guard let path = paths.popLast() else { return nil }
      reader = try MailReader(path: path, format: format)
    }
  }

  private func take(_ mail: MailMessage, from raw: RawMail) throws(StoreError) {
    var problem: StoreError?
    let imported = ImportedMail(mail, arrival: raw.arrival, accounts: accounts, now: now) { id in
      do throws(StoreError) {
        return try threads.conversation(of: id).map {
          KnownMail(conversation: $0.ref, participants: $0.people)
        }
      } catch {
        problem = error
        return nil
      }
    }
    if let problem { throw problem }
    try threads.remember(
      mail.id, in: imported.thread.conversation, people: imported.participants)
    mails += 1
    var events = imported.events
    // A person's name and address once for each way they write it, not once for each mail.
    if let contact = imported.contact, let at = events.first?.at,
      named.insert("\(contact.contact) \(contact.name ?? "")").inserted
    {
      if named.count > Self.namesAtOnce { named = [] }
      events.insert(
        Event(at: at, conversation: nil, by: .system, what: .contact(contact)), at: 0)
    }
    let line = Int(raw.place.line ?? 1)
    waiting = events.map { FoundEvent($0, file: raw.place.path, line: line) }
  }

  /// Names remembered before they are forgotten again: memory stays flat, and a line that says
  /// nothing new is dropped by the import.
  private static let namesAtOnce = 100_000
}
