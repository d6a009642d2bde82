import Foundation
import Inbox
import Testing

/// Two agents work while a third process takes history in.
@Suite("Scenario: an import meanwhile")
struct ScenarioImport {
  @Test("Two agents see each other, collide and go on while a third process imports thousands")
  func thirdProcess() throws {
    let desk = try ScenarioDesk(hold: "1s")
    let maya = try desk.open(as: "maya")
    let priya = try desk.open(as: "priya")
    let openBefore = try openCount(maya.screen)
    let history = History(desk)

    // Presence, while the store is written to.
    try history.runsOn()
    try priya.press("Enter")
    try priya.waitToRead(.lena)
    try maya.wait(lineWith: "Lena Fischer", "◉ Priya")
    try priya.press("r")
    try priya.waitToWrite()
    try priya.type("Priya was faster")
    try maya.wait(lineWith: "Lena Fischer", "✎ Priya")

    // Both have a draft; one is faster.
    try history.runsOn()
    try maya.press("r")
    try maya.waitToWrite()
    try maya.type("Maya was slower")
    for agent in [maya, priya] { try agent.wait(forText: "draft saved") }
    try history.runsOn()
    try priya.press("C-s")
    try maya.wait(lineWith: "Priya", "Priya was faster")
    try maya.press("C-s")
    try maya.wait(forText: "Not sent: this is newer than what you saw")
    try maya.wait(forText: "NEW SINCE YOU LOOKED")
    try maya.answer("e", while: "Not sent: this is newer")
    try maya.wait(lineWith: "Maya was slower")
    #expect(try desk.draft(of: .maya, for: .lena) == "Maya was slower")
    try maya.wait(for: "the one reply to have left") { _ in try desk.outbox().isEmpty }

    // The list answers, and what is imported reaches the screens of both as it is written.
    try history.runsOn()
    try maya.press("Escape")
    try maya.wait(lineWith: "READ")
    try maya.press("Escape")
    try maya.wait(forText: "TRIAGE")
    try maya.wait(for: "the import on her screen") { try openCount($0) > openBefore }
    try maya.waitUntilHeard()
    try maya.press("j")
    try maya.wait(lineWith: "▌", "Jon Okafor")
    try maya.press("2")
    try maya.wait(lineWith: "Jon Okafor", " T2 ")
    #expect(try desk.row(of: .jon).tier == 2)

    try history.finish()
    let journals = history.journals
    print("an import meanwhile: \(journals) journals of \(History.lines) lines each")
    let text = try desk.run("export").output
    for number in 0..<journals {
      for line in try history.journal(number) {
        let key = "\"id\":\"\(line.messageID)\""
        #expect(text.contains(key), "\(key) was lost")
      }
    }
    let last = History.conversations - 1
    try maya.press("/")
    try maya.type("parcel \(last)")
    try maya.press("Tab")
    try maya.wait(lineWith: "Guest 0-\(last)")
    #expect(
      try desk.run("doctor", "--verify").output.contains("the journal and its tables agree"))
    #expect(try desk.row(of: .jon).tier == 2)
    #expect(try desk.draft(of: .maya, for: .lena) == "Maya was slower")
  }

  /// `27 open` in the header.
  private func openCount(_ screen: String) throws -> Int {
    let words = screen.split(whereSeparator: \.isWhitespace)
    let place = try #require(words.firstIndex(of: "open"))
    return try #require(words[..<place].last.flatMap { Int($0.filter(\.isNumber)) })
  }
}

/// A third process that imports one journal after another for as long as the scenario goes on.
///
/// A quick machine needs several journals for the time that two people need, a slow one a single
/// one; either way the store is being written to at every step.
private final class History {
  static let conversations = 500
  static let lines = conversations * 6

  struct Line {
    var messageID: String
    var text: String
  }

  private let desk: ScenarioDesk
  private var process: Process?
  private var errors = Pipe()
  private(set) var journals = 0

  init(_ desk: ScenarioDesk) {
    self.desk = desk
  }

  deinit {
    if let process, process.isRunning { process.terminate() }
  }

  /// Starts the next import if none is under way.
  func runsOn() throws {
    if let process, process.isRunning { return }
    try endOfLast()
    let text = try journal(journals).map(\.text).joined(separator: "\n") + "\n"
    let file = try desk.folder.write(text, to: "history-\(journals).jsonl")
    journals += 1
    let next = Process()
    errors = Pipe()
    next.executableURL = URL(fileURLWithPath: Program.path)
    next.arguments = ["import", file] + desk.arguments(as: "maya")
    next.environment = Program.surroundings
    next.standardInput = FileHandle.nullDevice
    next.standardOutput = FileHandle.nullDevice
    next.standardError = errors
    try next.run()
    process = next
  }

  /// Waits for the last import.
  func finish() throws {
    try endOfLast()
  }

  private func endOfLast() throws {
    guard let process else { return }
    process.waitUntilExit()
    let said = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    #expect(process.terminationStatus == 0, "\(said)")
    self.process = nil
  }

  /// Conversations of this morning: asked, answered, tagged, noted, asked again; every fifth done.
  func journal(_ number: Int) throws -> [Line] {
    var lines: [Line] = []
    for place in 0..<Self.conversations {
      let ref = "history-\(number)-\(place)"
      let start = desk.now.advanced(by: -1_800_000 + Int64(place) * 100)
      func line(_ step: Int64, _ type: String, _ by: String, _ rest: String) -> Line {
        let at = start.advanced(by: step * 120_000)
        let text = """
          {"v":1,"at":"\(at)","type":"\(type)","conversation":"\(ref)",\
          "by":\(by),\(rest)}
          """
        return Line(messageID: "\(ref)-0", text: text)
      }
      let guest = "{\"kind\":\"customer\",\"id\":\"\(ref)\",\"name\":\"Guest \(number)-\(place)\"}"
      let agent = "{\"kind\":\"agent\",\"id\":\"tom\"}"
      func message(_ id: Int, _ direction: String, _ words: String) -> String {
        """
        "id":"\(ref)-\(id)","channel":"whatsapp","account":"acme-wa","kind":"dm",\
        "direction":"\(direction)","text":"\(words)"
        """
      }
      lines.append(line(0, "message", guest, message(0, "in", "Where is parcel \(place)?")))
      lines.append(line(1, "message", agent, message(1, "out", "It left today.")))
      lines.append(line(2, "tag", agent, "\"tag\":\"parcel\""))
      lines.append(line(3, "note", agent, "\"id\":\"\(ref)-n\",\"text\":\"looked up\""))
      lines.append(line(4, "message", guest, message(2, "in", "It is not here yet.")))
      let end =
        place.isMultiple(of: 5)
        ? line(5, "status", agent, "\"status\":\"resolved\"")
        : line(5, "priority", agent, "\"priority\":2")
      lines.append(end)
    }
    return lines
  }
}
