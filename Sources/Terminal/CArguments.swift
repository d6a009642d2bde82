/// Calls `body` with a C array of strings, NULL at its end.
func withArguments<Result>(
  _ arguments: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
  // One block of memory for all strings, each with its zero; the pointers lead into it.
  var block: [CChar] = []
  var starts: [Int] = []
  for argument in arguments {
    starts.append(block.count)
    block += argument.utf8.filter { $0 != 0 }.map(CChar.init(bitPattern:))
    block.append(0)
  }
  return block.withUnsafeBufferPointer { block in
    body(starts.map { start in block.baseAddress.map { $0 + start } } + [nil])
  }
}
