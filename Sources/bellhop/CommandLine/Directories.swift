import Foundation

/// The places of the XDG base directory specification, each ending in `bellhop`.
enum Directories {
  /// The variables as the program found them; asking for them makes all of them each time.
  static let environment = ProcessInfo.processInfo.environment

  /// `$XDG_DATA_HOME/bellhop`: the embedded store.
  static func data(_ environment: [String: String] = environment) -> String {
    place("XDG_DATA_HOME", ".local/share", environment)
  }

  /// `$XDG_CONFIG_HOME/bellhop`: config.yaml, themes, keys.
  static func configuration(
    _ environment: [String: String] = environment
  ) -> String {
    place("XDG_CONFIG_HOME", ".config", environment)
  }

  /// A person's own config.yaml, whether it is there or not.
  static var configurationFile: String { configuration() + "/config.yaml" }

  /// `$XDG_STATE_HOME/bellhop`: logs and demonstrations.
  static func state(_ environment: [String: String] = environment) -> String {
    place("XDG_STATE_HOME", ".local/state", environment)
  }

  static func place(
    _ variable: String, _ usual: String, _ environment: [String: String]
  ) -> String {
    if let base = environment[variable], base.hasPrefix("/") { return base + "/bellhop" }
    let home = environment["HOME"] ?? NSHomeDirectory()
    return "\(home)/\(usual)/bellhop"
  }

  /// Where theme files may stand besides those in the program, the first found wins: the person's,
  /// then the machine's.
  static func themes() -> [String] {
    [configuration() + "/themes", "/etc/bellhop/themes"]
  }
}

extension Directories {
  /// `$XDG_CACHE_HOME/bellhop`, made if need be; nil if it cannot be.
  static func madeCache() -> String? {
    let folder = place("XDG_CACHE_HOME", ".cache", environment)
    let made: ()? = try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return made.map { folder }
  }
}
