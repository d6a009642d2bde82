/// What a customer said, as far as bursts are concerned.
package struct BurstMessage: Sendable {
  package var conversation: ConversationID
  /// Who: the contact.
  package var person: String
  package var at: Instant
  package var text: String
  package var isVerified: Bool
  package var followers: Int64?

  package init(
    conversation: ConversationID, person: String, at: Instant, text: String,
    isVerified: Bool = false, followers: Int64? = nil
  ) {
    self.conversation = conversation
    self.person = person
    self.at = at
    self.text = text
    self.isVerified = isVerified
    self.followers = followers
  }
}

/// Whether a message complains: a plain list of words in the languages that desks write most, open
/// to be read; the workspace adds to it, and takes out of it (`SignalSettings`).
///
/// It reads no irony and no context, so it is asked only of those whose word is heard by many, and
/// only counted, never acted upon.
package enum Complaint {
  ///
  /// - Parameter left: Words of ours that count for nothing, folded.
  package static func isOne(_ text: String, without left: Set<String> = []) -> Bool {
    let tokens = FoldedText.tokens(of: String(text.prefix(4000)))
    if tokens.contains(where: { words.contains($0) && !left.contains($0) }) { return true }
    // Scripts without blanks come letter by letter.
    let joined = tokens.joined()
    return phrases.contains { joined.contains($0) && !left.contains($0) }
      || signs.contains { text.unicodeScalars.contains($0) }
  }

  private static let words = Set(FoldedText.tokens(of: list.joined(separator: " ")))
  private static let phrases = [
    "最悪", "ひどい", "詐欺", "返金", "怒", "太差", "骗子", "投诉", "退款", "垃圾", "최악", "사기", "환불",
    "แย่มาก", "โกง",
  ].map { FoldedText.tokens(of: $0).joined() }
  private static let signs: [Unicode.Scalar] = ["😡", "😤", "🤬", "😠", "👎", "🤮"]

  private static let list = [
    """
    scam fraud fraudulent ripoff angry furious terrible awful horrible worst unacceptable disgrace
    disgusting ridiculous useless broken stolen liars joke shame pathetic outrageous boycott lawyer
    sue complaint disappointed disappointing ignored
    """,
    """
    betrug betrüger abzocke unverschämt unverschämtheit frechheit katastrophe schrecklich furchtbar
    unmöglich sauerei wütend sauer enttäuscht enttäuschend anwalt beschwerde inakzeptabel lächerlich
    """,
    """
    arnaque arnaqueurs scandale scandaleux honteux honte inadmissible inacceptable nul catastrophe
    furieux furieuse colère plainte avocat déçu déçue voleurs
    """,
    """
    estafa fraude vergüenza vergonzoso inaceptable pésimo pésima horrible furioso furiosa queja
    ladrones engaño decepcionado decepcionada golpe vergonha inaceitável péssimo péssima reclamação
    truffa vergogna vergognoso inaccettabile pessimo pessima furioso reclamo delusa deluso ladri
    """,
    """
    oplichting schandalig belachelijk onacceptabel woedend klacht oszustwo skandal wstyd okropne
    skarga podvod hanba stížnost înșelătorie rușine reclamație bedrägeri skandal klagomål
    dolandırıcılık rezalet şikayet мошенники обман ужас позор жалоба шахрайство απάτη ντροπή
    """,
  ]
}
