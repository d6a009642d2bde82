import Desk

/// Words between tags and in attributes.
enum HTMLText {
  /// Everything that a browser would take for markup is written out; what XML has no place for
  /// (control characters, non-characters) is left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n": result += " "
      default:
        let isControl = scalar.properties.generalCategory == .control
        guard !isControl, scalar.value & 0xFFFE != 0xFFFE else { continue }
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension ReportPage {
  /// One page that needs nothing else: no script, no network, its pictures inside it. It is XML too.
  var html: String {
    let title = HTMLText.escaped(self.title)
    let owner = HTMLText.escaped(workspace)
    let body = sections.map(ReportPage.html).joined(separator: "\n")
    return """
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'"/>
      <meta name="color-scheme" content="light dark"/>
      <title>\(title) – \(owner) – \(HTMLText.escaped(heading))</title>
      <style>
      \(ReportPage.style)
      </style>
      </head>
      <body>
      <main>
      <p class="owner">\(owner)</p>
      <h1>\(title)</h1>
      <p class="range">\(HTMLText.escaped(heading))</p>
      \(body)
      </main>
      </body>
      </html>

      """
  }

  private static func html(_ section: Section) -> String {
    let title = HTMLText.escaped(section.title)
    let caption = HTMLText.escaped(section.caption)
    let chart =
      section.chart.map { chart in
        let said = caption.isEmpty ? "" : "<figcaption class=\"note\">\(caption)</figcaption>\n"
        return "<figure>\n\(chart.svg(title: section.title))\n\(said)</figure>\n"
      } ?? ""
    let heads = section.columns.map { column in
      "<th scope=\"col\"\(side(column))>\(HTMLText.escaped(column.title))</th>"
    }.joined()
    let rows = section.rows.map { row in
      let cells = zip(section.columns, row).enumerated().map { index, pair in
        let (tag, words) = (index == 0 ? "th" : "td", HTMLText.escaped(pair.1.text))
        let scope = index == 0 ? " scope=\"row\"" : ""
        return "<\(tag)\(scope)\(side(pair.0))>\(words)</\(tag)>"
      }
      return "<tr>\(cells.joined())</tr>"
    }.joined(separator: "\n")
    let heading = section.hasHeading ? "<thead><tr>\(heads)</tr></thead>\n" : ""
    let table =
      section.rows.isEmpty
      ? "" : "<div class=\"wide\"><table>\n\(heading)<tbody>\n\(rows)\n</tbody>\n</table></div>\n"
    let note = HTMLText.escaped(section.notes.joined(separator: " "))
    return """
      <section>
      <h2>\(title)</h2>
      \(chart)\(table)<p class="note">\(note)</p>
      </section>
      """
  }

  private static func side(_ column: Column) -> String {
    switch (column.side, column.isWords) {
    case (.left, false): " class=\"left\""
    case (.left, true): " class=\"left words\""
    case (.right, _): ""
    }
  }

  private static let style = """
    :root { --ground: #ffffff; --ink: #1d2330; --soft: #5a6375; --rule: #d5dae3;
      --bar: #2f6fb2; --late: #c2512f; --part0: #bcd3ea; --part1: #5c93cc; --part2: #1f5286;
      --on0: #1d2330; --on1: #10151d; --on2: #ffffff; }
    @media (prefers-color-scheme: dark) { :root { --ground: #14171d; --ink: #e4e8f0;
      --soft: #9aa5b8; --rule: #343b49; --bar: #6aa9e9; --late: #f08a65;
      --part0: #2b4766; --part1: #4f8bc9; --part2: #b9daf8; --on0: #e4e8f0; --on1: #0b1017;
      --on2: #0b1017; } }
    @media print { :root { --ground: #ffffff; --ink: #000000; --soft: #444444; --rule: #bbbbbb;
      --bar: #2f6fb2; --late: #c2512f; --part0: #bcd3ea; --part1: #5c93cc; --part2: #1f5286;
      --on0: #1d2330; --on1: #10151d; --on2: #ffffff; }
      h2, figure { break-after: avoid; } tr { break-inside: avoid; }
      main { max-width: none; padding: 0; } figure svg { max-height: 13cm; }
      .wide { overflow: visible; }
      .wide table { font-size: 7pt; width: 100%; } .wide th, .wide td { padding: 1px 2px;
      overflow-wrap: anywhere; } }
    @page { size: landscape; margin: 1cm; }
    * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    body { margin: 0; background: var(--ground); color: var(--ink);
      font: 15px/1.5 system-ui, sans-serif; }
    main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem; }
    h1 { font-size: 1.6rem; margin: 0; }
    h2 { font-size: 1.1rem; margin: 2.2rem 0 .8rem; }
    .range, .note { color: var(--soft); margin: .3rem 0; }
    .owner { color: var(--soft); margin: 0; letter-spacing: .04em; }
    figure { margin: 0 0 1rem; break-inside: avoid; }
    svg { display: block; width: 100%; height: auto; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
    th, td { padding: .3rem .6rem; text-align: right; border-bottom: 1px solid var(--rule);
      font-weight: normal; white-space: nowrap; vertical-align: top; }
    thead th { color: var(--soft); }
    .left { text-align: left; }
    .bar, .cell { fill: var(--bar); }
    .late { fill: var(--late); }
    .part0 { fill: var(--part0); } .part1 { fill: var(--part1); } .part2 { fill: var(--part2); }
    .axis { stroke: var(--rule); }
    text { fill: var(--ink); font: 12px system-ui, sans-serif; }
    text.label { fill: var(--soft); }
    text.small { font-size: 9px; }
    text.on0 { fill: var(--on0); } text.on1 { fill: var(--on1); } text.on2 { fill: var(--on2); }
    .words { white-space: normal; overflow-wrap: anywhere; min-width: 16rem; }
    """
}
