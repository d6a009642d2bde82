import Canvas

/// An address that something can be fetched from: https only, its host told apart from all that is
/// written to look like one (security.md, row 7).
struct WebAddress: Hashable, Sendable {
  /// Whole, as another program gets it.
  let text: String
  /// Where it really leads, in lower case.
  let host: String

  static let longest = 2000

  /// Nil for anything but a plain https address.
  init?(_ text: String) {
    let prefix = "https://"
    guard text.lowercased().hasPrefix(prefix), text.utf8.count <= WebAddress.longest,
      text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && $0 != "\\" })
    else { return nil }
    let authority = text.dropFirst(prefix.count).prefix { !"/?#".contains($0) }
    // What stands before the last @ is a name to log in with, and the oldest of disguises.
    let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let name = place.hasPrefix("[") ? place : place.prefix { $0 != ":" }
    guard !name.isEmpty, name.contains(".") || name.hasPrefix("[") else { return nil }
    self.text = text
    host = name.lowercased()
  }

  /// Why the host deserves a second look; nil if it is plain.
  var doubt: DisplayText? {
    if text.dropFirst(8).prefix(while: { !"/?#".contains($0) }).contains("@") {
      return "What stands before the @ is not where it leads."
    }
    let isForeign = host.unicodeScalars.contains { !$0.isASCII }
    return isForeign || host.contains("xn--")
      ? "The name has letters that can imitate others." : nil
  }

  /// Those in a text, in their order, each once.
  static func all(in text: String, limit: Int) -> [WebAddress] {
    var found: [WebAddress] = []
    var rest = text[...]
    while found.count < limit, let start = rest.firstRange(of: "https://") {
      let candidate = rest[start.lowerBound...].prefix {
        !$0.isWhitespace && !"<>\"“”‘’«»{}|^`".contains($0)
      }
      rest = rest[candidate.endIndex...]
      var word = String(candidate)
      // The sentence goes on: its punctuation is not the address's.
      while let last = word.last, ".,;:!?…)]'".contains(last) {
        // A bracket that was opened inside belongs to it.
        if last == ")", word.filter({ $0 == "(" }).count >= word.filter({ $0 == ")" }).count {
          break
        }
        word.removeLast()
      }
      if let address = WebAddress(word), !found.contains(address) { found.append(address) }
    }
    return found
  }
}
