/// Everything the demonstration can say in one language, read from a text that people write:
///
/// ```text
/// names: Lena Fischer | Jonas Weber
/// thanks: Super, danke!
///
/// == double-charge chat
/// C: Für Bestellung {order} wurde zweimal abgebucht. || Zweimal {amount} abgebucht?!
/// @: statement.png image/png 214312
/// C: Bitte heute noch klären!
/// N: One payment, one authorisation.
/// A: Hallo {first}, du zahlst nur einmal. {me}
/// ```
///
/// `C:` the customer, `A:` the answer, `N:` an internal note, `@:` what came with the line above,
/// `||` between wordings of which one is taken. A line without such a mark goes on with the one
/// above it, one that begins with `|` on a line of its own. `{…}` are the slots of `Slots`.
struct Phrasebook: Sendable {
  let language: String
  var names: [String] = []
  var cities: [String] = []
  /// The customer grows impatient.
  var nudges: [String] = []
  var thanks: [String] = []
  /// The team needs time to find out.
  var checking: [String] = []
  var closing: [String] = []
  var dialogs: [Dialog] = []
  /// What could not be understood, for the test that keeps the texts in order.
  private(set) var problems: [String] = []

  init(language: String, text: String) {
    var reader = PhrasebookReader(language: language)
    var problems: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if !reader.read(line) { problems.append("\(language):\(index + 1): \(line)") }
    }
    self = reader.book
    self.problems = problems
  }

  /// One with nothing in it yet.
  init(language: String) {
    self.language = language
  }

  func dialogs(_ style: Style) -> [Dialog] {
    dialogs.filter { $0.style == style }
  }
}
