import CLinux
import Foundation
import Testing

@testable import Terminal

@Suite("After a crash") struct CrashTests {
  @Test("A trap writes the restoring bytes, then ends as traps end")
  func trap() async throws {
    let path = NSTemporaryDirectory() + "crash-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    await #expect(processExitsWith: .failure) { [path = path as String] in
      // A file in the terminal's place: what the handler writes can be read afterwards.
      let handle = try #require(fopen(path, "w"))
      let bytes = Array(TerminalModes(mouse: true).crashBytes.utf8)
      clinux_crash_guard_arm(fileno(handle), bytes, bytes.count, nil)
      let none: [Int] = []
      print(none[bytes.count])
    }
    let written = try String(contentsOfFile: path, encoding: .utf8)
    #expect(written == TerminalModes(mouse: true).crashBytes)
  }

  @Test("A guard taken off writes nothing")
  func disarmed() async throws {
    let path = NSTemporaryDirectory() + "crash-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    await #expect(processExitsWith: .failure) { [path = path as String] in
      let handle = try #require(fopen(path, "w"))
      let bytes = Array(TerminalModes(mouse: true).crashBytes.utf8)
      clinux_crash_guard_arm(fileno(handle), bytes, bytes.count, nil)
      clinux_crash_guard_disarm()
      let none: [Int] = []
      print(none[bytes.count])
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "")
  }
}
