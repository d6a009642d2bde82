import Desk

/// A picture of numbers on a page: SVG without script, its colours by the page's style.
///
/// The numbers stand in the table below it as well, so nothing is told by colour alone.
extension ReportChart {
  private static let width = 720.0

  /// - Parameter title: What it shows, for those who hear it.
  func svg(title: String) -> String {
    switch self {
    case .columns(let marks): Self.columns(marks, title)
    case .bars(let marks): Self.bars(marks, title)
    case .heat(let rows): Self.heat(rows, title)
    case .stacks(let stacks, let names): Self.stacks(stacks, names, title)
    }
  }

  private static func picture(height: Double, _ title: String, _ content: [String]) -> String {
    let box = "0 0 \(number(width)) \(number(height))"
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"\(box)\" role=\"img\" "
      + "aria-label=\"\(HTMLText.escaped(title))\">\n" + content.joined(separator: "\n")
      + "\n</svg>"
  }

  private static func columns(_ marks: [Mark], _ title: String) -> String {
    let (top, base) = (24.0, 184.0)
    let step = width / Double(max(1, marks.count))
    let thick = min(64, step * 0.7)
    var content = [line(from: (0, base), to: (width, base))]
    for (index, mark) in marks.enumerated() {
      let middle = (Double(index) + 0.5) * step
      let height = (base - top) * bounded(mark.share)
      let late = (base - top) * min(bounded(mark.lateShare), bounded(mark.share))
      content += box(
        x: middle - thick / 2, y: base - height + late, width: thick, height: height - late, "bar")
      content += box(
        x: middle - thick / 2, y: base - height, width: thick, height: late, "late")
      content.append(text(mark.text, x: middle, y: base - height - 6, "middle", "value"))
      content.append(text(mark.label, x: middle, y: base + 18, "middle", "label"))
    }
    return picture(height: 212, title, content)
  }

  private static func bars(_ marks: [Mark], _ title: String) -> String {
    let (row, left, room) = (26.0, 250.0, width - 250 - 90)
    var content: [String] = []
    for (index, mark) in marks.enumerated() {
      let y = Double(index) * row
      let length = room * bounded(mark.share)
      content.append(text(mark.label, x: left - 8, y: y + 17, "end", "label"))
      content += box(x: left, y: y + 4, width: length, height: 18, "bar")
      content.append(text(mark.text, x: left + length + 6, y: y + 17, "start", "value"))
    }
    return picture(height: max(row, Double(marks.count) * row), title, content)
  }

  private static func heat(_ rows: [Row], _ title: String) -> String {
    let (left, top, tall) = (84.0, 20.0, 26.0)
    let step = (width - left) / Double(max(1, rows.first?.cells.count ?? 1))
    var content = (rows.first?.cells ?? []).enumerated().map { index, mark in
      text(mark.label, x: left + (Double(index) + 0.5) * step, y: 14, "middle", "label")
    }
    for (place, row) in rows.enumerated() {
      let y = top + Double(place) * tall
      content.append(text(row.label, x: left - 8, y: y + 17, "end", "label"))
      for (index, mark) in row.cells.enumerated() {
        let x = left + Double(index) * step
        // Never so dark that the number in it could not be read on it.
        let shade = mark.share.map { 0.08 + 0.47 * bounded($0) } ?? 0
        content.append(
          "<rect class=\"cell\" x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(step - 1))\" "
            + "height=\"\(number(tall - 1))\" fill-opacity=\"\(number(shade))\"/>")
        guard mark.share != nil else { continue }
        content.append(text(mark.text, x: x + step / 2, y: y + 16, "middle", "small"))
      }
    }
    return picture(height: top + Double(rows.count) * tall, title, content)
  }

  private static func stacks(_ stacks: [Stack], _ names: [String], _ title: String) -> String {
    let (row, top, left, room) = (26.0, 28.0, 100.0, width - 100)
    var content: [String] = []
    var x = left
    for (index, name) in names.enumerated() {
      content += box(x: x, y: 5, width: 12, height: 12, "part\(index)")
      content.append(text(name, x: x + 18, y: 16, "start", "label"))
      x += 40 + 8 * Double(name.count)
    }
    for (place, stack) in stacks.enumerated() {
      let y = top + Double(place) * row
      content.append(text(stack.label, x: left - 8, y: y + 16, "end", "label"))
      var x = left
      for (index, part) in stack.parts.enumerated() {
        let length = min(room * bounded(part.share), left + room - x)
        content += box(x: x, y: y + 3, width: length, height: 18, "part\(index)")
        // What has no room for its number has it in the table.
        if length > 8 * Double(part.text.count) + 4 {
          content.append(
            text(part.text, x: x + length / 2, y: y + 16, "middle", "on\(index)"))
        }
        x += length
      }
    }
    return picture(height: top + Double(stacks.count) * row, title, content)
  }

  private static func bounded(_ share: Double?) -> Double {
    guard let share, share.isFinite else { return 0 }
    return min(1, max(0, share))
  }

  private static func box(
    x: Double, y: Double, width: Double, height: Double, _ style: String
  ) -> [String] {
    guard width > 0, height > 0 else { return [] }
    return [
      "<rect class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\" "
        + "width=\"\(number(width))\" height=\"\(number(height))\"/>"
    ]
  }

  private static func line(from: (Double, Double), to: (Double, Double)) -> String {
    "<line class=\"axis\" x1=\"\(number(from.0))\" y1=\"\(number(from.1))\" "
      + "x2=\"\(number(to.0))\" y2=\"\(number(to.1))\"/>"
  }

  private static func text(
    _ words: String, x: Double, y: Double, _ anchor: String, _ style: String
  ) -> String {
    "<text class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\">"
      + HTMLText.escaped(words) + "</text>"
  }

  /// Hundredths are finer than any screen.
  private static func number(_ value: Double) -> String {
    let hundredths = (value * 100).rounded() / 100
    return hundredths == hundredths.rounded() ? String(Int(hundredths)) : "\(hundredths)"
  }
}
