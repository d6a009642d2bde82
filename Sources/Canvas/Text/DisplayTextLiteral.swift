/// Literals in our own source are trusted: `StaticString` is what keeps other strings out.
extension DisplayText: ExpressibleByStringInterpolation {
  package init(stringLiteral literal: StaticString) {
    self.init(trusted: literal.description, origin: .program)
  }

  package init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.text
  }

  /// Takes texts and whole numbers between literals, never a plain string.
  package struct StringInterpolation: StringInterpolationProtocol {
    var text = DisplayText.empty

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: StaticString) {
      text += DisplayText(stringLiteral: literal)
    }

    package mutating func appendInterpolation(_ part: DisplayText) {
      text += part
    }

    package mutating func appendInterpolation(_ number: some BinaryInteger) {
      text += DisplayText(number)
    }
  }
}
