/// One key of a file that people write, as the manual lists it: where it stands, what may stand
/// behind it, what holds without it, and what it means.
///
///     accounts[].expect.once_per   a duration   30d   …
///
/// `[]` is an element of a list, `*` a name that people choose. A test asks the readers which keys
/// they know and compares: a key that is read and not listed, or listed and not read, fails it.
package struct FileKey: Hashable, Sendable {
  package let path: String
  /// What may stand there, in words.
  package let type: String
  /// What holds where the key is left out; empty where nothing does.
  package let standard: String
  package let meaning: String

  init(_ path: String, _ type: String, _ standard: String, _ meaning: String) {
    self.path = path
    self.type = type
    self.standard = standard
    self.meaning = meaning
  }
}
