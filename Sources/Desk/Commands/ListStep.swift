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
