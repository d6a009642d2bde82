import CGMime

/// Where a link in a mail leads, as it may be shown: the real host is in sight, whatever the text
/// of the link or the address itself pretend (security.md, row 7).
struct WebLink: Hashable {
  /// The address to show: user info left out, the host in the letters that DNS knows.
  let shown: String

  /// Longest address shown; the rest of a longer one is nothing a person reads.
  private static let longest = 2000

  /// Nil for what leads nowhere on the web: anchors, scripts, data, relative addresses.
  init?(_ address: String) {
    let clean = Self.clean(address)
    let lower = clean.lowercased()
    if lower.hasPrefix("mailto:") || lower.hasPrefix("tel:") {
      guard let colon = clean.firstIndex(of: ":") else { return nil }
      let target = clean[clean.index(after: colon)...].prefix { $0 != "?" }
      guard !target.isEmpty else { return nil }
      shown = String(target.prefix(Self.longest))
      return
    }
    let scheme: String
    let rest: Substring
    if lower.hasPrefix("https:") {
      (scheme, rest) = ("https", clean.dropFirst(6))
    } else if lower.hasPrefix("http:") {
      (scheme, rest) = ("http", clean.dropFirst(5))
    } else if lower.hasPrefix("//") {
      (scheme, rest) = ("https", clean[...])
    } else {
      return nil
    }
    // Browsers take any number of slashes, forward or back, before the host.
    let location = rest.drop { $0 == "/" || $0 == "\\" }
    let authority = location.prefix { !"/\\?#".contains($0) }
    let path = location.dropFirst(authority.count)
    let hostAndPort = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
    guard let host = Self.ascii(hostAndPort ?? authority), !host.isEmpty else { return nil }
    shown = String("\(scheme)://\(host)\(path)".prefix(Self.longest))
  }

  /// Whether a link's text already is this address, with or without its scheme and last slash.
  func isNamed(by label: String) -> Bool {
    Self.bare(label) == Self.bare(shown)
  }

  private static func bare(_ address: String) -> Substring {
    let bytes = address.filter { !$0.isWhitespace && $0 != "<" && $0 != ">" }.lowercased()
    var rest = bytes[...]
    for scheme in ["https://", "http://", "mailto:", "tel:"] where rest.hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
    }
    return rest.hasSuffix("/") ? rest.dropLast() : rest
  }

  /// As browsers read an address: tabs and line ends are dropped, ends trimmed; what would break out
  /// of the brackets it is shown in is percent-encoded.
  private static func clean(_ address: String) -> String {
    var clean = ""
    for scalar in address.unicodeScalars {
      switch scalar {
      case "\t", "\n", "\r", "\0": break
      case "<": clean += "%3C"
      case ">": clean += "%3E"
      case " ": clean += clean.isEmpty ? "" : "%20"
      case let other where other.value < 0x20 || (0x7F...0x9F).contains(other.value): break
      default: clean.unicodeScalars.append(scalar)
      }
    }
    while clean.hasSuffix("%20") { clean.removeLast(3) }
    return clean
  }

  /// The host as DNS knows it (`xn--…`), so that no foreign letter stands for a Latin one.
  private static func ascii(_ host: Substring) -> String? {
    if host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return host.lowercased() }
    guard let ascii = cgmime_host_ascii(String(host)) else { return nil }
    defer { cgmime_bytes_free(ascii) }
    return String(cString: ascii)
  }
}
