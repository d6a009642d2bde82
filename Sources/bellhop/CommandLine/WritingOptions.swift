import ArgumentParser

/// `--store` and `--as`, for commands that write.
///
/// `--now` is known to them too, for a sentence that says why it cannot be; their help leaves it out.
struct WritingOptions: ParsableArguments, StoreOptions {
  @Option(name: .customLong("store"), help: StoreHelp.store)
  var storeURL: String?

  @Option(name: .customLong("as"), help: StoreHelp.actor)
  var actor: String?

  @Option(name: .customLong("now"), help: .hidden)
  var asOf: String?
}

/// What every command knows of its store.
protocol StoreOptions {
  var storeURL: String? { get }
  var actor: String? { get }
  var asOf: String? { get }
}

extension StoreOptions {
  /// The same as a plain value.
  var choice: StoreChoice { StoreChoice(storeURL: storeURL, actor: actor, asOf: asOf) }

  /// The path of the embedded store.
  var storePath: String { get throws { try choice.storePath } }

  /// Refuses `--now` for a command that writes.
  func refuseNow() throws {
    guard asOf == nil else {
      throw Failure(status: .usage, "--now is for commands that only read; this one writes.")
    }
  }
}

/// The same words wherever they stand.
enum StoreHelp {
  static let store = ArgumentHelp(
    "The store: a path to the embedded one.",
    discussion: """
      Default: $BELLHOP_STORE, else store: in config.yaml, else $XDG_DATA_HOME/bellhop/inbox.db.
      """,
    valueName: "URL")

  static let actor = ArgumentHelp(
    "Act as this agent. Default: the one whose login is the Unix user.", valueName: "AGENT")
}
