import Canvas
import Foundation
import Inbox
import Testing

@testable import Desk

/// Whole screens as text, so that a change of the look shows in a diff. `RECORD=1 swift test
/// --filter DeskTests` writes them anew.
@Suite struct GoldenTests {
  @Test(arguments: [Size(width: 120, height: 36), Size(width: 80, height: 24)])
  func queue(size: Size) {
    var bench = Bench(size: size)
    bench.wait(200)
    Golden.check(bench, "queue")
  }

  @Test(arguments: [Size(width: 120, height: 36), Size(width: 80, height: 24)])
  func marks(size: Size) {
    var bench = Bench(size: size)
    bench.press("x j j x j v j j")
    bench.wait(200)
    Golden.check(bench, "marks")
    bench.press("3")
    Golden.check(bench, "marks-plan")
  }

  @Test func marksInASCII() {
    var bench = Bench(size: Size(width: 80, height: 24))
    bench.press("j x j x")
    bench.wait(200)
    Golden.check(bench, "marks-ascii", glyphs: .ascii)
  }

  @Test func queueInASCII() {
    var bench = Bench(size: Size(width: 80, height: 24))
    bench.wait(200)
    Golden.check(bench, "queue-ascii", glyphs: .ascii)
  }

  @Test(arguments: [Size(width: 120, height: 36), Size(width: 80, height: 24)])
  func conversation(size: Size) {
    var bench = Bench(size: size)
    bench.press("Enter")
    Golden.check(bench, "conversation-read")
    bench.store.customerWrites(
      "Und bitte nicht wieder so lange warten lassen.", in: ConversationID(88121), at: bench.now)
    bench.press("r")
    bench.type(
      "Hallo Lena,\n\ndanke für den Auszug. Ich sehe eine Zahlung und eine Vormerkung; die Vormerkung gibt deine Bank in 3 bis 5 Tagen frei."
    )
    bench.send(.changes(Golden.change(88121)))
    bench.wait(1600)
    Golden.check(bench, "conversation-write")
  }

  /// What lies over the list and the conversation.
  @Test(arguments: [
    ("saved-replies", "Enter r ^X ."), ("which-key", ","), ("help", "?"), ("palette", ":"),
    ("outbox", "g f"), ("overtaken", "stop"), ("public", "public"), ("note", "Enter i"),
    ("resolve-reason", "e e"), ("assign", "a"), ("filter", "F"), ("compose", "c"),
  ])
  func dialogs(name: String, keys: String) {
    var bench = Bench(size: Size(width: 80, height: 24))
    switch keys {
    case "stop":
      bench.press("r")
      bench.type("Hallo Lena")
      bench.store.customerWrites("Hat sich erledigt!", in: ConversationID(88121), at: bench.now)
      bench.press("^S")
    case "public":
      bench.press("j j j j r")
      bench.type("Sorry about that! Please send us your order number in a message.")
      bench.press("^S")
    default: bench.press(keys)
    }
    Golden.check(bench, name)
  }

  @Test(arguments: [
    Size(width: 50, height: 14), Size(width: 30, height: 10), Size(width: 20, height: 5),
  ])
  func small(size: Size) {
    var bench = Bench(size: size)
    Golden.check(bench, "small-queue")
    bench.press("Enter")
    Golden.check(bench, "small-read")
    bench.press("r")
    bench.type("Hallo Lena, das klären wir.")
    Golden.check(bench, "small-write")
  }
}

enum Golden {
  static func change(_ number: Int64, by: String? = "priya") -> ChangeSet {
    ChangeSet(
      now: .init(sequence: 100, counter: 1),
      changes: [
        .init(conversation: ConversationID(number), by: by, at: Bench.thursday)
      ], everything: false, workspaceChanged: false)
  }

  static func check(
    _ bench: Bench, _ name: String, glyphs: Glyphs = .unicode,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let size = bench.desk.size
    let lines = bench.desk.draw(size: size, theme: .mono, glyphs: glyphs).lines
    let text = lines.joined(separator: "\n") + "\n"
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
    let file = folder.appending(path: "\(name)-\(size.width)x\(size.height).txt")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      #expect(throws: Never.self) {
        try text.write(to: file, atomically: true, encoding: .utf8)
      }
      return
    }
    let recorded = (try? String(contentsOf: file, encoding: .utf8)) ?? "(not recorded)"
    let difference = zip(
      recorded.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false)
    )
    .enumerated().filter { $0.element.0 != $0.element.1 }
    .map { "\($0.offset): \($0.element.0)\n   \($0.element.1)" }
    #expect(
      recorded == text, "\(difference.joined(separator: "\n"))", sourceLocation: sourceLocation)
  }
}
