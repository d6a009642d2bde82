import Canvas
import Inbox

private let attacks = [
  "\u{1B}[2J", "\u{1B}]52;c;eA==\u{7}", "\u{9B}31m", "\u{90}q\u{9C}", "\u{202E}", "\u{2066}",
  "\u{200D}", "\u{200C}",
  "\u{FE0F}", "\u{20E3}", "👨‍👩‍👧", "👍🏽", "🇺🇸", "\u{1F1E6}", "e\u{301}", "\u{301}\u{302}\u{303}", "漢字。",
  "ك\u{64B}", "क\u{94D}",
  "\u{E0041}", "\u{3164}", "\t", "\r\n", "\u{2028}", "\u{85}", "\u{0}", "\u{FFFD}", "\u{10FFFF}",
  "\u{AD}", "‹", "가",
  "ᄀ\u{1161}", "\u{1F3FD}", " ", "    ", "-", "https://x.example/",
]

extension FuzzTarget {
  /// The display filter: nothing that a terminal obeys comes out, and filtering again changes nothing.
  package static let displayFilter = FuzzTarget(
    name: "display-filter",
    seeds: ["Ann\u{1B}[31m Lée 👨‍👩‍👧\n漢字 e\u{301}\tend", "سلام\u{200C}م क्\u{200D}ष"],
    words: attacks, rounds: 40_000
  ) { bytes throws(Broken) in
    let raw = bytes.text
    for field in [DisplayField.name, .line, .body] {
      let text = DisplayText(filtering: raw, as: field)
      for scalar in text.string.unicodeScalars where !(scalar == "\n" && field == .body) {
        try hold(!isObeyed(scalar), "\(field): \(scalar.escaped(asASCII: true)) came through")
      }
      let again = DisplayText(filtering: text.string, as: field, limit: .max)
      try hold(
        again.string == text.string,
        "\(field): filtered twice is another text: \(text.string.debugDescription)")
      try hold(
        again.columns == text.columns, "\(field): \(text.columns) columns, then \(again.columns)")
    }
  }

  /// What terminals obey or hide: controls, bidi controls, tags, separators, private use and what
  /// Unicode calls ignorable, ZWNJ apart. From the standard, not from the filter's own table.
  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if scalar == "\u{200C}" { return false }
    // Signs that stand before Arabic and Kaithi numbers are of the category Cf and are seen.
    switch scalar.value {
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return false
    default: break
    }
    if properties.isDefaultIgnorableCodePoint || properties.isBidiControl { return true }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
    default: false
    }
  }

  /// Wrapping and the editor's layout: no line too wide, nothing lost, every place in bounds.
  package static let wrapping = FuzzTarget(
    name: "wrapping",
    seeds: ["\u{14}the quick brown fox, 漢字漢字。 well-known  e\u{301}", "\u{2}ab\n\n  cd 👍🏽 x"],
    words: attacks, rounds: 15_000
  ) { bytes throws(Broken) in
    let width = Int(bytes.first ?? 0) % 130 + 2
    let raw = Array(bytes.dropFirst()).text
    let text = DisplayText(filtering: raw, as: .body)
    var ink = ""
    for line in text.wrapped(to: width) {
      try hold(line.columns <= width, "\(line.columns) columns of \(width)")
      ink += line.string
    }
    let isInk = { (scalar: Unicode.Scalar) in
      scalar != " " && scalar != "\n" && scalar != "\u{3000}"
    }
    try hold(
      ink.unicodeScalars.filter(isInk).elementsEqual(text.string.unicodeScalars.filter(isInk)),
      "wrapped to \(width) it has other characters")
    let layout = EditorLayout(raw, width: width)
    let length = raw.utf8.count
    var before = 0
    for line in layout.lines {
      try hold(
        line.offsets.lowerBound >= before && line.offsets.upperBound <= length, "lines overlap")
      before = line.offsets.upperBound
    }
    for place in stride(from: 0, through: length, by: max(1, length / 7)) {
      let point = layout.point(of: place)
      try hold(point.x >= 0 && point.x < width && point.y < layout.lines.count, "a cursor outside")
      try hold((0...length).contains(layout.offset(at: point)), "an offset outside")
    }
  }

  /// Quotations and signatures: segments cover the text without gap or overlap.
  package static let quotations = FuzzTarget(
    name: "quotations",
    seeds: [
      "Hello,\nOn 3 Apr 2012, Ann wrote:\n> Hi\n>> old\nYes.\n-- \nBob",
      "-----Original Message-----\nFrom: Ann\nSent: today\n\ntext",
      "Am 3.4. schrieb Ann:\r\n| x\r\n\r\nSent from my phone",
    ],
    words: [
      "\n", "\r\n", "> ", ">", "-- \n", "--\n", "wrote:", "On ", "From: ", "____", "a écrit :",
      "\t", "\u{A0}",
    ],
    rounds: 15_000
  ) { bytes throws(Broken) in
    let text = bytes.text
    var end = 0
    for segment in TextParts(of: text, sender: "Ann Lee").segments {
      try hold(segment.range.lowerBound == end && !segment.range.isEmpty, "a gap at \(end)")
      end = segment.range.upperBound
    }
    try hold(end == text.utf8.count, "the end is missing")
  }
}
