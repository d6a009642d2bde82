import Canvas
import Terminal

extension FuzzTarget {
  /// What a terminal sends: however it is cut, nothing waits for ever, pastes hold no controls, and
  /// outside pastes the cuts change nothing.
  package static let keys = FuzzTarget(
    name: "keys",
    seeds: [
      "\u{3}jk\u{1B}[A\u{1B}OP\u{1B}[1;5C\u{1B}[27;5;13~é漢\u{1B}x",
      "\u{5}\u{1B}[200~pasted\ntext\u{1B}[201~j",
      "\u{2}\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}[?1;2c\u{1B}P1$r\u{1B}\\",
      "\u{4}\u{1B}[M !!\u{1B}[<0;1;1M\u{1B}[I\u{1B}[O",
    ],
    words: [
      "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}]", "\u{1B}P", "\u{1B}\\", "\u{7}", "\u{1B}[200~",
      "\u{1B}[201~", "~", ";",
      "u", "M", "[[A", "é", "👍",
    ],
    rounds: 40_000
  ) { bytes throws(Broken) in
    let step = Int(bytes.first ?? 0) % 16 + 1
    let typed = Array(bytes.dropFirst())
    func decode(cutting: Int) throws(Broken) -> [Input] {
      var decoder = KeyDecoder()
      var inputs: [Input] = []
      for (place, byte) in typed.enumerated() {
        decoder.receive(byte, into: &inputs)
        if place % cutting == cutting - 1 { decoder.drained(into: &inputs) }
      }
      decoder.drained(into: &inputs)
      decoder.expired(into: &inputs)
      try hold(decoder.patience == nil, "the decoder waits for ever")
      return inputs
    }
    let whole = try decode(cutting: typed.count + 1)
    let cut = try decode(cutting: step)
    var hasPaste = false
    for case .paste(let text) in whole + cut {
      hasPaste = true
      try hold(
        text.unicodeScalars.allSatisfy {
          $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) || $0 == "\n" || $0 == "\t"
        },
        "a control in a paste: \(text.debugDescription)")
    }
    // A paste ends with the burst that it came in, so there the cuts do count.
    if !hasPaste { try hold(whole == cut, "cut every \(step): \(cut), not \(whole)") }
    for case .key(let key) in whole {
      if case .character(let character) = key.code {
        try hold(
          character.value >= 0x20 && !(0x7F...0x9F).contains(character.value),
          "a control typed as a letter: \(key)")
      }
    }
  }
}
