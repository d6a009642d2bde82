/// What comes first of those that wait; a binary heap in one array that keeps its room.
///
/// Of equal orders the smaller number comes first, so that runs do not depend on the heap's shape.
struct SimulationHeap {
  struct Entry {
    var order: Int64
    var number: Int

    @inline(__always)
    func precedes(_ other: Entry) -> Bool {
      order < other.order || order == other.order && number < other.number
    }
  }

  private var entries: [Entry] = []

  var first: Entry? {
    @inline(__always) get { entries.isEmpty ? nil : entries[0] }
  }

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  /// - Complexity: O(log n).
  @inline(__always)
  mutating func insert(_ entry: Entry) {
    entries.append(entry)
    var place = entries.count - 1
    while place > 0 {
      let parent = (place - 1) / 2
      guard entry.precedes(entries[parent]) else { break }
      entries[place] = entries[parent]
      place = parent
    }
    entries[place] = entry
  }

  /// Takes the first one away; of none nothing.
  ///
  /// - Complexity: O(log n).
  @inline(__always)
  mutating func removeFirst() {
    guard let last = entries.popLast() else { return }
    let count = entries.count
    guard count > 0 else { return }
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < count else { break }
      if child + 1 < count, entries[child + 1].precedes(entries[child]) { child += 1 }
      guard entries[child].precedes(last) else { break }
      entries[place] = entries[child]
      place = child
    }
    entries[place] = last
  }
}
