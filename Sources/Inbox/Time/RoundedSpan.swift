extension Int64 {
  /// How many whole units it comes to, half of one rounded up: 99 seconds are two minutes. For times
  /// that have passed; what is left of a promise is cut instead, so that it never promises too much.
  ///
  /// - Parameter unit: Above 0.
  package func rounded(to unit: Int64) -> Int64 {
    let (whole, rest) = quotientAndRemainder(dividingBy: unit)
    return rest >= unit - rest ? whole + 1 : whole
  }
}
