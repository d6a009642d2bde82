/// What a text looks like, so that two texts that are taken for each other are equal (UTS #39,
/// section 4, *skeleton*): `раураl` and `paypal`, `arnazon` and `amazon`.
package struct Skeleton: Hashable, Sendable {
  package let text: String

  /// Letters become their prototypes, accents and what cannot be seen go. Case stays, for `I` is
  /// taken for `l` and `i` is not.
  package init(_ text: String) {
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

  private static func withoutAccent(_ scalar: Unicode.Scalar) -> String {
    let folded = FoldedText.fold(String(Character(scalar)))
    return scalar.properties.isUppercase ? folded.uppercased() : folded
  }
}
