import Canvas
import Inbox

/// A list to choose from by typing; one widget for saved replies, tags, people, times, commands.
/// A picker never sends.
struct Picker: Sendable {
  enum Value: Hashable, Sendable {
    case savedReply(shortcut: String, language: String)
    case tag(String)
    case untag(String)
    case agent(AgentID?)
    case team(TeamID?)
    case snooze(Instant)
    case snoozeTyped
    case priority(Priority)
    case status(Status)
    case command(CommandID)
    case view(QueueView)
    case incident(IncidentID)
    case leaveIncident(IncidentID)
    case newIncident
    /// Whom a query finds, or a list that is typed.
    case affectedByQuery
    case affectedByList
    /// Tells those who were not told.
    case tellAffected
    case affectedPerson(AffectedPerson)
    case language(String)
    case searchEverything
    case searchFor(String)
    /// Lists what the query says.
    case filter(String)
    case conversation(ConversationID)
    case setting(SettingID)
    case keys(CommandID)
    case theme(String)
    case figure(HeadlineFigure)
    case news(News.Kind)
    case newBeginning
    case address(WebAddress)
    case attachment(Attachment)
    case nothing
    case beginning(KeptBeginning)
    case account(AccountID)
    case recipient(Contact, handle: String)
    case macro(String)
    case linked(ConversationID)
    case takeOut(MergedConversation)
    case followUp
    case person(Contact)
    case proposal(SavedReplyProposal)
    case report(ReportName)
    case reportFilter(ReportFilter)
    case reportFormat(ReportFormat)
  }

  enum Purpose: Hashable, Sendable {
    case savedReply
    case tag(ActAim)
    /// Of the marked those that lack one, before what is planned for all.
    case tagFirst([ConversationID], PlannedNext)
    case assign(ActAim)
    case handOver(ActAim)
    case escalate(ActAim)
    case snooze(ActAim)
    case priority(ActAim)
    case status(ActAim)
    case palette
    case settings
    /// Shown while the cursor moves; the one before comes back on Esc.
    case themes(before: String)
    case figures
    case notifications
    case keys
    /// A new conversation or one that was kept.
    case beginning
    case account
    case recipient(AccountID)
    /// Who is the same person as the customer of this conversation, or is not.
    case person(ConversationID)
    case unlink(ConversationID)
    /// What agents would like to keep.
    case proposals
    /// Attachments and links.
    case files
    case views
    case macros
    /// Which incident it joins or leaves.
    case incident(ActAim)
    /// Which incident the conversations of a signal join.
    case incidentOf(BurstSignal)
    /// In which language words are approved.
    case wordsOf(IncidentID)
    /// Who is affected and had not written.
    case affected(IncidentID)
    /// What all conversations of an incident are answered with.
    case answerOf(IncidentID)
    /// Which other conversation.
    case link(ConversationID)
    /// Whose the new one will be.
    case followUp(ConversationID)
    /// Which report, of what, as what to save it.
    case report

    /// What is typed is a tag, known or not.
    var isOfTags: Bool {
      switch self {
      case .tag, .tagFirst: true
      default: false
      }
    }

    /// The items come ranked from elsewhere, with every letter.
    var isRanked: Bool {
      switch self {
      case .savedReply, .recipient, .palette, .link, .person: true
      default: false
      }
    }
  }

  struct Item: Hashable, Sendable {
    var label: DisplayText
    var detail: DisplayText
    /// What typing is compared with, lowercased.
    var haystack: String
    var value: Value
    /// Why it cannot be chosen now.
    var problem: DisplayText?
    /// Why it stands where it stands.
    var reasons: DisplayText
    /// The sign of its kind, where kinds are mixed.
    var mark: DisplayText = .empty

    init(
      _ label: DisplayText, detail: DisplayText = .empty, haystack: String? = nil, value: Value,
      problem: DisplayText? = nil, reasons: DisplayText = .empty
    ) {
      self.label = label
      self.detail = detail
      self.haystack = (haystack ?? label.string).lowercased()
      self.value = value
      self.problem = problem
      self.reasons = reasons
    }
  }

  var purpose: Purpose
  var title: DisplayText
  private(set) var items: [Item]
  var buffer = TextBuffer()
  /// What is ranked in it.
  var palette: Palette?
  /// How many there are, where only the best were worked out.
  private(set) var total: Int?
  /// Positions in `items`, best first.
  private(set) var shown: [Int]
  private(set) var cursor = 0
  /// Before anything is typed, in the picker of links.
  var candidates: [QueueRow] = []
  /// Somebody chose a line: until then, Enter alone takes nothing by accident.
  private(set) var hasMoved = false

