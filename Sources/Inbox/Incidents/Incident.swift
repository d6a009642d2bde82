/// One trouble that many conversations are about: who leads it, what was approved to be said, who is
/// affected, until when.
///
/// The fold of the journal's `incident` lines without a conversation. Which conversations belong to
/// it stands in lines of theirs (`IncidentMembership`).
package struct Incident: Hashable, Sendable {
  /// What may be said to customers, in one language.
  package struct Words: Hashable, Sendable {
    package var language: String
    package var text: String
    package var by: Actor?
    package var at: Instant
  }

  /// What became known, for the team.
  package struct Update: Hashable, Sendable {
    package var text: String
    package var by: Actor?
    package var at: Instant
  }

  package var id: IncidentID
  package var title: String
  /// Borne by its conversations; automatic replies and surveys are off for it while it is open.
  package var tag: String
  package var openedAt: Instant
  package var openedBy: Actor?
  /// Nil while it is open.
  package var closedAt: Instant?
  package var closedBy: Actor?
  package var closingNote: String?
  /// One for each language, the latest; by language.
  package private(set) var words: [Words] = []
  /// Oldest first.
  package private(set) var updates: [Update] = []
  /// People who are affected and have not written, in the order in which they were named.
  package private(set) var affected: [ContactID] = []

  package var isOpen: Bool { closedAt == nil }

  /// The approved words by language, as a saved reply holds its bodies.
  package var bodies: [String: String] {
    Dictionary(words.map { ($0.language, $0.text) }) { _, last in last }
  }

  package init(
    id: IncidentID, title: String, tag: String, openedAt: Instant, openedBy: Actor? = nil
  ) {
    self.id = id
    self.title = title
    self.tag = tag
    self.openedAt = openedAt
    self.openedBy = openedBy
  }
}

/// A marker for `IncidentID`.
package enum IncidentName {}
package typealias IncidentID = Identifier<IncidentName>

extension Incident {
  /// Members of an `incident` line beside those of interchange.md; other programs keep them.
  package enum Member {
    static let title = "title"
    static let tag = "tag"
    package static let language = "lang"
    static let contact = "contact"
  }

  /// All incidents that the lines tell of, in the order in which they were opened.
  ///
  /// An `open` line of one that was closed opens it again. What is said of one that nobody opened
  /// counts for nothing.
  /// - Parameters:
  ///   - lines: `incident` lines without a conversation, in journal order; others are passed over.
  ///   - language: That of words whose line names none: the workspace's.
  package static func fold(_ lines: [Event], language: String) -> [Incident] {
    var incidents: [Incident] = []
    for line in lines where line.conversation == nil {
      guard case .incident(let name, let state, let text) = line.what else { continue }
      let id = IncidentID(name)
      if let place = incidents.firstIndex(where: { $0.id == id }) {
        incidents[place].take(line, state, text, language: language)
      } else if state == .open {
        var new = Incident(
          id: id, title: line.unknown.said(Member.title) ?? title(of: id),
          tag: line.unknown.said(Member.tag).flatMap { Tag.isOne($0) ? $0 : nil } ?? tag(of: id),
          openedAt: line.at, openedBy: line.by)
        new.take(line, .open, text, language: language)
        incidents.append(new)
      }
    }
    return incidents
  }

  private mutating func take(
    _ line: Event, _ state: IncidentState, _ text: String?, language: String
  ) {
    let text = text.flatMap { $0.isBlank ? nil : $0 }
    switch state {
    case .open:
      (closedAt, closedBy, closingNote) = (nil, nil, nil)
      if let text { approve(text, line, language: language) }
    case .update:
      guard let text else { return }
      if line.unknown.said(Member.language) == nil {
        updates.append(Update(text: text, by: line.by, at: line.at))
      } else {
        approve(text, line, language: language)
      }
    case .join:
      guard let contact = line.unknown.said(Member.contact).map({ ContactID($0) }),
        !affected.contains(contact)
      else { return }
      affected.append(contact)
    case .leave:
      guard let contact = line.unknown.said(Member.contact) else { return }
      affected.removeAll { $0.text == contact }
    case .close:
      guard isOpen else { return }
      (closedAt, closedBy, closingNote) = (line.at, line.by, text)
    }
  }

  private mutating func approve(_ text: String, _ line: Event, language: String) {
    let language = Language.normal(line.unknown.said(Member.language) ?? language)
    words.removeAll { $0.language == language }
    words.append(Words(language: language, text: text, by: line.by, at: line.at))
    words.sort { $0.language < $1.language }
  }

  private static func title(of id: IncidentID) -> String {
    String(id.text.map { $0 == "-" || $0 == "_" ? " " : $0 })
  }

  /// One word, whatever an importer called it.
  private static func tag(of id: IncidentID) -> String {
    Tag.isOne(id.text) ? id.text : "incident"
  }
}

extension [JSONMember] {
  /// The text of a member, if it says anything.
  fileprivate func said(_ name: String) -> String? {
    self[name]?.string.flatMap { $0.isBlank ? nil : $0 }
  }
}
