import Testing
import TestSupport

@testable import Inbox

@Suite struct JSONWritingTests {
  @Test func onlyWhatTheJournalSaysIsEscaped() {
    var all = ""
    for scalar in (0...0xA1).compactMap(Unicode.Scalar.init) { all.unicodeScalars.append(scalar) }
    all += "\u{2027}\u{2028}\u{2029}\u{202A}ä€😀\u{FFFF}/"
    let controls = (0..<0x20).map { code in
      switch code {
      case 0x08: "\\b"
      case 0x09: "\\t"
      case 0x0A: "\\n"
      case 0x0C: "\\f"
      case 0x0D: "\\r"
      default: "\\u00" + (code < 16 ? "0" : "") + String(code, radix: 16)
      }
    }
    let plain = String(decoding: UInt8(0x20)..<0x7F, as: UTF8.self)
      .replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let later = (0x7F...0x9F).map { "\\u00" + String($0, radix: 16) }
    let expected =
      "\"" + controls.joined() + plain + later.joined()
      + "\u{A0}\u{A1}\u{2027}\\u2028\\u2029\u{202A}ä€😀\u{FFFF}/\""
    #expect(JSONValue.string(all).json.utf8.elementsEqual(expected.utf8))
  }

  /// The escape may stand anywhere in the eight bytes that are looked at together.
  @Test(arguments: ["\"", "\\", "\n", "\u{7F}", "\u{80}", "\u{2028}", "ä", "\u{2027}"])
  func placesDoNotMatter(mark: String) throws {
    for before in 0..<20 {
      for after in 0..<20 {
        let text =
          String(repeating: "x", count: before) + mark + String(repeating: "y", count: after)
        let written = JSONValue.string(text).json
        #expect(try JSONValue(json: Array(written.utf8)) == .string(text))
        let escape = written.utf8.filter { $0 == UInt8(ascii: "\\") }.count
        #expect(escape == (["ä", "\u{2027}"].contains(mark) ? 0 : mark == "\\" ? 2 : 1))
      }
    }
  }

  @Test func commasStandBetweenAndNowhereElse() {
    var line = JSONWriter(reservingCapacity: 100)
    line.object {
      $0.key("v")
      $0.integer(1)
      $0.key("tags")
      $0.array {
        $0.string("a")
        $0.array { _ in }
        $0.object { _ in }
        $0.null()
      }
      $0.member("x", ["y": true, "n": false, "t": 1])
    }
    line.endLine()
    line.value([])
    line.endLine()
    #expect(
      String(decoding: line.bytes, as: UTF8.self)
        == #"{"v":1,"tags":["a",[],{},null],"x":{"y":true,"n":false,"t":1}}"# + "\n[]\n")
  }

  @Test func whatIsWrittenIsReadBackAndWrittenAlike() throws {
    var values = RandomJSON(seed: 11)
    for _ in 0..<2000 {
      let value = values.value(depth: 4)
      let bytes = Array(value.json.utf8)
      let back = try JSONValue(json: bytes)
      #expect(back == value)
      #expect(back.json.utf8.elementsEqual(bytes))
      #expect(try JSONValue(json: bytes, limits: .payload).kindInWords == value.kindInWords)
    }
  }

  /// Bytes changed at random: an error inside the text, or a value that can be written and read.
  @Test func noBytesTrap() throws {
    var values = RandomJSON(seed: 12)
    for _ in 0..<3000 {
      var bytes = Array(values.value(depth: 4).json.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &values.generator) {
        let index = Int.random(in: bytes.indices, using: &values.generator)
        switch Int.random(in: 0..<3, using: &values.generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &values.generator)
        case 1: bytes[index] = Array(#"\"{}[],:u0-."#.utf8).randomElement() ?? 0
        default: bytes.removeSubrange(index...)
        }
        if bytes.isEmpty { break }
      }
      do {
        let value = try JSONValue(json: bytes)
        #expect(try JSONValue(json: Array(value.json.utf8)) == value)
      } catch {
        #expect((1...(bytes.count + 1)).contains(error.column))
      }
    }
  }
}

/// Values with everything that makes reading and writing hard.
struct RandomJSON {
  var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  mutating func value(depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return .number(number())
    case 3, 4: return .string(text())
    case 5: return .array(parts { $0.value(depth: depth - 1) })
    default:
      var seen: Set<[UInt8]> = []
      let members = parts { JSONMember($0.text(), $0.value(depth: depth - 1)) }
      return .object(members.filter { seen.insert(Array($0.name.utf8)).inserted })
    }
  }

  private mutating func parts<Part>(_ make: (inout RandomJSON) -> Part) -> [Part] {
    let count = Int.random(
      in: 0..<(Int.random(in: 0..<20, using: &generator) == 0 ? 50 : 6), using: &generator)
    return (0..<count).map { _ in make(&self) }
  }

  private mutating func number() -> String {
    let spellings = ["0", "-0", "1e5", "-1.50E-03", "0.1", "1E+400", "12345678901234567890"]
    return Bool.random(using: &generator)
      ? String(Int64.random(in: .min ... .max, using: &generator))
      : spellings.randomElement(using: &generator) ?? "0"
  }

  private mutating func text() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0..<24, using: &generator) {
      let limit: UInt32 =
        [0x30, 0x80, 0xA5, 0x2030, 0x11_0000].randomElement(using: &generator) ?? 1
      if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
