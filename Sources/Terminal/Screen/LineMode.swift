import CLinux

/// How a terminal line treats bytes (termios), as it was at some moment.
final class LineMode {
  let pointer: OpaquePointer

  /// Nil if the descriptor is no terminal.
  init?(_ descriptor: Int32) {
    guard let pointer = clinux_line_mode_save(descriptor) else { return nil }
    self.pointer = pointer
  }

  deinit {
    clinux_line_mode_free(pointer)
  }

  func restore(_ descriptor: Int32) {
    _ = clinux_line_mode_restore(descriptor, pointer)
  }

  func equals(_ other: LineMode) -> Bool {
    clinux_line_mode_equal(pointer, other.pointer) != 0
  }
}

/// Where keys come from and frames go to.
struct TerminalDescriptors {
  let input: Int32
  let output: Int32
  /// Those opened here.
  let owned: [Int32]

  /// The ones of the options if they are terminals, else /dev/tty: mail may be piped in and
  /// reports out while the screens run.
  init(_ options: TerminalOptions) throws(TerminalError) {
    let isInput = clinux_is_terminal(options.input) != 0
    let isOutput = clinux_is_terminal(options.output) != 0
    if isInput, isOutput {
      (input, output, owned) = (options.input, options.output, [])
      return
    }
    let tty = clinux_open_controlling_terminal()
    guard tty >= 0 else { throw .notATerminal }
    (input, output) = (isInput ? options.input : tty, isOutput ? options.output : tty)
    owned = [tty]
  }

  func close() {
    for descriptor in owned { clinux_close(descriptor) }
  }
}
