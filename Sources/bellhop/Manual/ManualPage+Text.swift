import Canvas

/// The page as plain text of at most 80 columns, where no `man` is at hand.
extension ManualPage {
  var text: String {
    var lines = ["\(name) - \(summary)"]
    for part in parts {
      lines += ["", part.title]
      for block in part.blocks { lines += ManualPage.lines(of: block) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of block: Block) -> [String] {
    switch block {
    case .paragraph(let text): [""] + wrapped(text, indent: 4)
    case .entry(let term, let text): [""] + wrapped(term, indent: 4) + wrapped(text, indent: 8)
    case .heading(let text): ["", "  \(text)"]
    case .example(let text): ["", "        \(text)"]
    }
  }

  private static func wrapped(_ text: String, indent: Int) -> [String] {
    let shown = DisplayText(composed: text)
    return shown.wrapped(to: 80 - indent).map { String(repeating: " ", count: indent) + "\($0)" }
  }
}
