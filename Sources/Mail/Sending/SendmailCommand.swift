/// The program that takes outgoing mail, and how it is called: never through a shell.
///
///     SendmailCommand(program: "/usr/sbin/sendmail").arguments(sender: a, recipients: [b])
///     // ["/usr/sbin/sendmail", "-i", "-f", "care@shop.example", "--", "ann@example.org"]
package struct SendmailCommand: Hashable, Sendable {
  /// An absolute path: what PATH says must not decide who gets the mail.
  package let program: String
  /// What the setting gives besides, before our own arguments (`msmtp --account=care`).
  package let extra: [String]

  /// Nil if the program is no absolute path or a word holds a NUL, which would cut it short.
  package init?(program: String, extra: [String] = []) {
    guard program.hasPrefix("/"), ([program] + extra).allSatisfy({ !$0.utf8.contains(0) })
    else { return nil }
    self.program = program
    self.extra = extra
  }

  /// The command of a setting such as `/usr/bin/msmtp -a care`: words parted by spaces, nothing is
  /// quoted or expanded.
  package init?(setting: String) {
    let words = setting.split { $0 == " " || $0 == "\t" }.map(String.init)
    guard let program = words.first else { return nil }
    self.init(program: program, extra: Array(words.dropFirst()))
  }

  /// The whole argument vector, the program's own name first.
  ///
  /// `-i`: a line with a single dot does not end the mail. The addresses stand after `--`, and
  /// `OutgoingAddress` cannot begin with `-`: two locks on one door.
  ///
  /// - Parameter sender: the envelope's sender; nil for the empty one of automatic answers.
  package func arguments(sender: OutgoingAddress?, recipients: [OutgoingAddress]) -> [String] {
    [program] + extra + ["-i", "-f", sender?.text ?? "<>", "--"] + recipients.map(\.text)
  }
}

/// What became of a mail that was to be handed over.
package enum HandOver: Hashable, Sendable {
  /// The program took it and said so.
  case accepted
  /// Provably nothing was taken. `isTemporary`: the same mail may be tried again later.
  case failed(reason: String, isTemporary: Bool)
  /// Nobody knows: it must not be sent again before somebody has looked (security.md, *Outbox*).
  case unknown(reason: String)
}

/// How a program ended, as `waitpid` tells it.
package enum ProgramEnd: Hashable, Sendable {
  case exited(Int32)
  case killed(signal: Int32)
  /// Still running at its deadline, and then killed by us.
  case overdue
}

extension HandOver {
  /// Reads the outcome off the end of the program (sysexits.h).
  ///
  /// - Parameters:
  ///   - end: how it ended.
  ///   - wroteAll: whether the whole mail reached its standard input.
  ///   - complaint: the first lines of its standard error, for people.
  package init(end: ProgramEnd, wroteAll: Bool, complaint: String) {
    func reason(_ fallback: String) -> String {
      complaint.isEmpty ? fallback : "\(fallback): \(complaint)"
    }
    switch end {
    case .exited(0) where wroteAll:
      self = .accepted
    case .exited(0):
      // It saw the end of a shorter mail than ours and was content: some of it may be on its way.
      self = .unknown(reason: reason("the program ended before the mail was written"))
    case .exited(75):
      self = .failed(reason: reason("refused for now"), isTemporary: true)
    case .exited(let code) where (64...78).contains(code):
      self = .failed(reason: reason(Self.meaning(of: code)), isTemporary: false)
    case .exited(let code):
      self = .unknown(reason: reason("the program ended with code \(code)"))
    case .killed(let signal):
      self = .unknown(reason: reason("the program was ended by signal \(signal)"))
    case .overdue:
      self = .unknown(reason: reason("the program did not end in time"))
    }
  }

  /// The words of sysexits.h.
  private static func meaning(of code: Int32) -> String {
    switch code {
    case 64: "the program was called wrongly"
    case 65: "the mail was refused as malformed"
    case 67: "the address is not known there"
    case 68: "the host is not known"
    case 69: "the service is not available"
    case 70, 71, 72, 73, 74: "the mail program failed (code \(code))"
    case 76: "the mail servers did not understand each other"
    case 77: "the mail program refused for lack of permission"
    case 78: "the mail program is not configured"
    default: "refused (code \(code))"
    }
  }
}
