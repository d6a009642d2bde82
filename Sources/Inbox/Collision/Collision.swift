/// What stops a reply: the conversation is newer than what its author saw.
package struct Collision: Hashable, Sendable, CustomStringConvertible {
  /// One thing that happened since, in the words of the bar above the composer.
  package struct News: Hashable, Sendable {
    package enum Kind: String, Sendable {
      case customerMessage
      case reply
      case replyUnderWay
      /// It was on its way and did not leave.
      case replyTakenBack
      case note
      case status
      case merge
      case undo
    }

    package var kind: Kind
    package var at: Instant
    package var by: String
    /// The words themselves, unfiltered and uncut; empty for a status.
    package var text: String

    package init(kind: Kind, at: Instant, by: String, text: String) {
      self.kind = kind
      self.at = at
      self.by = by
      self.text = text
    }
  }

  package var seenVersion: Int64
  package var version: Int64
  /// Oldest first.
  package var news: [News]

  package init(seenVersion: Int64, version: Int64, news: [News]) {
    self.seenVersion = seenVersion
    self.version = version
    self.news = news
  }

  package var description: String {
    let what = news.map(\.inWords).reduce(into: [String]()) { said, words in
      if !said.contains(words) { said.append(words) }
    }
    let since = what.isEmpty ? "it changed" : what.joined(separator: ", ")
    return "Not sent: since you looked (version \(seenVersion), now \(version)) \(since)."
  }
}

extension Collision.News {
  /// Half a sentence: `the customer wrote again`.
  package var inWords: String {
    switch kind {
    case .customerMessage: "the customer wrote again"
    case .reply: "\(by) answered"
    case .replyUnderWay: "a reply by \(by) is on its way"
    case .replyTakenBack: "\(by) took a reply back"
    case .note: "\(by) left a note"
    case .status: "\(by) changed the status"
    case .merge: "\(by) merged it"
    case .undo: "\(by) took something back"
    }
  }
}
