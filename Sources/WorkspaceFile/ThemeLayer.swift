import Inbox
import Yams

/// What a theme says over what it inherits, the names of colours not yet looked up: so a palette
/// also recolours the roles of the theme below.
struct ThemeLayer {
  var name = ""
  var namePlace = ThemeFile.Place(line: 1, column: 1)
  var mode = ThemeFile.Mode.dark
  var isPainted = false
  var palette: [String: ThemeFile.Color] = [:]
  /// By role: colours and attributes, each of which the palette below or here knows.
  private var words: [String: [String]] = [:]
  var places: [String: ThemeFile.Place] = [:]
  /// Where each colour of the palette stands in this very file.
  var colors: [String: ThemeFile.Place] = [:]
  /// By role: the theme that says its look, and how.
  private(set) var sources: [String: ThemeFile.Source] = [:]

  /// Every role's look with the palette as it is now.
  var looks: [String: ThemeFile.Look] {
    words.mapValues { (try? ThemeReader.look($0, palette)) ?? ThemeFile.Look() }
  }

  /// - Parameter heirs: the names of the themes that inherit from this one, the first of them
  ///   first, and the one by which it was found last.
  static func read(
    _ text: String, roles: [String], inherited: (String) -> String?, heirs: [String]
  ) throws(WorkspaceFileErrors) -> ThemeLayer {
    let findings = Findings()
    let root = FileValue(node: try YAMLDocument.compose(text), findings: findings)
    guard let mapping = root.mapping() else {
      try findings.throwIfAny()
      throw WorkspaceFileErrors([FileProblem(line: 1, column: 1, message: "the file is empty")])
    }
    let name = mapping.required("name")
    let called = name?.word() ?? ""
    var layer = ThemeLayer()
    if let value = mapping["inherits"] {
      layer = base(
        value, roles: roles, inherited: inherited, heirs: heirs.isEmpty ? [called] : heirs)
      layer.mode = mapping["mode"]?.choice(ThemeFile.Mode.self) ?? layer.mode
    } else {
      layer.mode = mapping.required("mode")?.choice(ThemeFile.Mode.self) ?? .dark
    }
    (layer.name, layer.namePlace) = (called, name?.place ?? layer.namePlace)
    for (key, name, value) in mapping["palette"]?.mapping()?.entries ?? [] where key.word() != nil {
      // What is no colour is said already; the name stays known, or each role would say it again.
      layer.colors[name] = key.place
      layer.palette[name] = ThemeReader.color(value) ?? layer.palette[name] ?? .standard
    }
    if let value = mapping["paint"] { layer.paint(value) }
    for (key, role, value) in mapping["roles"]?.mapping()?.entries ?? [] {
      layer.take(role, key: key, value, roles: roles)
    }
    let missing = roles.filter { layer.words[$0] == nil }
    // Without its base a theme lacks almost everything; one reason is enough.
    if findings.errors.isEmpty, !missing.isEmpty {
      mapping.error("roles are missing: \(missing.joined(separator: ", "))")
    }
    mapping.finish()
    try findings.throwIfAny()
    return layer
  }

  /// The theme below; empty, and said at `value`, where there is none.
  private static func base(
    _ value: FileValue, roles: [String], inherited: (String) -> String?, heirs: [String]
  ) -> ThemeLayer {
    guard let name = value.word() else { return ThemeLayer() }
    guard !heirs.contains(name) else {
      let circle = (heirs + [name]).joined(separator: " → ")
      value.error("themes inherit from each other in a circle: \(circle)")
      return ThemeLayer()
    }
    guard let text = inherited(name) else {
      value.error("there is no theme “\(name)”")
      return ThemeLayer()
    }
    do throws(WorkspaceFileErrors) {
      var layer = try read(text, roles: roles, inherited: inherited, heirs: heirs + [name])
      layer.places = layer.places.mapValues { _ in value.place }
      layer.colors = [:]
      return layer
    } catch {
      value.error("“\(name)” has errors: \(error.problems.first?.description ?? "")")
      return ThemeLayer()
    }
  }

  private mutating func paint(_ value: FileValue) {
    isPainted = value.bool() ?? isPainted
    guard isPainted else { return }
    for name in ["text", "background"] where palette[name, default: .standard].value == .standard {
      value.error("to paint the whole screen the palette needs a colour “\(name)”")
    }
  }

  private mutating func take(_ role: String, key: FileValue, _ value: FileValue, roles: [String]) {
    places[role] = key.place
    guard roles.contains(role) else {
      let nearest = Spelling.nearest(to: role, among: roles).map { "; did you mean “\($0)”?" }
      return key.error("there is no role “\(role)”\(nearest ?? "")")
    }
    // Also where it is wrong: that is said, and the role is not missing as well.
    words[role] = []
    guard let text = value.text() else { return }
    let said = text.split(separator: " ").map(String.init)
    do throws(ThemeReader.UnknownWord) {
      _ = try ThemeReader.look(said, palette)
      words[role] = said
      sources[role] = ThemeFile.Source(theme: name, words: said)
    } catch {
      value.error(
        "“\(error.word)” is neither a colour of the palette nor one of "
          + ThemeFile.Attribute.allCases.map(\.rawValue).joined(separator: ", "))
    }
  }
}

extension FileValue {
  fileprivate var place: ThemeFile.Place {
    ThemeFile.Place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }
}
