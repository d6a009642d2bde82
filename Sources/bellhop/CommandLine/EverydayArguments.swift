/// `bellhop`, `bellhop --store URL --as AGENT`: what is typed every morning, read by hand.
///
/// The parser makes every command there is before it knows which one is meant; that would be a
/// quarter of the time to the first screen. Whatever is not exactly this goes to the parser, which
/// says what is wrong with it.
struct EverydayArguments: Hashable {
  private(set) var choice = StoreChoice()

  /// Nil for anything else.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst(), !value.hasPrefix("-") else { return nil }
      switch name {
      case "--store" where choice.storeURL == nil: choice.storeURL = value
      case "--as" where choice.actor == nil: choice.actor = value
      default: return nil
      }
    }
  }
}
