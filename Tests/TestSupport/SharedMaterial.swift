import Foundation

/// Test material that is kept outside the checkout, because it is others' work or hostile: under the
/// path in BELLHOP_SHARED, else in `shared` beside the checkout.
///
/// Tests that need it are skipped where it is missing, and say so with `why`.
package enum SharedMaterial {
  /// What a skipped test says.
  package static let why = "SKIPPED: the shared corpora are not here: set BELLHOP_SHARED"

  /// The folder of the checkout.
  package static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of the material, without a slash at its end.
  package static let root: String =
    ProcessInfo.processInfo.environment["BELLHOP_SHARED"]
    ?? checkout.deletingLastPathComponent().appendingPathComponent("shared").path

  /// Where a file or folder of it stands.
  package static func path(_ path: String) -> String {
    root + "/" + path
  }

  /// Whether a file or folder of it can be read.
  package static func has(_ path: String) -> Bool {
    FileManager.default.isReadableFile(atPath: self.path(path))
  }

  /// The objects of a file of JSON lines.
  package static func lines(_ path: String) throws -> [[String: Any]] {
    let text = try String(contentsOfFile: self.path(path), encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
    }
  }

  /// The bytes that a field of such an object holds in base 64; none if it holds something else.
  package static func bytes(_ value: Any?) -> [UInt8] {
    (value as? String).flatMap { Data(base64Encoded: $0) }.map(Array.init) ?? []
  }
}
