import Desk
import Foundation

/// What a newcomer has been told already, in the state directory: the name of a hint a line, and a
/// line for each of the first sessions.
struct GuidanceMemory {
  /// After so many sessions nobody is a newcomer.
  static let newcomerSessions = 8

  let file: String
  private var lines: [String]

  init(folder: String = Directories.state()) {
    file = folder + "/guidance"
    let bytes = FileManager.default.contents(atPath: file) ?? Data()
    lines = String(decoding: bytes.prefix(4096), as: UTF8.self).split(separator: "\n")
      .map(String.init)
  }

  /// What is still to be said in the session that begins now.
  mutating func begin() -> Set<Guidance.Hint> {
    guard lines.count(where: { $0 == "session" }) < Self.newcomerSessions else { return [] }
    lines.append("session")
    keep()
    return Set(Guidance.Hint.allCases).filter { !lines.contains($0.rawValue) }
  }

  mutating func told(_ hint: Guidance.Hint) {
    lines.append(hint.rawValue)
    keep()
  }

  /// A memory that cannot be kept is no reason to stop anything.
  private func keep() {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try? Data((lines.joined(separator: "\n") + "\n").utf8)
      .write(to: URL(fileURLWithPath: file), options: .atomic)
  }
}
