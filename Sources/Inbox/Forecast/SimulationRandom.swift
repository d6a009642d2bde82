import Foundation

/// Random numbers for simulations: seeded, so that a forecast can be computed again, and without
/// state for what belongs to one job, so that two stories of the same run share their chances.
///
/// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).
struct SimulationRandom {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  @inline(__always)
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// The number of this place in the stream that begins with `seed`.
  @inline(__always)
  static func number(_ place: Int, of seed: UInt64) -> UInt64 {
    mixed(seed &+ UInt64(truncatingIfNeeded: place &+ 1) &* 0x9E37_79B9_7F4A_7C15)
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Uniform in (0, 1), neither end included.
  @inline(__always)
  mutating func fraction() -> Double {
    (Double(next() >> 11) + 0.5) * 0x1p-53
  }

  /// Exponentially distributed with the mean 1.
  @inline(__always)
  mutating func waiting() -> Double { -log(fraction()) }

  /// Gamma distributed with this shape and the mean 1; 1 for a shape without end.
  ///
  /// Marsaglia, Tsang: A Simple Method for Generating Gamma Variables (ACM TOMS 26, 2000), with their
  /// step for shapes below 1.
  mutating func level(shape: Double) -> Double {
    guard shape.isFinite, shape > 0 else { return 1 }
    let (grown, power) = shape < 1 ? (shape + 1, pow(fraction(), 1 / shape)) : (shape, 1)
    let d = grown - 1 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = pow(1 + c * x, 3)
      guard v > 0 else { continue }
      if log(fraction()) < x * x / 2 + d - d * v + d * log(v) { return d * v * power / shape }
    }
  }

  /// Normally distributed, by Box and Muller.
  private mutating func normal() -> Double {
    (-2 * log(fraction())).squareRoot() * cos(2 * .pi * fraction())
  }
}
