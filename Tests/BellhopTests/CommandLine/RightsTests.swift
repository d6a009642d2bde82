import Foundation
import Testing

@testable import bellhop

/// Who may read and write what the program makes, and what it runs.
///
/// Negative controls: leave the mode out of `FileDescriptor`'s `open`, or the `umask` out of
/// `Bellhop.main`; let `ConfigurationRights.writer` answer nil.
@Suite("Rights of files")
struct RightsTests {
  /// Runs the program as a shell does that lets everybody write what is made.
  private func run(
    _ arguments: [String], input: String? = nil, in folder: TemporaryFolder
  ) throws -> Program.Result {
    try Program.run(
      ["-c", "umask 000; exec \"$0\" \"$@\"", Program.path] + arguments, executable: "/bin/sh",
      input: input,
      environment: [
        "HOME": folder.path, "XDG_CONFIG_HOME": folder.path + "/config",
        "XDG_STATE_HOME": folder.path + "/state", "XDG_DATA_HOME": folder.path + "/data",
      ])
  }

  @Test("Store, log, attachments, backup and drafts are one user's alone, whatever the shell says")
  func ownFiles() throws {
    let folder = try TemporaryFolder()
    let workspace = try folder.write(CareDesk.workspace, to: "acme.yaml")
    let mail = try folder.write(
      """
      From: zoe@example.net
      To: care@care.example
      Subject: parcel
      Date: Fri, 20 Nov 2026 09:00:00 +0000
      Message-ID: <a@example.net>
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain

      See the bill.
      --b
      Content-Type: application/pdf; name=bill.pdf
      Content-Disposition: attachment; filename=bill.pdf

      not really
      --b--
      """, to: "one.eml")
    let me = ["--as", "maya"]
    for command in [
      ["workspace", "import", workspace], ["import", mail] + me,
      ["reply", "ref:a@example.net", "--text", "It comes."] + me,
      ["backup", folder.path + "/data/bellhop/copy.db"] + me,
      ["restore", folder.path + "/data/bellhop/copy.db", "--store", folder.path + "/other/new.db"]
        + me,
    ] {
      let result = try run(command, in: folder)
      #expect(result.status == 0, "\(command): \(result.errors)")
    }
    _ = try run(["--accessible"] + me, input: "1\nreply\nHello Zoe\n\nquit\nquit\n", in: folder)
    var seen: Set<String> = []
    for root in ["/data", "/other"] {
      let names = try #require(
        FileManager.default.enumerator(atPath: folder.path + root)?.allObjects as? [String])
      for name in names + [""] {
        let path = folder.path + root + "/" + name
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        let isFolder = facts[.type] as? FileAttributeType == .typeDirectory
        let mode = (facts[.posixPermissions] as? Int).map { String($0, radix: 8) }
        #expect(mode == (isFolder ? "700" : "600"), "\(root)/\(name)")
        seen.insert(String(name.split(separator: "/").last ?? ""))
      }
    }
    #expect(
      seen.isSuperset(of: [
        "inbox.db", "inbox.db-wal", "inbox.db-gate", "inbox.db-bell", "inbox.db-presence",
        "inbox.db-attachments", "copy.db", "copy.db-attachments", "new.db",
      ]), "\(seen)")
    // What holds no secret may be read, but nobody else writes it.
    let state = FileManager.default.enumerator(atPath: folder.path + "/state")?.allObjects
    for name in state as? [String] ?? [] {
      let facts = try FileManager.default.attributesOfItem(atPath: folder.path + "/state/" + name)
      #expect((facts[.posixPermissions] as? Int ?? 0) & 0o022 == 0, "\(name)")
    }
  }

  @Test("A config.yaml that others can write is told: it names programs that run")
  func configuration() throws {
    let desk = try CareDesk()
    let place = desk.folder.path + "/config/bellhop"
    let files = FileManager.default
    try files.createDirectory(atPath: place, withIntermediateDirectories: true)
    let file = try desk.folder.write("theme: dark\n", to: "config/bellhop/config.yaml")
    let environment = ["XDG_CONFIG_HOME": desk.folder.path + "/config"]
    func told(_ mode: Int, folder: Int = 0o700) throws -> String {
      try files.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
      try files.setAttributes([.posixPermissions: folder], ofItemAtPath: place)
      return try desk.run(["list"], environment: environment).errors
    }
    #expect(try told(0o600).isEmpty)
    #expect(try told(0o644).isEmpty)
    #expect(try told(0o666).contains("can be written by everybody"))
    #expect(try told(0o644, folder: 0o777).contains("everybody (through its folder)"))
    #expect(try told(0o644, folder: 0o1777).isEmpty)
    try files.setAttributes([.posixPermissions: 0o666], ofItemAtPath: file)
    let doctor = try desk.run(["doctor"], environment: environment)
    #expect(doctor.output.contains("!!   \(file) can be written by everybody"))
    #expect(doctor.status == 1)
  }

  @Test("Whose file it is, and whose group, counts as well")
  func owners() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("", to: "config.yaml")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    #expect(ConfigurationRights.warnings(of: [file]).isEmpty)
    #expect(ConfigurationRights.warnings(of: [folder.path + "/none.yaml"]).isEmpty)
    // Seen by somebody else, unless it is root's.
    let owner = try FileManager.default.attributesOfItem(atPath: file)[.ownerAccountID] as? Int
    let seen = ConfigurationRights.warnings(of: [file], user: 12_345)
    #expect(seen.isEmpty == (owner == 0))
  }
}
