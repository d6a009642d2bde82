extension Grid {
  /// Replaces somebody else's characters by others of the same width, run by run; our own cells
  /// stay, and so does every style.
  ///
  /// - Parameter change: Is given the base characters of a run of foreign cells of one row and
  ///   answers as many. One that does not have its old one's width is not taken; marks go.
  package mutating func rewriteForeign(_ change: ([Unicode.Scalar]) -> [Unicode.Scalar]) {
    for y in 0..<size.height {
      var x = 0
      while x < size.width {
        let start = x
        while x < size.width, cells[y * size.width + x].origin == .foreign { x += 1 }
        if x > start { rewrite(y * size.width + start..<y * size.width + x, change) }
        x += 1
      }
    }
  }

  private mutating func rewrite(
    _ range: Range<Int>, _ change: ([Unicode.Scalar]) -> [Unicode.Scalar]
  ) {
    var places: [Int] = []
    var old: [Unicode.Scalar] = []
    for index in range where cells[index].width > 0 {
      places.append(index)
      let cell = cells[index]
      let value = cell.isCluster ? clusters[cell.clusterOffset + 1] : cell.content
      old.append(Unicode.Scalar(value) ?? " ")
    }
    let new = change(old)
    guard new.count == old.count else { return }
    for (index, (old, new)) in zip(places, zip(old, new))
    where old != new && new.columns == Int(cells[index].width) {
      cells[index].content = new.value
    }
  }
}