  init(_ purpose: Purpose, title: DisplayText, items: [Item]) {
    self.purpose = purpose
    self.title = title
    self.items = items
    shown = Array(items.indices)
  }

  /// What stands where nothing matches.
  var emptyText: DisplayText {
    if case .link = purpose { return "a number, or words that were said in it" }
    if case .person = purpose {
      return buffer.isBlank ? "a name, address, number or handle" : "nobody is known by that"
    }
    guard case .recipient = purpose else { return "nothing matches" }
    return buffer.isBlank
      ? "a name, or an address, number or handle"
      : "nobody is known by that; go on to a whole address"
  }

  var chosen: Item? {
    shown.indices.contains(cursor) ? items[shown[cursor]] : nil
  }

  mutating func move(by step: Int) {
    hasMoved = true
    cursor = min(max(0, cursor + step), max(0, shown.count - 1))
  }

  /// Items that were ranked elsewhere, all of them shown.
  ///
  /// - Parameter keepsCursor: They came by themselves: the cursor stays on its item, if it is there.
  mutating func show(_ ranked: [Item], keepsCursor: Bool = false, total: Int? = nil) {
    self.total = total
    let kept = keepsCursor && cursor > 0 ? chosen?.value : nil
    items = ranked
    shown = Array(ranked.indices)
    cursor = kept.flatMap { value in ranked.firstIndex { $0.value == value } } ?? 0
  }

  mutating func moveCursor(to value: Value) {
    cursor = shown.firstIndex { items[$0].value == value } ?? cursor
  }

  /// Puts the cursor on a row of those shown; false if there is none.
  mutating func moveCursor(toRow row: Int) -> Bool {
    guard shown.indices.contains(row) else { return false }
    hasMoved = true
    cursor = row
    return true
  }

  /// The same items with what they say now; the cursor stays on its own.
  mutating func update(_ items: [Item]) {
    let kept = chosen?.value
    let moved = hasMoved
    self.items = items
    filter()
    hasMoved = moved
    if let kept { moveCursor(to: kept) }
  }

  /// What stands beside the items has changed: counts that came.
  mutating func retell(_ told: [Item]) {
    for item in told {
      guard let place = items.firstIndex(where: { $0.value == item.value }) else { continue }
      items[place].detail = item.detail
    }
  }

  mutating func replaceValue(of item: Item?, with value: Value) {
    guard let item, let place = items.firstIndex(of: item) else { return }
    items[place].value = value
  }

  /// Every word typed must occur; whole beginnings stand before what merely contains it.
  mutating func filter() {
    guard !purpose.isRanked else { return }
    if purpose.isOfTags { offerNewTag() }
    let words = buffer.text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    cursor = 0
    guard !words.isEmpty else {
      shown = Array(items.indices)
      return
    }
    let scored = items.indices.compactMap { index -> (Int, Int)? in
      let haystack = items[index].haystack
      var score = 0
      for word in words {
        guard let rank = Picker.rank(of: word, in: haystack) else { return nil }
        score += rank
      }
      return (items[index].detail == Picker.isNewTag ? .max : score, index)
    }
    shown = scored.sorted { $0 < $1 }.map(\.1)
  }

  /// What is typed in the picker of tags, as a tag.
  var typedTag: String { String(buffer.text.trimmedBlanks.drop { $0 == "#" }) }

  private static let isNewTag: DisplayText = "new tag"

  /// What is typed can be chosen too, behind all that holds it.
  private mutating func offerNewTag() {
    items.removeAll { $0.detail == Picker.isNewTag }
    let typed = typedTag
    guard Tag.isOne(typed), !items.contains(where: { $0.haystack == typed.lowercased() }) else {
      return
    }
    items.append(
      Item(
        "#" + DisplayText(filtering: typed, as: .name), detail: Picker.isNewTag,
        haystack: buffer.text, value: .tag(typed)))
  }

  /// 0 at the start, 1 at a word's start, 2 anywhere, 3 as letters in order.
  static func rank(of word: String, in haystack: String) -> Int? {
    if haystack.hasPrefix(word) { return 0 }
    var rest = haystack[...]
    var best: Int?
    while let range = rest.firstRange(of: word) {
      let before =
        range.lowerBound > haystack.startIndex
        ? haystack[haystack.index(before: range.lowerBound)] : " "
      if !before.isLetter && !before.isNumber { return 1 }
      best = 2
      rest = rest[rest.index(after: range.lowerBound)...]
    }
    if let best { return best }
    var letters = word.makeIterator()
    var wanted = letters.next()
    // Only in the name: in a whole sentence, almost any letters stand in order.
    for character in haystack.prefix(32) where character == wanted { wanted = letters.next() }
    return wanted == nil ? 3 : nil
  }
}
