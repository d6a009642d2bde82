import CLinux
import Canvas

extension Terminal {
  /// The most bytes that are copied; terminals drop longer sequences (xterm's limit is 75,000 of
  /// base 64).
  package static let clipboardLimit = 50_000

  /// What became of a text that was to be copied; no terminal tells whether it obeyed.
  package enum Copied: Hashable, Sendable {
    case sent
    /// tmux keeps it for itself: its option `set-clipboard` is off.
    case onlyInTmux
    case tooLong
    case failed
  }

  /// Puts a text into the clipboard of the terminal, also over SSH: through tmux's own buffer
  /// where tmux runs, for it drops OSC 52 from programs unless told otherwise, else by OSC 52.
  package func copy(_ text: String) -> Copied {
    let bytes = Array(text.utf8)
    guard bytes.count <= Terminal.clipboardLimit else { return .tooLong }
    let command = "\u{1B}]52;c;" + Base64.encode(bytes) + "\u{1B}\\"
    guard options.environment["TMUX"] != nil else { return write(command) ? .sent : .failed }
    let status = withArguments(["tmux", "load-buffer", "-w", "-"]) {
      clinux_run_quietly($0, bytes, bytes.count)
    }
    if status == 0 { return Terminal.tmuxForwards ? .sent : .onlyInTmux }
    // An older tmux: passed through to the terminal, where it lets that through.
    return write(Terminal.passedThrough(command)) ? .sent : .failed
  }

  /// As tmux hands it on to the terminal it runs in, where its option `allow-passthrough` is on.
  static func passedThrough(_ sequence: String) -> String {
    "\u{1B}Ptmux;" + sequence.replacing("\u{1B}", with: "\u{1B}\u{1B}") + "\u{1B}\\"
  }

  /// Whether tmux hands its buffers on to the terminal it runs in.
  static var tmuxForwards: Bool {
    let question = "[ \"$(tmux show-options -sv set-clipboard 2>/dev/null)\" != off ]"
    return withArguments(["sh", "-c", question]) { clinux_run_quietly($0, nil, 0) } == 0
  }

  /// Rings the terminal's bell.
  package func bell() {
    write("\u{07}")
  }
}

/// RFC 4648, section 4.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits: UInt32 = 0
      for byte in group { bits = bits << 8 | UInt32(byte) }
      bits <<= UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        let sextet = Int(bits >> UInt32(18 - 6 * place) & 0x3F)
        text.append(place <= group.count ? alphabet[sextet] : 0x3D)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
