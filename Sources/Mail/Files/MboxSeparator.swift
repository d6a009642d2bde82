import Inbox

/// A `From ` line of an mbox: `From ann@example.org Sat Nov 21 10:00:00 2026`.
struct MboxSeparator {
  /// When the mail was delivered; the line's clock is UTC unless it names an offset (RFC 4155).
  let date: Instant?

  /// Nil if the line is none. The first line of a file needs no date: what else could it be.
  init?(_ line: some Collection<UInt8>, isFirst: Bool = false) {
    guard line.starts(with: "From ".utf8), line.count < 1000 else { return nil }
    let words = String(decoding: line, as: UTF8.self)
      .split { $0 == " " || $0 == "\t" || $0.isNewline }
    date = Self.date(of: words.dropFirst())
    guard date != nil || isFirst else { return nil }
  }

  /// Takes one `>` from a line of `>`s and `From ` (mboxrd).
  static func unquoted(_ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard line.first == 0x3E, line.drop(while: { $0 == 0x3E }).starts(with: "From ".utf8) else {
      return line
    }
    return UnsafeRawBufferPointer(rebasing: line.dropFirst())
  }

  /// Finds month, day, clock and year among the words, in that order, as `asctime` writes them; a
  /// zone may stand before or after the year.
  private static func date(of words: ArraySlice<Substring>) -> Instant? {
    let words = Array(words.suffix(8))
    for (index, word) in words.enumerated() {
      guard let month = months.firstIndex(of: word.lowercased()), words.count >= index + 4,
        let day = Int(words[index + 1]), let clock = seconds(words[index + 2])
      else { continue }
      let rest = words[(index + 3)...]
      guard let year = rest.compactMap({ Int($0) }).first(where: { (1970...9999).contains($0) }),
        let date = CivilDate(year: year, month: month + 1, day: day)
      else { continue }
      let offset = rest.lazy.compactMap(zone).first ?? 0
      return Instant(
        milliseconds: (Int64(date.dayNumber) * 86_400 + Int64(clock) - Int64(offset)) * 1000)
    }
    return nil
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func seconds(_ clock: Substring) -> Int? {
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1],
      (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    let second = parts.count == 3 ? parts[2] : 0
    guard let second, (0...60).contains(second) else { return nil }
    return hour * 3600 + minute * 60 + min(second, 59)
  }

  /// Seconds east of UTC of `+0100`.
  private static func zone(_ word: Substring) -> Int? {
    guard word.utf8.count == 5, let sign = word.first, sign == "+" || sign == "-",
      let digits = Int(word.dropFirst()), digits >= 0, digits % 100 < 60
    else { return nil }
    let offset = digits / 100 * 3600 + digits % 100 * 60
    return sign == "-" ? -offset : offset
  }
}
