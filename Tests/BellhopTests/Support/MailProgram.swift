import Foundation

/// Programs that stand for sendmail.
enum MailProgram {
  /// A mail program that keeps what it is given, and ends as the file `status` says.
  static func keepingMail(in folder: TemporaryFolder, status: Int) throws -> [String: String] {
    let program = try folder.write(
      """
      #!/bin/sh
      for word in "$@"; do echo "$word" >> "\(folder.path)/arguments"; done
      cat > "\(folder.path)/mail"
      [ \(status) = 0 ] || echo "no such mailbox" >&2
      exit \(status)
      """, to: "sendmail")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/config/bellhop", withIntermediateDirectories: true)
    _ = try folder.write("sendmail: \(program)\n", to: "config/bellhop/config.yaml")
    return ["XDG_CONFIG_HOME": folder.path + "/config"]
  }
}
