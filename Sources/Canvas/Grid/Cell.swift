/// Who wrote a cell: the program itself, or somebody whose text it shows.
///
/// Marks of trust (the gutter, the audience, notes) hold only cells of the program; a test reads
/// the grid back and looks.
package enum Origin: UInt8, Hashable, Sendable {
  /// Our own words, numbers and glyphs.
  case program
  /// Text of customers, colleagues, networks and files, after the display filter.
  case foreign
}

/// One column of one row: eight bytes without references, so that frames are made and compared
/// without allocation.
struct Cell: Equatable {
  /// A scalar, or, with `clusterFlag`, where the grid's cluster pool holds base and marks.
  var content: UInt32
  var style: StyleID
  /// 1 or 2 columns; 0 is the right half of the wide cell before it.
  var width: UInt8
  var origin: Origin

  static let clusterFlag: UInt32 = 0x8000_0000

  static func blank(_ style: StyleID, origin: Origin = .program) -> Cell {
    Cell(content: 0x20, style: style, width: 1, origin: origin)
  }

  var isCluster: Bool { content & Cell.clusterFlag != 0 }
  var clusterOffset: Int { Int(content & ~Cell.clusterFlag) }
}
