import Foundation
import Inbox
import Mail
import WorkspaceFile

/// What this person prefers: `/etc/bellhop/config.yaml`, and over it their own config.yaml.
///
/// Programs to run stand only there, never in a store: who can write a store must not be able to
/// make others run something.
enum Preferences {
  /// - Throws: `Failure` with every error of a file, each with line and column.
  static func read(
    environment: [String: String] = Directories.environment
  ) throws -> UserConfiguration {
    var configuration = UserConfiguration()
    for file in UserConfiguration.files(environment: environment) {
      guard let bytes = FileManager.default.contents(atPath: file) else { continue }
      do throws(WorkspaceFileErrors) {
        var own = try UserConfiguration.read(String(decoding: bytes, as: UTF8.self))
        for place in own.keys.indices { own.keys[place].file = file }
        configuration = own.over(configuration)
      } catch {
        let problems = error.problems.map { "\(file):\($0)" }.joined(separator: "\n")
        throw Failure(status: .usage, problems)
      }
    }
    return configuration
  }

  /// Which of the files somebody else may write.
  static var rights: [String] {
    ConfigurationRights.warnings(
      of: UserConfiguration.files(environment: Directories.environment))
  }

  /// What is wrong with the files, for commands that can do without them; nil if nothing is.
  static func problem(environment: [String: String] = Directories.environment) -> String? {
    do {
      _ = try read(environment: environment).keymap
      return nil
    } catch {
      return (error as? Failure)?.message ?? "\(error)"
    }
  }
}

extension UserConfiguration {
  /// The mail program; nil if none is configured.
  ///
  /// - Throws: `Failure` if it is no absolute path.
  var sendmailCommand: SendmailCommand? {
    get throws {
      guard let words = sendmail, let program = words.first else { return nil }
      guard
        let command = SendmailCommand(program: program, extra: Array(words.dropFirst()))
      else {
        throw Failure(status: .usage, "sendmail: \(program) is no absolute path.")
      }
      return command
    }
  }
}
