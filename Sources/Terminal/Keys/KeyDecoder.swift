import Canvas

/// Turns the bytes that a terminal sends into keys, pastes and focus changes.
///
/// A value without I/O: feed it bytes, tell it when nothing more is there (`drained`) and when
/// time has passed (`expired`). However the bytes are cut into reads, the inputs are the same.
/// A sequence it does not know is swallowed whole, never let through as letters, for letters are
/// commands: control sequences, SS3, and the strings OSC, DCS, SOS, PM and APC (ECMA-48), seven-
/// and eight-bit. Invalid UTF-8 and C1 controls give nothing.
package struct KeyDecoder: Sendable {
  enum State: Hashable, Sendable {
    case ground
    /// Inside a UTF-8 character.
    case character(UTF8Progress, alt: Bool)
    case escape
    case control(ControlSequence)
    /// After SS3: a modifier digit may stand before the letter.
    case single(modifier: Int)
    /// OSC and its like, up to ST; BEL ends it too.
    case string
    case stringEscape
    /// Bytes of an old mouse report still to come.
    case skip(Int)
    /// A function key of the Linux console (`ESC [ [ A`).
    case console
    case paste
  }

  /// How long to wait for the rest of what has begun.
  package enum Patience: Hashable, Sendable {
    /// Only ESC came: it is the key itself unless more follows at once.
    case escape
    /// Inside a sequence: the rest is on its way, or will never come.
    case sequence
  }

  private(set) var state = State.ground
  private var paste = PasteCollector()
  /// A paste that has ended, and what came behind it in the same burst: kept until the burst is
  /// over, for a second end mark means that the first was part of the pasted text.
  private var tail: [UInt8]?

  /// The string on its way, if it is an operating system command, as far as an answer can go.
  private var command: [UInt8]?

  package init() {}

  /// What is being waited for; nil between keys and inside a paste, whose end has no deadline.
  package var patience: Patience? {
    switch state {
    case .ground, .paste: nil
    case .escape: .escape
    default: .sequence
    }
  }

  /// Takes one byte.
  package mutating func receive(_ byte: UInt8, into inputs: inout [Input]) {
    guard tail != nil else { return step(byte, into: &inputs) }
    tail?.append(byte)
    if tail?.ends(with: PasteCollector.end) == true {
      paste.append((tail ?? []).dropLast(PasteCollector.end.count))
      tail = []
    } else if tail?.ends(with: PasteCollector.begin) == true {
      // Another paste: the end mark before it was a true one.
      drained(into: &inputs)
    }
  }

  /// Everything that the terminal had sent has been received.
  package mutating func drained(into inputs: inout [Input]) {
    guard let rest = tail else { return }
    tail = nil
    inputs.append(.paste(paste.finish()))
    for byte in rest { step(byte, into: &inputs) }
  }

  /// The time for `patience` is over: a lone ESC is the key, half a sequence is dropped.
  package mutating func expired(into inputs: inout [Input]) {
    switch state {
    case .ground, .paste: return
    case .escape: inputs.append(.key(Key(.escape)))
    default: break
    }
    state = .ground
  }

  private mutating func step(_ byte: UInt8, into inputs: inout [Input]) {
    switch state {
    case .ground: ground(byte, alt: false, into: &inputs)
    case .character(var progress, let alt):
      guard byte & 0xC0 == 0x80 else { return restart(byte, into: &inputs) }
      if progress.append(byte) {
        state = .ground
        finish(progress, alt: alt, into: &inputs)
      } else {
        state = .character(progress, alt: alt)
      }
    case .escape: escape(byte, into: &inputs)
    case .control(var sequence):
      switch sequence.append(byte) {
      case .more: state = .control(sequence)
      case .end: end(sequence, into: &inputs)
      case .broken: restart(byte, into: &inputs)
      }
    case .single(let modifier): single(byte, modifier, into: &inputs)
    case .string, .stringEscape: string(byte, into: &inputs)
    case .skip(let count): state = count > 1 ? .skip(count - 1) : .ground
    case .console:
      state = .ground
      if byte >= 0x41, byte <= 0x45 { inputs.append(.key(Key(.function(Int(byte) - 0x40)))) }
    case .paste:
      if paste.receive(byte) {
        state = .ground
        tail = []
      }
    }
  }

  private mutating func restart(_ byte: UInt8, into inputs: inout [Input]) {
    state = .ground
    step(byte, into: &inputs)
  }

  private mutating func ground(_ byte: UInt8, alt: Bool, into inputs: inout [Input]) {
    state = .ground
    let extra: Key.Modifiers = alt ? .alt : []
    switch byte {
    case 0x1B: state = .escape
    case 0...0x1F, 0x7F:
      let key = ControlByte.key(byte)
      inputs.append(.key(Key(key.code, key.modifiers.union(extra))))
    case 0x20...0x7E: inputs.append(.key(Key(.character(Unicode.Scalar(byte)), extra)))
    case 0x80...0x9F: introduce(byte &- 0x40)
    default:
      if let progress = UTF8Progress(first: byte) { state = .character(progress, alt: alt) }
    }
  }

  private mutating func escape(_ byte: UInt8, into inputs: inout [Input]) {
    switch byte {
    case 0x1B: inputs.append(.key(Key(.escape)))
    case 0x5B, 0x4F, 0x5D, 0x50, 0x58, 0x5E, 0x5F: introduce(byte)
    default: ground(byte, alt: true, into: &inputs)
    }
  }

  /// What ESC and this letter, or the C1 control that stands for both, begin.
  private mutating func introduce(_ letter: UInt8) {
    switch letter {
    case 0x5B: state = .control(ControlSequence())
    case 0x4F: state = .single(modifier: 0)
    case 0x5D, 0x50, 0x58, 0x5E, 0x5F:
      state = .string
      command = letter == 0x5D ? [] : nil
    default: state = .ground
    }
  }

  private mutating func finish(_ progress: UTF8Progress, alt: Bool, into inputs: inout [Input]) {
    guard let scalar = progress.scalar else { return }
    switch scalar.value {
    case 0x80...0x9F: introduce(UInt8(scalar.value) &- 0x40)
    default: inputs.append(.key(Key(.character(scalar), alt ? .alt : [])))
    }
  }

  private mutating func end(_ sequence: ControlSequence, into inputs: inout [Input]) {
    state = .ground
    switch sequence.meaning {
    case .input(let input): inputs.append(input)
    case .pasteBegins: state = .paste
    case .mouseReport: state = .skip(3)
    case .consoleKey: state = .console
    case .nothing: break
    }
  }

  private mutating func single(_ byte: UInt8, _ modifier: Int, into inputs: inout [Input]) {
    switch byte {
    case 0x30...0x39: state = .single(modifier: min(99, modifier * 10 + Int(byte & 0x0F)))
    case 0x3B: state = .single(modifier: 0)
    case 0x40...0x7E:
      state = .ground
      if let key = ControlSequence.singleShift(byte, modifier: modifier) {
        inputs.append(.key(key))
      }
    default: restart(byte, into: &inputs)
    }
  }

  private mutating func string(_ byte: UInt8, into inputs: inout [Input]) {
    switch (state, byte) {
    case (_, 0x18), (_, 0x1A): state = .ground
    case (.string, 0x07), (.stringEscape, 0x5C):
      state = .ground
      if let isLight = command.flatMap(BackgroundQuestion.isLight) {
        inputs.append(.background(isLight: isLight))
      }
    case (.string, 0x1B): state = .stringEscape
    case (.stringEscape, _):
      state = .escape
      step(byte, into: &inputs)
    default:
      if let length = command?.count, length < BackgroundQuestion.longestAnswer {
        command?.append(byte)
      } else {
        command = nil
      }
    }
  }
}
