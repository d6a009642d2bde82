import Foundation

/// A second computation, in Python, that a test compares with: asked on standard input, it answers on
/// standard output.
package enum PythonOracle {
  package struct Failed: Error {
    package let status: Int32
  }

  /// Whether there is a Python that knows time zones.
  package static let isThere = (try? run(["-c", "import zoneinfo"], [])) != nil

  /// - Parameter script: in `Tests/Oracles`.
  package static func ask(_ script: String, _ question: [UInt8]) throws -> [UInt8] {
    let path = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../Oracles/\(script)").standardizedFileURL.path
    return try run([path], question)
  }

  private static func run(_ arguments: [String], _ question: [UInt8]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let (asked, answer) = (Pipe(), Pipe())
    process.standardInput = asked
    process.standardOutput = answer
    try process.run()
    // The program reads everything before it writes, so neither side can block the other.
    asked.fileHandleForWriting.write(Data(question))
    try asked.fileHandleForWriting.close()
    let output = answer.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(status: process.terminationStatus) }
    return Array(output)
  }
}
