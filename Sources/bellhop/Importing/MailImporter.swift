import Inbox
import InboxStore
import Mail

/// Turns mailboxes into events for the store's import: one mail at a time, its thread found among
/// those before it and in the store.
final class MailImporter {
  private let accounts: MailAccounts
  private let threads: ThreadIndex
  private let now: Instant
  private let reading: ReadAhead<[OpenedMail]>
  private let shelf: AttachmentShelf
  /// Contents of attachments that the disk may not have yet.
  private var unsettled: Set<String> = []
  /// Opened and still to be filed, the next one last.
  private var opened: [OpenedMail] = []
  private var waiting: [FoundEvent] = []
  private var named: Set<String> = []
  /// Mails that could not be read, with the reason: they are left out, the rest goes on.
  private(set) var refused: [String] = []
  private(set) var mails = 0
  /// Drafts and deleted mails of Maildirs.
  private(set) var passedOver = 0
  /// Files attached to the mails that could be read.
  private(set) var attachments = (kept: 0, notKept: 0)

  init(
    _ paths: [String], format: MailFormat?, account: AccountID?, store: Store,
    workspace: Workspace, now: Instant
  ) throws(StoreError) {
    self.now = now
    accounts = MailAccounts(workspace: workspace, chosen: account)
    threads = try ThreadIndex(store)
    let shelf = AttachmentShelf(folder: store.paths.attachments, mode: store.fileMode)
    self.shelf = shelf
    reading = ReadAhead(name: "bellhop.mail", ahead: Self.portionsAhead) {
      let opener = MailOpener(paths, format: format, shelf: shelf)
      return { try opener.next() }
    }
  }

  deinit {
    reading.stop()
  }

  /// Portions of opened mails that may wait to be filed.
  private static let portionsAhead = 3

  /// Waits until the disk has the attachments of the mails so far: before they are written down.
  func settle() throws(MailError) {
    try shelf.settle(unsettled)
    unsettled = []
  }

  /// The next event; nil after the last mail of the last file.
  ///
  /// - Throws: `MailError` for a file or folder that cannot be read at all, or where attachments
  ///   cannot be kept, and what the disk says.
  func next() throws -> FoundEvent? {
    while waiting.isEmpty {
      guard let next = try nextMail() else { return nil }
      passedOver += next.passedOver
      switch next.mail {
      case .success(let mail): try take(mail, from: next)
      case .failure(let error) where error.isOfTheDisk: throw error
      case .failure(let error): refused.append("\(next.place): \(error)")
      }
    }
    return waiting.removeFirst()
  }

  private func nextMail() throws -> OpenedMail? {
    while opened.isEmpty {
      guard let portion = try reading.next() else { return nil }
      opened = portion.reversed()
    }
    return opened.popLast()
  }

  private func take(_ mail: MailMessage, from opened: OpenedMail) throws(StoreError) {
    var problem: StoreError?
    let imported = ImportedMail(mail, arrival: opened.arrival, accounts: accounts, now: now) { id in
      do throws(StoreError) {
        return try threads.conversations(of: id).map {
          KnownMail(
            conversation: $0.conversation, participants: $0.people, isOurs: $0.isOurs)
        }
      } catch {
        problem = error
        return []
      }
    }
    if let problem { throw problem }
    try threads.remember(
      mail.id, in: imported.thread.conversation, people: imported.participants)
    mails += 1
    let digests = mail.attachments.compactMap(\.digest)
    unsettled.formUnion(digests)
    attachments.kept += digests.count
    attachments.notKept += mail.attachments.count - digests.count
    var events = imported.events
    // A person's name and address once for each way they write it, not once for each mail.
    if let contact = imported.contact, let at = events.first?.at,
      named.insert("\(contact.contact) \(contact.name ?? "")").inserted
    {
      if named.count > Self.namesAtOnce { named = [] }
      events.insert(
        Event(at: at, conversation: nil, by: .system, what: .contact(contact)), at: 0)
    }
    let line = Int(opened.place.line ?? 1)
    waiting = events.map { FoundEvent($0, file: opened.place.path, line: line) }
  }

  /// Names remembered before they are forgotten again: memory stays flat, and a line that says
  /// nothing new is dropped by the import.
  private static let namesAtOnce = 100_000
}
