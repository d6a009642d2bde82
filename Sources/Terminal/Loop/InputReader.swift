import CLinux
import Canvas

/// Reads all that the terminal has sent, and knows until when half a key may wait.
struct InputReader {
  /// Half a sequence is dropped after this many milliseconds.
  static let sequencePatience: Int64 = 1000
  /// While the terminal owes an answer, half of one waits longer: over a slow line its rest would
  /// come as letters, and letters are commands.
  static let answerPatience: Int64 = 5000
  /// Reads of one round; what is more waits until the next frame is drawn.
  private static let roundLimit = 256

  private let descriptor: Int32
  private let escapePatience: Int64
  private var decoder = KeyDecoder()
  private var buffer = [UInt8](repeating: 0, count: 4096)
  /// When the decoder's patience ends, on the monotonic clock in milliseconds.
  private(set) var deadline: Int64?
  var awaitsAnswer = false
  /// Whether the terminal is gone.
  private(set) var isGone = false

  init(descriptor: Int32, patience: Int64) {
    self.descriptor = descriptor
    escapePatience = patience
  }

  /// What to wait for; negative once the terminal is gone.
  var pollDescriptor: Int32 { isGone ? -1 : descriptor }

  /// After the descriptor was ready.
  mutating func read(into inputs: inout [Input]) {
    guard !isGone else { return }
    var more = true
    for _ in 0..<InputReader.roundLimit where more {
      let count = clinux_read(descriptor, &buffer, buffer.count)
      guard count > 0 else {
        lose(into: &inputs)
        break
      }
      for byte in buffer[..<count] { decoder.receive(byte, into: &inputs) }
      more = hasMore
    }
    if !more { decoder.drained(into: &inputs) }
    restartPatience()
  }

  private var hasMore: Bool {
    var ready: UInt8 = 0
    var descriptor = descriptor
    return clinux_wait(&descriptor, 1, 0, &ready) > 0 && ready & UInt8(CLINUX_READABLE) != 0
  }

  /// The terminal hung up (end of file, EIO): told once.
  mutating func lose(into inputs: inout [Input]) {
    guard !isGone else { return }
    isGone = true
    decoder.drained(into: &inputs)
    inputs.append(.signal(.hangup))
  }

  private mutating func restartPatience() {
    deadline = decoder.patience.map {
      clinux_monotonic_milliseconds()
        + ($0 == .escape
          ? escapePatience
          : awaitsAnswer ? InputReader.answerPatience : InputReader.sequencePatience)
    }
  }

  /// Ends the wait for the rest of a key if its time is over.
  mutating func expire(now: Int64, into inputs: inout [Input]) {
    guard let deadline, now >= deadline else { return }
    decoder.expired(into: &inputs)
    restartPatience()
  }
}
