import Inbox

/// Compares a full-text index with the texts it should hold, in memory that does not grow.
///
/// The index keeps no texts, only where each word stands. So the places of all words are hashed and
/// summed, in some thousand groups of rows, once as the texts say and once as the index says: equal
/// sums mean equal places, but for one chance in 2^64 a group.
struct WordSums: Sendable {
  private var expected = [UInt64](repeating: 0, count: WordSums.groups)
  private var found = [UInt64](repeating: 0, count: WordSums.groups)

  private static let groups = 4096

  static func group(of row: Int64) -> Int {
    Int(truncatingIfNeeded: WordSums.mixed(UInt64(bitPattern: row)) % UInt64(groups))
  }

  /// The texts of a row, by column.
  mutating func expect(_ row: Int64, _ columns: [String?]) {
    let group = WordSums.group(of: row)
    for (column, text) in columns.enumerated() {
      guard let text, !text.isEmpty else { continue }
      var place: Int64 = 0
      FoldedText.eachToken(in: text.utf8Span.span) { word, _ in
        expected[group] &+= word.withUnsafeBufferPointer {
          WordSums.hash($0, row: row, column: column, place: place)
        }
        place += 1
        return true
      }
    }
  }

  /// A word where the index has it.
  mutating func find(
    _ word: UnsafeBufferPointer<UInt8>, row: Int64, column: Int, place: Int64
  ) {
    found[WordSums.group(of: row)] &+= WordSums.hash(
      word, row: row, column: column, place: place)
  }

  /// Adds what another thread summed up.
  mutating func add(_ other: WordSums) {
    for group in 0..<WordSums.groups {
      expected[group] &+= other.expected[group]
      found[group] &+= other.found[group]
    }
  }

  /// The groups of rows in which the two differ.
  var differing: [Int] { expected.indices.filter { expected[$0] != found[$0] } }

  /// FNV-1a over the word, then mixed with its place (the finaliser of SplitMix64).
  private static func hash(
    _ word: UnsafeBufferPointer<UInt8>, row: Int64, column: Int, place: Int64
  ) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = mixed(hash ^ UInt64(bitPattern: row))
    return mixed(
      hash &+ UInt64(truncatingIfNeeded: column) &* 0x9E37_79B9_7F4A_7C15
        &+ UInt64(bitPattern: place))
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
