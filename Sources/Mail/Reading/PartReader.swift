/// Turns parts into text, each once, within one budget for the whole mail.
struct PartReader {
  private let limits: MailLimits
  private var texts: [Int: String] = [:]
  private var budget: Int
  private(set) var notes: [MailNote] = []

  init(limits: MailLimits) {
    self.limits = limits
    budget = limits.textBytes
  }

  /// The text of a part: charset undone, paragraphs joined, HTML laid out.
  mutating func text(
    ofPart index: Int, _ part: ParsedMail.Part, of mail: borrowing ParsedMail
  ) -> String {
    if let text = texts[index] { return text }
    let (bytes, rest) = mail.content(ofPart: index, most: max(budget, 4096))
    budget -= bytes.count
    if rest > 0 { notes.append(.textCut(bytes: rest)) }
    let label = mail.parameter("charset", ofPart: index)
    let text =
      part.mediaType == "text/html"
      ? html(bytes, label: label)
      : plain(
        bytes, label: label, format: mail.parameter("format", ofPart: index),
        deletesSpace: mail.parameter("delsp", ofPart: index))
    texts[index] = Self.trimmed(text)
    return texts[index] ?? ""
  }

  private func plain(
    _ bytes: [UInt8], label: String?, format: String?, deletesSpace: String?
  ) -> String {
    let text = Charset.decode(bytes, label: label)
    if format?.lowercased() == "flowed" {
      return FlowedText.unflowing(text, deletesSpace: deletesSpace?.lowercased() == "yes")
    }
    guard text.utf8.contains(0x0D) else { return text }
    return FlowedText.lines(of: text).joined(separator: "\n")
  }

  private mutating func html(_ bytes: [UInt8], label: String?) -> String {
    let source = Charset.decode(bytes, label: label ?? HTMLText.declaredCharset(in: bytes))
    let laidOut = HTMLText(of: source)
    if laidOut.isSimplified { notes.append(.htmlSimplified) }
    return laidOut.text
  }

  /// Without blank lines at its ends; the first line keeps its indentation.
  private static func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    let start = bytes[..<first].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return String(decoding: bytes[start...last], as: UTF8.self)
  }
}
