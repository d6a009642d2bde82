/// A body cut into what is said and what is filled in.
///
///     Hi {{contact.first_name|there}}, about {{order}}:
///     └┬┘└──────────┬───────────────┘└──┬───┘└───┬───┘└ text
///     text   placeholder, fallback    text    gap, no fallback
///
/// What looks like a placeholder and is none (`{{7*7}}`, `{{customer.name | upcase}}`, braces that
/// do not close) stays as it is written.
package struct ReplyTemplate: Hashable, Sendable {
  package enum Piece: Hashable, Sendable {
    case text(String)
    /// `written` is the whole of it, braces included.
    case placeholder(Placeholder, fallback: String?, written: String)
  }

  package var pieces: [Piece]
  /// Names in braces that are no placeholder, for the check of a workspace.
  package var unknownNames: [String]

  /// - Complexity: O(n), whatever braces it holds.
  package init(_ body: String) {
    pieces = []
    unknownNames = []
    let bytes = Array(body.utf8)
    var textStart = 0
    // The innermost pair counts: in `{{{{name}}` the first braces are text.
    var opening: Int?
    var index = 0
    while index + 1 < bytes.count {
      let pair = (bytes[index], bytes[index + 1])
      if pair == (UInt8(ascii: "{"), UInt8(ascii: "{")) {
        opening = index
        index += 1
      } else if pair == (UInt8(ascii: "}"), UInt8(ascii: "}")) {
        index += 2
        if let start = opening, let piece = placeholder(bytes[start..<index]) {
          appendText(bytes[textStart..<start])
          pieces.append(piece)
          textStart = index
        }
        opening = nil
      } else {
        index += 1
      }
    }
    appendText(bytes[textStart...])
  }

  /// The gaps that its author fills.
  package var gapNames: Set<String> {
    pieces.reduce(into: []) { names, piece in
      if case .placeholder(.gap(let name), _, _) = piece { names.insert(name) }
    }
  }

  private mutating func appendText(_ bytes: ArraySlice<UInt8>) {
    if !bytes.isEmpty { pieces.append(.text(String(decoding: bytes, as: UTF8.self))) }
  }

  private mutating func placeholder(_ written: ArraySlice<UInt8>) -> Piece? {
    let inside = written.dropFirst(2).dropLast(2)
    let bar = inside.firstIndex(of: UInt8(ascii: "|"))
    let name = ReplyTemplate.trimmed(inside[..<(bar ?? inside.endIndex)])
    guard let placeholder = Placeholder(name: name) else {
      unknownNames.append(name)
      return nil
    }
    let fallback = bar.map { String(decoding: inside[($0 + 1)...], as: UTF8.self) }
    let text = String(decoding: written, as: UTF8.self)
    return .placeholder(placeholder, fallback: fallback, written: text)
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String(decoding: bytes, as: UTF8.self)[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
