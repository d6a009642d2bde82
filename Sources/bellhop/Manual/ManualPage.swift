/// A page of the manual as a value: written as roff for `man`, or as text.
struct ManualPage {
  /// What stands below a heading.
  enum Block: Hashable {
    case paragraph(String)
    /// A term, and what it means below it.
    case entry(String, String)
    /// A heading within a part.
    case heading(String)
    /// A line as it is typed.
    case example(String)
  }

  struct Part: Hashable {
    var title: String
    var blocks: [Block]
  }

  /// As `man` finds it: `bellhop-keys`.
  var name: String
  /// 1 commands, 5 files, 7 everything else.
  var section: Int
  var summary: String
  var parts: [Part]

  var file: String { "\(name).\(section)" }
}
