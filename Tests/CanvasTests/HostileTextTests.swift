import Testing
import TestSupport

@testable import Canvas

private let escapes = "fixtures/hostile/escape/escape.jsonl"
private let widths = "fixtures/hostile/unicode/unicode.jsonl"

/// What must never reach a terminal: controls, bidi controls, tags, separators, and whatever else
/// cannot be seen, ZWNJ apart.
private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x200C: false
  case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
    0xFEFF, 0xFE00...0xFE0F, 0xE0000...0xE0FFF, 0xE000...0xF8FF, 0xF0000...0x10FFFF:
    true
  default: ScalarClass(scalar) == .invisible || ScalarClass(scalar) == .unstable
  }
}

@Suite("Hostile text") struct HostileTextTests {
  private func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard !part.isEmpty, part.count <= text.count else { return false }
    return (0...text.count - part.count).contains { text[$0...].starts(with: part) }
  }

  @Test(
    "No attack of the corpus survives the filter, and its sentinels stay visible",
    .enabled(if: SharedMaterial.has(escapes), "\(SharedMaterial.why)"),
    arguments: [DisplayField.name, .line, .body])
  func corpus(field: DisplayField) throws {
    let records = try SharedMaterial.lines(escapes)
    #expect(records.count > 100)
    for record in records {
      let id = record["id"] as? String ?? ""
      let raw = String(decoding: SharedMaterial.bytes(record["bytes_b64"]), as: UTF8.self)
      let text = DisplayText(filtering: raw, as: field, limit: .max)
      for scalar in text.string.unicodeScalars where scalar != "\n" || field != .body {
        #expect(!isForbidden(scalar), "\(id): \(scalar.escaped(asASCII: true))")
      }
      for part in record["forbidden_b64"] as? [String] ?? [] {
        #expect(!contains(Array(text.string.utf8), SharedMaterial.bytes(part)), "\(id)")
      }
      if record["visible_sentinels"] as? Bool == true {
        for sentinel in record["sentinels"] as? [String] ?? [] {
          #expect(contains(Array(text.string.utf8), Array(sentinel.utf8)), "\(id): \(text)")
        }
      }
      for part in record["must_survive_b64"] as? [String] ?? [] {
        // Emoji survive in the form that all terminals measure alike.
        let whole = String(decoding: SharedMaterial.bytes(part), as: UTF8.self).unicodeScalars
          .filter { $0 != "\u{FE0F}" && !$0.properties.isEmojiModifier }
        #expect(contains(Array(text.string.utf8), Array(String(whole).utf8)), "\(id): \(text)")
      }
    }
  }

  @Test(
    "What terminals agree on has their width, and flags are spelled out",
    .enabled(if: SharedMaterial.has(widths), "\(SharedMaterial.why)"))
  func unicode() throws {
    var judged = 0
    for record in try SharedMaterial.lines(widths) {
      guard ["consensus", "majority"].contains(record["confidence"] as? String),
        let expected = record["expected_width"] as? Int
      else { continue }
      let id = record["id"] as? String ?? ""
      let scalars = (record["cps"] as? [String] ?? []).compactMap {
        UInt32($0.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      }
      let raw = String(String.UnicodeScalarView(scalars))
      let text = DisplayText(filtering: raw, as: .line)
      #expect(!text.string.unicodeScalars.contains(where: isForbidden), "\(id)")
      let columns = Grid.columns(of: text)
      #expect(columns == text.columns, "\(id)")
      // Drawn in another form on purpose: flags, joined emoji, named or removed controls.
      let isReplaced = scalars.enumerated().contains { index, scalar in
        scalar.isRegionalIndicator || BidiControl.tag(of: scalar, in: .line) != nil
          || (scalar == "\u{200D}" && scalars[..<index].contains(where: \.isPicture))
          || ["\u{AD}", "\u{3164}", "\u{FFA0}"].contains(scalar)
      }
      guard !isReplaced, scalars.contains(where: { $0.columns > 0 }) else { continue }
      judged += 1
      if text.columns != expected {
        Issue.record("\(id): \(expected), not \(text.columns): \(text)")
      }
    }
    #expect(judged > 150)
    #expect(DisplayText(filtering: "🇺🇸", as: .line).string == "[US]")
  }

  @Test("A million random scalars: nothing forbidden comes out")
  func random() {
    var generator = SeededGenerator(seed: 42)
    let likely: [UInt32] = [
      0x1B, 0x9B, 0x0A, 0x0D, 0x09, 0x200C, 0x200D, 0x202E, 0x2066, 0xFE0F, 0x1F468, 0x1F3FD,
      0x1F1E6, 0x0301, 0x0627, 0x0915, 0x094D, 0xE0041, 0x3164, 0x20E3, 0x61, 0x6F22,
    ]
    for field in [DisplayField.name, .line, .body] {
      for _ in 0..<3400 {
        var raw = "".unicodeScalars
        for _ in 0..<100 {
          let number = generator.next()
          let value =
            number & 3 == 0
            ? likely[Int(number >> 8) % likely.count]
            : UInt32(truncatingIfNeeded: number >> 16) % (number & 4 == 0 ? 0x110000 : 0x3000)
          if let scalar = Unicode.Scalar(value) { raw.append(scalar) }
        }
        let text = DisplayText(filtering: String(raw), as: field)
        var marks = 0
        var hasBase = false
        for scalar in text.string.unicodeScalars {
          if scalar == "\n", field == .body {
            hasBase = false
            continue
          }
          if isForbidden(scalar) { Issue.record("U+\(String(scalar.value, radix: 16))") }
          marks = ScalarClass(scalar) == .mark ? marks + 1 : 0
          if marks > 8 || (marks > 0 && !hasBase) { Issue.record("marks: \(text)") }
          hasBase = true
        }
        let again = DisplayText(filtering: text.string, as: field)
        #expect(again.string == text.string, "filtering twice changes nothing")
      }
    }
  }

  @Test("Customers' text never reaches the gutter, wherever it is drawn")
  func provenance() {
    var generator = SeededGenerator(seed: 3)
    var styles = StyleTable()
    let note = styles.add("note", Style(attributes: .bold))
    let body = styles.add("body", Style())
    for _ in 0..<300 {
      var grid = Grid(size: Size(width: 30, height: 4), styles: styles)
      let (gutter, text) = grid.bounds.split(left: 3)
      for y in 0..<4 {
        grid.draw("\(y) ┆", at: Point(x: 0, y: y), in: gutter, style: note)
        grid.draw(
          DisplayText(filtering: "│ [INTERNAL] 漢字 e\u{301}\u{302} 👨‍👩‍👧 ok", as: .line),
          at: Point(x: 3 - Int(generator.next() % 12), y: y), in: text, style: body)
      }
      #expect(grid.foreignCells(in: gutter).isEmpty)
      #expect((0..<4).allSatisfy { grid.roles($0).prefix(3).allSatisfy { $0 == "note" } })
      #expect((0..<4).allSatisfy { grid.line($0).hasPrefix("\($0) ┆") })
    }
  }
}

extension Grid {
  /// The cells that a text really takes.
  fileprivate static func columns(of text: DisplayText) -> Int {
    var grid = Grid(size: Size(width: text.columns + 8, height: 1), styles: StyleTable())
    grid.draw(text, at: Point(x: 0, y: 0), style: .plain)
    return grid.foreignCells(in: grid.bounds).count
  }
}
