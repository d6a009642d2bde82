import Canvas

/// The columns of a row of the list at a width; what has no room is left out.
struct RowLayout {
  /// Mark 1, glyph 2, time 6.
  static let timeEnd = 9

  var target: Int?
  var tier: Int?
  var channel: Int?
  var audience: Int?
  var language: Int?
  var unanswered: Int?
  var customer: Int
  var customerWidth: Int
  var words: Int?
  var wordsWidth = 0
  var owner: Int?
  /// Nil: owner and presence share one column.
  var now: Int?
  var trailingWidth = 0

  /// The column after what says which conversation it is: so far reaches the bar of the selected
  /// row. The words behind it are read the same with the bar and without, and every column of it
  /// is written twice for each step of the cursor.
  var whoEnd: Int { customer + customerWidth }

  static let ownerWidth = 6
  static let nowWidth = 7
  static let sharedWidth = 9

  init(width: Int) {
    if width >= 76 {
      target = 10
      tier = 12
      channel = 15
      audience = 18
      language = 22
      unanswered = 25
      customer = 28
      customerWidth = 15
      words = 44
      let isWide = width >= 86
      let trailing =
        isWide ? RowLayout.ownerWidth + 1 + RowLayout.nowWidth : RowLayout.sharedWidth
      owner = width - trailing
      now = isWide ? width - RowLayout.nowWidth : nil
      trailingWidth = isWide ? RowLayout.ownerWidth : RowLayout.sharedWidth
      wordsWidth = width - trailing - 2 - 44
    } else if width >= 48 {
      tier = 10
      channel = 13
      audience = 16
      customer = 20
      // Who has it and who is at it stands in every list that has room for names.
      owner = width - RowLayout.sharedWidth
      trailingWidth = RowLayout.sharedWidth
      let room = width - RowLayout.sharedWidth - 35
      customerWidth = room >= 8 ? 13 : 14 + max(0, room)
      words = room >= 8 ? 34 : nil
      wordsWidth = max(0, room)
    } else if width >= 28 {
      channel = 10
      audience = 13
      customer = 17
      customerWidth = width - 17
    } else {
      customer = min(10, width)
      customerWidth = max(0, width - 10)
    }
  }
}
