import Desk
import WorkspaceFile

extension ThemeCheck {
  /// Where in the file a look is to be mended.
  struct Blame {
    var place: ThemeFile.Place
    /// What to write there, where the look itself stands in another file; begins with `;`.
    var remedy = ""
  }
}

extension ThemeFile {
  /// The role's own line; else that of a colour of this palette that it is drawn in; else the line
  /// that inherits it, with the role that is to be said anew.
  func blame(_ role: StyleRole) -> ThemeCheck.Blame {
    let place = places[role.name] ?? namePlace
    guard let source = sources[role.name], source.theme != name else {
      return ThemeCheck.Blame(place: place)
    }
    let line = "“\(role.name): \(source.words.joined(separator: " "))” of “\(source.theme)”"
    if let own = colors(of: role, source).first(where: { colors[$0] != nil }),
      let place = colors[own]
    {
      return ThemeCheck.Blame(
        place: place, remedy: "; “\(own)” recolours \(line): change it, or set \(role.name)")
    }
    return ThemeCheck.Blame(
      place: place, remedy: "; it is \(line): set \(role.name) under roles")
  }

  /// The names of the palette that a role is drawn in, its letters first.
  private func colors(of role: StyleRole, _ source: Source) -> [String] {
    let look = looks[role.name]
    let named = source.words.filter { palette[$0] != nil }
    let usual = [
      look?.foreground == .standard ? "text" : nil,
      look?.background == .standard ? "background" : nil,
    ]
    return named + usual.compactMap { $0 }
  }
}
