import InboxStore

/// What became of what an import read, in numbers that add up.
struct ImportSummary {
  let words: String

  /// Of mail: every mail is one of new, known already, and left out.
  init(_ importer: MailImporter, new: Int, known: Int) {
    let read = importer.mails + importer.refused.count
    let leftOut = max(0, read - new - known)
    var sentences = [
      Counted.words(read, "mail") + " read: \(new) new, \(known) known already, "
        + "\(leftOut) left out."
    ]
    let (kept, notKept) = importer.attachments
    if kept > 0 { sentences.append(Counted.words(kept, "attachment") + " kept beside the store.") }
    if notKept > 0 {
      sentences.append(Counted.words(notKept, "attachment") + " not kept: only the name is.")
    }
    if importer.passedOver > 0 {
      sentences.append(
        "Passed over: "
          + Counted.words(
            importer.passedOver, "draft or deleted mail",
            "drafts and deleted mails") + ".")
    }
    words = sentences.joined(separator: " ")
  }

  /// Of a journal: every line is one of these.
  static func words(ofJournal report: ImportReport) -> String {
    let messages = Counted.words(report.newMessages, "message")
    let new = report.written > 0 ? "\(report.written) new (\(messages))" : "0 new"
    var parts = [new, "\(report.skipped) known already"]
    if report.dropped > 0 { parts.append("\(report.dropped) that change nothing") }
    if report.derived > 0 {
      parts.append("\(report.derived) that follow from the others (breach)")
    }
    parts.append("\(report.bad) left out")
    return Counted.words(report.read, "line") + " read: \(parts.joined(separator: ", "))."
  }
}
