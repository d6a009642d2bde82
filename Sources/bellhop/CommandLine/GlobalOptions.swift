import ArgumentParser
import Foundation
import Inbox

/// `--store`, `--as`, `--now`: for commands that only read.
struct GlobalOptions: ParsableArguments, StoreOptions {
  @Option(name: .customLong("store"), help: StoreHelp.store)
  var storeURL: String?

  @Option(name: .customLong("as"), help: StoreHelp.actor)
  var actor: String?

  @Option(
    name: .customLong("now"),
    help: ArgumentHelp(
      "What was known at this time (RFC 3339, UTC); only for commands that read.", valueName: "T"))
  var asOf: String?

  /// The arguments with these options moved behind the verb that they were written before
  /// (`bellhop --store FILE list`), for the parser knows them as each verb's own.
  static func behindVerb(_ arguments: [String]) -> [String] {
    let names = ["--store", "--as", "--now"]
    var verb = 0
    while verb < arguments.count {
      if names.contains(arguments[verb]) {
        verb += 2
      } else if names.contains(where: { arguments[verb].hasPrefix($0 + "=") }) {
        verb += 1
      } else {
        break
      }
    }
    guard verb > 0, verb < arguments.count else { return arguments }
    var rest = Array(arguments[verb...])
    rest.insert(contentsOf: arguments[..<verb], at: rest.firstIndex(of: "--") ?? rest.endIndex)
    return rest
  }
}

/// Which store, as whom, as of when: what was typed, before it is looked at.
struct StoreChoice: Hashable {
  var storeURL: String?
  var actor: String?
  var asOf: String?

  /// The path of the embedded store.
  var storePath: String {
    get throws {
      let environment = Directories.environment
      let text = storeURL ?? environment["BELLHOP_STORE"].flatMap { $0.isEmpty ? nil : $0 }
      let configured =
        try text
        ?? Preferences.read(environment: environment)
        .storePath(environment: environment)
      guard let text = configured else {
        return Directories.data(environment) + "/inbox.db"
      }
      if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
        throw Failure(
          status: .usage, "This Bellhop keeps its inbox in a file; give --store a path to one.")
      }
      return text.hasPrefix("file://") ? String(text.dropFirst("file://".count)) : text
    }
  }

  /// The time of `--now`, or nil for the present.
  var instant: Instant? {
    get throws {
      guard let asOf else { return nil }
      guard let instant = Instant(commandLine: asOf) else {
        throw Failure(
          status: .usage, "--now \(asOf): give a time such as 2026-11-20T09:15:00Z.")
      }
      return instant
    }
  }
}
