import Testing

/// The screens that lie over the others.
extension HostileTour {
  /// Settings, the list of themes, of which each is shown on the screen behind it, and that of keys.
  ///
  /// - Parameter hasColours: Without them there are no themes to choose from.
  func settings(hasColours: Bool) throws {
    try session.press("g", "s")
    try session.wait(forText: "─ Settings ")
    if hasColours {
      try session.press("Enter")
      try session.wait(forText: "─ Theme ")
      for _ in 0..<4 { try session.press("Down") }
      try session.wait(forText: "solarized")
      try session.press("Escape")
      try session.wait(goneText: "─ Theme ")
      try session.wait(forText: "─ Settings ")
    }
    try session.press("Down", "Enter")
    try session.wait(forText: "─ Keys ")
    try session.press("Escape")
    try session.wait(goneText: "─ Keys ")
    try session.wait(forText: "─ Settings ")
    try session.press("Escape")
    try session.wait(goneText: "─ Settings ")
    try session.waitUntilHeard()
  }

  /// What was said to the agent, an attack in each line: conversations are given to people who are
  /// called so.
  func messages(_ places: [Int]) throws {
    for place in places where records[place].isVisible {
      let record = records[place]
      try toTop()
      for _ in 0..<place { try session.press("j") }
      try session.wait(lineWith: "▌", record.first)
      try session.press("a")
      try session.wait(forText: "─ Assign to ")
      try session.type(record.first)
      try session.wait(forText: "│ ▌" + record.first)
      try session.press("Enter")
      try session.wait(goneText: "─ Assign to ")
      try session.wait(lineWith: "u undo", record.first)
      // Before the list was read again it is nobody's there, and one m would take it.
      try session.wait(for: "the owner in the list") { screen in
        let row = screen.split(separator: "\n").first { $0.hasPrefix("▌") }
        return row.map { !$0.prefix { $0 != "│" }.contains(" –  ") } ?? false
      }
      try session.waitUntilHeard()
      try session.press("m")
      try session.wait(lineWith: "m again takes it", record.first)
    }
    try session.press("g", "l")
    try session.wait(forText: "─ Messages, newest first ")
    try page("the messages", key: "PageDown", records: places.map { records[$0] })
    try session.press("Escape")
    try session.wait(goneText: "─ Messages, newest first ")
    try session.waitUntilHeard()
  }

  /// Who the customers of these conversations are over all channels, and who else they may be: linked
  /// with one who is called like the next attack, and parted again.
  func customers(_ places: [Int], of desk: HostileDesk) throws {
    for place in places {
      let record = records[place]
      try toTop()
      for _ in 0..<place { try session.press("j") }
      if record.isVisible { try session.wait(lineWith: "▌", record.first) }
      try session.press("C")
      let screen = try session.wait(forText: "CUSTOMER  ")
      if record.isVisible { #expect(screen.contains(record.first), "\(record.name):\n\(screen)") }
      try session.press("L")
      try session.wait(forText: "─ The same person as ")
      let other = records[try next(after: place)].first
      try session.type(other)
      try session.wait(forText: "│ ▌" + other)
      try session.press("Enter")
      try session.wait(forText: "─ One person? ")
      try session.wait(lineWith: "│", other)
      try session.press("y")
      try session.wait(forText: "ALSO WAITING")
      try session.press("-")
      try session.wait(forText: "─ Not the same person ")
      try session.wait(forText: "│ ▌" + other)
      try session.press("Enter")
      try session.wait(lineWith: "parted from", other)
      try session.wait(goneText: "ALSO WAITING")
      try session.press("Escape")
      try session.wait(lineWith: "TRIAGE")
      try session.waitUntilHeard()
    }
  }
}
