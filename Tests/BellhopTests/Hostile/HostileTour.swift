import Testing

/// Shows every attack of the corpus somewhere, and looks for the harmless words around it.
struct HostileTour {
  let session: TerminalSession
  let records: [HostileRecord]

  /// The list, to its end and back.
  func list() throws {
    try page("the list", key: "C-d")
    try toTop()
  }

  /// To the first row. The list may be read again for that, and keys are dropped meanwhile.
  func toTop() throws {
    try session.press("g", "g")
    try session.wait(lineWith: "▌", records[0].first)
    try session.waitUntilHeard()
  }

  /// Everything that holds a word which all of them hold.
  func search() throws {
    try session.press("/")
    try session.type(HostileDesk.word)
    try session.press("Tab")
    try session.wait(forText: "found")
    try page("the search", key: "C-d")
    try session.press("Escape")
    try session.wait(lineWith: "TRIAGE")
    try session.waitUntilHeard()
    try toTop()
  }

  /// The tags of all conversations, as the picker offers them.
  func tags() throws {
    try session.press("t")
    try session.wait(forText: "─ Tag ")
    try page("the picker of tags", key: "PageDown")
    try session.press("Escape")
    try session.wait(goneText: "─ Tag ")
    try session.waitUntilHeard()
  }

  /// The saved replies, in the conversation that is opened for it.
  func savedReplies(of desk: HostileDesk) throws {
    try toTop()
    try session.press("Enter")
    try waitToRead(0, of: desk)
    try session.press(".")
    try session.wait(forText: "─ Saved replies ")
    try page("the picker of saved replies", key: "PageDown")
    try session.press("Escape")
    try session.wait(goneText: "─ Saved replies ")
    // The picker stood over the composer, which it had opened.
    try session.press("Escape")
    try waitToRead(0, of: desk)
    try session.waitUntilHeard()
    try session.press("q")
    try session.wait(lineWith: "TRIAGE")
  }

  /// Opens the conversations at these places of the list, and returns how many that were.
  func open(_ places: [Int], of desk: HostileDesk) throws -> Int {
    var cursor = 0
    for place in places {
      for _ in cursor..<place { try session.press("j") }
      cursor = place
      let record = records[place]
      if record.isVisible { try session.wait(lineWith: "▌", record.first) }
      try session.press("Enter")
      let screen = try waitToRead(place, of: desk)
      if record.isVisible {
        #expect(screen.contains(record.first), "\(record.name):\n\(screen)")
        if record.payload.utf8.count < 300 {
          #expect(screen.contains(record.last), "\(record.name):\n\(screen)")
        }
      }
      try session.press("q")
      try session.wait(lineWith: "TRIAGE")
    }
    return places.count
  }

  /// The conversation is open, loaded and painted: keys before that are dropped.
  @discardableResult
  func waitToRead(_ place: Int, of desk: HostileDesk) throws -> String {
    let number = "#\(try desk.number(place)) "
    return try session.wait(for: "\(records[place].name) to be read") { screen in
      screen.split(separator: "\n").first.map { $0.contains("▸") && $0.contains(number) } ?? false
        && !screen.contains("loading …") && screen.contains("would answer")
    }
  }

  /// Goes on with a key until each of the harmless words has been on the screen, or nothing new
  /// comes any more; then back, for a screen that changed by itself may have been passed over.
  func page(_ what: String, key: String, records: [HostileRecord]? = nil) throws {
    var missing = (records ?? self.records).filter(\.isVisible)
    for key in [key, key == "C-d" ? "C-u" : "PageUp"] where !missing.isEmpty {
      var last = ""
      var unchanged = 0
      try session.wait(for: "the end of \(what)") { screen in
        missing = missing.filter { !screen.contains($0.first) }
        unchanged = screen == last ? unchanged + 1 : 0
        // Once for each new screen: what did not come yet is not passed over. At the end once more.
        if unchanged == 0 || unchanged == 100 { try session.press(key) }
        last = screen
        return missing.isEmpty || unchanged == 200
      }
    }
    #expect(missing.isEmpty, "not seen in \(what): \(missing.map(\.name))")
  }
}
