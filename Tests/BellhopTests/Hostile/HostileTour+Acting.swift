import Inbox
import Testing

/// The screens that open when somebody acts.
extension HostileTour {
  /// Agents and teams, as the picker offers them; then the lists of all keys, of commands and of what
  /// was said, which hold names as well.
  func people() throws {
    try session.press("a")
    try session.wait(forText: "─ Assign to ")
    try page("the picker of people", key: "PageDown")
    try session.press("Escape")
    try session.wait(goneText: "─ Assign to ")
    try session.waitUntilHeard()
    for (key, title) in [("?", "─ Keys here "), (":", "─ Find by name ")] {
      try session.press(key)
      try session.wait(forText: title)
      try session.press("Escape")
      try session.wait(goneText: title)
      try session.waitUntilHeard()
    }
  }

  /// Replies that wait, in their own view.
  func outbox(_ places: [Int]) throws {
    try session.press("g", "f")
    try session.wait(forText: "queued")
    try page("the outbox", key: "C-d", records: places.map { records[$0] })
    try session.press("D")
    try session.wait(forText: "Give this reply up?")
    try session.press("Escape")
    try session.wait(goneText: "Give this reply up?")
    try session.waitUntilHeard()
    try session.press("g", "i")
    try session.wait(lineWith: "TRIAGE")
    try toTop()
  }

  /// An attack among the attachments, as a draft in the composer, and as the news that stops it from
  /// being sent.
  func writing(_ places: [Int], in desk: HostileDesk) throws {
    for place in places {
      let record = records[place]
      try desk.putDraft(place, record)
      try toTop()
      for _ in 0..<place { try session.press("j") }
      if record.isVisible { try session.wait(lineWith: "▌", record.first) }
      try session.press("Enter")
      try waitToRead(place, of: desk)
      try session.press("o")
      try session.wait(forText: "─ Attached, newest first ")
      if record.isVisible { try session.wait(lineWith: "│", record.first) }
      try session.press("Escape")
      try session.wait(goneText: "─ Attached, newest first ")
      try session.waitUntilHeard()
      try session.press("r")
      try session.wait(forText: "WRITE  REPLY")
      if record.isVisible { try session.wait(forText: record.first) }
      // Somebody writes meanwhile; what came stands beside the draft.
      try desk.customerWrites(place, record)
      try session.wait(forText: "newer than what you saw")
      try session.press("C-s")
      let stopped = try session.wait(forText: "Not sent: this is newer than what you saw")
      if record.isVisible { #expect(stopped.contains(record.first), "\(record.name):\n\(stopped)") }
      try session.press("Escape")
      try session.wait(goneText: "Not sent: this is newer than what you saw")
      try session.press("Escape")
      try waitToRead(place, of: desk)
      try session.waitUntilHeard()
      try session.press("q")
      try session.wait(lineWith: "TRIAGE")
    }
  }
}
