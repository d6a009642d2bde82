// What libFuzzer calls: one input for the target named by BELLHOP_FUZZ_TARGET. Built by `make fuzz`.
import FuzzTargets
import Glibc

/// Chosen once, before the first input.
private let target: FuzzTarget = {
  let wanted = getenv("BELLHOP_FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = FuzzTarget.all.first(where: { $0.name == wanted }) else {
    fatalError("BELLHOP_FUZZ_TARGET: one of \(FuzzTarget.all.map(\.name).joined(separator: " "))")
  }
  return target
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do throws(Broken) {
    try target.check(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    // The only way to tell libFuzzer that something did not hold.
    fatalError("\(target.name): \(error)")
  }
  return 0
}

/// Before the first input. With BELLHOP_FUZZ_SEEDS it writes the target's seeds into that folder,
/// and its words as a dictionary beside it, and ends.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>?,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
  guard let folder = getenv("BELLHOP_FUZZ_SEEDS").map({ String(cString: $0) }) else { return 0 }
  for (place, seed) in target.seeds.enumerated() {
    write(seed, to: "\(folder)/seed-\(place)")
  }
  let digits = Array("0123456789abcdef")
  let lines = target.words.filter { !$0.isEmpty }.map { word in
    "\"" + word.utf8.map { "\\x\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined() + "\"\n"
  }
  write(lines.joined(), to: "\(folder).words")
  exit(0)
}

private func write(_ text: String, to path: String) {
  guard let file = fopen(path, "w") else { return }
  fputs(text, file)
  fclose(file)
}
