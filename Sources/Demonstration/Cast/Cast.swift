import Inbox

/// The people of the demonstration, made as they are needed and met again later.
struct Cast: Sendable {
  private var people: [String: [Person]] = [:]
  private var next = 1000
  private let library: Library

  init(library: Library) {
    self.library = library
  }

  /// Somebody new who speaks the language.
  mutating func newcomer(
    speaking language: String, named name: String? = nil, using random: inout SeededGenerator
  ) -> Person {
    next += 1
    let known = people[language, default: []].count
    let name = name ?? fullName(known, language: language)
    let nickname = Cast.nickname(next, using: &random)
    let mailbox = name.flatMap(Cast.latin) ?? nickname
    let famous = random.happens(0.06)
    let person = Person(
      id: ContactID("c-\(next)"), name: name, language: language, nickname: nickname,
      phone: Cast.phone(language, using: &random), mail: "\(mailbox)@post.example",
      segment: random.happens(0.05) ? "vip" : nil,
      followers: famous
        ? Int64.random(in: 12_000...410_000, using: &random)
        : Int64.random(in: 12...2400, using: &random),
      verified: famous && random.happens(0.6),
      bio: famous ? random.pick(Cast.bios) : nil, orders: Int.random(in: 1...9, using: &random))
    people[language, default: []].append(person)
    return person
  }

  /// Somebody who wrote before, if there is one.
  func regular(speaking language: String, using random: inout SeededGenerator) -> Person? {
    random.pick(people[language] ?? [])
  }

  /// First and family names of the book, joined anew once all were used; only where a family name
  /// has one form for everybody.
  private func fullName(_ index: Int, language: String) -> String? {
    let names = library[language]?.names ?? []
    guard !names.isEmpty else { return nil }
    let round = index / names.count
    let name = names[index % names.count]
    guard round > 0, Cast.joinable.contains(language) else { return name }
    let other = names[(index + round * 5) % names.count]
    guard let first = name.split(separator: " ").first, let last = other.split(separator: " ").last
    else { return name }
    return "\(first) \(last)"
  }

  private static let joinable: Set<String> = ["en", "de", "es", "fr", "pt", "it", "tr"]

  private static let bios = [
    "Walks, writes, complains politely.", "Trail notes every Sunday. Opinions mine.",
    "Gear reviews without sponsors.", "Mountain guide, mother of two, coffee.",
    "Slow travel by train and on foot.",
  ]

  private static func nickname(_ number: Int, using random: inout SeededGenerator) -> String {
    let first = [
      "fern", "oak", "low", "north", "salt", "wren", "moss", "dusk", "heather", "cobble",
    ]
    let second = ["hill", "tide", "path", "lane", "finch", "brook", "field", "stone", "walks"]
    let mark = random.pick(["", "_", "."]) ?? ""
    return (random.pick(first) ?? "") + mark + (random.pick(second) ?? "") + "\(number % 100)"
  }

  /// Numbers that regulators keep for films and books, or with a subscriber part of zeros.
  private static func phone(_ language: String, using random: inout SeededGenerator) -> String {
    func digits(_ count: Int) -> String {
      (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    }
    switch language {
    case "de": return "+49 171 39200 \(digits(2))"
    case "fr": return "+33 6 39 98 \(digits(2)) \(digits(2))"
    case "en": return "+44 7700 900\(digits(3))"
    default: return "+1 555 555 01\(digits(2))"
    }
  }

  /// The name as the local part of an address; nil for a name in other letters than Latin ones.
  private static func latin(_ name: String) -> String? {
    var plain = ""
    for letter in name.lowercased() {
      switch letter {
      case "a"..."z": plain.append(letter)
      case " ", "-": plain.append(".")
      case "ä": plain += "ae"
      case "ö": plain += "oe"
      case "ü": plain += "ue"
      default:
        guard let base = folded[letter] else { return nil }
        plain += base
      }
    }
    return plain
  }

  private static let folded: [Character: String] = [
    "á": "a", "é": "e", "è": "e", "ê": "e", "í": "i", "ó": "o", "ú": "u", "ñ": "n", "ç": "c",
    "ë": "e", "à": "a", "ã": "a", "õ": "o", "ł": "l", "ś": "s", "ż": "z", "ź": "z", "ć": "c",
    "ą": "a", "ę": "e", "ń": "n", "ı": "i", "ş": "s", "ğ": "g", "ß": "ss", "û": "u", "î": "i",
  ]
}
