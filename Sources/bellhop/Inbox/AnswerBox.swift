import Desk
import Synchronization
import Terminal

/// Where the workers leave what the desk is to hear; the terminal's thread empties it when woken.
final class AnswerBox: Sendable {
  private let inputs = Mutex<[DeskInput]>([])
  private let wake: Wake

  init(wake: Wake) {
    self.wake = wake
  }

  /// Safe from any thread.
  func put(_ input: DeskInput) {
    inputs.withLock { $0.append(input) }
    wake.poke()
  }

  /// Everything left since the last call, in order.
  func take() -> [DeskInput] {
    inputs.withLock { inputs in
      defer { inputs.removeAll(keepingCapacity: true) }
      return inputs
    }
  }
}
