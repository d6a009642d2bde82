import Glibc
import Inbox
import Mail
import WorkspaceFile

/// Whether mail can leave from here: the workspace says which accounts deliver by a mail program, and
/// this user's configuration which program that is.
struct MailDelivery {
  /// What is wrong with the program; nil: nothing.
  let problem: String?

  init(_ configuration: () throws -> UserConfiguration = { try Preferences.read() }) {
    do {
      problem = MailDelivery.problem(with: try configuration().sendmailCommand)
    } catch {
      let words = (error as? Failure)?.message ?? "\(error)"
      problem = words.hasSuffix(".") ? String(words.dropLast()) : words
    }
  }

  static let missing = "no mail program is configured (sendmail: in config.yaml)"

  /// Why nothing can be handed to the program, for the middle of a sentence; nil if it can.
  static func problem(with command: SendmailCommand?) -> String? {
    guard let command else { return missing }
    let program = command.program
    var facts = stat()
    guard stat(program, &facts) == 0 else {
      return "the mail program \(program) is not there (\(String(cString: strerror(errno))))"
    }
    guard facts.st_mode & S_IFMT == S_IFREG, access(program, X_OK) == 0 else {
      return "the mail program \(program) cannot be run"
    }
    return nil
  }

  /// Says which accounts cannot send, what that means and what to do; nil if all can.
  func warning(for workspace: Workspace) -> String? {
    let accounts = workspace.accounts.filter { $0.delivery == .sendmail }.map(\.id.text)
    guard let problem, !accounts.isEmpty else { return nil }
    let names = accounts.map(Shown.name).joined(separator: ", ")
    return """
      Mail of \(names) cannot leave from here (delivery: sendmail): \(problem). Replies stay \
      queued until somebody opens this store with a mail program. Say which one takes mail in \
      \(Directories.configurationFile) or /etc/bellhop/config.yaml, as “sendmail: \
      /usr/sbin/sendmail”.
      """
  }
}
