/// The web addresses of a text as the networks find them that count each as equally long.
///
/// Source: twitter-text 3 (`extractUrlsWithIndices`, its validUrl expressions): an address begins
/// behind anything but a letter, a digit, `@`, `$` or `#`; its domain ends in a known top-level
/// domain; without `https://` it may not stand behind `-`, `_`, `.` or `/` and is of ASCII alone.
/// What ends a sentence is no part of it.
struct CountedAddresses {
  /// What is counted between the addresses, in order; each `nil` is an address.
  private(set) var pieces: [Substring?] = []

  /// - Parameter bare: Whether `example.com` is one, too.
  /// - Complexity: O(length of the text).
  init(_ text: Substring, bare: Bool) {
    let scalars = text.unicodeScalars
    var plain = scalars.startIndex
    var index = scalars.startIndex
    var previous: Unicode.Scalar?
    while index < scalars.endIndex {
      if let end = CountedAddresses.end(of: index, in: scalars, after: previous, bare: bare) {
        if plain < index { pieces.append(text[plain..<index]) }
        pieces.append(nil)
        plain = end
        index = end
        previous = "/"
      } else {
        previous = scalars[index]
        index = scalars.index(after: index)
        // Within a word nothing can begin: the rest of it need not be tried.
        while index < scalars.endIndex, previous?.isWordPart ?? false, scalars[index].isWordPart {
          previous = scalars[index]
          index = scalars.index(after: index)
        }
      }
    }
    if plain < scalars.endIndex { pieces.append(text[plain...]) }
  }

  private typealias Scalars = Substring.UnicodeScalarView

  private static func end(
    of start: Scalars.Index, in scalars: Scalars, after previous: Unicode.Scalar?, bare: Bool
  ) -> Scalars.Index? {
    if let previous, previous.isWordPart || "@＠$#＃".unicodeScalars.contains(previous) { return nil }
    guard scalars[start].isLabelPart else { return nil }
    let afterProtocol = behindProtocol(scalars, start)
    if afterProtocol == nil {
      guard bare, previous.map({ !"-_./".unicodeScalars.contains($0) }) ?? true else { return nil }
    }
    guard
      let domain = domainEnd(scalars, afterProtocol ?? start, isBare: afterProtocol == nil)
    else { return nil }
    return tailEnd(scalars, domain)
  }

  private static func behindProtocol(_ scalars: Scalars, _ start: Scalars.Index) -> Scalars.Index? {
    for name in ["https://", "http://"] {
      var index = start
      var matches = true
      for expected in name.unicodeScalars {
        guard index < scalars.endIndex, scalars[index].properties.lowercaseMapping == "\(expected)"
        else {
          matches = false
          break
        }
        index = scalars.index(after: index)
      }
      if matches { return index }
    }
    return nil
  }

  /// Behind the last label that is a top-level domain; nil if there is none.
  private static func domainEnd(
    _ scalars: Scalars, _ start: Scalars.Index, isBare: Bool
  ) -> Scalars.Index? {
    var index = start
    var labels = 0
    var end: Scalars.Index?
    while true {
      let label = index
      while index < scalars.endIndex, scalars[index].isLabelPart, scalars[index].isASCII || !isBare
      {
        formNext(scalars, &index)
      }
      let text = Substring(scalars[label..<index])
      let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
      // DNS: a label has at most 63 letters.
      guard label < index, text.unicodeScalars.count <= 63, !text.hasPrefix("-"),
        !text.hasSuffix("-")
      else { break }
      labels += 1
      let isFollowedWell =
        index == scalars.endIndex || !"@+".unicodeScalars.contains(scalars[index])
      if labels > 1, isFollowedWell, !isASCII || TopLevelDomains.contains(text) { end = index }
      guard index < scalars.endIndex, scalars[index] == "." else { break }
      formNext(scalars, &index)
    }
    return end
  }

  /// Port, path and query, without what ends a sentence.
  private static func tailEnd(_ scalars: Scalars, _ domain: Scalars.Index) -> Scalars.Index {
    var end = domain
    var index = domain
    if index < scalars.endIndex, scalars[index] == ":" {
      var digits = scalars.index(after: index)
      while digits < scalars.endIndex, ("0"..."9").contains(scalars[digits]) {
        formNext(scalars, &digits)
        end = digits
      }
      index = end
    }
    guard index < scalars.endIndex, scalars[index] == "/" || scalars[index] == "?" else {
      return end
    }
    var open = 0
    while index < scalars.endIndex, scalars[index].isPathPart {
      if scalars[index] == "(" { open += 1 }
      // The sentence's own bracket closes it, not the address's.
      if scalars[index] == ")" { open -= 1 }
      guard open >= 0 else { break }
      let endsHere = scalars[index].endsPath
      formNext(scalars, &index)
      if endsHere { end = index }
    }
    return end
  }

  private static func formNext(_ scalars: Scalars, _ index: inout Scalars.Index) {
    scalars.formIndex(after: &index)
  }
}

extension Unicode.Scalar {
  fileprivate var isWordPart: Bool {
    isASCII && (properties.isAlphabetic || ("0"..."9").contains(self))
  }

  /// Letters and digits of any script, hyphen and underscore.
  fileprivate var isLabelPart: Bool {
    if isASCII { return isWordPart || self == "-" || self == "_" }
    return properties.isAlphabetic || properties.generalCategory == .otherSymbol
  }

  /// ASCII, Cyrillic and Latin with accents; an ideograph ends the address.
  fileprivate var isPathPart: Bool {
    if isASCII { return isWordPart || "!*'();:=+,.$/%#[]-_~@|&?".unicodeScalars.contains(self) }
    return self == "–" || (0xC0...0x24F).contains(value) || (0x400...0x4FF).contains(value)
  }

  fileprivate var endsPath: Bool {
    isWordPart || "=_#/+-)&".unicodeScalars.contains(self) || !isASCII
  }
}
