/// What a text looks like, so that two texts that are taken for each other are equal (UTS #39,
/// section 4, *skeleton*): `раураl` and `paypal`, `arnazon` and `amazon`.
package struct Skeleton: Hashable, Sendable {
  package let text: String

  /// Letters become their prototypes, accents and what cannot be seen go. Case stays, for `I` is
  /// taken for `l` and `i` is not.
  package init(_ text: String) {
    if let plain = Skeleton.ofASCII(text) {
      self.text = plain
      return
    }
    var skeleton = ""
    for scalar in text.unicodeScalars {
      if let prototype = Confusables.prototype(of: scalar) {
        skeleton += prototype
      } else if scalar.isASCII {
        skeleton.unicodeScalars.append(scalar)
      } else if !scalar.properties.isDefaultIgnorableCodePoint {
        for part in Skeleton.withoutAccent(scalar).unicodeScalars {
          skeleton += Confusables.prototype(of: part) ?? String(Character(part))
        }
      }
    }
    self.text = skeleton
  }

  /// The same of the text in small letters: `MAYA` is `Maya`.
  package init(folding text: String) {
    self.init(FoldedText.fold(text))
  }

  /// Most names need no table of Unicode; asked for every row that comes to the screen.
  private static func ofASCII(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 8)
    for byte in text.utf8 {
      guard byte < 0x80 else { return nil }
      bytes += prototypesOfASCII[Int(byte)]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let prototypesOfASCII: [[UInt8]] = (0..<128 as Range<UInt8>).map { byte in
    Confusables.prototype(of: Unicode.Scalar(byte)).map { Array($0.utf8) } ?? [byte]
  }

  private static func withoutAccent(_ scalar: Unicode.Scalar) -> String {
    let folded = FoldedText.fold(String(Character(scalar)))
    return scalar.properties.isUppercase ? folded.uppercased() : folded
  }
}
