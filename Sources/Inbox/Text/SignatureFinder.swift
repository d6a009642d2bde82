/// Finds signatures in the fresh part of a text: after `-- `, a phone's "Sent from my …", the footer
/// of a mailing list, a closing with the writer's name.
struct SignatureFinder {
  let lines: [TextLine]
  let sender: String?

  /// A signature is short; a longer block after dashes is text.
  private static let longest = 15

  func mark(_ kinds: inout [TextParts.Kind]) {
    var end = lines.count
    while end > 0 {
      // Each run of fresh lines may end in a signature: quotations stand above or below it.
      guard let last = kinds[..<end].lastIndex(where: { $0 == .fresh }) else { return }
      var start = last
      while start > 0, kinds[start - 1] == .fresh { start -= 1 }
      if let signature = signature(in: start..<last + 1, atEnd: last + 1 == lines.count) {
        for index in signature..<last + 1 { kinds[index] = .signature }
      }
      end = start
    }
  }

  /// The first line of the signature that ends the run.
  private func signature(in run: Range<Int>, atEnd: Bool) -> Int? {
    guard let last = run.last(where: { !lines[$0].isBlank }) else { return nil }
    var found: Int?
    if let mark = run.last(where: { lines[$0].isSignatureMark || isFooterRule(lines[$0].words) }),
      last - mark <= Self.longest, last > mark || lines[mark].isSignatureMark
    {
      found = mark
    }
    let rest = run.lowerBound..<(found ?? run.upperBound)
    if let device = deviceLine(in: rest) {
      found = device
    } else if found == nil, let closing = closing(in: rest) {
      found = closing
    }
    // Whoever writes nothing but a signature wants it read.
    let above = run.lowerBound..<(found ?? run.lowerBound)
    return above.contains { !lines[$0].isBlank } || run.lowerBound > 0 ? found : nil
  }

  /// Mailing lists part their footer with a row of underscores.
  private func isFooterRule(_ words: String) -> Bool {
    words.utf8.count >= 20 && words.utf8.allSatisfy { $0 == 0x5F }
  }

  /// "Sent from my iPhone" as the last words: three words at most follow, or it is a sentence.
  private func deviceLine(in run: Range<Int>) -> Int? {
    guard let last = run.last(where: { !lines[$0].isBlank }) else { return nil }
    let words = lines[last].words.lowercased()
    guard let phrase = SignatureWords.devices.first(where: { words.hasPrefix($0) }) else {
      return SignatureWords.deviceEndings.contains { words.hasSuffix($0) }
        && words.split(separator: " ").count <= 5 ? last : nil
    }
    let rest = words.dropFirst(phrase.count).split(separator: " ")
    let isSentence = words.contains(", ") || words.hasSuffix(".") || words.hasSuffix("!")
    return rest.count <= 5 && !isSentence ? last : nil
  }

  /// The last paragraph if it opens with a closing phrase or with the sender's name.
  private func closing(in run: Range<Int>) -> Int? {
    guard let last = run.last(where: { !lines[$0].isBlank }) else { return nil }
    var start = last
    while start > run.lowerBound, !lines[start - 1].isBlank { start -= 1 }
    guard last - start < 7, start > run.lowerBound else { return nil }
    let paragraph = lines[start...last]
    guard paragraph.allSatisfy({ !$0.words.isEmpty && $0.words.count <= 60 }) else { return nil }
    let first = lines[start].words.lowercased()
    let phrase = first.last.map { ",.!".contains($0) } == true ? String(first.dropLast()) : first
    if SignatureWords.closings.contains(phrase), last > start, last - start <= 5 { return start }
    if last - start <= 1, let above = closingParagraph(before: start, in: run) { return above }
    guard let sender, !sender.isEmpty else { return nil }
    let name = sender.lowercased()
    if first == name { return start }
    let bearsAddress = name.contains("@") && paragraph.contains { $0.words.lowercased() == name }
    return bearsAddress ? start : nil
  }

  /// A closing phrase that is a paragraph of its own, with the name as the next one.
  private func closingParagraph(before start: Int, in run: Range<Int>) -> Int? {
    guard let above = run.prefix(while: { $0 < start }).last(where: { !lines[$0].isBlank }),
      above > run.lowerBound, lines[above - 1].isBlank
    else { return nil }
    let words = lines[above].words.lowercased()
    let phrase = words.last.map { ",.!".contains($0) } == true ? String(words.dropLast()) : words
    return SignatureWords.closings.contains(phrase) ? above : nil
  }
}

/// What programs and people put at the end of a mail, in lower case.
enum SignatureWords {
  static let devices = [
    "sent from my ", "sent from mail for", "sent from outlook", "sent from yahoo mail",
    "sent from proton mail", "sent via ", "get outlook for", "von meinem ", "gesendet mit der ",
    "gesendet von meinem ", "gesendet von mail", "envoyé de mon ", "envoyé depuis mon ",
    "envoyé à partir de", "enviado desde mi ", "enviado de meu ", "enviado do meu ",
    "inviato da ", "inviato dal mio ", "verzonden vanaf mijn ", "verstuurd vanaf mijn ",
    "verstuurd vanaf ", "wysłane z ", "отправлено с ", "отправлено из ", "надіслано з ",
    "skickat från min ", "sendt fra min ", "lähetetty ", "发自我的", "發自我的", "自我的", "نم الإرسال من",
    "odesláno z ",
  ]

  static let deviceEndings = ["gesendet", "から送信", "에서 보냄", "'den gönderildi", "dan gönderildi"]

  static let closings: Set<String> = [
    "thanks", "thank you", "many thanks", "thanks in advance", "cheers", "best", "best regards",
    "best wishes", "kind regards", "warm regards", "regards", "sincerely", "yours sincerely",
    "yours faithfully", "mit freundlichen grüßen", "mit freundlichem gruß", "freundliche grüße",
    "viele grüße", "beste grüße", "liebe grüße", "gruß", "grüße", "mfg", "lg", "cordialement",
    "bien cordialement", "bien à vous", "salutations", "merci", "saludos", "un saludo",
    "saludos cordiales", "atentamente", "gracias", "atenciosamente", "cumprimentos", "obrigado",
    "obrigada", "cordiali saluti", "distinti saluti", "saluti", "grazie", "met vriendelijke groet",
    "groeten", "pozdrawiam", "z poważaniem", "с уважением", "saygılarımla", "med vänlig hälsning",
    "venlig hilsen", "よろしくお願いいたします", "よろしくお願いします",
  ]
}
