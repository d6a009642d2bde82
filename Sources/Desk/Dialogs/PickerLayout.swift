import Canvas

/// Where a picker's list stands on a screen, for drawing and for the mouse alike.
struct PickerLayout: Hashable {
  /// Of what is inside the border.
  let width: Int
  let rows: Int
  let hasPreview: Bool
  /// The rows themselves.
  let area: Rect
  /// The item on the first row.
  let top: Int

  init(_ picker: Picker, _ size: Size) {
    hasPreview = picker.purpose == .savedReply && size.width >= 70
    // What a theme looks like is seen around its box.
    let usual =
      switch picker.purpose {
      case .palette, .keys: 72
      case .themes: 30
      default: 58
      }
    width = hasPreview ? min(100, size.width - 6) : min(usual, size.width - 4)
    // The palette keeps its height while it is typed in: a box that jumps cannot be read.
    let wanted = picker.purpose == .palette ? 18 : picker.items.count + (hasPreview ? 8 : 0)
    rows = max(4, min(wanted, size.height - 8))
    let boxWidth = min(size.width, width + 4)
    let boxHeight = min(size.height, rows + 5)
    let box = Rect(
      x: (size.width - boxWidth) / 2, y: max(0, (size.height - boxHeight) / 2), width: boxWidth,
      height: boxHeight)
    let hasBorder = boxWidth > 8 && boxHeight > 2
    let inner = hasBorder ? box.inset(columns: 2, rows: 1) : box
    let height = max(0, inner.height - 2)
    area = Rect(
      x: inner.minX, y: inner.minY + 1, width: hasPreview ? inner.width * 2 / 5 : inner.width,
      height: height)
    top = max(0, min(picker.cursor - height / 2, picker.shown.count - height))
  }
}
