import Inbox
import Testing

/// What a team lead looks at all day, and the boxes that ask before something is done.
extension HostileTour {
  /// The panel beside the list to its last colleague, and the conversations behind one of its figures.
  func figures() throws {
    try session.press("Tab")
    try session.wait(forText: "│▌SLA met")
    try page("the figures", key: "C-d")
    try session.press("Home")
    try session.wait(forText: "│▌SLA met")
    try session.press("j", "j")
    try session.wait(forText: "│▌Inbound")
    try session.press("Enter")
    try session.wait(lineWith: "Today ▸ Inbound")
    try page("what stands behind a figure", key: "C-d")
    try session.press("Escape")
    try session.wait(goneText: "BEHIND IT")
    try session.wait(forText: "│▌Inbound")
    try session.press("Escape")
    try session.wait(goneText: "│▌")
    try session.waitUntilHeard()
    try toTop()
  }

  /// The wallboard with as many conversations as it holds, with a reason of a network for not taking a
  /// reply, and the question that acting on two of its conversations asks.
  func wallboard(_ places: [Int], of desk: HostileDesk) throws {
    let shown = records.prefix(60)
    try session.press("g", "w")
    try session.wait(forText: "NEEDS YOU")
    let refused = try desk.refuseReply()
    let record = try #require(records.first { $0.payload == refused })
    if record.isVisible {
      try session.wait(lineWith: "was not sent", record.first)
      try session.wait(lineWith: "send failed", record.first)
    }
    try page("the wallboard", key: "C-d", records: Array(shown))
    for place in places.filter(shown.indices.contains) {
      let other = try next(after: place)
      try session.press("Home")
      try session.wait(lineWith: "▌", records[0].first)
      for _ in 0..<place { try session.press("j") }
      if records[place].isVisible { try session.wait(lineWith: "▌", records[place].first) }
      try session.press("L")
      try session.wait(forText: "─ Merge ")
      try session.type("\(try desk.number(other))")
      try session.wait(forText: "by its number")
      try session.press("Enter")
      let screen = try session.wait(forText: "They are of two different customers.")
      for record in [records[place], records[other]] where record.isVisible {
        #expect(screen.contains("\(record.first)"), "\(record.name):\n\(screen)")
      }
      try session.press("Escape")
      try session.wait(goneText: "They are of two different customers.")
      try session.waitUntilHeard()
    }
    try session.press("Escape")
    try session.wait(lineWith: "TRIAGE")
    try session.waitUntilHeard()
  }

  /// The plan for marked conversations, which names whom they would go to, and is dropped.
  func plans(_ places: [Int]) throws {
    for place in places where records[place].isVisible {
      let record = records[place]
      try toTop()
      try session.press("x", "j", "x")
      try session.wait(forText: "2 marked")
      try session.press("a")
      try session.wait(forText: "─ Assign to ")
      try session.type(record.first)
      try session.wait(forText: "│ ▌" + record.first)
      try session.press("Enter")
      try session.wait(lineWith: "─ Marked: ", record.first)
      try session.wait(lineWith: "do it: ", record.first)
      try session.press("Escape")
      try session.wait(goneText: "─ Marked: ")
      try session.waitUntilHeard()
      try session.press("Escape")
      try session.wait(forText: "2 marks are gone")
      try session.waitUntilHeard()
    }
  }

  /// Answers that a colleague would keep, one after the other.
  func proposals(_ places: [Int], of desk: HostileDesk) throws {
    for place in places where records[place].isVisible {
      let record = records[place]
      try desk.propose(place, record)
      try session.press("g", ".")
      try session.wait(forText: "─ Proposed saved replies ")
      try session.type(record.first)
      try session.wait(forText: "│ ▌" + record.first)
      try session.press("Enter")
      try session.wait(lineWith: "─ Proposed by ", record.first)
      try session.wait(lineWith: ";proposed-\(place)", record.first)
      try session.press("e")
      try session.wait(goneText: "─ Proposed by ")
      try session.wait(lineWith: "│", record.first)
      try session.press("Escape")
      // A key that comes with Esc is one with Alt, so that the form must be gone before the next.
      try session.wait(goneText: "─ A proposed saved reply ")
      try session.waitUntilHeard()
    }
  }

  /// The place of the next attack that leaves its first word to be read.
  func next(after place: Int) throws -> Int {
    let places = Array(records.indices[(place + 1)...]) + Array(records.indices[..<place])
    return try #require(places.first { records[$0].isVisible })
  }
}
