/// Small pictures of numbers. The number itself always stands beside them.
extension Glyphs {
  /// One column per value, eight heights (`▁` to `█`, in ASCII `1` to `8`), between the least and
  /// the greatest of `range`, or of the values if nil. Equal values stand at half height; values
  /// that are not finite leave a blank.
  package func sparkline(_ values: [Double], in range: ClosedRange<Double>? = nil) -> DisplayText {
    let finite = values.filter(\.isFinite)
    let low = range?.lowerBound ?? finite.min() ?? 0
    let high = range?.upperBound ?? finite.max() ?? 0
    return values.map { value in
      guard value.isFinite else { return " " }
      guard high > low, (high - low).isFinite else { return eighthsUp[3] }
      let share = min(1, max(0, (value - low) / (high - low)))
      return eighthsUp[Int((share * 7).rounded())]
    }.joined()
  }

  /// A bar of `share` (0 to 1) of `width` columns, to an eighth of a column; in ASCII to one. What
  /// is more than nothing shows at least the smallest part.
  package func bar(_ share: Double, width: Int) -> DisplayText {
    guard share > 0, width > 0 else { return .empty }
    let steps = tier == .unicode ? 8 : 1
    let length = share >= 1 ? width * steps : Int((share * Double(width * steps)).rounded())
    let units = min(width * steps, max(1, length))
    let rest = units % steps
    return fullBlock.repeated(units / steps) + (rest > 0 ? eighthsLeft[rest - 1] : .empty)
  }

  /// One column of a chart `height` rows high, from the top row down, to an eighth of a row (in
  /// ASCII a row).
  package func column(_ share: Double, height: Int) -> [DisplayText] {
    guard height > 0 else { return [] }
    let steps = tier == .unicode ? 8 : 1
    let portion = share.isFinite ? min(1, max(0, share)) : 0
    var units = Int((portion * Double(height * steps)).rounded())
    var rows: [DisplayText] = []
    for _ in 0..<height {
      let filled = min(steps, units)
      rows.append(filled == 0 ? " " : filled == steps ? fullBlock : eighthsUp[filled - 1])
      units -= filled
    }
    return rows.reversed()
  }

  /// The shade for `share` (0 to 1) in a heat map; only nothing is blank.
  package func shade(_ share: Double) -> DisplayText {
    guard share > 0 else { return " " }
    return shades[min(4, max(1, Int((min(1, share) * 4).rounded(.up))))]
  }

  private var eighthsUp: [DisplayText] {
    tier == .unicode
      ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : ["1", "2", "3", "4", "5", "6", "7", "8"]
  }

  private var eighthsLeft: [DisplayText] {
    ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  }
}
