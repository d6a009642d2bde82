import Canvas

/// Where things stand on a screen of a size. Below 60×16 there is one pane and a hint.
struct FrameLayout: Hashable {
  static let panelWidth = 32
  /// The panel stands beside the list where the list keeps all its columns.
  static let panelFrom = 110

  static func hasPanel(_ size: Size) -> Bool { size.width >= panelFrom && size.height >= 24 }

  let size: Size
  /// The main pane without its head lines.
  let main: Rect
  /// Right of the main pane, behind a rule; empty where there is no room.
  let panel: Rect
  let header: Int?
  let tabs: Int?
  /// The rule below header and tabs.
  let topRule: Int?
  /// The line of column titles.
  let heads: Int?
  /// The preview below the list, under a rule of its own.
  let previewRule: Int?
  let preview: Rect
  /// The rule above the status line, on large screens.
  let bottomRule: Int?
  let status: Int?
  let hint: Int?

  var isSmall: Bool { size.width < 60 || size.height < 16 }

  /// - Parameters:
  ///   - hasTabs: the line of views, and the column titles below it.
  ///   - hasPanel: what stands beside, where the screen is large enough.
  init(_ size: Size, hasTabs: Bool, hasPreview: Bool, hasPanel: Bool = true) {
    self.size = size
    let width = size.width
    var top = 0
    var bottom = size.height
    func takeTop(_ condition: Bool) -> Int? {
      guard condition, top < bottom else { return nil }
      defer { top += 1 }
      return top
    }
    func takeBottom(_ condition: Bool) -> Int? {
      guard condition, top < bottom else { return nil }
      bottom -= 1
      return bottom
    }
    let small = width < 60 || size.height < 16
    let large = FrameLayout.hasPanel(size)
    hint = takeBottom(size.height >= 4)
    status = takeBottom(size.height >= 3)
    header = takeTop(size.height >= 5)
    tabs = takeTop(hasTabs && !small)
    topRule = takeTop(!small)
    heads = takeTop(hasTabs && !small)
    bottomRule = takeBottom(large)
    let listWidth = large && hasPanel ? width - FrameLayout.panelWidth - 1 : width
    let previewHeight = !hasPreview || small ? 0 : large ? min(6, (bottom - top) / 3) : 2
    if previewHeight > 0 {
      bottom -= previewHeight
      preview = Rect(x: 0, y: bottom, width: listWidth, height: previewHeight)
      previewRule = takeBottom(true)
    } else {
      preview = Rect(x: 0, y: bottom, width: 0, height: 0)
      previewRule = nil
    }
    main = Rect(x: 0, y: top, width: listWidth, height: max(0, bottom - top))
    if large, hasPanel, let topRule, let bottomRule {
      panel = Rect(
        x: listWidth + 1, y: topRule + 1, width: FrameLayout.panelWidth,
        height: bottomRule - topRule - 1)
    } else {
      panel = Rect(x: width, y: 0, width: 0, height: 0)
    }
  }

  /// Rules and the line beside the panel.
  func drawFrame(on pen: inout Pen) {
    if let topRule { pen.rule(x: 0, y: topRule, width: size.width) }
    if let previewRule { pen.rule(x: 0, y: previewRule, width: main.width) }
    if let bottomRule { pen.rule(x: 0, y: bottomRule, width: size.width) }
    guard !panel.isEmpty, let topRule, let bottomRule else { return }
    let x = panel.minX - 1
    let style = pen.theme[.rule]
    pen.grid.verticalRule(
      x: x, y: panel.minY, height: panel.height, style: style, glyphs: pen.glyphs)
    pen.grid.draw(pen.glyphs.teeDown, at: Point(x: x, y: topRule), style: style)
    pen.grid.draw(pen.glyphs.teeUp, at: Point(x: x, y: bottomRule), style: style)
    if let previewRule {
      pen.grid.draw(pen.glyphs.teeLeft, at: Point(x: x, y: previewRule), style: style)
    }
  }
}
