import FuzzTargets
import TestSupport

/// Makes new inputs of old ones, decided by a seed.
struct Mutator {
  private var random: SeededGenerator
  private let bases: [[UInt8]]
  private let words: [[UInt8]]
  private let longest = 8192

  init(_ target: FuzzTarget, found: [[UInt8]], seed: UInt64) {
    random = SeededGenerator(seed: seed)
    bases = target.seeds.map { Array($0.utf8) } + found
    words = target.words.map { Array($0.utf8) }
  }

  mutating func next() -> [UInt8] {
    var bytes = random.pick(bases)
    for _ in 0..<Int.random(in: 1...8, using: &random) { change(&bytes) }
    return bytes.count > longest ? Array(bytes.prefix(longest)) : bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 0...40, using: &random))
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1, 2: bytes.insert(contentsOf: random.pick(words), at: place)
    case 3: bytes.replaceSubrange(place..<end, with: random.pick(words))
    case 4: bytes.removeSubrange(place..<end)
    case 5: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 6: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
    case 7:
      // Nesting and floods: the same again and again.
      guard random.chance(20) else { return }
      let word = random.pick(words)
      let count = min(longest / max(1, word.count), Int.random(in: 2...2000, using: &random))
      bytes.insert(contentsOf: Array(repeating: word, count: count).joined(), at: place)
    default:
      let other = random.pick(bases)
      let from = Int.random(in: 0...other.count, using: &random)
      bytes.replaceSubrange(place..., with: other[from...])
    }
  }
}
