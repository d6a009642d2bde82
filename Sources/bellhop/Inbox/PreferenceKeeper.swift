import Desk
import Foundation
import WorkspaceFile

/// Writes what an agent prefers into their config.yaml, on a thread of its own, one wish after the
/// other.
final class PreferenceKeeper: Sendable {
  let file: String
  private let answers: AnswerBox
  private let worker = Worker(name: "bellhop.preferences")

  init(file: String, answers: AnswerBox) {
    self.file = file
    self.answers = answers
  }

  /// Answered by `preferenceSaved`.
  func keep(_ wish: Preference) {
    worker.post { [self] in
      let change = ConfigurationChange(wish.path, wish.value.map { .init($0) })
      answers.put(.preferenceSaved(wish, problem: write(change)))
    }
  }

  func stop() { worker.stop() }

  /// Why it could not be written, in words that hold what to write by hand.
  private func write(_ change: ConfigurationChange) -> String? {
    func refusal(_ reason: String) -> String {
      "Holds until you leave; config.yaml could not be changed (\(reason)). Write: \(change.line)"
    }
    // A link leads to where the file is kept; the link itself stays.
    let place = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
    let bytes = FileManager.default.contents(atPath: place)
    if bytes == nil, FileManager.default.fileExists(atPath: place) {
      return refusal("it cannot be read")
    }
    let text = String(decoding: bytes ?? Data(), as: UTF8.self)
    guard Data(text.utf8) == bytes ?? Data() else { return refusal("it is not UTF-8") }
    let changed: String
    do throws(ConfigurationChangeError) {
      changed = try change.applied(to: text)
    } catch {
      return refusal("\(error)")
    }
    do {
      try Self.replace(place, with: changed)
    } catch {
      return refusal("\((error as NSError).localizedDescription)")
    }
    return nil
  }

  /// The new file takes the old one's place in one step, with its rights.
  static func replace(_ place: String, with text: String) throws {
    let files = FileManager.default
    let folder = URL(fileURLWithPath: place).deletingLastPathComponent()
    if !files.fileExists(atPath: folder.path) {
      try files.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    let rights = try? files.attributesOfItem(atPath: place)[.posixPermissions]
    try Data(text.utf8).write(to: URL(fileURLWithPath: place), options: .atomic)
    try files.setAttributes(
      [.posixPermissions: rights ?? 0o600 as Any], ofItemAtPath: place)
  }
}

extension ConfigurationChange.Value {
  /// Words of our own need no quotation marks; a name of a theme may.
  init(_ value: Preference.Value) {
    switch value {
    case .word(let word):
      let isPlain = word.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D
      }
      self = isPlain ? .plain(word) : .text(word)
    case .list(let words): self = .list(words)
    }
  }
}
