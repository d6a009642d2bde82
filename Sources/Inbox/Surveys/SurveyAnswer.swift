/// What a customer answered to a survey, read from their reply.
///
///     "4 – thanks, but slow"  →  score 4, comment "thanks, but slow"
///     "★★★★☆", "5/5", "fünf!"  →  4, 5, 5
///     "2 parcels are missing", "5:30 suits me"  →  none
///
/// A number that might be something else is none: who wrote it waits for a person, and a message
/// that is taken for a score reaches nobody. Digits of every script count, words those of the
/// languages given, which are the workspace's.
package struct SurveyAnswer: Hashable, Sendable {
  package var score: Int
  /// The words beside the score; nil where there are none but thanks.
  package var comment: String?
  /// Beside the answer somebody wants something: it is a message as well, and waits for a reply.
  package var wantsReply: Bool
  /// Beside the answer something is said that is more than thanks and praise: a person is to read
  /// it, however high the score.
  package var isForReading: Bool

  /// Longer words beside a score are a message.
  package static let longestComment = 280
  /// Longer texts are no answer to a survey.
  static let longest = 2000

  /// - Parameters:
  ///   - text: The reply, quotations of mail included.
  ///   - languages: Whose words count, as codes; see `Workspace.surveyLanguages`.
  /// - Returns: Nil if it is no score of this kind.
  /// - Complexity: O(length of the text).
  package init?(
    in text: String, to kind: SurveyKind, languages: Set<String>, sender: String? = nil
  ) {
    let fresh = TextParts(of: text, sender: sender).fresh(of: text)
    guard fresh.utf8.count <= SurveyAnswer.longest else { return nil }
    var reader = SurveyReader(
      fresh, scale: kind.scale, words: SurveyVocabulary.joined(for: languages))
    guard let (score, comment) = reader.read() else { return nil }
    self.score = score
    self.comment = comment
    isForReading = comment.map { !reader.words.isContent($0) } ?? false
    wantsReply =
      isForReading
      && comment.map {
        $0.count > SurveyAnswer.longestComment || Question.isAsked(in: $0, language: nil)
          || reader.words.isRequest($0)
      } ?? false
  }

  /// Whether a comment, wherever it was given, says more than thanks and praise.
  package static func isForReading(_ comment: String, languages: Set<String>) -> Bool {
    !SurveyVocabulary.joined(for: languages).isContent(comment)
  }
}

extension SurveyKind {
  /// The scores that there are (interchange.md, `csat` and `nps`).
  package var scale: ClosedRange<Int> {
    switch self {
    case .csat: 1...5
    case .nps: 0...10
    }
  }
}

extension Workspace {
  /// The languages spoken here: the workspace's, its people's, those of saved replies and of the
  /// questions themselves.
  package var surveyLanguages: Set<String> {
    var codes = [language] + agents.flatMap(\.languages)
    codes += savedReplies.flatMap { $0.bodies.keys }
    codes += surveys.csat?.ask.keys.map { $0 } ?? []
    codes += surveys.nps?.ask.keys.map { $0 } ?? []
    return Set(codes.map { Language.base($0) })
  }
}
