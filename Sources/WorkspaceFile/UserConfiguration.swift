import Inbox

/// What a person prefers: `$XDG_CONFIG_HOME/bellhop/config.yaml`, over `/etc/bellhop/config.yaml`.
///
/// Programs to run stand here and never in a store: who may write a store must not choose what runs
/// on a colleague's machine. What a file does not say is nil; `over` lays one upon the other.
package struct UserConfiguration: Hashable, Sendable {
  package enum ColorDepth: String, CaseIterable, Sendable {
    case auto
    case never
    case basic = "16"
    case indexed = "256"
    case full
  }

  /// What opens after a conversation was resolved.
  package enum AfterResolve: String, CaseIterable, Sendable {
    case next
    case list
    case stay
  }

  package enum Synchronized: String, CaseIterable, Sendable {
    case auto
    case on
    case off
  }

  /// Clicks and the wheel; the word that YAML 1.1 would take for true.
  package enum Mouse: String, CaseIterable, Sendable {
    case on
    case off
  }

  /// `auto`, or the name of a theme.
  package var theme: String?
  package var color: ColorDepth?
  /// Only ASCII on the screen.
  package var ascii: Bool?
  /// Columns of characters that East Asian terminals draw wide: 1 or 2.
  package var ambiguousWidth: Int?
  /// Whether frames are bracketed as synchronized output.
  package var synchronized: Synchronized?
  package var mouse: Mouse?
  /// Program and arguments.
  package var editor: [String]?
  package var sendmail: [String]?
  package var opener: [String]?
  package var store: String?
  /// Where saved attachments go.
  package var downloads: String?
  package var language: String?
  package var afterResolve: AfterResolve?
  package var showsPreview: Bool?
  package var showsFigures: Bool?
  package var showsDetails: Bool?
  /// Of the side panel, in their order.
  package var headlines: [HeadlineFigure]?
  package var notifications = NotificationConfiguration()
  /// Whether names and numbers are drawn as others.
  package var scrambles: Bool?
  package var keys: [KeyBinding]
  /// This person's own lists; they come before the team's.
  package var views: [SavedView]

  package init() {
    keys = []
    views = []
  }

  /// - Throws: every error with line and column. An empty file says nothing and is none.
  package static func read(_ text: String) throws(WorkspaceFileErrors) -> UserConfiguration {
    var configuration = UserConfiguration()
    let isBlank = text.split(separator: "\n").allSatisfy { line in
      line.allSatisfy(\.isWhitespace) || line.drop(while: \.isWhitespace).first == "#"
    }
    if isBlank { return configuration }
    let findings = Findings()
    let root = FileValue(node: try YAMLDocument.compose(text), findings: findings)
    guard let mapping = root.mapping() else {
      try findings.throwIfAny()
      return configuration
    }
    configuration.theme = mapping["theme"]?.word()
    configuration.color = mapping["color"]?.choice(ColorDepth.self)
    configuration.ascii = mapping["ascii"]?.bool()
    configuration.ambiguousWidth = mapping["ambiguous"]?.integer(1...2)
    configuration.synchronized = mapping["synchronized"]?.choice(Synchronized.self)
    configuration.mouse = mapping["mouse"]?.choice(Mouse.self)
    configuration.editor = mapping["editor"].flatMap(program)
    configuration.sendmail = mapping["sendmail"].flatMap(program)
    configuration.opener = mapping["opener"].flatMap(program)
    configuration.store = mapping["store"]?.word()
    configuration.downloads = mapping["downloads"]?.word()
    configuration.language = mapping["language"]?.word()
    configuration.afterResolve = mapping["after_resolve"]?.choice(AfterResolve.self)
    if let panes = mapping["panes"]?.mapping() {
      configuration.showsPreview = panes["preview"]?.bool()
      configuration.showsFigures = panes["figures"]?.bool()
      configuration.showsDetails = panes["details"]?.bool()
      panes.finish()
    }
    if let figures = mapping["figures"] {
      configuration.headlines = figures.list().compactMap { $0.choice(HeadlineFigure.self) }
    }
    if let notifications = mapping["notifications"]?.mapping() {
      configuration.notifications = NotificationConfiguration(notifications)
    }
    configuration.scrambles = mapping["scramble"]?.bool()
    configuration.keys = mapping["keys"].map(KeyBinding.read) ?? []
    configuration.views = ViewReader.read(mapping["views"], findings: findings)
    mapping.finish()
    try findings.throwIfAny()
    return configuration
  }

  /// This one's wishes, where it has any, else the other's. Keys go by command.
  package func over(_ other: UserConfiguration) -> UserConfiguration {
    var result = other
    result.theme = theme ?? other.theme
    result.color = color ?? other.color
    result.ascii = ascii ?? other.ascii
    result.ambiguousWidth = ambiguousWidth ?? other.ambiguousWidth
    result.synchronized = synchronized ?? other.synchronized
    result.mouse = mouse ?? other.mouse
    result.editor = editor ?? other.editor
    result.sendmail = sendmail ?? other.sendmail
    result.opener = opener ?? other.opener
    result.store = store ?? other.store
    result.downloads = downloads ?? other.downloads
    result.language = language ?? other.language
    result.afterResolve = afterResolve ?? other.afterResolve
    result.showsPreview = showsPreview ?? other.showsPreview
    result.showsFigures = showsFigures ?? other.showsFigures
    result.showsDetails = showsDetails ?? other.showsDetails
    result.headlines = headlines ?? other.headlines
    result.notifications = notifications.over(other.notifications)
    let named = Set(views.map(\.name))
    result.views = views + other.views.filter { !named.contains($0.name) }
    result.scrambles = scrambles ?? other.scrambles
    let mine = Set(keys.map(\.command))
    result.keys = other.keys.filter { !mine.contains($0.command) } + keys
    return result
  }

  /// Where configuration stands, the weaker first. A relative `XDG_CONFIG_HOME` counts as not set,
  /// as the XDG Base Directory Specification asks.
  package static func files(environment: [String: String]) -> [String] {
    let home = environment["HOME"].map { $0 + "/.config" }
    let user = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home
    return ["/etc/bellhop/config.yaml"] + (user.map { [$0 + "/bellhop/config.yaml"] } ?? [])
  }

  /// A list of program and arguments, or one text cut at blanks: no shell ever reads it.
  private static func program(_ value: FileValue) -> [String]? {
    let parts =
      value.isScalar
      ? (value.word() ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
      : value.sequence().compactMap { $0.word() }
    if parts.isEmpty, !value.isScalar { value.error("a program is expected here") }
    return parts.isEmpty ? nil : parts
  }
}
