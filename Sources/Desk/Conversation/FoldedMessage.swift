import Canvas
import Inbox

/// An e-mail as it is read: what is fresh shows; quotes and signatures are one line each until a
/// key unfolds them. Nothing is taken away.
enum FoldedMessage {
  /// - Complexity: the length of the text, at most `longest` bytes of it: a mail of a megabyte must not
  ///   hold up the screen.
  static func parts(of whole: String, longest: Int) -> [TimelineBlock.Part] {
    let text = head(of: whole, longest: longest)
    let bytes = Array(text.utf8)
    var parts = parts(text, bytes)
    if text.utf8.count < whole.utf8.count {
      parts.append(
        TimelineBlock.Part(
          text: "[the rest is not shown; y copies all of it]", isQuoted: false, lineCount: 1))
    }
    return parts
  }

  /// What may be shown of it: whole characters.
  private static func head(of whole: String, longest: Int) -> String {
    guard whole.utf8.count > longest else { return whole }
    let end = whole.utf8.index(whole.utf8.startIndex, offsetBy: longest)
    return String(whole.unicodeScalars[..<end])
  }

  private static func parts(_ text: String, _ bytes: [UInt8]) -> [TimelineBlock.Part] {
    TextParts(of: text).segments.compactMap { segment in
      guard segment.range.upperBound <= bytes.count else { return nil }
      let piece = trimmed(bytes[segment.range])
      guard !piece.isEmpty else { return nil }
      let lines = piece.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
      return TimelineBlock.Part(
        text: DisplayText(
          filtering: String(decoding: piece, as: UTF8.self), as: .body,
          limit: TimelineBlock.longest),
        isQuoted: segment.kind != .fresh, isSignature: segment.kind == .signature,
        lineCount: lines)
    }
  }

  /// Without blank lines at both ends; the line in the middle stays indented.
  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var piece = bytes
    while let last = piece.last, [0x20, 0x09, 0x0A, 0x0D].contains(last) { piece.removeLast() }
    while let first = piece.first, first == 0x0A || first == 0x0D { piece.removeFirst() }
    return piece
  }
}
