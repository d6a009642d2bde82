import Inbox

extension UserConfiguration {
  /// The text of a configuration with a view more, everything else of it as it was: comments, order,
  /// spelling.
  ///
  /// Lines are put in, none is written anew, and the result is read: if it says anything else than
  /// before and the view, nothing is answered but why.
  /// - Throws: `ViewNotAdded` in words for whoever wanted the view.
  package static func adding(
    _ view: SavedView, to text: String
  ) throws(ViewNotAdded) -> String {
    let before: UserConfiguration
    do throws(WorkspaceFileErrors) {
      before = try read(text)
    } catch {
      throw ViewNotAdded(words: "it has errors: \(error.problems.first.map { "\($0)" } ?? "")")
    }
    guard !before.views.contains(where: { $0.name == view.name }) else {
      throw ViewNotAdded(words: "it has a view “\(view.name)” already")
    }
    var wanted = before
    wanted.views.append(view)
    let added = putting(view, into: text)
    guard let after = try? read(added), after.isAlike(wanted) else {
      throw ViewNotAdded(words: "its “views” are not written as a list with hyphens")
    }
    return added
  }

  private static func putting(_ view: SavedView, into text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    let heading = lines.firstIndex { $0.hasPrefix("views:") }
    guard let heading else {
      lines += ["views:", "  " + item(view)]
      return lines.joined(separator: "\n") + "\n"
    }
    // The list goes on until a line at the margin that is neither an item nor a comment.
    var end = heading + 1
    var indent = "  "
    var place = heading + 1
    while place < lines.count {
      let line = lines[place]
      let words = line.drop { $0 == " " }
      if line == words, let first = line.first, first != "-", first != "#" { break }
      if words.hasPrefix("- ") {
        indent = String(line.prefix(line.count - words.count))
      }
      if !words.isEmpty, !words.hasPrefix("#") { end = place + 1 }
      place += 1
    }
    lines.insert(indent + item(view), at: end)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func item(_ view: SavedView) -> String {
    "- { name: \(quoted(view.name)), query: \(quoted(view.text)) }"
  }

  /// In YAML's double quotation marks, where nothing means anything but itself.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// The same wishes, whatever lines they stand on.
  private func isAlike(_ other: UserConfiguration) -> Bool {
    var mine = self
    var theirs = other
    for place in mine.keys.indices { (mine.keys[place].line, mine.keys[place].column) = (0, 0) }
    for place in theirs.keys.indices {
      (theirs.keys[place].line, theirs.keys[place].column) = (0, 0)
    }
    return mine == theirs
  }
}

/// Why a view could not be put into a configuration.
package struct ViewNotAdded: Error, Hashable, Sendable {
  package var words: String
}
