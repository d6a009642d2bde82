/// Finds what a text quotes: `>` lines with the line that introduces them, and the blocks that
/// Outlook and its like put under an answer, which run to the end.
struct QuotationFinder {
  let lines: [TextLine]

  func kinds() -> [TextParts.Kind] {
    var kinds = [TextParts.Kind](repeating: .fresh, count: lines.count)
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.isQuoted {
        kinds[index] = .quoted
        index += 1
      } else if let end = attribution(at: index) {
        let next = firstNonBlank(from: end)
        if let next, lines[next].isQuoted {
          for quoted in index..<next { kinds[quoted] = .quoted }
          index = next
        } else if next != nil, isDated(index..<end) {
          return mark(&kinds, from: index)
        } else {
          index = end
        }
      } else if isOriginalMark(line.words) || isHeaderBlock(at: index) {
        return mark(&kinds, from: startOfRule(before: index))
      } else {
        index += 1
      }
    }
    joinGaps(&kinds)
    return kinds
  }

  private func mark(_ kinds: inout [TextParts.Kind], from start: Int) -> [TextParts.Kind] {
    for index in start..<lines.count { kinds[index] = .quoted }
    joinGaps(&kinds)
    return kinds
  }

  /// Blank lines between two quoted ones belong to the quotation.
  private func joinGaps(_ kinds: inout [TextParts.Kind]) {
    var lastQuoted: Int?
    for index in lines.indices {
      if kinds[index] == .quoted {
        if let last = lastQuoted, last + 1 < index {
          for gap in last + 1..<index { kinds[gap] = .quoted }
        }
        lastQuoted = index
      } else if !lines[index].isBlank {
        lastQuoted = nil
      }
    }
  }

  private func firstNonBlank(from start: Int) -> Int? {
    lines[min(start, lines.count)...].firstIndex { !$0.isBlank }
  }

  /// The end of an introducing line that begins here (`On …, Ann wrote:`), which mail programs wrap
  /// over as many as four lines.
  private func attribution(at start: Int) -> Int? {
    let first = lines[start].words
    guard !first.isEmpty else { return nil }
    let opening = first.drop { $0 == "-" || $0 == " " || $0 == "*" }.lowercased()
    let opens = QuotationWords.openings.contains { opening.hasPrefix($0) }
    for end in start..<min(start + 4, lines.count) {
      let line = lines[end]
      if line.isQuoted || (end > start && line.isBlank) { return nil }
      let words = line.words.lowercased()
      if QuotationWords.closings.contains(where: { words.hasSuffix($0) }) {
        if opens || isDated(start..<end + 1) { return end + 1 }
        return nil
      }
      if opens, words.hasSuffix(":"), QuotationWords.verbs.contains(where: { words.contains($0) }) {
        return isDated(start..<end + 1) ? end + 1 : nil
      }
      if !opens { return namesAuthor(first) && quotesNext(after: end) ? end + 1 : nil }
    }
    return nil
  }

  /// `2012/4/3 Ann <ann@example.org>` or `Thu, 26 Jun 2014 14:00 от Ann <ann@example.org>:`, which
  /// only the quotation under them shows to be what they are.
  private func namesAuthor(_ line: String) -> Bool {
    let end = line.last == ":" ? line.dropLast() : line[...]
    let isDated = line.contains { $0.isASCII && $0.isNumber }
    return end.last == ">" && line.contains("@") && isDated && !line.hasPrefix("<")
  }

  private func quotesNext(after index: Int) -> Bool {
    firstNonBlank(from: index + 1).map { lines[$0].isQuoted } ?? false
  }

  /// Whether the lines bear a date or an address, without which `On … wrote:` is just a sentence.
  private func isDated(_ range: Range<Int>) -> Bool {
    lines[range].contains { line in
      line.words.contains("@") || line.words.contains { $0.isASCII && $0.isNumber }
    }
  }

  private func isOriginalMark(_ words: String) -> Bool {
    guard words.hasPrefix("--"), words.hasSuffix("-") else { return false }
    let inner = words.drop { $0 == "-" || $0 == " " }.lowercased()
    return QuotationWords.originals.contains { inner.hasPrefix($0) }
  }

  /// `From:` with two more fields of a mail header among the five lines under it.
  private func isHeaderBlock(at start: Int) -> Bool {
    guard field(lines[start].words, in: QuotationWords.fromFields) else { return false }
    let following = lines[(start + 1)...].prefix(6)
    return following.count { field($0.words, in: QuotationWords.otherFields) } >= 2
  }

  private func field(_ words: String, in names: Set<String>) -> Bool {
    let bare = words.drop { $0 == "*" || $0 == "_" }
    guard let colon = bare.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return false }
    let name = bare[..<colon].filter { $0 != "*" && $0 != "_" && $0 != "\u{A0}" }
    guard name.utf8.count <= 40 else { return false }
    return names.contains(trimmed(name.lowercased()))
  }

  private func trimmed(_ name: String) -> String {
    var name = name[...]
    while name.last == " " { name.removeLast() }
    return String(name)
  }

  /// A rule of underscores or dashes drawn above the block belongs to it.
  private func startOfRule(before index: Int) -> Int {
    var start = index
    while start > 0, lines[start - 1].isBlank { start -= 1 }
    guard start > 0 else { return index }
    let rule = lines[start - 1].words
    let isRule = rule.count >= 5 && (rule.allSatisfy { $0 == "_" } || rule.allSatisfy { $0 == "-" })
    return isRule ? start - 1 : index
  }
}

