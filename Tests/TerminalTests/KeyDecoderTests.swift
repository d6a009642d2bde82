import Canvas
import Testing
import TestSupport

@testable import Terminal

@Suite("Keys from bytes") struct KeyDecoderTests {
  /// Feeds all bytes in one burst, then lets time pass.
  private func decode(_ bytes: some Sequence<UInt8>) -> [Input] {
    var decoder = KeyDecoder()
    var inputs: [Input] = []
    for byte in bytes { decoder.receive(byte, into: &inputs) }
    decoder.drained(into: &inputs)
    decoder.expired(into: &inputs)
    return inputs
  }

  private func decode(_ text: String) -> [Input] { decode(Array(text.utf8)) }

  private static let samples: [(String, [Input])] = [
    ("aÄ漢", [.key(.character("a")), .key(.character("Ä")), .key(.character("漢"))]),
    ("\r\t\u{7F}\u{08}", [.enter, .tab, .backspace, .backspace].map { .key(Key($0)) }),
    ("\u{13}\u{00}\u{1F}", [.control("s"), .control(" "), .control("_")].map { .key($0) }),
    ("\u{1B}", [.key(Key(.escape))]),
    ("\u{1B}]11;rgb:fbfb/fafa/f6f6\u{1B}\\j", [.background(isLight: true), .key(.character("j"))]),
    ("\u{1B}]11;rgba:14/18/1f/ff\u{07}", [.background(isLight: false)]),
    ("\u{1B}]11;rgb:ffff/ffff/\u{07}\u{1B}]10;rgb:f/f/f\u{07}\u{1B}P11;rgb:f/f/f\u{1B}\\", []),
    ("\u{1B}]11;rgb:+f/f/f\u{07}\u{1B}]11;rgb:fffff/f/f\u{07}", []),
    ("\u{1B}\u{1B}", [.key(Key(.escape)), .key(Key(.escape))]),
    ("\u{1B}x\u{1B}é", [.key(Key(.character("x"), .alt)), .key(Key(.character("é"), .alt))]),
    ("\u{1B}[A\u{1B}OB", [.key(Key(.up)), .key(Key(.down))]),
    ("\u{1B}[1;5C\u{1B}O5D", [.key(Key(.right, .control)), .key(Key(.left, .control))]),
    ("\u{1B}[H\u{1B}[4~\u{1B}[7~", [.home, .end, .home].map { .key(Key($0)) }),
    ("\u{1B}[3;2~", [.key(Key(.delete, .shift))]),
    (
      "\u{1B}OP\u{1B}[15~\u{1B}[24;3~",
      [
        .key(Key(.function(1))), .key(Key(.function(5))), .key(Key(.function(12), .alt)),
      ]
    ),
    ("\u{1B}[[C", [.key(Key(.function(3)))]),
    ("\u{1B}[Z", [.key(Key(.tab, .shift))]),
    (
      "\u{1B}[13;5u\u{1B}[27;5;13~",
      [
        .key(Key(.enter, .control)), .key(Key(.enter, .control)),
      ]
    ),
    (
      "\u{1B}[97;2u\u{1B}[115;5u\u{1B}[27u",
      [
        .key(.character("A")), .key(.control("s")), .key(Key(.escape)),
      ]
    ),
    ("\u{1B}[I\u{1B}[O", [.focus(true), .focus(false)]),
    ("\u{1B}[200~a\r\nb\u{1B}[2Jc\tü\u{1B}[201~", [.paste("a\nb[2Jc\tü")]),
    ("\u{1B}[200~\u{1B}[201~q", [.paste(""), .key(.character("q"))]),
  ]

  @Test("Each sequence is its key", arguments: samples.indices)
  func keys(index: Int) {
    let (text, expected) = Self.samples[index]
    #expect(decode(text) == expected)
  }

