import Canvas
import Desk
import WorkspaceFile

extension Theme {
  /// What the screens draw with, in as many colours as there are.
  init(_ file: ThemeFile, depth: ColorDepth) {
    var looks: [StyleRole: Style] = [:]
    for role in StyleRole.allCases {
      looks[role] = file.look(of: role).map { Style($0, depth: depth) }
    }
    self.init(looks)
  }
}

extension ThemeFile {
  /// The look with the theme's own letters and background where those are painted. Overlays keep
  /// what lies under them.
  func look(of role: StyleRole) -> Look? {
    guard var look = looks[role.name] else { return nil }
    guard isPainted, !StyleRole.overlays.contains(role) else { return look }
    if look.foreground == .standard { look.foreground = palette["text"] ?? .standard }
    if look.background == .standard { look.background = palette["background"] ?? .standard }
    return look
  }
}

extension Style {
  init(_ look: ThemeFile.Look, depth: ColorDepth) {
    var attributes: Attributes = []
    for attribute in look.attributes {
      switch attribute {
      case .bold: attributes.insert(.bold)
      case .dim: attributes.insert(.dim)
      case .italic: attributes.insert(.italic)
      case .underline: attributes.insert(.underline)
      case .reverse: attributes.insert(.reverse)
      }
    }
    self.init(
      foreground: Color(look.foreground, depth: depth),
      background: Color(look.background, depth: depth), attributes: attributes)
  }
}

extension Color {
  /// A theme names the sixteen-colour twin itself, for the nearest one is often the wrong one.
  init(_ color: ThemeFile.Color, depth: ColorDepth) {
    if depth == .ansi16, let basic = color.basic {
      self = .indexed(basic)
      return
    }
    switch color.value {
    case .standard: self = .standard
    case .indexed(let entry): self = .indexed(entry)
    case .rgb(let red, let green, let blue): self = .rgb(red: red, green: green, blue: blue)
    }
  }
}
