import Foundation
import Testing

@Suite("Scenario: what is attached", .serialized)
struct ScenarioAttachmentTests {
  @Test("A bill is opened by the program of the configuration, from a copy, and saved")
  func openAndSave() throws {
    let desk = try ScenarioDesk()
    let folder = desk.folder.path
    let viewer = try desk.folder.write(
      """
      #!/bin/sh
      stat -c '%a' "$1" > "\(folder)/mode"; echo "$1" > "\(folder)/opened"; cat "$1" > "\(folder)/seen"
      """, to: "viewer")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: viewer)
    try FileManager.default.createDirectory(
      atPath: folder + "/config/bellhop", withIntermediateDirectories: true)
    _ = try desk.folder.write(
      "opener: \(viewer)\ndownloads: \(folder)/Downloads\n", to: "config/bellhop/config.yaml")
    let mail = try desk.folder.write(
      """
      From: Ann Attacher <ann@attached.example>
      Subject: The bill
      Message-ID: <bill@attached.example>
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=cut

      --cut

      Here it is.
      --cut
      Content-Type: application/pdf; name="bill.pdf"
      Content-Transfer-Encoding: base64

      JVBERi0xLjQ=
      --cut--

      """, to: "bill.eml")
    try desk.run("import", mail, "--live")
    let session = try desk.open(environment: ["XDG_CONFIG_HOME": folder + "/config"])
    try session.press("/")
    try session.type("The bill")
    try session.press("Enter", "Enter")
    try session.wait(forText: "[application] bill.pdf")
    try session.press("o")
    try session.wait(forText: "Attached, newest first")
    try session.press("Enter")
    try session.wait(forText: "open it")
    try session.press("o")
    try session.wait(forText: "Opened by \(viewer)")
    func said(_ name: String) throws -> String {
      try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        .trimmingCharacters(in: .newlines)
    }
    #expect(try said("seen") == "%PDF-1.4")
    #expect(try said("mode") == "400")
    let copy = try said("opened")
    #expect(copy.hasSuffix("/bill.pdf"))
    #expect(!copy.hasPrefix(folder), "the kept file is handed to nobody")

    try session.press("o")
    try session.wait(forText: "Attached, newest first")
    try session.press("Enter")
    try session.wait(forText: "save it")
    try session.press("s")
    try session.wait(forText: "Saved as \(folder)/Downloads/bill.pdf")
    #expect(try said("Downloads/bill.pdf") == "%PDF-1.4")
    try session.press("C-c", "C-c")
    try session.waitForEnd()
    #expect(!FileManager.default.fileExists(atPath: copy), "gone with the program")
  }
}
