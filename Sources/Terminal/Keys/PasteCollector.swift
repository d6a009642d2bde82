/// The bytes between `ESC [ 200 ~` and `ESC [ 201 ~`.
struct PasteCollector: Sendable {
  static let begin: [UInt8] = Array("\u{1B}[200~".utf8)
  static let end: [UInt8] = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []

  /// Takes one byte; true when the end mark is complete.
  mutating func receive(_ byte: UInt8) -> Bool {
    bytes.append(byte)
    guard bytes.ends(with: PasteCollector.end)
    else { return false }
    bytes.removeLast(PasteCollector.end.count)
    return true
  }

  mutating func append(_ more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }

  /// The text so far, and begins anew. Line ends become `\n`; tabs stay; all other controls go, so
  /// that what is pasted can only ever be text.
  mutating func finish() -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    bytes = []
    var clean = "".unicodeScalars
    var afterReturn = false
    for scalar in text.unicodeScalars {
      PasteCollector.append(scalar, to: &clean, &afterReturn)
    }
    return String(clean)
  }

  private static func append(
    _ scalar: Unicode.Scalar, to clean: inout String.UnicodeScalarView, _ afterReturn: inout Bool
  ) {
    let followsReturn = afterReturn
    afterReturn = scalar == "\r"
    switch scalar.value {
    case 0x0A: if !followsReturn { clean.append("\n") }
    case 0x0D: clean.append("\n")
    case 0x09: clean.append(scalar)
    case 0...0x1F, 0x7F...0x9F: break
    default: clean.append(scalar)
    }
  }
}

extension [UInt8] {
  func ends(with mark: [UInt8]) -> Bool {
    last == mark.last && suffix(mark.count).elementsEqual(mark)
  }
}
