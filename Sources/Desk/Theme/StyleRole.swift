/// What a piece of the screen means; a theme says how each looks.
///
/// A number, for each cell of each frame asks for the look of its role.
package enum StyleRole: Int, CaseIterable, Sendable {
  case text
  case dim
  case bar
  case rule
  case heading
  case hint
  case hintKey
  case breached
  case atRisk
  case running
  case paused
  case met
  /// Laid over whatever the row shows, like `marked` and `tombstone`.
  case selected
  case marked
  case tombstone
  case writing
  case viewing
  case note
  case customer
  case us
  case `public`
  case `private`
  case tag
  case tier3
  case vip
  case error
  case warning
  case success
  case new
  case match
  case input
  case gap
  case quoted
  case figure
  case spark
  case dialog
  case dialogBorder
  case title
}

extension StyleRole {
  /// Drawn over cells that already have a style.
  package static let overlays: Set<StyleRole> = [.selected, .marked, .tombstone]

  /// As `themes/*.yaml` spell it.
  package var name: String {
    switch self {
    case .hintKey: "hint.key"
    case .atRisk: "at-risk"
    case .dialogBorder: "dialog.border"
    default: String(describing: self)
    }
  }
}
