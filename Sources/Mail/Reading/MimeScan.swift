import Glibc

/// A pass over a mail's bytes before the MIME parser sees them, which takes out whatever would make
/// it recurse, swell or crawl (security.md, row 9).
///
/// It does not try to understand the structure as the parser does, for two readings of one hostile
/// mail differ. It bounds what any reading can find: a nesting needs a Content-Type line that says
/// `multipart` or `message`, so the lines are counted, wherever they stand, and those beyond the
/// limit are renamed. A part needs a line that begins with `--` and a boundary that was declared.
/// Ordinary mail passes untouched and uncopied.
struct MimeScan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: MailLimits

  /// What goes to the parser in place of the original, once anything had to be taken out.
  private var output: [UInt8]?
  /// Bytes before this offset are in `output`, or left out of it.
  private var copied = 0
  private(set) var notes: [MailNote] = []

  private var containers = 0
  private var parts = 0
  private var boundaries: [[UInt8]] = []

  private var isInHeader = true
  private var headerFields = 0
  private var headerBytes = 0
  private var droppedBytes = 0
  /// The header at hand makes what follows a header again: an enclosed mail's.
  private var enclosesMail = false
  private var hasContentType = false
  private var sawDigest = false
  /// Where the Content-Type field being read begins.
  private var contentType: Int?

  /// What the parser may see of the mail: nil if that is all of it.
  static func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: MailLimits
  ) -> (bytes: [UInt8]?, notes: [MailNote]) {
    var scan = MimeScan(bytes: bytes, limits: limits)
    scan.run()
    return (scan.output, scan.notes)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, limits: MailLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  private mutating func run() {
    guard let base = bytes.baseAddress else { return }
    var start = 0
    while start < bytes.count {
      let found = memchr(base + start, 0x0A, bytes.count - start)
      let end = found.map { base.distance(to: $0.assumingMemoryBound(to: UInt8.self)) + 1 }
      let line = start..<(end ?? bytes.count)
      guard read(line) else { return finish(at: start) }
      start = line.upperBound
    }
    finish(at: bytes.count)
  }

  /// Reads one line, its end included; false if nothing from it on may be parsed.
  private mutating func read(_ line: Range<Int>) -> Bool {
    let first = bytes[line.lowerBound]
    if let field = contentType, first != 0x20, first != 0x09 {
      endContentType(field..<line.lowerBound)
    }
    if first == 0x2D, !boundaries.isEmpty, isBoundary(line) {
      parts += 1
      if parts > limits.parts { return false }
      beginHeader()
    } else if isInHeader {
      readHeader(line)
    }
    if first | 0x20 == 0x63, isContentType(line) { contentType = line.lowerBound }
    return true
  }

  private mutating func finish(at end: Int) {
    if let field = contentType { endContentType(field..<end) }
    noteDropped()
    if end < bytes.count {
      notes.append(.partsCut(bytes: bytes.count - end))
      copy(upTo: end)
      copied = bytes.count
    }
    if output != nil { copy(upTo: bytes.count) }
  }

  // MARK: Headers

  private mutating func beginHeader() {
    noteDropped()
    isInHeader = true
    headerFields = 0
    headerBytes = 0
    enclosesMail = false
    hasContentType = false
  }

  private mutating func readHeader(_ line: Range<Int>) {
    let first = bytes[line.lowerBound]
    if first == 0x0A || (first == 0x0D && line.count == 2) {
      let goesOn = enclosesMail || (sawDigest && !hasContentType)
      beginHeader()
      isInHeader = goesOn
      return
    }
    if first != 0x20, first != 0x09 { headerFields += 1 }
    dropNULs(line)
    let room = limits.headerBytes - headerBytes
    headerBytes += line.count
    if headerFields > limits.headerFields || room <= 0 {
      drop(line)
    } else if line.count > room {
      drop(wordEnd(in: line, before: line.lowerBound + room)..<line.upperBound - 1)
    }
  }

  /// The parser ends a field at a NUL and would lose what follows it.
  private mutating func dropNULs(_ line: Range<Int>) {
    guard let base = bytes.baseAddress, memchr(base + line.lowerBound, 0, line.count) != nil
    else { return }
    for index in line where bytes[index] == 0 {
      copy(upTo: index)
      copied = index + 1
    }
  }

  /// Where a line may be cut without leaving half a word: an address, an encoded word.
  private func wordEnd(in line: Range<Int>, before end: Int) -> Int {
    let isGap: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x2C }
    let near = bytes[max(line.lowerBound, end - 1000)..<end]
    return near.lastIndex(where: isGap) ?? end
  }

  private mutating func drop(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    droppedBytes += range.count
    copy(upTo: range.lowerBound)
    copied = max(copied, range.upperBound)
  }

  private mutating func noteDropped() {
    if droppedBytes > 0 { notes.append(.headerCut(bytes: droppedBytes)) }
    droppedBytes = 0
  }

  private mutating func copy(upTo end: Int) {
    if end > copied {
      output = output ?? []
      output?.append(contentsOf: bytes[copied..<end])
      copied = end
    } else if output == nil {
      output = []
    }
  }

  // MARK: Containers

  private func isContentType(_ line: Range<Int>) -> Bool {
    let name = "content-type"
    guard line.count > name.utf8.count,
      zip(name.utf8, bytes[line]).allSatisfy({ $0 == $1 | 0x20 || $0 == $1 })
    else { return false }
    let rest = bytes[line].dropFirst(name.utf8.count).drop { $0 == 0x20 || $0 == 0x09 }
    return rest.first == 0x3A
  }

  /// Judges a whole Content-Type field, continuation lines included.
  private mutating func endContentType(_ field: Range<Int>) {
    contentType = nil
    let value = bytes[field].dropFirst(12).map { byte in
      (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
    let holdsMail = contains(value, "message")
    let holdsParts = contains(value, "multipart")
    hasContentType = hasContentType || isInHeader
    guard holdsMail || holdsParts else { return }
    containers += 1
    guard containers <= limits.containers else { return rename(field) }
    if isInHeader { enclosesMail = enclosesMail || holdsMail }
    if contains(value, "digest") { sawDigest = true }
    if holdsParts { boundaries.append(boundary(of: value, raw: Array(bytes[field].dropFirst(12)))) }
  }

  /// Makes a field of another name of it, so that what it describes is text.
  private mutating func rename(_ field: Range<Int>) {
    // A field that begins before what is copied was dropped already.
    guard field.lowerBound >= copied else { return }
    copy(upTo: field.lowerBound)
    output?.append(0x58)
    copied = field.lowerBound + 1
    if !notes.contains(.nestingCut) { notes.append(.nestingCut) }
  }

  private func contains(_ value: [UInt8], _ word: String) -> Bool {
    let word = Array(word.utf8)
    return value.indices.contains { index in
      value[index] == word[0] && value[index...].starts(with: word)
    }
  }

  /// The boundary a field declares. Where it is not plainly one (parameters in pieces, escapes,
  /// comments, two of them), empty: then every line that begins with `--` counts as one.
  private func boundary(of lower: [UInt8], raw: [UInt8]) -> [UInt8] {
    let text = String(decoding: lower, as: UTF8.self)
    let pieces = text.utf8.split(separator: 0x3B).filter { piece in
      contains(Array(piece), "boundary")
    }
    let isPlain = lower.allSatisfy { $0 < 0x80 && $0 != 0x5C && $0 != 0x28 && $0 != 0x2A }
    guard isPlain, pieces.count == 1, !contains(lower, "=?"),
      let equals = pieces[0].firstIndex(of: 0x3D)
    else { return [] }
    let start = text.utf8.distance(from: text.startIndex, to: equals) + 1
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
    let rest = raw[start...].drop(while: isSpace)
    let value =
      rest.first == 0x22
      ? rest.dropFirst().prefix { $0 != 0x22 } : rest.prefix { $0 != 0x3B && !isSpace($0) }
    return value.contains(where: isSpace) ? [] : Array(value.prefix(70))
  }

  private func isBoundary(_ line: Range<Int>) -> Bool {
    guard line.count > 2, bytes[line.lowerBound + 1] == 0x2D else { return false }
    let rest = bytes[line].dropFirst(2)
    return boundaries.contains { rest.starts(with: $0) }
  }
}
