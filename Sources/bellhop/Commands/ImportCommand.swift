import ArgumentParser
import Foundation
import Inbox
import InboxStore
import Mail

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in mail and journals.",
    discussion: """
      A file is checked whole before its first line is written; one error, and nothing changes. \
      Importing again changes nothing. It is history: no rule runs and nothing is sent. With --live \
      mail counts as arriving now.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl
    case mbox
    case maildir
    case eml
  }

  @OptionGroup var options: WritingOptions
  @Argument(help: "Journals (.jsonl), mboxes, Maildirs, .eml files, folders of them.")
  var files: [String]
  @Option(help: "jsonl, mbox, maildir or eml; seen from the file if left out.") var format: Format?
  @Option(help: "The account that the mail came to.") var account: String?
  @Flag(help: "As new arrivals: the clocks start now.") var live = false
  @Flag(help: "Leave bad lines out and list them.") var skipBad = false

  func run() throws {
    try options.refuseNow()
    let session = try Session(options, creating: true)
    try session.requireSupervisor(for: "importing")
    for file in files where file != "-" { try GivenFile.check(file, folderMay: !isJournal(file)) }
    let journals = files.filter(isJournal)
    let mailboxes = files.filter { !isJournal($0) }
    guard !live || journals.isEmpty else {
      throw Failure(status: .usage, "--live is for mail; a journal says itself when it happened.")
    }
    for file in mailboxes { try checkMail(file) }
    defer { StandardError.progress(nil) }
    if !journals.isEmpty { try importJournals(journals, session) }
    if !mailboxes.isEmpty { try importMail(mailboxes, session) }
  }

  private func isJournal(_ file: String) -> Bool {
    if let format { return format == .jsonl }
    return file == "-" || file.hasSuffix(".jsonl") || file.hasSuffix(".ndjson")
  }

  /// A file that is no mail is refused before anything is written.
  private func checkMail(_ file: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue
    else { return }
    let problem: String?
    do throws(MailError) {
      problem = try MailSignature.problem(with: file, as: mailFormat)
    } catch {
      throw Failure(error)
    }
    if let problem {
      throw Failure(status: .usage, "\(file) is no mail: \(problem). Nothing was changed.")
    }
  }

  private var mailFormat: MailFormat? { format.flatMap { MailFormat(rawValue: $0.rawValue) } }

  private func importJournals(_ files: [String], _ session: Session) throws {
    var bad: [BadLine] = []
    do throws(StoreError) {
      let report = try session.store.importJournal(
        files, skipsBad: skipBad, now: session.now, progress: StandardError.progress,
        onBad: { bad.append($0) })
      StandardError.progress(nil)
      for line in bad { StandardError.say("left out: \(line)") }
      StandardError.say(ImportSummary.words(ofJournal: report))
    } catch {
      throw failure(error, bad)
    }
  }

  private func importMail(_ files: [String], _ session: Session) throws {
    if let account, session.workspace.account(AccountID(account)) == nil,
      !session.workspace.accounts.isEmpty
    {
      throw Failure(Refusal.unknownAccount(account))
    }
    let importer: MailImporter
    do throws(StoreError) {
      importer = try MailImporter(
        files, format: mailFormat,
        account: account.map { AccountID($0) }, store: session.store,
        workspace: session.workspace, now: session.now)
    } catch {
      throw Failure(error)
    }
    let taken = try live ? receive(importer, session) : takeHistory(importer, session)
    StandardError.progress(nil)
    for refused in importer.refused { StandardError.say("left out: \(refused)") }
    if importer.mails == 0, !importer.refused.isEmpty {
      throw Failure(status: .usage, "There was no mail in it; nothing was changed.")
    }
    StandardError.say(
      ImportSummary(importer, new: taken.newMessages, known: taken.knownMessages).words)
    if taken.newMessages > 0, let warning = MailDelivery().warning(for: session.workspace) {
      StandardError.say(warning)
    }
  }

  private func takeHistory(
    _ importer: MailImporter, _ session: Session
  ) throws -> ImportReport {
    var bad: [BadLine] = []
    var unreadable: MailError?
    do throws(StoreError) {
      let report = try session.store.importEvents(
        now: session.now, skipsBad: skipBad, progress: StandardError.progress,
        onBad: { bad.append($0) }
      ) {
        do {
          if importer.mails.isMultiple(of: 1000) {
            StandardError.progress("Reading: \(importer.mails) mails")
          }
          if let next = try importer.next() { return next }
          try importer.settle()
          return nil
        } catch let error as MailError {
          unreadable = error
          throw StoreError.cancelled
        }
      }
      StandardError.progress(nil)
      for line in bad { StandardError.say("left out: \(line)") }
      return report
    } catch {
      if let unreadable { throw Failure(unreadable) }
      throw failure(error, bad)
    }
  }

  /// New arrivals: each mail in a transaction of its own, at the time it is taken.
  private func receive(_ importer: MailImporter, _ session: Session) throws -> ImportReport {
    var report = ImportReport()
    do {
      while let found = try importer.next() {
        var event = found.event
        event.at = Session.clock()
        try importer.settle()
        let one = try session.store.append([event], as: .new, now: event.at)
        guard event.message != nil else { continue }
        report.newMessages += one.known == 0 ? 1 : 0
        report.knownMessages += one.known
      }
      return report
    } catch let error as MailError {
      throw Failure(error)
    } catch let error as StoreError {
      throw Failure(error)
    }
  }

  private func failure(_ error: StoreError, _ bad: [BadLine]) -> Failure {
    guard case .badLines = error else { return Failure(error) }
    return Failure(
      status: .usage,
      (bad.map(\.description) + ["Nothing was changed. --skip-bad imports the rest."])
        .joined(separator: "\n"))
  }
}

extension Failure {
  fileprivate init(_ error: MailError) {
    guard case .unreadable(let path, let reason) = error else {
      self.init(status: .usage, "\(error)")
      return
    }
    self.init(status: .usage, "\(path) cannot be read as mail: \(reason).")
  }
}
