import Canvas
import Inbox

/// Incremental search in what is loaded: the rows of the list, or the lines of a conversation.
struct Finder: Hashable, Sendable {
  var text: String
  /// Which match stands in front, and how many there are.
  var place = 0
  var count = 0

  init(text: String) {
    self.text = text
  }

  var needle: String { FoldedText.fold(text) }
}

extension DeskState {
  /// Where the needle occurs: rows of the list, or lines of the timeline from the top.
  private func matches(_ needle: String) -> [Int] {
    guard !needle.isEmpty else { return [] }
    if let screen = conversation {
      return conversationLayout.lines(of: screen).enumerated()
        .filter { FoldedText.fold($0.element.text.string).contains(needle) }.map(\.offset)
    }
    return queue.list.rows.enumerated()
      .filter { row in
        let cells = row.element
        let haystack =
          "\(cells.id) \(cells.customer.string) \(cells.words.string) "
          + cells.conversation.tags.joined(separator: " ")
        return FoldedText.fold(haystack).contains(needle)
      }.map(\.offset)
  }

  /// With every letter: to the first match at or after where the search began.
  mutating func find(_ text: String, from start: Int) {
    guard !text.isEmpty else {
      finder = nil
      return
    }
    var found = Finder(text: text)
    let places = matches(found.needle)
    found.count = places.count
    if conversation != nil {
      // The newest words stand at the bottom: the search goes up from there.
      found.place = max(0, places.count - 1)
    } else {
      found.place = places.firstIndex { $0 >= start } ?? 0
    }
    finder = found
    go(to: places, found.place)
  }

  mutating func findNext(_ step: Int) {
    guard var found = finder else { return }
    let places = matches(found.needle)
    guard !places.isEmpty else { return say(.hint, "No match for “\(found.text)” here") }
    found.count = places.count
    if conversation == nil {
      // From the cursor, which may have moved since.
      let cursor = queue.list.cursor
      found.place =
        step > 0
        ? places.firstIndex { $0 > cursor } ?? 0
        : places.lastIndex { $0 < cursor } ?? places.count - 1
    } else {
      found.place = (found.place + step + places.count) % places.count
    }
    finder = found
    go(to: places, found.place)
  }

  /// What a search over everything was about, in a conversation that it led to and that has just
  /// been read: the match nearest to where the hit stands.
  mutating func findWhatLedHere() {
    guard var found = finder, found.count == 0, let screen = conversation else { return }
    let places = matches(found.needle)
    let layout = conversationLayout
    let middle = layout.lineCount(of: screen) - screen.scroll - layout.timeline.height / 2
    found.count = places.count
    found.place =
      places.indices.min { abs(places[$0] - middle) < abs(places[$1] - middle) } ?? 0
    finder = places.isEmpty ? nil : found
    go(to: places, found.place)
  }

  mutating func cancelFinder(back start: Int) {
    finder = nil
    if conversation != nil {
      conversation?.scroll = start
    } else {
      queue.list.move(to: start, in: listRoom)
    }
  }

  mutating func refreshFinder() {
    guard let text = finder?.needle, conversation == nil else { return }
    let count = matches(text).count
    finder?.count = count
  }

  private mutating func go(to places: [Int], _ place: Int) {
    guard places.indices.contains(place) else { return }
    if let screen = conversation {
      let layout = conversationLayout
      let count = layout.lineCount(of: screen)
      let height = layout.timeline.height
      conversation?.scroll = min(
        max(0, count - height), max(0, count - places[place] - height / 2 - 1))
      loadEarlierIfNear()
    } else {
      queue.list.move(to: places[place], in: listRoom)
      prefetch()
    }
  }
}
