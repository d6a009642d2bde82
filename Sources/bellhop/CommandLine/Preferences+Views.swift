import Foundation
import Inbox
import WorkspaceFile

/// Keeping a view in this person's configuration.
extension Preferences {
  /// Puts a view into this person's config.yaml, everything else of it as it was, and answers all
  /// their views.
  ///
  /// - Throws: `Failure` in words, with the line to put there by hand where this cannot.
  static func keep(
    _ view: SavedView, environment: [String: String] = Directories.environment
  ) throws(Failure) -> [SavedView] {
    guard let file = UserConfiguration.files(environment: environment).dropFirst().last else {
      throw Failure(status: .usage, "There is no place for a config.yaml: HOME is not set.")
    }
    let byHand = "not kept; by hand: - { name: \(view.name), query: '\(view.text)' }"
    // What a link points to is the file: it must stay one.
    let target = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
    let before = FileManager.default.contents(atPath: target)
    let text: String
    do throws(ViewNotAdded) {
      text = try UserConfiguration.adding(
        view, to: String(decoding: before ?? Data(), as: UTF8.self))
    } catch {
      throw Failure(status: .usage, "\(file): \(error.words); \(byHand)")
    }
    do {
      try PreferenceKeeper.replace(target, with: text)
      return try read(environment: environment).views
    } catch {
      throw Failure(status: .usage, "\(file) could not be written; \(byHand)")
    }
  }
}
