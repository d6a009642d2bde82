extension Key: CustomStringConvertible {
  private static let names: [(String, Code)] = [
    ("Enter", .enter), ("Tab", .tab), ("Backspace", .backspace), ("Esc", .escape), ("Up", .up),
    ("Down", .down), ("Left", .left), ("Right", .right), ("Home", .home), ("End", .end),
    ("PageUp", .pageUp), ("PageDown", .pageDown), ("Insert", .insert), ("Delete", .delete),
    ("Space", .character(" ")),
  ]

  private static let prefixes: [(String, Modifiers)] = [
    ("Shift-", .shift), ("Alt-", .alt), ("Ctrl-", .control),
  ]

  /// The key as help and settings spell it: `g`, `^S`, `Alt-x`, `Shift-Tab`, `F5`, `Space`.
  package var description: String {
    var text = ""
    var rest = modifiers
    if case .character(let scalar) = code, rest == .control, scalar != " " {
      return "^" + String(scalar).uppercased()
    }
    for (prefix, modifier) in Key.prefixes where rest.contains(modifier) {
      text += prefix
      rest.remove(modifier)
    }
    if let name = Key.names.first(where: { $0.1 == code })?.0 { return text + name }
    switch code {
    case .character(let scalar): return text + String(scalar)
    case .function(let number): return text + "F\(number)"
    default: return text
    }
  }

  /// Reads what `description` writes, in names without regard to case; nil for anything else.
  package init?(spelled text: String) {
    var rest = Substring(text)
    var modifiers: Modifiers = []
    while let (prefix, modifier) = Key.prefixes.first(where: {
      rest.count > $0.0.count && rest.lowercased().hasPrefix($0.0.lowercased())
    }) {
      modifiers.insert(modifier)
      rest = rest.dropFirst(prefix.count)
    }
    if rest.unicodeScalars.count == 2, rest.first == "^", let letter = rest.unicodeScalars.last {
      self.init(.character(Key.lowered(letter)), modifiers.union(.control))
    } else if rest.unicodeScalars.count == 1, let scalar = rest.unicodeScalars.first {
      self.init(.character(modifiers.isEmpty ? scalar : Key.lowered(scalar)), modifiers)
    } else if let code = Key.names.first(where: { $0.0.lowercased() == rest.lowercased() })?.1 {
      self.init(code, modifiers)
    } else if rest.lowercased().hasPrefix("f"), let number = Int(rest.dropFirst()),
      (1...24).contains(number)
    {
      self.init(.function(number), modifiers)
    } else {
      return nil
    }
  }

  private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
  }
}
