// Which of the shared words are a burst, and which of them are the same one.

extension BurstWindow {
  /// Chance of a false one among all that is asked at once.
  private static let chance = 0.01
  /// Less than so many times the usual is a busy hour.
  private static let leastRatio = 3.0

  /// A term that too many say, with the places of its messages.
  private struct Risen {
    var hash: UInt64
    var places: [Int]
    var people: Int
    var length: Int
    var fillers: Int
    var isLetters: Bool
    /// By itself; otherwise it only widens what others tell.
    var tells: Bool

    /// Longer ones say more of what it is about; but not where they lose people for it.
    var worth: Double {
      let gain =
        isLetters
        ? 0.1 * Double(min(length, 8)) : 0.35 * Double(length - 1) - 0.1 * Double(fillers)
      return Double(people) * (1 + gain)
    }
  }

  private struct Cluster {
    var terms: [Risen]
    var places: Set<Int>
  }

  /// The bursts, those of most people first.
  ///
  /// A term has risen if at least five people say it, at least three times as many as usual, and so
  /// many would come by chance in one of a hundred looks: the tail of a Poisson distribution with
  /// the usual number as its mean (arrivals of people who do not know of each other; Haight,
  /// *Handbook of the Poisson Distribution*, 1967), its bound divided by the number of terms in the
  /// window (Bonferroni). Where little of the same hours is remembered, a term is expected as often
  /// as at any hour before; where that is little, too, a single word is never told. Terms whose
  /// messages are mostly the same ones are one burst.
  package func signals(usual: UsualTerms) -> [BurstSignal] {
    let writers = Set(said.map(\.message.person)).count
    let busyness = usual.busyness(writers: writers)
    let occurrences = occurrences()
    let counted = occurrences.mapValues { places in
      Set(places.map { said[$0].message.person }).count
    }
    // Each of them had its chance to be among the few that are looked at.
    let bound = BurstWindow.chance / Double(max(1, termCount))
    var risen: [Risen] = []
    for (hash, places) in occurrences {
      let people = counted[hash, default: 0]
      guard people >= BurstWindow.fewest, let first = places.first,
        let term = said[first].terms.first(where: { $0.hash == hash })
      else { continue }
      let mean = usual.mean(of: hash, busyness: busyness, writers: writers)
      guard Double(people) >= BurstWindow.leastRatio * mean,
        PoissonTail.probability(of: people, mean: mean) < bound
      else { continue }
      risen.append(
        Risen(
          hash: hash, places: places, people: people, length: term.length,
          fillers: term.fillers, isLetters: term.isLetters,
          tells: usual.tells(ofLength: term.length, isLetters: term.isLetters)))
    }
    // Equal ones in one order, whatever order the table has.
    risen.sort { ($1.worth, $0.hash) < ($0.worth, $1.hash) }
    let bursts = clusters(of: risen).compactMap { signal($0, usual: usual) }
    return (bursts + [influential(usual: usual, busyness: busyness)].compactMap { $0 })
      .sorted { ($1.people, $0.since) < ($0.people, $1.since) }
  }

  /// A term joins the first burst that holds at least four fifths of its messages.
  private func clusters(of risen: [Risen]) -> [Cluster] {
    var clusters: [Cluster] = []
    for term in risen {
      let own = Set(term.places)
      let place = clusters.firstIndex { cluster in
        Double(own.intersection(cluster.places).count) >= 0.8 * Double(own.count)
          || Double(own.intersection(cluster.places).count) >= 0.8 * Double(cluster.places.count)
            && own.count < 2 * cluster.places.count
      }
      if let place {
        clusters[place].terms.append(term)
        clusters[place].places.formUnion(own)
      } else {
        clusters.append(Cluster(terms: [term], places: own))
      }
    }
    return clusters
  }

  private func signal(_ cluster: Cluster, usual: UsualTerms) -> BurstSignal? {
    guard
      let best = cluster.terms.filter(\.tells).max(by: { ($0.worth, $1.hash) < ($1.worth, $0.hash) }
      ),
      let label = spelling(of: best)
    else { return nil }
    return signal(
      .words, label: label, places: cluster.places, usual: usual.usual(of: best.hash))
  }

  /// As most people spell it.
  private func spelling(of term: Risen) -> String? {
    var spellings: [String: Int] = [:]
    for place in term.places {
      guard let own = said[place].terms.first(where: { $0.hash == term.hash }) else { continue }
      let text = CardNumbers.masked(words: BurstTerms.spelled(own, in: said[place].message.text))
      spellings[text, default: 0] += 1
    }
    return spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Two or more of those whom many hear complain, where hardly one does usually.
  private func influential(usual: UsualTerms, busyness: Double) -> BurstSignal? {
    let places = Set(said.indices.filter { said[$0].complains })
    let people = Set(places.map { said[$0].message.person }).count
    let mean = usual.complainers(busyness: busyness)
    guard people >= 2, PoissonTail.probability(of: people, mean: mean) < BurstWindow.chance else {
      return nil
    }
    return signal(
      .influential, label: "complaints of influential authors", places: places,
      usual: usual.usualComplainers)
  }

  private func signal(
    _ kind: BurstSignal.Kind, label: String, places: Set<Int>, usual: Double
  ) -> BurstSignal? {
    let messages = places.map { said[$0].message }
    guard let since = messages.map(\.at).min() else { return nil }
    return BurstSignal(
      kind: kind, label: label, people: Set(messages.map(\.person)).count, usual: usual,
      since: since, conversations: Set(messages.map(\.conversation)).sorted())
  }
}
