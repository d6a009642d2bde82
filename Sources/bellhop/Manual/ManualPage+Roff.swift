/// roff with the macros of man(7), as groff and mandoc read it.
extension ManualPage {
  var roff: String {
    var lines = [".TH \(ManualPage.escaped(name.uppercased())) \(section) \"\" \"Bellhop\""]
    lines += [".SH NAME", "\(ManualPage.escaped(name)) \\- \(ManualPage.escaped(summary))"]
    for part in parts {
      lines.append(".SH \(ManualPage.escaped(part.title))")
      for block in part.blocks { lines += ManualPage.lines(of: block) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of block: Block) -> [String] {
    switch block {
    case .paragraph(let text): [".PP", escaped(text)]
    case .entry(let term, let text): [".TP", ".B \(escaped(term))", escaped(text)]
    case .heading(let text): [".SS \(escaped(text))"]
    case .example(let text): [".PP", ".RS 4", ".nf", escaped(text), ".fi", ".RE"]
    }
  }

  /// A dot or a quotation mark that begins a line would be a macro; a plain hyphen would be printed
  /// as another character than the one that is typed.
  private static func escaped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let plain = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        .replacing("^", with: "\\(ha").replacing("~", with: "\\(ti")
        .replacing("'", with: "\\(aq").replacing("`", with: "\\(ga")
      return plain.first == "." ? "\\&" + plain : String(plain)
    }
    return lines.joined(separator: "\n.br\n")
  }
}
