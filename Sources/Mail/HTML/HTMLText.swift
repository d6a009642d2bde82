import CGMime

/// An HTML mail as plain text: blocks become lines, quotations `> `, links show where they lead.
///
/// Nothing is fetched, nothing is run. libgumbo parses as browsers do; the walk over its tree keeps
/// its own stack, for the depth of the tree is the sender's choice.
struct HTMLText {
  let text: String
  /// The tree would have outgrown its limits: the words are there, their layout is not.
  let isSimplified: Bool

  /// Memory of the tree. A mail of 1 MiB made by an office program takes a quarter.
  private static let mostBytes = 48 << 20
  /// Processor time of the parser; that same mail takes a fifth.
  private static let mostMilliseconds: Int64 = 150

  init(of source: String) {
    var source = source
    let laidOut = source.withUTF8 { bytes -> String? in
      guard let base = bytes.baseAddress,
        let html = cgmime_html_parse(
          base, bytes.count, Self.mostBytes, Self.mostMilliseconds)
      else { return bytes.isEmpty ? "" : nil }
      defer { cgmime_html_free(html) }
      var walk = HTMLWalk()
      walk.run(from: cgmime_html_root(html))
      return walk.layout.finished()
    }
    text = laidOut ?? Self.stripped(source)
    isSimplified = laidOut == nil
  }

  /// The words between tags, for HTML that is an attack or a whole web site.
  private static func stripped(_ source: String) -> String {
    let bytes = Array(source.utf8)
    var result: [UInt8] = []
    var isTag = false
    for (index, byte) in bytes.enumerated() {
      if byte == 0x3C, index + 1 < bytes.count, isTagStart(bytes[index + 1]) {
        isTag = true
      } else if byte == 0x3E, isTag {
        isTag = false
        if let last = result.last, last != 0x20, last != 0x0A { result.append(0x20) }
      } else if !isTag {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A letter, `/`, `!` or `?`: whatever else follows a `<`, it is text.
  private static func isTagStart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == 0x2F || byte == 0x21 || byte == 0x3F
  }

  /// The charset that the text's own `<meta>` names, where the mail's header names none.
  static func declaredCharset(in bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(1024).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
    guard let found = head.lowercased().firstRange(of: "charset=") else { return nil }
    let value = head.lowercased()[found.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
    let label = value.prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
    return label.isEmpty ? nil : String(label)
  }
}
