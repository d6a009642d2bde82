import Foundation
import Testing

/// Where the inbox stands, so that keys are pressed when they are meant for what is shown: those
/// that come before the next conversation is painted are dropped, as the desk promises.
extension TerminalSession {
  /// The conversation is open, loaded and painted.
  func waitToRead(
    _ customer: Customer, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try wait(for: "\(customer.name) to be read", sourceLocation: sourceLocation) { screen in
      let lines = screen.split(separator: "\n")
      return lines.first.map { $0.contains("▸") && $0.contains(customer.name) } ?? false
        && lines.contains { $0.hasPrefix(" READ") || $0.contains("u undo") }
        && !screen.contains("loading …") && screen.contains("would answer")
    }
  }

  /// Opens a conversation by its number, from the list.
  func open(_ number: Int, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try press(":")
    try wait(forText: "Find by name", sourceLocation: sourceLocation)
    try type("#\(number)")
    try wait(lineWith: "▌#", "\(number) ", sourceLocation: sourceLocation)
    try press("Enter")
    try wait(lineWith: "▸", "#\(number)", sourceLocation: sourceLocation)
    try wait(forText: "would answer", sourceLocation: sourceLocation)
  }

  /// The composer takes letters.
  func waitToWrite(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try wait(forText: "WRITE  REPLY", sourceLocation: sourceLocation)
  }

  /// For 300 ms after writing, letters are deaf: waits until a key without a meaning is answered.
  func waitUntilHeard(sourceLocation: SourceLocation = #_sourceLocation) throws {
    // One whose answer is not on the screen still from the time before.
    let before = try screen
    let key = ["Q", "W", "Z"].first { !before.contains("\($0) does nothing here") } ?? "Q"
    try wait(for: "a letter to be heard", sourceLocation: sourceLocation) { screen in
      if screen.contains("\(key) does nothing here") { return true }
      try press(key)
      return false
    }
  }

  /// For 700 ms a question takes no answer; each key begins that anew, so it is pressed seldom,
  /// until the question has gone.
  func answer(
    _ key: String, while question: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var last: Date?
    try wait(for: "the question to take \(key)", sourceLocation: sourceLocation) { screen in
      // A question that is not there yet is no answered one.
      guard screen.contains(question) else { return last != nil }
      if last.map({ Date().timeIntervalSince($0) > 1 }) ?? true {
        try press(key)
        last = Date()
      }
      return false
    }
  }
}
