import Foundation
import Inbox
import Mail
import Testing
import TestSupport

/// A file or folder of its own, gone with the value.
final class Scratch {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent(
    "mail-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }
}

struct MboxTests {
  private func read(
    _ bytes: [UInt8], format: MailFormat? = nil, limits: MailLimits = MailLimits()
  ) throws -> [RawMail] {
    let scratch = try Scratch()
    let path = try scratch.write("x", bytes)
    var reader = try MailReader(path: path, format: format, limits: limits)
    var mails: [RawMail] = []
    while let mail = try reader.next() { mails.append(mail) }
    return mails
  }

  @Test func partsMailsAtTheirSeparators() throws {
    let mbox = """
      From ann@x.example Sat Nov 21 10:00:05 2026
      Subject: one

      From here on it is text.
      >From the quoted one
      >>From twice

      From MAILER-DAEMON Sat Nov 21 10:00:06 +0100 2026
      Subject: two

      body

      """
    let mails = try read(Array(mbox.utf8))
    #expect(mails.count == 2)
    #expect(
      String(decoding: mails[0].bytes, as: UTF8.self)
        == "Subject: one\n\nFrom here on it is text.\nFrom the quoted one\n>From twice\n")
    #expect(mails[0].arrival?.description == "2026-11-21T10:00:05.000Z")
    #expect(mails[1].arrival?.description == "2026-11-21T09:00:06.000Z")
    #expect(mails.map(\.place.line) == [1, 8])
    #expect(mails[1].place.offset == Int64(mbox.utf8.firstIndexOffset(of: "From MAILER")))
    #expect(String(decoding: mails[1].bytes, as: UTF8.self) == "Subject: two\n\nbody\n")
  }

  @Test func takesAnEmlForOneMail() throws {
    let text = "Subject: one\n\nFrom x Sat Nov 21 10:00:05 2026\n>From here\n"
    let mails = try read(Array(text.utf8))
    #expect(mails.count == 1)
    #expect(mails[0].bytes == Array(text.utf8))
    #expect(mails[0].arrival == nil)
    #expect(try read([]).isEmpty)
  }

  @Test func cutsWhatIsTooLargeAndGoesOn() throws {
    var limits = MailLimits()
    limits.messageBytes = 1000
    let mbox =
      "From a Sat Nov 21 10:00:05 2026\nSubject: big\n\n" + String(repeating: "x", count: 700_000)
      + "\n\nFrom a Sat Nov 21 10:00:06 2026\nSubject: next\n\nbody\n"
    let mails = try read(Array(mbox.utf8), limits: limits)
    #expect(mails.count == 2)
    #expect(mails[0].bytes.count == 1000)
    #expect(mails[0].cut == 14 + 700_001 - 1000)
    let read = try MailMessage(reading: mails[0].bytes, cut: mails[0].cut)
    #expect(read.notes == [.messageCut(bytes: mails[0].cut)])
    #expect(mails[1].cut == 0)
  }

  /// What was written as an mbox is read as the same mails, whatever is in them.
  @Test func survivesTheRoundTrip() throws {
    var random = SeededGenerator(seed: 4155)
    for ending in ["\n", "\r\n"] {
      let pieces = [
        "From ", ">From ", ">>From x", ending, ending + ending, "Subject: a", " ", "text", ">",
        "From a Sat Nov 21 10:00:05 2026", "\0", "\u{1B}", "é",
      ]
      for _ in 0..<30 {
        var mails: [[UInt8]] = []
        var mbox: [UInt8] = []
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          var text = ""
          for _ in 0..<Int.random(in: 1...30, using: &random) {
            text += pieces.randomElement(using: &random) ?? ""
          }
          // Now and then a line longer than the reader's buffer.
          if Int.random(in: 0..<60, using: &random) == 0 {
            text += String(repeating: "long ", count: 60_000)
          }
          text += ending
          mails.append(Array(text.utf8))
          let lines = text.components(separatedBy: ending).map { line in
            line.drop { $0 == ">" }.hasPrefix("From ") ? ">" + line : line
          }
          let quoted = lines.joined(separator: ending)
          mbox += Array("From a@x Sat Nov 21 10:00:05 2026\(ending)\(quoted)\(ending)".utf8)
        }
        let found = try read(mbox).map(\.bytes)
        #expect(found == mails)
        if found != mails { return }
      }
    }
  }

  @Test func readsAMaildir() throws {
    let scratch = try Scratch()
    let mail = Array("Subject: x\n\nbody\n".utf8)
    _ = try scratch.write("cur/1700000002.M1.host:2,S", mail)
    _ = try scratch.write("cur/1700000003.M1.host:2,DS", mail)
    _ = try scratch.write("cur/1700000004.M1.host:2,T", mail)
    let first = try scratch.write("new/1700000001.M1.host", mail)
    _ = try scratch.write("tmp/1700000000.M1.host", mail)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_700_000_001)], ofItemAtPath: first)
    var reader = try MailFolderReader(path: scratch.url.path)
    #expect(reader.remaining == 2)
    #expect(reader.skipped == 2)
    let new = try #require(try reader.next())
    #expect(new.place.path == first)
    #expect(new.arrival == Instant(milliseconds: 1_700_000_001_000))
    #expect(!new.isSeen)
    #expect(try reader.next()?.isSeen == true)
    #expect(try reader.next() == nil)
  }

  @Test func readsAFolderOfEmls() throws {
    let scratch = try Scratch()
    for name in ["b.eml", "a.EML", "notes.txt"] {
      _ = try scratch.write(name, Array("Subject: \(name)\n\nbody\n".utf8))
    }
    var reader = try MailReader(path: scratch.url.path)
    #expect(try reader.next()?.place.path.hasSuffix("a.EML") == true)
    #expect(try reader.next()?.arrival == nil)
    #expect(try reader.next() == nil)
    let empty = try Scratch()
    #expect(throws: MailError.self) { try MailReader(path: empty.url.path) }
    #expect(throws: MailError.self) { try MailReader(path: empty.url.path + "/none") }
  }
}

extension String.UTF8View {
  fileprivate func firstIndexOffset(of text: String) -> Int {
    String(self).range(of: text).map { distance(from: startIndex, to: $0.lowerBound) } ?? -1
  }
}
