/// One door through which strangers' bytes come in, with what must hold whatever they are.
///
/// The same functions run in two places: in `FuzzTests` with mutations that a seed decides, and under
/// libFuzzer with the address sanitizer in `make fuzz`, which is led by what the code does.
package struct FuzzTarget: Sendable {
  package let name: String
  /// Well-formed inputs to begin with.
  package let seeds: [String]
  /// Words of the format, which chance would take long to find.
  package let words: [String]
  /// Inputs tried by `make test`, so that all targets together take two minutes.
  package let rounds: Int
  /// Throws what did not hold. A trap is a failure too.
  package let check: @Sendable ([UInt8]) throws(Broken) -> Void

  package static let all = [
    mail, journal, workspace, query, displayFilter, wrapping, keys, placeholders, quotations,
    composing,
  ]

  /// Breaks on everything: shows that what does not hold is told.
  package static let control = FuzzTarget(name: "control", seeds: [], words: [], rounds: 0) {
    bytes throws(Broken) in try hold(bytes.isEmpty, "as it must")
  }
}

/// What did not hold.
package struct Broken: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Throws unless it holds.
func hold(_ condition: Bool, _ words: @autoclosure () -> String) throws(Broken) {
  if !condition { throw Broken(words()) }
}

extension [UInt8] {
  /// The bytes as text, repaired as every reader of ours does.
  var text: String { String(decoding: self, as: UTF8.self) }
}
