import ArgumentParser
import Foundation
import Inbox
import InboxStore

struct AttachmentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attachments", abstract: "List what is attached in a conversation, or save it.")
  @OptionGroup var options: GlobalOptions
  @Argument(help: "A number, or ref:TEXT.") var conversation: String
  @Option(help: ArgumentHelp("Save the files in this folder.", valueName: "folder"))
  var save: String?
  @Option(help: ArgumentHelp("Only the one with this number in the list.", valueName: "N"))
  var only: Int?
  @Flag(help: "One JSON value a line.") var jsonl = false

  func run() throws {
    let session = try Session(options)
    let found = try session.find(conversation)
    let all = try session.page(found.id).entries.filter { !$0.redacted }
      .flatMap { entry in (entry.event.message?.attachments ?? []).map { (entry.event.at, $0) } }
    let numbered = zip(1..., all).filter { only == nil || $0.0 == only }
    if let only, numbered.isEmpty {
      throw Failure(status: .refused, "There is no attachment \(only); there are \(all.count).")
    }
    if all.isEmpty, !jsonl { StandardError.say("Nothing is attached in it.") }
    let files = save.map { AttachmentFiles(store: session.store, downloads: $0) }
    var problem: Failure?
    for (number, (at, attachment)) in numbered {
      if let files {
        do throws(Failure) {
          StandardOutput.line(Shown.line(try files.save(attachment), limit: 4096))
        } catch {
          StandardError.say(error.message)
          problem = error
        }
        continue
      }
      let isKept = attachment.digest.flatMap(session.store.attachment) != nil
      if jsonl {
        StandardOutput.line(attachment.json(number: number, at: at, isKept: isKept))
      } else {
        let kept = isKept ? "" : "  (not kept here)"
        let size = attachment.bytes.map { "\($0) bytes" } ?? "?"
        StandardOutput.line(
          "\(number)  \(session.time.words(at))  \(Shown.name(attachment.name))  \(size)\(kept)")
      }
    }
    if let problem { throw Failure(status: problem.status, "Not all of them were saved.") }
  }
}

extension Attachment {
  fileprivate func json(number: Int, at: Instant, isKept: Bool) -> JSONValue {
    .object([
      JSONMember("number", .number("\(number)")),
      JSONMember("at", .time(at)),
      JSONMember("name", .string(name)),
      JSONMember("media_type", .text(mediaType)),
      JSONMember("bytes", bytes.map { .number("\($0)") } ?? .null),
      JSONMember("sha256", .text(digest)),
      JSONMember("kept", .bool(isKept)),
    ])
  }
}
