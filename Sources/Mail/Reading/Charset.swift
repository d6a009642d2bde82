import CGMime

/// The charsets that mail uses, under the names it calls them by.
///
/// Follows the Encoding standard (encoding.spec.whatwg.org) as mail programs do: what calls itself
/// Latin-1 is windows-1252, what calls itself GB2312 is GB18030, and so on, for the label is chosen
/// by habit and the bytes are what the larger set says. Only charsets of this table reach iconv:
/// the rest of its collection is large, old, and no mail needs it.
enum Charset {
  /// The text that the bytes mean, with U+FFFD for what means nothing; NULs are dropped.
  ///
  /// Text without a label or with one nobody knows, or that is not what its label says, is UTF-8 if
  /// it can be, else windows-1252, which gives every byte a letter.
  static func decode(_ bytes: [UInt8], label: String?) -> String {
    let text = convert(bytes, to: label.flatMap(iconvName))
    return text.utf8.contains(0)
      ? String(decoding: text.utf8.filter { $0 != 0 }, as: UTF8.self) : text
  }

  private static func convert(_ bytes: [UInt8], to name: String?) -> String {
    switch name {
    case nil, "US-ASCII", "UTF-8":
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      let repaired = String(decoding: bytes, as: UTF8.self)
      // A label of UTF-8 is believed even where a byte is wrong: most of the text is right.
      if name == "UTF-8" || isMostlyRight(repaired) { return repaired }
      return iconv(bytes, "WINDOWS-1252") ?? repaired
    case let name?:
      return iconv(bytes, name) ?? String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Letters beyond ASCII that came out right at least outnumber what had to be replaced: chance
  /// hardly ever makes UTF-8 of another charset.
  private static func isMostlyRight(_ repaired: String) -> Bool {
    var right = 0
    var wrong = 0
    for scalar in repaired.unicodeScalars where !scalar.isASCII {
      if scalar.value == 0xFFFD { wrong += 1 } else { right += 1 }
    }
    return right > 0 && right >= wrong
  }

  private static func iconv(_ bytes: [UInt8], _ name: String) -> String? {
    var length = 0
    let unit = name.hasPrefix("UTF-16") ? 2 : name.hasPrefix("UTF-32") ? 4 : 1
    guard let text = cgmime_utf8(name, bytes, bytes.count, unit, &length) else { return nil }
    defer { cgmime_bytes_free(text) }
    return text.withMemoryRebound(to: UInt8.self, capacity: length) {
      String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
    }
  }

  /// What iconv calls the charset of a label; nil for one that mail has no use for.
  static func iconvName(_ label: String) -> String? {
    let trimmed = label.lowercased().filter { !" \t\"'".contains($0) }
    if let name = aliases[trimmed] { return name }
    // `x-`, `cs` and a missing or surplus hyphen are the usual misspellings.
    let bare = trimmed.hasPrefix("x-") ? String(trimmed.dropFirst(2)) : trimmed
    return aliases[bare] ?? bySkeleton[skeleton(bare)]
  }

  private static func skeleton(_ label: String) -> String {
    label.filter { $0.isLetter || $0.isNumber }
  }

  private static let bySkeleton: [String: String] = Dictionary(
    aliases.map { (skeleton($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })

  private static let aliases: [String: String] = {
    let table: [(iconv: String, labels: String)] = [
      ("UTF-8", "utf-8 utf8 unicode-1-1-utf-8"),
      ("US-ASCII", "us-ascii ascii ansi_x3.4-1968 iso646-us unknown-8bit unknown default 8bit"),
      ("UTF-7", "utf-7 unicode-1-1-utf-7"),
      ("UTF-16", "utf-16 unicode ucs-2 iso-10646-ucs-2"),
      ("UTF-16LE", "utf-16le"),
      ("UTF-16BE", "utf-16be"),
      ("UTF-32", "utf-32"),
      (
        "WINDOWS-1252",
        "windows-1252 cp1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 l1 iso-ir-100 cp819 ansi"
      ),
      ("WINDOWS-1250", "windows-1250 cp1250"),
      ("WINDOWS-1251", "windows-1251 cp1251"),
      ("WINDOWS-1253", "windows-1253 cp1253"),
      ("WINDOWS-1254", "windows-1254 cp1254 iso-8859-9 latin5"),
      ("WINDOWS-1255", "windows-1255 cp1255"),
      ("WINDOWS-1256", "windows-1256 cp1256"),
      ("WINDOWS-1257", "windows-1257 cp1257"),
      ("WINDOWS-1258", "windows-1258 cp1258"),
      ("CP874", "windows-874 cp874 tis-620 iso-8859-11"),
      ("ISO-8859-2", "iso-8859-2 latin2"),
      ("ISO-8859-3", "iso-8859-3 latin3"),
      ("ISO-8859-4", "iso-8859-4 latin4"),
      ("ISO-8859-5", "iso-8859-5 cyrillic"),
      ("ISO-8859-6", "iso-8859-6 iso-8859-6-i iso-8859-6-e arabic"),
      ("ISO-8859-7", "iso-8859-7 greek"),
      ("ISO-8859-8", "iso-8859-8 iso-8859-8-i iso-8859-8-e hebrew logical visual"),
      ("ISO-8859-10", "iso-8859-10 latin6"),
      ("ISO-8859-13", "iso-8859-13"),
      ("ISO-8859-14", "iso-8859-14"),
      ("ISO-8859-15", "iso-8859-15 latin-9 latin9"),
      ("ISO-8859-16", "iso-8859-16"),
      ("KOI8-R", "koi8-r koi8"),
      ("KOI8-U", "koi8-u koi8-ru"),
      ("CP437", "cp437 ibm437 437"),
      ("CP850", "cp850 ibm850 850"),
      ("CP852", "cp852 ibm852 852"),
      ("CP866", "cp866 ibm866 866"),
      ("MACINTOSH", "macintosh mac x-mac-roman"),
      ("MAC-CYRILLIC", "x-mac-cyrillic mac-cyrillic"),
      ("GB18030", "gb18030 gb2312 gbk cp936 gb_2312-80 euc-cn chinese windows-936 hz-gb-2312"),
      ("BIG5-HKSCS", "big5 big5-hkscs cp950 cn-big5 x-x-big5"),
      ("CP932", "shift_jis shift-jis sjis x-sjis windows-31j cp932 ms_kanji ms932"),
      ("EUC-JP", "euc-jp x-euc-jp eucjp"),
      ("ISO-2022-JP", "iso-2022-jp csiso2022jp iso-2022-jp-ms"),
      ("CP949", "euc-kr ks_c_5601-1987 ks_c_5601 korean windows-949 cp949 uhc ks_c_5601-1989"),
      ("ISO-2022-KR", "iso-2022-kr"),
      ("TCVN", "tcvn tcvn5712"),
      ("VISCII", "viscii"),
    ]
    var aliases: [String: String] = [:]
    for row in table {
      for label in row.labels.split(separator: " ") { aliases[String(label)] = row.iconv }
    }
    return aliases
  }()
}
