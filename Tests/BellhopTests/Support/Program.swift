import Foundation
import Testing

/// The real program, as built beside these tests.
enum Program {
  static let path: String = {
    // The test bundle and the program are built into the same folder.
    let files = FileManager.default
    var folder = URL(fileURLWithPath: CommandLine.arguments[0])
    for _ in 0..<6 {
      folder = folder.deletingLastPathComponent()
      let candidate = folder.appendingPathComponent("bellhop").path
      if files.isExecutableFile(atPath: candidate) { return candidate }
    }
    return HouseRulesTests.root + "/.build/debug/bellhop"
  }()

  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs it to its end with an environment that knows nothing of the machine's user.
  @discardableResult
  static func run(
    _ arguments: [String], executable: String = Program.path, before: [String] = [],
    input: String? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = before + arguments
    process.environment = surroundings.merging(environment) { $1 }
    let output = Pipe()
    let errors = Pipe()
    let source = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = source
    try process.run()
    if let input { try source.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
    try source.fileHandleForWriting.close()
    // Both pipes are emptied side by side: a full one would stop the program.
    nonisolated(unsafe) var said = Data()
    let reading = DispatchQueue(label: "errors")
    reading.async { said = errors.fileHandleForReading.readDataToEndOfFile() }
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    reading.sync {}
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
      errors: String(decoding: said, as: UTF8.self))
  }

  static let surroundings: [String: String] = {
    // Nobody is a newcomer here: what they are told would stand where the tests look.
    let folder = NSTemporaryDirectory() + "bellhop-tests-state/bellhop"
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try? String(repeating: "session\n", count: 20)
      .write(toFile: folder + "/guidance", atomically: true, encoding: .utf8)
    // What is known to be no race for the tests is none for the programs that they start.
    return usual.merging(sanitizer.map { ["TSAN_OPTIONS": $0] } ?? [:]) { $1 }
  }()

  /// Whether all of this was built with the thread sanitizer, which maps terabytes and has frames of its
  /// own on the stack.
  static var isSanitized: Bool { sanitizer != nil }
  private static let sanitizer = ProcessInfo.processInfo.environment["TSAN_OPTIONS"]

  private static let usual: [String: String] = [
    "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8",
    "XDG_CONFIG_HOME": "/nonexistent/config", "XDG_DATA_HOME": "/nonexistent/data",
    "XDG_STATE_HOME": NSTemporaryDirectory() + "bellhop-tests-state",
  ]
}

/// A folder that goes when the test does.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "bellhop-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ text: String, to name: String) throws -> String {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: file).deletingLastPathComponent(),
      withIntermediateDirectories: true)
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }
}
