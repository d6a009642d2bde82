/// The messages of the last two hours, and which of their words many people share.
///
/// Adding a message costs its words; asking costs the words that at least five messages share. So
/// whoever keeps it beside a store reads each message once.
package struct BurstWindow: Sendable {
  /// Milliseconds that it looks back.
  package static let span: Int64 = 7_200_000
  /// Fewer people are no burst, however unusual their words are.
  package static let fewest = 5

  struct Said: Sendable {
    var message: BurstMessage
    var terms: [BurstTerms.Term]
    var complains: Bool
  }

  private(set) var said: [Said] = []
  /// How many messages hold a term; more than its people at most.
  private var counts: [UInt64: Int32] = [:]
  private var shared: Set<UInt64> = []

  private let stopWords: BurstStopWords
  private let complaints: ComplaintFinder

  package init(
    stopWords: BurstStopWords = .shared, complaints: ComplaintFinder = ComplaintFinder()
  ) {
    self.stopWords = stopWords
    self.complaints = complaints
  }

  package var count: Int { said.count }

  /// How many different terms its messages hold.
  var termCount: Int { counts.count }

  package mutating func add(_ message: BurstMessage) {
    let terms = BurstTerms(of: message.text, stopWords: stopWords).terms
    var kept = message
    // A label is cut from it, nothing else.
    kept.text = String(decoding: message.text.utf8.prefix(8192), as: UTF8.self)
    said.append(
      Said(
        message: kept, terms: terms, complains: complaints.finds(message)))
    for term in terms {
      let count = counts[term.hash, default: 0] + 1
      counts[term.hash] = count
      if count == BurstWindow.fewest { shared.insert(term.hash) }
    }
  }

  /// Lets go what is older.
  package mutating func forget(before start: Instant) {
    guard said.contains(where: { $0.message.at < start }) else { return }
    for old in said where old.message.at < start {
      for term in old.terms {
        guard let count = counts[term.hash] else { continue }
        if count == BurstWindow.fewest { shared.remove(term.hash) }
        counts[term.hash] = count > 1 ? count - 1 : nil
      }
    }
    said.removeAll { $0.message.at < start }
  }

  /// Who says each of the shared terms, and where it stands in the messages of the window.
  func occurrences() -> [UInt64: [Int]] {
    var places: [UInt64: [Int]] = [:]
    for (place, one) in said.enumerated() {
      for term in one.terms where shared.contains(term.hash) {
        places[term.hash, default: []].append(place)
      }
    }
    return places
  }
}

/// What is usual at this hour: the same two hours of the weeks before.
package struct UsualTerms: Sendable {
  /// People for each term, summed over the samples; those of a single person are left out.
  private var people: [UInt64: Int32] = [:]
  package private(set) var samples = 0
  private var writers = 0
  private var complaints = 0
  /// People for each term, and all people, of what the store remembers at any hour.
  private var everPeople: [UInt64: Int32] = [:]
  private var everWriters = 0
  private let finder: ComplaintFinder

  package init(complaints finder: ComplaintFinder = ComplaintFinder()) {
    self.finder = finder
  }

  /// Adds the messages of one sample, a whole one.
  package mutating func add(sample: [BurstMessage]) {
    samples += 1
    var terms: [String: Set<UInt64>] = [:]
    var complainers: Set<String> = []
    for message in sample {
      terms[message.person, default: []].formUnion(BurstTerms(of: message.text).terms.map(\.hash))
      if finder.finds(message) { complainers.insert(message.person) }
    }
    writers += terms.count
    complaints += complainers.count
    for (_, own) in terms { for term in own { people[term, default: 0] += 1 } }
  }

  /// Adds what was said at any hour, for a store that remembers few of the same hours: words of every
  /// day are known by it.
  package mutating func add(everyday messages: [BurstMessage]) {
    var terms: [String: Set<UInt64>] = [:]
    for message in messages {
      terms[message.person, default: []].formUnion(BurstTerms(of: message.text).terms.map(\.hash))
    }
    everWriters += terms.count
    for (_, own) in terms { for term in own { everPeople[term, default: 0] += 1 } }
  }

  /// Fewer samples of the same hours, or fewer people in them, tell little of a single word: one
  /// person more or less is all of it.
  package static let fewestSamples = 3
  private static let fewestWriters = 200

  /// Whether what was said at any hour should be known as well.
  var isThin: Bool { UsualTerms.isThin(samples: samples, writers: writers) }

  package static func isThin(samples: Int, writers: Int) -> Bool {
    samples < fewestSamples || writers < fewestWriters
  }

  /// People that are to be expected, never less than a half: who never said it may begin to.
  ///
  /// - Parameters:
  ///   - busyness: How many times as many people write as usual.
  ///   - writers: How many write now. Where little of the same hours is remembered, as many of them are
  ///     expected to say it as of those who wrote at any hour.
  func mean(of term: UInt64, busyness: Double, writers now: Int) -> Double {
    var mean = 0.5
    if samples > 0 {
      mean = max(mean, (people[term].map(Double.init) ?? 0.5) / Double(samples) * busyness)
    }
    guard isThin, everWriters >= UsualTerms.fewestWriters else { return mean }
    let share = (everPeople[term].map(Double.init) ?? 0.5) / Double(everWriters)
    return max(mean, share * Double(now))
  }

  /// Whether a term may be told by itself. Where too little is known, a single word is what every day
  /// brings; it may only widen what a phrase tells.
  func tells(ofLength length: Int, isLetters: Bool) -> Bool {
    !isThin || everWriters >= UsualTerms.fewestWriters || length > (isLetters ? 3 : 1)
  }

  /// Forgets what only one person ever said: most terms, and no measure of anything.
  package mutating func settle() {
    people = people.filter { $0.value > 1 }
    everPeople = everPeople.filter { $0.value > 1 }
  }

  func usual(of term: UInt64) -> Double {
    samples > 0 ? Double(people[term, default: 0]) / Double(samples) : 0
  }

  func complainers(busyness: Double) -> Double {
    guard samples > 0 else { return 0.1 }
    return max(0.1, Double(complaints) / Double(samples) * busyness)
  }

  var usualComplainers: Double { samples > 0 ? Double(complaints) / Double(samples) : 0 }

  /// Against as many writers; between one and two, so that a busy day is no burst of everything
  /// and a burst does not hide itself.
  func busyness(writers now: Int) -> Double {
    guard samples > 0, writers > 0 else { return 1 }
    return min(2, max(1, Double(now) * Double(samples) / Double(writers)))
  }
}
