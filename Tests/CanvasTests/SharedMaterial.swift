import Foundation

/// Test material that is kept outside the checkout: under BELLHOP_SHARED, else in `shared` beside
/// the checkout. Tests that need it are skipped, and say so, where it is missing.
enum SharedMaterial {
  static let root: String = {
    if let path = ProcessInfo.processInfo.environment["BELLHOP_SHARED"] { return path }
    let checkout = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return checkout.deletingLastPathComponent().appendingPathComponent("shared").path
  }()

  static func has(_ path: String) -> Bool {
    FileManager.default.isReadableFile(atPath: root + "/" + path)
  }

  /// The objects of a file of JSON lines.
  static func lines(_ path: String) throws -> [[String: Any]] {
    let text = try String(contentsOfFile: root + "/" + path, encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
    }
  }

  static func bytes(_ value: Any?) -> [UInt8] {
    (value as? String).flatMap { Data(base64Encoded: $0) }.map(Array.init) ?? []
  }
}

/// SplitMix64: a generator that gives the same numbers in every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
