import Foundation
import TestSupport

/// The shared corpora: mail of the wild and hostile mail. They are no part of the package; tests
/// that need them are skipped where they are not found (`BELLHOP_SHARED` names the folder).
enum Fixtures {
  static let root = URL(fileURLWithPath: SharedMaterial.root)

  static let areThere = FileManager.default.fileExists(
    atPath: root.appendingPathComponent("fixtures/channels/email").path)

  static let mail = root.appendingPathComponent("fixtures/channels/email")

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: mail.appendingPathComponent(path)))
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// The paths of all mails below `fixtures/channels/email`, in order.
  static func mails() throws -> [String] {
    let folders = ["mime", "torture", "threads_jwz", "quoted"]
    return try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: mail.appendingPathComponent(folder).path)
        .filter { $0.hasSuffix(".eml") }.sorted().map { "\(folder)/\($0)" }
    }
  }
}
