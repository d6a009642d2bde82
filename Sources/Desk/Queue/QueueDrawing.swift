import Canvas
import Inbox

extension DeskState {
  func drawQueue(_ size: Size, _ pen: inout Pen) {
    let layout = queueLayout(size)
    layout.drawFrame(on: &pen)
    if let y = layout.header { drawQueueHeader(y: y, size.width, &pen) }
    if let y = layout.tabs { drawTabs(y: y, size.width, &pen) }
    if queue.figuresCursor != nil, layout.panel.isEmpty {
      drawFigures(layout.main, &pen)
    } else {
      drawList(layout, &pen)
    }
    if !layout.preview.isEmpty { drawPreview(layout, &pen) }
    if !layout.panel.isEmpty { drawFigures(layout.panel, &pen) }
    drawQueueStatus(layout, &pen)
    drawHints(layout, &pen)
  }

  private func drawQueueHeader(y: Int, _ width: Int, _ pen: inout Pen) {
    let title = queue.filter == nil ? queue.view.title : queue.view.title + " " + filterText(pen)
    var path: DisplayText = width >= 100 ? " Bellhop " + pen.glyphs.breadcrumb + " " : " "
    path += title
    let news = newcomersText(pen.glyphs)
    drawHeader(
      y: y, width: width, path: path, news: news,
      middle: "\(figures.open) open · \(figures.unowned) unowned · !! \(figures.breached)", &pen)
  }

  private func filterText(_ pen: Pen) -> DisplayText {
    pen.glyphs.prompt + " " + DisplayText(filtering: queue.filter?.text ?? "", as: .line, limit: 60)
  }

  private func newcomersText(_ glyphs: Glyphs) -> DisplayText {
    let count = queue.list.newcomers.count
    let more: DisplayText = queue.list.hasMoreNewcomers ? "+" : .empty
    return count > 0 ? glyphs.up + "\(count)" + more + " new (gg)" : .empty
  }

  /// The views with their counts; the one in front in brackets and with its name.
  private func drawTabs(y: Int, _ width: Int, _ pen: inout Pen) {
    var x = 1
    // A view without a tab of its own needs room for its name.
    let showsNames = width >= 100 && QueueView.usual.contains(queue.view)
    for view in QueueView.usual {
      let isFront = view == queue.view
      let isOverdue = view == .approvals && figures.overdueApprovals > 0
      let count: DisplayText = (isOverdue ? "!! " : .empty) + "\(view.count(in: figures) ?? 0)"
      x = pen.put(view.keys + " ", x: x, y: y, .hintKey)
      var label: DisplayText = showsNames || isFront ? view.title + " " + count : count
      if isFront { label = "[" + label + "]" }
      x = pen.put(label, x: x, y: y, isFront ? .title : isOverdue ? .breached : .text) + 2
    }
    x = pen.put("gf ", x: x, y: y, .hintKey)
    let failed = figures.failed
    if showsNames { x = pen.put("Failed ", x: x, y: y) }
    x = pen.put(failed > 0 ? "!! \(failed)" : "0", x: x, y: y, failed > 0 ? .error : .text) + 2
    drawNamedTab(x: x, y: y, width, &pen)
  }

  /// A named view has its tab while it is in front.
  private func drawNamedTab(x: Int, y: Int, _ width: Int, _ pen: inout Pen) {
    guard !QueueView.usual.contains(queue.view), x < width - 8 else { return }
    var x = x
    var key: DisplayText? = queue.view.keys
    if case .named(let view) = queue.view { key = views.key(of: view) }
    if let key { x = pen.put(key + " ", x: x, y: y, .hintKey) }
    // Until it is loaded, the list is the one before.
    let isLoaded =
      queue.list.isLoaded
      && !questions.contains { if case .view = $0 { true } else { false } }
    let known = isLoaded && queue.filter == nil ? queue.list.total.map { ViewCount($0) } : nil
    let count = (known ?? views.counts[queue.view.query])?.words
    let label = "[" + queue.view.title + (count.map { " " + $0 } ?? .empty) + "]"
    pen.put(label.truncated(to: width - x - 1, ellipsis: pen.glyphs.ellipsis), x: x, y: y, .title)
  }

  private func drawList(_ layout: FrameLayout, _ pen: inout Pen) {
    let area = layout.main
    let columns = RowLayout(width: area.width)
    if let y = layout.heads { drawHeads(columns, y: y, width: area.width, &pen) }
    let list = queue.list
    guard !list.isEmpty else { return drawEmptyList(area, &pen) }
    let start = firstShownRow(area)
    let below = list.rows.count - start - area.height
    let hasMoreLine = (below > 0 || list.hasAfter) && area.height > 4 && !layout.panel.isEmpty
    for offset in 0..<area.height {
      let place = start + offset
      guard place < list.rows.count else { break }
      if hasMoreLine, offset == area.height - 1, place != list.cursor {
        pen.put(moreText(list, place), x: 3, y: area.minY + offset, width: area.width - 3, .dim)
        break
      }
      drawRow(
        list.rows[place], columns, y: area.minY + offset, width: area.width,
        isSelected: place == list.cursor, &pen)
    }
  }

  private func moreText(_ list: QueueList, _ place: Int) -> DisplayText {
    guard let total = list.total, let number = list.number(ofRow: place) else {
      return "more below"
    }
    return "\(max(1, total - number + 1)) more below"
  }

  private func drawHeads(_ columns: RowLayout, y: Int, width: Int, _ pen: inout Pen) {
    pen.put("due", endingAt: RowLayout.timeEnd, y: y, .heading)
    if let x = columns.tier { pen.put("T", x: x, y: y, .heading) }
    if let x = columns.channel { pen.put("Ch", x: x, y: y, .heading) }
    if let x = columns.language { pen.put("La", x: x, y: y, .heading) }
    pen.put("Customer", x: columns.customer, y: y, width: columns.customerWidth, .heading)
    if let x = columns.words {
      pen.put("Newest unanswered words", x: x, y: y, width: columns.wordsWidth, .heading)
    }
    if let x = columns.owner {
      pen.put(columns.now == nil ? "Owner/Now" : "Owner", x: x, y: y, .heading)
    }
    if let x = columns.now { pen.put("Now", x: x, y: y, .heading) }
  }

  private func drawEmptyList(_ area: Rect, _ pen: inout Pen) {
    if settings.guidance.isEmptyStore, queue.list.isLoaded, queue.filter == nil {
      return drawStart(area, &pen)
    }
    let text: DisplayText =
      !queue.list.isLoaded
      ? "loading …"
      : queue.filter != nil ? "Nothing matches the filter; Esc takes it away." : "Nothing here."
    pen.put(
      text, x: min(3, area.width), y: area.minY + min(1, max(0, area.height - 1)),
      width: max(0, area.width - 3), .dim)
  }

  private func drawQueueStatus(_ layout: FrameLayout, _ pen: inout Pen) {
    let list = queue.list
    var left = marksStatus + DisplayText(composed: queue.view.title.string.uppercased())
    if !list.isEmpty, let number = list.number(ofRow: list.cursor) {
      let total = list.total.map { String($0) } ?? "?"
      left += "  \(number)/" + DisplayText(composed: total)
    }
    left += "  by due " + pen.glyphs.up
    if queue.filter != nil { left += "  " + filterText(pen) }
    drawStatus(layout, left: left, &pen)
  }
}
