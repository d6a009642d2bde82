import Foundation
import Inbox
import Mail
import Testing
import TestSupport

/// The hostile mails of the shared corpora, each on a thread with 256 KiB of stack.
@Suite(.enabled(if: Fixtures.areThere, "\(SharedMaterial.why)"))
struct HostileMailTests {
  /// Expands the recipes into bytes, by the corpora's own tool.
  static func corpus() throws -> [String: [UInt8]] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "hostile-mail-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let expand = Process()
    expand.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    expand.standardOutput = FileHandle.nullDevice
    expand.arguments = [
      "python3", Fixtures.root.appendingPathComponent("tools/hostile/expand.py").path,
      Fixtures.root.appendingPathComponent("fixtures/hostile/malformed/mime.jsonl").path,
      folder.path,
    ]
    try expand.run()
    expand.waitUntilExit()
    var mails: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let data = try Data(contentsOf: folder.appendingPathComponent(name))
      mails[String(name.dropLast(4))] = Array(data)
    }
    return mails
  }

  private func read(_ bytes: [UInt8]) throws -> MailMessage {
    try #require(SmallStack.run { try? MailMessage(reading: bytes) } ?? nil)
  }

  @Test func everyHostileMailIsReadAndStaysInSight() throws {
    let corpus = try Self.corpus()
    #expect(corpus.count == 48)
    for (name, bytes) in corpus {
      let mail = try read(bytes)
      #expect(mail.text.utf8.count <= 2 << 20, "\(name)")
      #expect(mail.attachments.count <= 1000, "\(name)")
      for attachment in mail.attachments {
        #expect(!attachment.name.isEmpty && attachment.name.utf8.count <= 220, "\(name)")
        #expect(!attachment.name.contains { "/\\\n\u{1B}".contains($0) }, "\(name)")
        #expect(!attachment.name.hasPrefix("."), "\(name)")
        #expect(!attachment.name.contains("  "), "\(name)")
      }
      for address in mail.from + mail.to {
        #expect(!address.address.unicodeScalars.contains { $0 == "\n" || $0 == "\r" }, "\(name)")
      }
    }
  }

  @Test func whatIsLeftOutIsSaid() throws {
    let corpus = try Self.corpus()
    func notes(_ name: String) throws -> [MailNote] {
      try read(try #require(corpus["mime-\(name)"])).notes
    }
    #expect(try notes("body-50m") == [.textCut(bytes: 52_428_800 - (1 << 20))])
    #expect(try notes("hdr-100k").count == 1)
    #expect(try notes("hdr-recips").contains(.recipientsCut))
    #expect(try notes("nest-multi100") == [.nestingCut])
    #expect(try notes("nest-rfc822x5000") == [.nestingCut])
    #expect(try notes("parts-10k") == [.partsCut(bytes: 90_007)])
    #expect(try notes("zip-bomb") == [])
  }

  @Test func noMachineAnswersALoop() throws {
    let own = MailAddress(address: "support@example.com")
    let loops = try Self.corpus().filter { $0.key.hasPrefix("mime-loop") }
    #expect(loops.count == 6)
    for (name, bytes) in loops {
      let mail = try read(bytes)
      #expect(mail.forbidsAutomaticAnswer || mail.from.contains(own), "\(name)")
    }
  }

  @Test func structureGoneWrongIsStillText() throws {
    let corpus = try Self.corpus()
    func text(_ name: String) throws -> String {
      try read(try #require(corpus["mime-struct-\(name)"])).text
    }
    #expect(try text("cslie") == "😀 \u{FFFD}")
    #expect(try text("cteunk") == "abc")
    #expect(try text("emptyb").contains("a"))
    #expect(try text("noclose") == "never closed")
    #expect(try text("qpbad").contains("=ZZ"))
    #expect(try text("uu").hasPrefix("begin 644"))
  }
}

/// The limits themselves, on mails built for them.
struct MimeScanTests {
  private func read(_ text: String, _ change: (inout MailLimits) -> Void = { _ in }) throws
    -> MailMessage
  {
    var limits = MailLimits()
    change(&limits)
    let (bytes, limitsNow) = (Array(text.utf8), limits)
    return try #require(
      SmallStack.run { try? MailMessage(reading: bytes, limits: limitsNow) } ?? nil)
  }

  private func nested(_ depth: Int) -> String {
    (0..<depth).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
      + "Content-Type: text/plain\n\ninnermost\n"
      + (0..<depth).reversed().map { "--b\($0)--\n" }.joined()
  }

  @Test func nestingWithinTheLimitIsRead() throws {
    let mail = try read(nested(50))
    #expect(mail.text == "innermost")
    #expect(mail.notes == [])
  }

  @Test func nestingBeyondItIsShownAsItStands() throws {
    let mail = try read(nested(51))
    #expect(mail.notes == [.nestingCut])
    #expect(mail.text.contains("innermost"))
    #expect(try read(nested(20_000)).notes.contains(.nestingCut))
  }

  /// Spellings by which a parser could be brought to see a container that the scan does not.
  @Test(arguments: [
    "content-TYPE : multipart/mixed; boundary=\"b\"",
    "Content-Type:\n multipart/mixed;\n boundary=b",
    "Content-Type: (x) multipart/mixed; boundary=b",
    "Content-Type: multipart/digest; boundary*=''b",
    "Content-Type: message/rfc822", "Content-Type: text/plain\nContent-Type: MESSAGE/RFC822",
    "Content-Type: multipart/mixed; boundary*0=b; boundary*1=c",
    "Content-Type: multipart/mixed; boundary=b; boundary=c",
    "Content-Type: multipart/mixed; boundary=\"b\\\"c\"",
  ])
  func noSpellingNestsUnseen(header: String) throws {
    let text = String(repeating: header + "\n\n--b\n--bc\n--c\n--b\"c\n", count: 20_000) + "end"
    let mail = try read(text)
    #expect(mail.notes.contains(.nestingCut))
  }

  @Test func partsBeyondTheLimitAreLeftOut() throws {
    let parts = (0..<1200).map { "--b\nContent-Disposition: attachment; filename=f\($0)\n\nx\n" }
    let mail = try read(
      "Content-Type: multipart/mixed; boundary=b\n\n" + parts.joined() + "--b--\n")
    #expect(mail.attachments.count == 1000)
    guard case .partsCut = mail.notes.first else {
      Issue.record("no note: \(mail.notes)")
      return
    }
    // Dashes that are no boundary are no parts.
    let lines = String(repeating: "-- a line of dashes\n", count: 3000)
    #expect(try read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + lines).notes == [])
  }

  @Test func longHeadersKeepTheirHead() throws {
    let long = "From: a@x.example\nSubject: " + String(repeating: "word ", count: 60_000)
    let mail = try read(long + "\nX-After: 1\n\nbody")
    #expect(mail.from.first?.address == "a@x.example")
    #expect(mail.subject.hasPrefix("word word"))
    #expect(mail.subject.hasSuffix("word"))
    #expect(mail.text == "body")
    let many = (0..<1500).map { "X-\($0): v\n" }.joined()
    #expect(try read("From: a@x.example\n" + many + "\nbody").text == "body")
    // A part's header has the same limits.
    let part =
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n" + many + "\nin the part\n--b--\n"
    #expect(try read(part).text == "in the part")
  }

  @Test func randomBytesAreMailToo() throws {
    var random = SeededGenerator(seed: 5322)
    let pieces = [
      "Content-Type: multipart/mixed; boundary=b\n", "Content-Type: message/rfc822\n", "\n",
      "--b\n",
      "--b--\n", "From: ", "a@x", "<", ">", "(", ")", "\"", "=?utf-8?Q?", "?=", "\0", "\r",
      "\u{1B}",
      "Content-Type: text/html; charset=", "utf-7", "<a href=", "<b>", ":", ";", ",", " ",
      "begin 644 x\n",
      "Content-Transfer-Encoding: base64\n", "QUJD", "=3D=\n", "References: <a@b> <",
      "Date: 1 Jan ",
    ]
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
        if Int.random(in: 0..<8, using: &random) == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &random))
        }
      }
      let mail = try? MailMessage(reading: bytes)
      #expect(mail == nil || mail?.id.isEmpty == false)
    }
  }
}
