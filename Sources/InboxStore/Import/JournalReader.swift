import Inbox

/// A line of a journal file, checked by itself, with what the staging database asks of it.
struct CheckedLine: Sendable {
  enum Finding: Sendable {
    case good(at: Instant, role: Staging.Role, ref: String?)
    case derived
    case bad(String, column: Int)
  }

  /// From 1.
  var number: Int
  /// As they were read; empty for what is not kept.
  var bytes: [UInt8]
  var finding: Finding
}

/// Some lines of one file, in its order.
struct JournalPortion: Sendable {
  var file: String
  var lines: [CheckedLine] = []
  /// Bytes of all files so far.
  var position: Int64 = 0
  /// Of all files; nil where nobody knows.
  var all: Int64?
}

/// Reads files of JSON Lines, each line checked by itself; lives on a thread of its own.
final class JournalReader {
  private let files: [LineFile]
  private let all: Int64?
  private var current = 0
  private var finished: Int64 = 0

  /// A line longer than this is refused before it is looked at.
  static let lineLimit = JSONLimits.journal.bytes
  /// A portion ends with so many lines, or bytes.
  private static let portion = (lines: 500, bytes: 1 << 20)

  /// - Throws: If one of them cannot be opened: a missing file ends the import before the long work.
  init(_ paths: [String]) throws(StoreError) {
    files = try paths.map { path throws(StoreError) in try LineFile(path: path) }
    all = files.reduce(0) { sum, file in file.size.flatMap { size in sum.map { $0 + size } } }
  }

  /// The next lines, perhaps none of weight; nil after the last file.
  func next() throws(StoreError) -> JournalPortion? {
    guard current < files.count else { return nil }
    let file = files[current]
    var portion = JournalPortion(file: file.name, all: all)
    let start = file.position
    while portion.lines.count < JournalReader.portion.lines,
      file.position - start < Int64(JournalReader.portion.bytes)
    {
      guard let line = try file.next(limit: JournalReader.lineLimit) else {
        portion.position = finished + file.position
        finished = portion.position
        current += 1
        return portion
      }
      switch line {
      case .bytes(let bytes):
        if let line = JournalReader.checked(bytes, number: file.number) {
          portion.lines.append(line)
        }
      case .tooLong:
        portion.lines.append(
          CheckedLine(
            number: file.number, bytes: [],
            finding: .bad(
              "longer than \(JournalReader.lineLimit) bytes",
              column: JournalReader.lineLimit + 1)))
      }
    }
    portion.position = finished + file.position
    return portion
  }

  /// Nil for an empty line: it says nothing, and programs like to end a file with one.
  private static func checked(_ line: UnsafeRawBufferPointer, number: Int) -> CheckedLine? {
    guard !line.allSatisfy({ $0 == 0x0D || $0 == 0x20 || $0 == 0x09 }) else { return nil }
    do {
      switch try JournalLine(reading: line.bindMemory(to: UInt8.self)) {
      case .derived: return CheckedLine(number: number, bytes: [], finding: .derived)
      case .event(let event):
        let role = Staging.Role(of: event)
        return CheckedLine(
          number: number, bytes: Array(line),
          finding: .good(
            at: event.at, role: role, ref: role == .other ? nil : event.conversation?.text))
      }
    } catch {
      return CheckedLine(
        number: number, bytes: [], finding: .bad(error.problem, column: error.column))
    }
  }
}
