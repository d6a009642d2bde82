import Foundation
import FuzzTargets
import TestSupport
import Testing

/// Every target with inputs that a seed decides, and with all that was ever found.
///
/// libFuzzer itself is not part of `make test`: it wants the targets and the libraries below them
/// built once more with its own instrumentation (three to five minutes on two cores), for two minutes
/// of running. `make fuzz` builds it and leads its inputs by what the code does; what it finds goes
/// into `Tests/Fuzzing/Found/TARGET/`, and is tried here for ever.
///
/// To see a target go red, break what it holds: let `DisplayFilter.consume` pass U+009B, drop the
/// `depth` guard of `QueryParser.group`, write `{{` values through `ReplyTemplate` again.
@Suite("Fuzzing")
struct FuzzTests {
  static let found = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Found")

  /// What was found by fuzzing and mended: a file is an input.
  static func found(_ target: FuzzTarget) -> [(name: String, bytes: [UInt8])] {
    let folder = found.appendingPathComponent(target.name)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      (try? Data(contentsOf: folder.appendingPathComponent(name))).map { (name, Array($0)) }
    }
  }

  @Test("What was found once is not found again", arguments: FuzzTarget.all.map(\.name))
  func regressions(name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    for seed in target.seeds { try target.check(Array(seed.utf8)) }
    for input in Self.found(target) {
      do throws(Broken) {
        try target.check(input.bytes)
      } catch {
        Issue.record("\(target.name)/\(input.name): \(error)")
      }
    }
  }

  /// On a thread of two mebibytes, as workers have, so that a recursion without limit shows.
  @Test(
    "Thousands of mutations: nothing traps, and what must hold holds",
    arguments: FuzzTarget.all.map(\.name))
  func mutations(name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let rounds = target.rounds * (Soak.isOn ? 30 : 1)
    // A trap takes the process with it: the input that did it stays here.
    let last = FileManager.default.temporaryDirectory
      .appendingPathComponent("bellhop-fuzz-\(name)-\(getpid())")
    let descriptor = open(last.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer {
      close(descriptor)
      unlink(last.path)
    }
    let start = ContinuousClock.now
    var mutator = Mutator(target, found: Self.found(target).map(\.bytes), seed: 2026)
    var broken = 0
    for round in 0..<rounds where broken < 3 {
      let bytes = mutator.next()
      _ = pwrite(descriptor, bytes, bytes.count, 0)
      ftruncate(descriptor, off_t(bytes.count))
      do throws(Broken) {
        try target.check(bytes)
      } catch {
        broken += 1
        Issue.record("\(name), round \(round): \(error)\n\(Data(bytes).base64EncodedString())")
      }
    }
    print("fuzzed \(name): \(rounds) inputs in \((ContinuousClock.now - start).formatted())")
  }

  @Test("A target that must fail does: the fuzzing itself is looked at")
  func control() throws {
    // A query whose canonical text lies, as if the writer had forgotten to quote.
    #expect(throws: Broken.self) {
      try FuzzTarget.control.check(Array("\u{9B}".utf8))
    }
    let query = try #require(FuzzTarget.all.first { $0.name == "query" })
    var mutator = Mutator(query, found: [], seed: 1)
    let inputs = Set((0..<1000).map { _ in mutator.next() })
    #expect(inputs.count > 900, "the mutations are few")
  }
}
