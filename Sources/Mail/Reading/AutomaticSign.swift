/// A sign that a machine wrote a mail, or that its sender reads no answers (RFC 3834, section 2;
/// channels.md, *Loops*). One is enough: a wrongly kept back automatic answer costs nothing, a loop
/// between two responders fills both mailboxes.
package enum AutomaticSign: String, Hashable, Sendable, CaseIterable {
  /// Auto-Submitted with any keyword but `no`.
  case autoSubmitted
  /// Return-Path `<>`: a bounce, or an automatic answer that wants none.
  case emptyReturnPath
  /// Precedence bulk, junk, list or auto_reply.
  case precedence
  /// List-Id, List-Unsubscribe, List-Post or Mailing-List.
  case mailingList
  /// X-Auto-Response-Suppress, other than `none`.
  case suppress
  /// X-Autoreply, X-Autorespond, X-AutoReply-From and their like.
  case autoreply
  /// X-Loop: somebody's program marks what passed through it.
  case loopMark
  /// From mailer-daemon, postmaster, no-reply and the like, or from nobody.
  case unattendedSender
  /// multipart/report: a delivery status or a read receipt.
  case report
}

extension AutomaticSign {
  /// A machine wrote the mail: nobody waits for an answer, no clock starts. The other signs only
  /// keep machines from answering, for people write through mailing lists and contact forms too.
  package var saysMachine: Bool {
    switch self {
    case .autoSubmitted, .emptyReturnPath, .autoreply, .report: true
    case .precedence, .mailingList, .suppress, .loopMark, .unattendedSender: false
    }
  }

  /// The fields that may be a sign, in lower case.
  static let fields: Set<String> = [
    "auto-submitted", "return-path", "precedence", "list-id", "list-unsubscribe", "list-post",
    "mailing-list", "x-mailing-list", "x-auto-response-suppress", "x-autoreply", "x-autorespond",
    "x-autoresponder", "x-autoreply-from", "x-auto-reply", "x-mail-autoreply", "x-loop",
  ]

  /// The sign that a header field is, if it is one.
  ///
  /// - Parameters:
  ///   - name: the field's name in lower case.
  ///   - value: its decoded value.
  static func sign(field name: String, value: String) -> AutomaticSign? {
    let word = value.prefix { $0 != ";" && $0 != "(" }
      .filter { !$0.isWhitespace }.lowercased()
    switch name {
    case "auto-submitted": return word == "no" || word.isEmpty ? nil : .autoSubmitted
    case "return-path": return word == "<>" ? .emptyReturnPath : nil
    case "precedence":
      return ["bulk", "junk", "list", "auto_reply"].contains(word) ? .precedence : nil
    case "list-id", "list-unsubscribe", "list-post", "mailing-list", "x-mailing-list":
      return .mailingList
    case "x-auto-response-suppress": return word == "none" || word.isEmpty ? nil : .suppress
    case "x-autoreply", "x-autorespond", "x-autoresponder", "x-autoreply-from", "x-auto-reply",
      "x-mail-autoreply":
      return word == "no" ? nil : .autoreply
    case "x-loop": return .loopMark
    default: return nil
    }
  }

  /// Whether nobody reads what is sent to this address.
  static func isUnattended(_ address: MailAddress) -> Bool {
    let local = address.localPart.filter { $0 != "-" && $0 != "_" && $0 != "." }
    return unattended.contains(local) || local.hasPrefix("noreply") || local.hasPrefix("donotreply")
      || local.hasPrefix("bounces+") || local.hasPrefix("bounce+")
  }

  private static let unattended: Set<String> = [
    "mailerdaemon", "postmaster", "noreply", "donotreply", "nepasrepondre", "nichtantworten",
    "noresponder", "bounce", "bounces", "listserv", "majordomo",
  ]
}
