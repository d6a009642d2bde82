/// Random numbers that a seed decides, so that the same demonstration can be shown twice.
///
/// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  /// True once in `1 / share` times.
  mutating func happens(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < share
  }

  /// A number of milliseconds between two numbers of seconds.
  mutating func milliseconds(seconds range: ClosedRange<Int64>) -> Int64 {
    Int64.random(in: (range.lowerBound * 1000)...(range.upperBound * 1000), using: &self)
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.randomElement(using: &self)
  }

  /// One of several, the more likely the greater its weight; nil if all weights are 0.
  mutating func pick<Element>(weighted elements: [(Element, Int)]) -> Element? {
    let total = elements.reduce(0) { $0 + max(0, $1.1) }
    guard total > 0 else { return nil }
    var rest = Int.random(in: 0..<total, using: &self)
    for (element, weight) in elements {
      rest -= max(0, weight)
      if rest < 0 { return element }
    }
    return nil
  }
}