/// The words mail programs put above a quotation, in the languages they are used in. Lower case.
enum QuotationWords {
  static let openings = [
    "on ", "am ", "le ", "el ", "em ", "il ", "op ", "den ", "w dniu ", "dnia ", "på ", "ve ",
    "vào ", "på", "pada ", "la ", "dne ", "em\u{A0}", "le\u{A0}", "în data", "a ", "am\u{A0}",
  ]

  static let closings = [
    "wrote:", "writes:", "schrieb:", "a écrit :", "a écrit\u{A0}:", "a écrit:", "escribió:",
    "escreveu:", "ha scritto:", "scrisse:", "schreef:", "skrev:", "kirjoitti:", "napisał:",
    "napisał(a):", "napisała:", "pisze:", "написал:", "написал(а):", "написала:", "пишет:",
    "написав:", "написала:", "yazdı:", "írta:", "napsal:", "napsal(a):", "a scris:", "đã viết:",
    "menulis:", "wrote：", "写道：", "写道:", "寫道：", "寫道:", "のメール:", "のメッセージ:", "さんは書きました:",
    "님이 작성:", "작성:", "כתב:", "כתב/ה:", "‏כתב:", "كتب:", "έγραψε:", "ने लिखा:",
  ]

  /// Verbs behind which the author is named: `Am 3. April schrieb Ann:`.
  static let verbs = [" schrieb ", " schreef ", " skrev ", " kirjoitti ", " írta ", " napsal "]

  static let originals = [
    "original message", "original-nachricht", "ursprüngliche nachricht", "originalnachricht",
    "message d'origine", "message original", "mensaje original", "mensagem original",
    "messaggio originale", "oorspronkelijk bericht", "originalmeddelande", "opprinnelig melding",
    "oprindelig meddelelse", "alkuperäinen viesti", "wiadomość oryginalna", "oryginalna wiadomość",
    "исходное сообщение", "пересланное сообщение", "orijinal mesaj", "původní zpráva",
    "eredeti üzenet", "原始邮件", "原始郵件", "元のメッセージ", "원본 메시지", "message transféré",
    "reply message", "الرسالة الأصلية",
  ]

  static let fromFields: Set<String> = [
    "from", "von", "de", "da", "van", "från", "fra", "lähettäjä", "od", "от", "від", "kimden",
    "gönderen", "feladó", "发件人", "寄件者", "差出人", "보낸 사람", "من", "מאת", "από",
  ]

  static let otherFields: Set<String> = [
    "sent", "date", "to", "cc", "subject", "gesendet", "datum", "an", "betreff", "envoyé", "à",
    "objet", "date d'envoi", "enviado", "enviado el", "para", "asunto", "fecha", "enviada em",
    "assunto", "data", "inviato", "a", "oggetto", "verzonden", "aan", "onderwerp", "skickat",
    "till", "ämne", "sendt", "til", "emne", "lähetetty", "vastaanottaja", "aihe", "wysłano", "do",
    "temat", "отправлено", "дата", "кому", "тема", "надіслано", "gönderildi", "gönderme tarihi",
    "kime", "konu", "tarih", "elküldve", "címzett", "tárgy", "odesláno", "komu", "předmět", "发送时间",
    "收件人", "主题", "傳送時間", "收件者", "主旨", "送信日時", "宛先", "件名", "보낸 날짜", "받는 사람", "제목",
    "reply-to", "importance", "kopie", "copie",
  ]
}