  @Test("What is not known is swallowed whole")
  func unknown() {
    let replies = [
      "\u{1B}[?2004;2$y", "\u{1B}[?62;c", "\u{1B}[>41;354;0c", "\u{1B}[24;80R", "\u{1B}[<2;10;5M",
      "\u{1B}[<35;10;5M", "\u{1B}[<0;10M",
      "\u{1B}[<0;10;5m", "\u{1B}[M !!", "\u{1B}]10;rgb:ffff/0000/0000\u{07}",
      "\u{1B}]52;c;aGVsbG8=\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\",
      "\u{1B}^pm\u{1B}\\", "\u{1B}Xsos\u{1B}\\", "\u{1B}[1;9999999999999999999999z",
      "\u{1B}[?97u", "\u{1B}[>1H", "\u{1B}[5 ~", "\u{1B}[57441;1u", "\u{1B}Oz",
      "\u{1B}[200;200;200;1;1;1;1;1;1;1;1;1;1x",
      "\u{9B}?1;2c", "\u{9D}0;title\u{07}", "\u{90}q\u{1B}\\",
    ]
    for reply in replies { #expect(decode(reply) == [], "\(reply.debugDescription)") }
    #expect(decode([0x9B, 0x33, 0x31, 0x6D]) == [])
    #expect(decode([0x9D] + Array("8;;http://x".utf8) + [0x07]) == [])
    #expect(decode([0xC0, 0xAF, 0xED, 0xA0, 0x80, 0xF5, 0xFF, 0x80]) == [])
  }

  @Test("An invalid byte costs only itself")
  func invalid() {
    #expect(decode([0xE2, 0x82, 0x61]) == [.key(.character("a"))])
    #expect(decode([0x1B, 0x5B, 0x31, 0xC3, 0xA4]) == [.key(.character("ä"))])
  }

  @Test("However the bytes are split, the inputs are the same")
  func splits() {
    let all = Self.samples.dropFirst(4).map(\.0).joined(separator: "k")
    let bytes = Array(all.utf8)
    let whole = decode(bytes)
    for cut in 1..<bytes.count {
      var decoder = KeyDecoder()
      var inputs: [Input] = []
      for byte in bytes[..<cut] { decoder.receive(byte, into: &inputs) }
      decoder.drained(into: &inputs)
      for byte in bytes[cut...] { decoder.receive(byte, into: &inputs) }
      decoder.drained(into: &inputs)
      decoder.expired(into: &inputs)
      #expect(inputs == whole, "cut at \(cut)")
    }
  }

  @Test("A reply cut off for good is dropped, not typed")
  func timeout() {
    for start in ["\u{1B}]11;rgb:12", "\u{1B}[?20", "\u{1B}P1$", "\u{1B}O1", "\u{1B}[M!", "ü"] {
      var decoder = KeyDecoder()
      var inputs: [Input] = []
      for byte in start.utf8.dropLast(start == "ü" ? 1 : 0) {
        decoder.receive(byte, into: &inputs)
      }
      #expect(decoder.patience == .sequence, "\(start.debugDescription)")
      decoder.expired(into: &inputs)
      #expect(inputs.isEmpty && decoder.patience == nil)
    }
  }

  @Test("A pasted end mark does not end the paste")
  func pasteEscape() {
    let evil = "\u{1B}[200~safe\u{1B}[201~:q\rrm\u{1B}[201~"
    #expect(decode(evil) == [.paste("safe:q\nrm")])
    #expect(decode("\u{1B}[200~a\u{1B}[201~\u{1B}[200~b\u{1B}[201~") == [.paste("a"), .paste("b")])
  }

  @Test("Random bytes neither trap nor leave the decoder waiting for ever")
  func random() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      var decoder = KeyDecoder()
      var inputs: [Input] = []
      for _ in 0..<60 {
        let raw = UInt8(truncatingIfNeeded: generator.next())
        let likely = Array("\u{1B}[O]P;0129~uM\r".utf8)
        decoder.receive(
          raw & 1 == 0 ? likely[Int(raw >> 1) % likely.count] : raw, into: &inputs)
        if raw % 13 == 0 { decoder.drained(into: &inputs) }
        if raw % 17 == 0 { decoder.expired(into: &inputs) }
      }
      decoder.drained(into: &inputs)
      decoder.expired(into: &inputs)
      #expect(decoder.patience == nil)
      for case .paste(let text) in inputs {
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
      }
    }
  }

  @Test("Nothing inside an unknown sequence is let through as a letter")
  func leaks() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<5000 {
      var bytes: [UInt8] = [0x1B, 0x5B]
      for _ in 0..<generator.next() % 20 {
        bytes.append(UInt8(0x20 + generator.next() % 0x20))
      }
      bytes.append(UInt8(0x40 + generator.next() % 0x3F))
      guard !bytes.elementsEqual(Array("\u{1B}[200~".utf8)) else { continue }
      for case .key(let key) in decode(bytes) {
        if case .character = key.code { #expect([0x75, 0x7E].contains(bytes.last)) }
      }
    }
  }
}
