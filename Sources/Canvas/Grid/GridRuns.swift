/// A stretch of one row, in one style, that the terminal has to write.
package struct GridRun {
  package var y: Int
  package var x: Int
  package var columns: Int
  package var style: StyleID
}

extension Grid {
  /// Calls `write` for every run in which this frame differs from `previous`, top to bottom, with
  /// the run's UTF-8 in a buffer that is used again for the next.
  ///
  /// Everything is written if `previous` is nil or of another size or theme. A changed cell takes
  /// its wide partner along. At most four marks of a cluster come out, the limit of curses
  /// (CCHARW_MAX is 5, base included).
  /// In the ASCII tier every column is its twin; where the terminal draws East Asian ambiguous
  /// characters wide, theirs alone are, or everything right of them would move.
  package func forEachChange(
    since previous: Grid?, tier: CharacterTier = .unicode, ambiguousIsWide: Bool = false,
    into buffer: inout [UInt8], write: (GridRun, inout [UInt8]) -> Void
  ) {
    let old = previous.flatMap { $0.size == size && $0.styles == styles ? $0 : nil }
    for y in 0..<size.height {
      if let old, isUnchanged(row: y, since: old) { continue }
      var x = 0
      while x < size.width {
        guard differs(from: old, y: y, x: x) else {
          x += 1
          continue
        }
        var run = GridRun(y: y, x: x, columns: 0, style: cells[y * size.width + x].style)
        buffer.removeAll(keepingCapacity: true)
        while x < size.width, cells[y * size.width + x].style == run.style,
          differs(from: old, y: y, x: x)
        {
          x += encode(cells[y * size.width + x], tier, ambiguousIsWide, into: &buffer)
        }
        run.columns = x - run.x
        write(run, &buffer)
      }
    }
  }

  /// Whether a row's cells are the same eight bytes each, as in most rows of most frames. Where a row holds
  /// clusters the bytes do not tell, for each frame numbers them anew.
  private func isUnchanged(row y: Int, since old: Grid) -> Bool {
    guard clusters == old.clusters else { return false }
    let stride = MemoryLayout<Cell>.stride
    let row = Swift.stride(
      from: y * size.width * stride, to: (y + 1) * size.width * stride, by: stride)
    return cells.withUnsafeBytes { mine in
      old.cells.withUnsafeBytes { others in
        var difference: UInt64 = 0
        for offset in row {
          difference |=
            mine.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            ^ others.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        }
        return difference == 0
      }
    }
  }

  private func differs(from old: Grid?, y: Int, x: Int) -> Bool {
    guard let old else { return true }
    let index = y * size.width + x
    if !same(old, index) { return true }
    return cells[index].width == 2 && index + 1 < cells.count && !same(old, index + 1)
  }

  private func same(_ old: Grid, _ index: Int) -> Bool {
    let left = cells[index]
    let right = old.cells[index]
    guard left.isCluster, right.isCluster else {
      return left.content == right.content && left.style == right.style
        && left.width == right.width
    }
    return left.style == right.style && left.width == right.width
      && cluster(left) == old.cluster(right)
  }

  private func cluster(_ cell: Cell) -> ContiguousArray<UInt32>.SubSequence {
    let start = cell.clusterOffset
    return clusters[start + 1..<start + 1 + Int(clusters[start])]
  }

  /// Appends what a cell shows and answers its columns.
  private func encode(
    _ cell: Cell, _ tier: CharacterTier, _ ambiguousIsWide: Bool, into buffer: inout [UInt8]
  ) -> Int {
    if cell.width == 0 {
      // The other half went with an overwrite outside of any text; never seen, never trusted.
      buffer.append(0x20)
      return 1
    }
    let base = cell.isCluster ? clusters[cell.clusterOffset + 1] : cell.content
    if base < 0x80, !cell.isCluster {
      buffer.append(UInt8(truncatingIfNeeded: base))
    } else if tier == .ascii || (ambiguousIsWide && AmbiguousWidth.holds(base)) {
      for _ in 0..<cell.width { buffer.append(AsciiTwin.byte(for: base)) }
    } else if cell.isCluster {
      for value in cluster(cell).prefix(5) { GridRun.encode(value, into: &buffer) }
    } else {
      GridRun.encode(base, into: &buffer)
    }
    return Int(cell.width)
  }
}

extension GridRun {
  static func encode(_ value: UInt32, into buffer: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(value) else { return buffer.append(0x3F) }
    buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
