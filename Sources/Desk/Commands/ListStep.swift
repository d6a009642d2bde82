extension CommandID {
  /// How many rows the cursor of a list goes down, up if it is negative; nil for what moves none.
  ///
  /// - Parameter page: rows of a page on this screen.
  func rows(page: Int) -> Int? {
    switch self {
    case .down, .searchNext: 1
    case .up, .searchPrevious: -1
    case .halfDown, .pageDown: page
    case .halfUp, .pageUp: -page
    case .top: .min
    case .bottom: .max
    default: nil
    }
  }
}

extension Int {
  /// The place `step` rows further in a list of `count`, never out of it; 0 in an empty one.
  func stepped(by step: Int, among count: Int) -> Int {
    let last = Swift.max(0, count - 1)
    let (sum, overflow) = addingReportingOverflow(step)
    return overflow ? (step > 0 ? last : 0) : Swift.min(Swift.max(0, sum), last)
  }
}
