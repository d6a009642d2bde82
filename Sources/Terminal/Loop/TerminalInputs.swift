import CLinux
import Canvas

extension Terminal {
  /// Waits for something to happen and answers everything that has, in order; `.tick` alone when
  /// `milliseconds` have passed (never, if nil). One poll over terminal, signals and `Wake`: an
  /// idle screen costs nothing.
  ///
  /// A key is told at once; all bytes that are there are read, so that held keys and pastes come
  /// as one batch. Of many resizes only the last is told. ^Z from outside (SIGTSTP) comes as the
  /// key ^Z: whoever handles it calls `suspend` when it suits.
  package func inputs(within milliseconds: Int64?) -> [Input] {
    let end = milliseconds.map { clinux_monotonic_milliseconds() + min(max(0, $0), 1 << 40) }
    while true {
      var inputs: [Input] = []
      let now = clinux_monotonic_milliseconds()
      let nearest = [end, reader.deadline].compactMap(\.self).min()
      let span = nearest.map { max(0, $0 - now) * 1000 } ?? -1
      let descriptors = [reader.pollDescriptor, signalDescriptor, wake?.descriptor ?? -1]
      var ready = [UInt8](repeating: 0, count: descriptors.count)
      _ = clinux_wait(descriptors, Int32(descriptors.count), span, &ready)
      if ready[1] != 0 { takeSignals(into: &inputs) }
      if ready[2] != 0 {
        wake?.drain()
        inputs.append(.wake)
      }
      if ready[0] & UInt8(CLINUX_READABLE) != 0 {
        reader.read(into: &inputs)
      } else if ready[0] & UInt8(CLINUX_HUNG_UP) != 0 {
        reader.lose(into: &inputs)
      }
      let after = clinux_monotonic_milliseconds()
      reader.expire(now: after, into: &inputs)
      takeAnswers(from: &inputs)
      if !inputs.isEmpty { return inputs }
      if let end, after >= end { return [.tick] }
    }
  }

  private func takeSignals(into inputs: inout [Input]) {
    for signal in pendingSignals() {
      switch signal {
      case Int32(CLINUX_SIGINT): inputs.append(.signal(.interrupt))
      case Int32(CLINUX_SIGTERM): inputs.append(.signal(.terminate))
      case Int32(CLINUX_SIGHUP): inputs.append(.signal(.hangup))
      case Int32(CLINUX_SIGTSTP): inputs.append(.key(.control("z")))
      case Int32(CLINUX_SIGCONT):
        // Stopped by somebody else, who left the line mode and the screen to the shell.
        handedOver {}
        inputs.append(.resize(size))
      case Int32(CLINUX_SIGWINCH):
        if takeSize() {
          inputs.removeAll { if case .resize = $0 { true } else { false } }
          inputs.append(.resize(size))
        }
      default: break
      }
    }
  }

  /// Stops the program as ^Z does, and answers true when it has been continued: the terminal was
  /// given back meanwhile and is painted anew. False if nobody could continue it (it leads its
  /// session): then nothing happens. The size may have changed: draw again.
  package func suspend() -> Bool {
    guard clinux_cannot_stop() == 0 else { return false }
    handedOver { clinux_stop_group() }
    return true
  }

  /// Runs a program on the terminal (an editor) and answers its exit status, 128 + signal if one
  /// ended it. `environment` changes variables for it alone; nil removes one. The size may have
  /// changed: draw again.
  /// - Throws: `TerminalError.system` if the program did not start.
  package func run(
    _ arguments: [String], environment: [String: String?] = [:]
  ) throws(TerminalError) -> Int32 {
    guard let program = arguments.first else {
      throw .system(call: "posix_spawn", reason: "no program named")
    }
    let changes = environment.map { name, value in value.map { "\(name)=\($0)" } ?? name }
    let status = handedOver {
      withArguments(arguments) { arguments in
        withArguments(changes) { clinux_run_foreground(arguments, $0, input) }
      }
    }
    guard status >= 0 else { throw .failed(program, status) }
    return status
  }
}
