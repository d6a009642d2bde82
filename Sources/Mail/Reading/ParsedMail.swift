import CGMime

/// What GMime made of a mail's bytes. It exists only while `read` runs, for it points into them.
struct ParsedMail: ~Copyable {
  private let handle: OpaquePointer

  /// Parses the bytes and hands the result to `use`; nil if GMime sees no mail in them.
  static func read<Result>(
    _ bytes: [UInt8], _ use: (borrowing ParsedMail) -> Result
  ) -> Result? {
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, let handle = cgmime_mail_parse(base, bytes.count) else {
        return nil
      }
      let mail = ParsedMail(handle: handle)
      return use(mail)
    }
  }

  private init(handle: OpaquePointer) {
    self.handle = handle
  }

  deinit {
    cgmime_mail_free(handle)
  }

  // MARK: The outermost header

  var headerCount: Int { cgmime_mail_header_count(handle) }

  /// In lower case.
  func headerName(_ index: Int) -> String {
    String(cString: cgmime_mail_header_name(handle, index)).lowercased()
  }

  func header(_ index: Int) -> HeaderField {
    HeaderField(raw: cgmime_mail_header_raw(handle, index))
  }

  /// - Parameter name: in lower case.
  func firstHeader(_ name: String) -> HeaderField? {
    for index in 0..<headerCount where headerName(index) == name { return header(index) }
    return nil
  }

  // MARK: Parts

  /// One part, as its own header describes it.
  struct Part {
    var kind: CGMimePartKind
    /// Index of the part that holds it, always before it; nil for the outermost.
    var parent: Int?
    /// In lower case.
    var mediaType: String
    var isAttachment: Bool
    /// As given: it may be a path, or hostile.
    var filename: String?

    var isText: Bool { mediaType == "text/plain" || mediaType == "text/html" }
  }

  /// All parts, each after the one that holds it, in the order of the mail.
  func parts() -> [Part] {
    (0..<cgmime_mail_part_count(handle)).map { index in
      let part = cgmime_mail_part(handle, index)
      let given = "\(String(cString: part.type))/\(String(cString: part.subtype))".lowercased()
      let type = given == "application/octet-stream" && !namesType(index) ? "text/plain" : given
      let disposition = part.disposition.map { String(cString: $0).lowercased() }
      return Part(
        kind: part.kind, parent: part.parent < 0 ? nil : Int(part.parent),
        mediaType: type,
        isAttachment: disposition == "attachment",
        filename: part.filename.map { String(cString: $0) })
    }
  }

  /// A Content-Type that is no type at all means plain text (RFC 2045, section 5.2).
  private func namesType(_ index: Int) -> Bool {
    guard let field = cgmime_mail_part_header(handle, index, "Content-Type") else { return true }
    return String(cString: field).prefix { $0 != ";" }.contains("/")
  }

  /// A parameter of the part's Content-Type.
  func parameter(_ name: String, ofPart index: Int) -> String? {
    cgmime_mail_part_parameter(handle, index, name).map { String(cString: $0) }
  }

  /// A field of the part's own header.
  func field(_ name: String, ofPart index: Int) -> HeaderField? {
    HeaderField(cgmime_mail_part_header(handle, index, name))
  }

  /// A field of the mail that a message part encloses.
  func enclosedField(_ name: String, ofPart index: Int) -> HeaderField? {
    HeaderField(cgmime_mail_part_message_header(handle, index, name))
  }

  /// The size of a part, its transfer encoding undone.
  func size(ofPart index: Int) -> Int {
    cgmime_mail_part_content(handle, index, nil, 0)
  }

  /// Writes a part's content to a file; nil with `errno` if the file does not take it.
  ///
  /// - Returns: its SHA-256 in lower-case hexadecimal.
  func write(part index: Int, to descriptor: Int32) -> String? {
    var hex = [CChar](repeating: 0, count: 65)
    guard cgmime_mail_part_write(handle, index, descriptor, &hex) >= 0 else { return nil }
    return String(decoding: hex.prefix(64).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The head of a part's content, its transfer encoding undone, and how many bytes follow it.
  func content(ofPart index: Int, most: Int) -> (head: [UInt8], rest: Int) {
    var total = 0
    // The size is not known before it is decoded; most texts fit the first try.
    for capacity in [min(most, 16 << 10), most] {
      let head = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        total = cgmime_mail_part_content(handle, index, buffer.baseAddress, capacity)
        count = min(total, capacity)
      }
      if total <= capacity || capacity == most { return (head, max(0, total - capacity)) }
    }
    return ([], total)
  }
}
