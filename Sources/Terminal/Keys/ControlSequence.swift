import Canvas

/// A control sequence on its way: `CSI`, then parameters, intermediates and a final byte
/// (ECMA-48, 5.4).
struct ControlSequence: Hashable, Sendable {
  enum Step {
    case more
    case end
    case broken
  }

  enum Meaning: Hashable {
    case input(Input)
    case pasteBegins
    case mouseReport
    case consoleKey
    case nothing
  }

  /// The first parameters are kept; a longer sequence is read to its end all the same.
  private static let parameterLimit = 8

  private var parameters: [Int] = []
  private var hasDigits = false
  private var inSubparameter = false
  /// The sign that makes its parameters somebody's own: `?` of modes, `<` of mouse reports.
  private var owner: UInt8?
  private var intermediates: [UInt8] = []
  private var final: UInt8 = 0

  mutating func append(_ byte: UInt8) -> Step {
    switch byte {
    case 0x30...0x39:
      if inSubparameter { return .more }
      if parameters.isEmpty { parameters = [0] }
      let last = parameters.count - 1
      parameters[last] = min(0x10FFFF, parameters[last] * 10 + Int(byte & 0x0F))
      hasDigits = true
    case 0x3B:
      if parameters.isEmpty { parameters = [0] }
      if parameters.count < ControlSequence.parameterLimit { parameters.append(0) }
      inSubparameter = false
    case 0x3A: inSubparameter = true
    case 0x3C...0x3F: owner = byte
    case 0x20...0x2F: if intermediates.count < 2 { intermediates.append(byte) }
    case 0x40...0x7E:
      final = byte
      return .end
    default: return .broken
    }
    return .more
  }

  var meaning: Meaning {
    if let owner { return privateMeaning(of: owner) }
    guard intermediates.isEmpty else { return .nothing }
    switch final {
    case 0x49 where parameters.isEmpty: return .input(.focus(true))
    case 0x4F where parameters.isEmpty: return .input(.focus(false))
    case 0x4D where parameters.isEmpty: return .mouseReport
    case 0x5B where parameters.isEmpty: return .consoleKey
    case 0x7E where parameters.first == 200: return .pasteBegins
    case 0x5A: return .input(.key(Key(.tab, .shift)))
    case 0x7E: return key(tildeCode, modifier: 1)
    case 0x75: return extendedKey(parameter(0), modifier: parameter(1))
    default: return key(ControlSequence.letterCode(final), modifier: 1)
    }
  }

  /// Mouse reports (`CSI < button ; column ; row M`, xterm's mode 1006) and answers about modes
  /// (`CSI ? mode ; state $ y`, DECRPM).
  private func privateMeaning(of owner: UInt8) -> Meaning {
    switch (owner, final) {
    case (0x3C, 0x4D) where intermediates.isEmpty && parameters.count == 3: return mouse
    case (0x3F, 0x79) where intermediates == [0x24] && parameter(0) == 2026:
      return .input(.synchronizes([1, 2].contains(parameter(1))))
    default: return .nothing
    }
  }

  /// Shift's bit does not come: the terminal keeps shifted clicks for its own selection.
  private var mouse: Meaning {
    let at = Point(x: max(0, parameter(1) - 1), y: max(0, parameter(2) - 1))
    // Bits 4, 8, 16 are shift, alt, control; 32 is motion.
    switch parameter(0) & ~0b1_1100 {
    case 0: return .input(.mouse(Mouse(.press, at: at)))
    case 64: return .input(.mouse(Mouse(.wheelUp, at: at)))
    case 65: return .input(.mouse(Mouse(.wheelDown, at: at)))
    default: return .nothing
    }
  }

  private func parameter(_ index: Int) -> Int {
    index < parameters.count ? parameters[index] : 0
  }

  private func key(_ code: Key.Code?, modifier index: Int) -> Meaning {
    if final == 0x7E, parameter(0) == 27, parameters.count >= 3 {
      return extendedKey(parameter(2), modifier: parameter(1))
    }
    guard let code, let modifiers = ControlSequence.modifiers(parameter(index)) else {
      return .nothing
    }
    return .input(.key(Key(code, modifiers)))
  }

  /// `CSI code ; modifiers u` and `CSI 27 ; modifiers ; code ~`: keys that have no bytes of their
  /// own (xterm's modifyOtherKeys, kitty's protocol).
  private func extendedKey(_ code: Int, modifier: Int) -> Meaning {
    guard let modifiers = ControlSequence.modifiers(modifier),
      let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: code))
    else { return .nothing }
    switch scalar.value {
    case 13: return .input(.key(Key(.enter, modifiers)))
    case 9: return .input(.key(Key(.tab, modifiers)))
    case 27: return .input(.key(Key(.escape, modifiers)))
    case 8, 127: return .input(.key(Key(.backspace, modifiers)))
    case 0x20...0x7E, 0xA0...0xDFFF, 0xF900...0x10FFFF:
      return .input(.key(ControlSequence.typed(scalar, modifiers)))
    default: return .nothing
    }
  }

  /// Shift is part of a letter, and Control's letter is the small one.
  private static func typed(_ scalar: Unicode.Scalar, _ modifiers: Key.Modifiers) -> Key {
    let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    guard isLetter else { return Key(.character(scalar), modifiers.subtracting(.shift)) }
    let byte = UInt8(truncatingIfNeeded: scalar.value)
    let large = modifiers == .shift || (modifiers.isEmpty && byte & 0x20 == 0)
    return Key(
      .character(Unicode.Scalar(large ? byte & 0xDF : byte | 0x20)),
      modifiers == .shift ? [] : modifiers)
  }

  /// xterm's number: 1 plus shift 1, alt 2, control 4; nil for keys held that we do not know.
  static func modifiers(_ number: Int) -> Key.Modifiers? {
    guard number > 1 else { return [] }
    let bits = number - 1
    // 64 and 128 are the locks, which mean nothing here.
    guard bits & ~0b1100_0111 == 0 else { return nil }
    return Key.Modifiers(rawValue: UInt8(bits & 0b111))
  }

  private static func letterCode(_ byte: UInt8) -> Key.Code? {
    switch byte {
    case 0x41: .up
    case 0x42: .down
    case 0x43: .right
    case 0x44: .left
    case 0x48: .home
    case 0x46: .end
    case 0x50...0x53: .function(Int(byte) - 0x4F)
    default: nil
    }
  }

  private var tildeCode: Key.Code? {
    switch parameter(0) {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(parameter(0) - 10)
    case 17...21: .function(parameter(0) - 11)
    case 23, 24: .function(parameter(0) - 12)
    case 25, 26: .function(parameter(0) - 12)
    case 28, 29: .function(parameter(0) - 13)
    case 31...34: .function(parameter(0) - 14)
    default: nil
    }
  }

  /// The key of `SS3 letter`, the application form of cursor, function and keypad keys.
  static func singleShift(_ byte: UInt8, modifier: Int) -> Key? {
    guard let modifiers = modifiers(modifier) else { return nil }
    if byte == 0x4D { return Key(.enter, modifiers) }
    if byte >= 0x6A, byte <= 0x79 {
      return Key(.character(Unicode.Scalar(byte - 0x40)), modifiers)
    }
    return letterCode(byte).map { Key($0, modifiers) }
  }
}
