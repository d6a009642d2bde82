import Foundation
import Testing

@Suite("What is attached to mail")
struct AttachmentTests {
  private static let bill = Data((0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })

  /// A mail with a file, the same file under a name that wants out of its folder, and an enclosed
  /// mail.
  private static func mail(_ id: String) -> String {
    let content = bill.base64EncodedString(options: .lineLength76Characters)
    return """
      From: Ann Lee <ann@home.example>
      To: care@care.example
      Subject: My bill
      Message-ID: <\(id)@home.example>
      Received: from x by y; Fri, 20 Nov 2026 11:00:00 +0000
      Date: Fri, 20 Nov 2026 11:00:00 +0000
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=cut

      --cut
      Content-Type: text/plain; charset=utf-8

      Here it is.
      --cut
      Content-Type: application/pdf; name="bill.pdf"
      Content-Transfer-Encoding: base64
      Content-Disposition: attachment; filename="bill.pdf"

      \(content)
      --cut
      Content-Type: application/octet-stream
      Content-Transfer-Encoding: base64
      Content-Disposition: attachment; filename="../../.profile"

      \(content)
      --cut
      Content-Type: message/rfc822

      From: bob@home.example
      Subject: Enclosed

      Words inside.
      --cut--

      """
  }

  private func desk() throws -> CareDesk {
    let desk = try CareDesk()
    let file = try desk.folder.write(Self.mail("a1"), to: "one.eml")
    try desk.succeed(["import", file, "--account", "care-mail"])
    return desk
  }

  private func kept(beside store: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: store + "-attachments").sorted()
  }

  @Test(
    "is kept byte for byte, once however often it comes, and saved under a harmless name",
    arguments: [[], ["--live"]])
  func saved(how: [String]) throws {
    let desk = try CareDesk()
    let file = try desk.folder.write(Self.mail("a1"), to: "one.eml")
    for _ in 0..<2 { try desk.succeed(["import", file, "--account", "care-mail"] + how) }
    #expect(try kept(beside: desk.store).count == 2)
    let listed = try desk.succeed(["attachments", "ref:a1@home.example", "--jsonl"])
      .split(separator: "\n").map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
    #expect(listed.map { $0["name"] as? String } == ["bill.pdf", "profile", "Enclosed.eml"])
    #expect(listed.allSatisfy { $0["kept"] as? Bool == true })
    #expect(listed[0]["sha256"] as? String == listed[1]["sha256"] as? String)

    let folder = desk.folder.path + "/saved"
    for _ in 0..<2 {
      try desk.succeed(["attachments", "ref:a1@home.example", "--save", folder])
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(
      names == [
        "Enclosed (2).eml", "Enclosed.eml", "bill (2).pdf", "bill.pdf", "profile", "profile (2)",
      ])
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/bill.pdf")) == Self.bill)
    #expect(
      try String(contentsOfFile: folder + "/Enclosed.eml", encoding: .utf8)
        .contains("Words inside."))
    // Nobody else on the machine reads them.
    let path = "\(desk.store)-attachments/\(try kept(beside: desk.store)[0])"
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("goes into a backup and comes back out of it; without its file the list says so")
  func backup() throws {
    let desk = try desk()
    let copy = desk.folder.path + "/copy.db"
    try desk.succeed(["backup", copy])
    #expect(try kept(beside: copy) == kept(beside: desk.store))
    let other = desk.folder.path + "/restored.db"
    #expect(try Program.run(["restore", copy, "--store", other, "--as", "maya"]).status == 0)
    #expect(try kept(beside: other) == kept(beside: desk.store))
    for name in try kept(beside: other) {
      try FileManager.default.removeItem(atPath: "\(other)-attachments/\(name)")
    }
    func run(_ more: String...) throws -> Program.Result {
      try Program.run(
        ["attachments", "ref:a1@home.example", "--store", other, "--as", "maya"] + more)
    }
    #expect(try run().output.contains("bill.pdf  70000 bytes  (not kept here)"))
    let saving = try run("--save", desk.folder.path + "/saved")
    #expect(saving.status == 1)
    #expect(saving.errors.contains("“bill.pdf” is not kept beside this store"))
  }

  @Test("A journal names no file outside the folder")
  func hostileJournal() throws {
    let desk = try desk()
    let line = """
      {"v":1,"at":"2026-11-20T12:00:00.000Z","type":"message","conversation":"evil",\
      "by":{"kind":"customer","id":"eve@x.example"},"id":"e1","channel":"email",\
      "account":"care-mail","kind":"email","direction":"in","text":"look",\
      "attachments":[{"name":"../../x","bytes":1,"sha256":"../inbox.db"},\
      {"name":"y","bytes":1,"sha256":"\(String(repeating: "A", count: 64))"}]}
      """
    let file = try desk.folder.write(line + "\n", to: "evil.jsonl")
    try desk.succeed(["import", file])
    let listed = try desk.succeed(["attachments", "ref:evil"])
    #expect(listed.split(separator: "\n").allSatisfy { $0.contains("(not kept here)") })
    #expect(
      try desk.run(["attachments", "ref:evil", "--save", desk.folder.path + "/s"]).status == 1)
  }

  @Test("What cannot be kept stops the import, and nothing has changed")
  func notKept() throws {
    let desk = try CareDesk()
    let before = try desk.succeed(["export"])
    // A file stands where the folder would.
    _ = try desk.folder.write("", to: "inbox.db-attachments")
    let file = try desk.folder.write(Self.mail("a1"), to: "one.eml")
    let result = try desk.run(["import", file, "--account", "care-mail"])
    #expect(result.status == 2)
    #expect(result.errors.contains("its attachments cannot be kept in"))
    #expect(try desk.succeed(["export"]) == before)
  }
}
