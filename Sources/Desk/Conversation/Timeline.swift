import Canvas
import Inbox

/// The entries of a conversation that are loaded, ready to be laid out.
struct Timeline: Sendable {
  static let page = 120

  private(set) var blocks: [TimelineBlock] = []
  private(set) var hasEarlier = false
  private(set) var hasLater = false
  /// Messages whose masked numbers somebody asked to see; for as long as the conversation is open.
  private(set) var revealed: Set<MessageID> = []

  init(revealed: Set<MessageID> = []) {
    self.revealed = revealed
  }

  var lastSequence: Int64? { blocks.last?.sequence }
  var firstSequence: Int64? { blocks.first?.sequence }

  /// Shows the numbers of a message.
  mutating func reveal(_ message: MessageID) {
    revealed.insert(message)
    for place in blocks.indices where blocks[place].message == message { blocks[place].reveal() }
  }

  private func made(
    of entries: [TimelineEntry], _ page: ConversationPage, _ settings: DeskSettings
  ) -> [TimelineBlock] {
    var blocks = TimelineBlock.blocks(entries.toldOnce, page: page, settings: settings)
    for place in blocks.indices {
      if let message = blocks[place].message, revealed.contains(message) { blocks[place].reveal() }
    }
    return blocks
  }

  mutating func replace(with page: ConversationPage, settings: DeskSettings) {
    blocks = made(of: page.entries, page, settings)
    hasEarlier = page.hasEarlier
    hasLater = page.hasLater
  }

  /// Earlier entries in front; answers how many.
  mutating func prepend(_ page: ConversationPage, settings: DeskSettings) {
    let first = firstSequence ?? .max
    let new = made(of: page.entries.filter { $0.sequence < first }, page, settings)
    blocks.insert(contentsOf: new, at: 0)
    hasEarlier = page.hasEarlier
  }

  /// Later entries behind.
  mutating func append(_ page: ConversationPage, settings: DeskSettings) {
    let last = lastSequence ?? .min
    blocks += made(of: page.entries.filter { $0.sequence > last }, page, settings)
    hasLater = page.hasLater
  }

  /// The newest entries again after a change: what is loaded before them stays. Where nothing is
  /// before them, nothing stays: what was there belongs to a conversation that was taken out again.
  mutating func refresh(with page: ConversationPage, settings: DeskSettings) {
    guard page.hasEarlier, let first = page.entries.first?.sequence, let known = firstSequence,
      known < first
    else { return replace(with: page, settings: settings) }
    guard blocks.contains(where: { $0.sequence >= first }) else {
      // The stretch on the screen lies further back: the newest come by scrolling.
      hasLater = true
      return
    }
    let kept = blocks.filter { $0.sequence < first }
    let earlier = hasEarlier
    replace(with: page, settings: settings)
    blocks.insert(contentsOf: kept, at: 0)
    hasEarlier = earlier
  }
}

/// One entry as it is shown: who, when, and filtered words; lines are made for a width later.
struct TimelineBlock: Sendable {
  enum Voice: Hashable, Sendable {
    case customer
    case us
    /// A reply of ours that has not left yet.
    case leaving
    case bot
    case note
    /// What happened without words: rules, status, assignments.
    case happening
    case failed
  }

  struct Part: Hashable, Sendable {
    var text: DisplayText
    var isQuoted: Bool
    var isSignature = false
    /// Lines that are hidden, for the line that stands for them.
    var lineCount: Int
  }

  /// Of its last entry, where several are shown as one.
  private(set) var sequence: Int64
  let at: Instant
  let voice: Voice
  let speaker: DisplayText
  private(set) var parts: [Part]
  /// Of words: the id of their message or note.
  let message: MessageID?
  /// The parts with the numbers of cards as they are; nil where nothing is masked.
  private var bareParts: [Part]?
  /// Right-aligned on the last line: `team only`, `edited`.
  let remark: DisplayText
  let attachments: [DisplayText]
  /// The same as they came, to be opened.
  let files: [Attachment]
  let isUndone: Bool
  let isCustomer: Bool
  /// The reader's own doing: no news to them.
  let isOwn: Bool
  /// A message's words as they may be copied: masked like those that are shown.
  ///
  /// - Complexity: reads all of them, however many there are.
  var original: String? {
    said.map { isRevealed ? $0 : CardNumbers.masked($0) }
  }
  /// The same, unmasked; nil for what is no message, or has lost its words.
  private let said: String?
  private var isRevealed = false
  var hasWords: Bool { said != nil }
  /// Who made it happen, for lines that belong together.
  private let source: Source?

  private struct Source: Hashable, Sendable {
    var actor: Actor.Kind?
    var id: String?
    var words: DisplayText
  }

  /// More of a text than this is not shown; it can be copied whole.
  static let longest = 100_000
  /// All texts of a page together, the newest first: what is beyond is shown by its beginning alone,
  /// so that a hundred huge mails do not hold up the screen.
  static let longestPage = 200_000
  /// That beginning.
  static let least = 2000
  /// More lines than this are folded.
  static let foldedLines = 200

  /// Whether it holds a number that is not shown.
  var isMasked: Bool { bareParts != nil }

  mutating func reveal() {
    guard let bareParts else { return }
    parts = bareParts
    isRevealed = true
    self.bareParts = nil
  }

  /// Whether unfolding would show more of it.
  var canUnfold: Bool {
    parts.contains { $0.isQuoted || $0.text.columns > TimelineBlock.foldedLines * 20 }
  }
}

extension TimelineBlock {
  /// What one rule or one person did in one go is one line: `+ #refund, tier 2, team billing`.
  static let together: Int64 = 5000

  static func blocks(
    _ entries: [TimelineEntry], page: ConversationPage, settings: DeskSettings
  ) -> [TimelineBlock] {
    var blocks: [TimelineBlock] = []
    for (entry, room) in zip(entries, rooms(for: entries)) {
      guard let block = TimelineBlock(entry, page: page, settings: settings, room: room)
      else { continue }
      if let last = blocks.last, let source = block.source, let before = last.source,
        before.actor == source.actor, before.id == source.id, last.isUndone == block.isUndone,
        last.speaker == block.speaker, block.at.since(last.at) <= together
      {
        blocks[blocks.count - 1].sequence = block.sequence
        blocks[blocks.count - 1].parts[0].text += ", " + source.words
      } else {
        blocks.append(block)
      }
    }
    return blocks
  }

  /// How much of each text is shown.
  private static func rooms(for entries: [TimelineEntry]) -> [Int] {
    var left = longestPage
    let rooms = entries.reversed().map { entry in
      let length =
        switch entry.event.what {
        case .message(let message): (entry.editedText ?? message.text)?.utf8.count ?? 0
        case .note(let note): (entry.editedText ?? note.text).utf8.count
        default: 0
        }
      let room = max(least, min(longest, left))
      left -= min(length, room)
      return room
    }
    return rooms.reversed()
  }

  /// Nil for lines that say nothing to a reader: focus, contact details.
  init?(_ entry: TimelineEntry, page: ConversationPage, settings: DeskSettings, room: Int) {
    sequence = entry.sequence
    at = entry.event.at
    isUndone = entry.undone
    isCustomer = entry.event.isCustomerMessage
    isOwn = entry.event.by?.kind == .agent && entry.event.by?.id == settings.agent.id.text
    switch entry.event.what {
    case .message(let message):
      voice = TimelineBlock.voice(of: message, by: entry.event.by)
      speaker = TimelineBlock.speaker(entry.event.by, page: page, settings: settings)
      let said = entry.said?.text
      // Room is counted in bytes or in scalars.
      let head = said.map { CardNumbers.head(of: $0, showing: room * 4) }
      let masked = head.map { CardNumbers.masked($0.text, isCut: $0.isCut) }
      self.message = message.id
      self.said = said
      source = nil
      parts =
        entry.redacted
        ? [Part(text: "redacted", isQuoted: false, lineCount: 0)]
        : TimelineBlock.parts(of: masked, message: message, room: room)
      if head?.text != masked {
        bareParts = TimelineBlock.parts(of: head?.text, message: message, room: room)
      }
      attachments =
        message.attachments.map(TimelineBlock.describe)
        + TimelineBlock.reasons(message, page.outbox)
      files = entry.redacted ? [] : message.attachments
      remark = TimelineBlock.remark(message, entry)
    case .note(let note):
      voice = .note
      speaker = "note"
      let who = TimelineBlock.speaker(entry.event.by, page: page, settings: settings)
      let text = entry.editedText ?? note.text
      let head = CardNumbers.head(of: text, showing: room * 4)
      func parts(_ text: String) -> [Part] {
        let body = DisplayText(filtering: text, as: .body, limit: room)
        return [Part(text: who + ": " + body, isQuoted: false, lineCount: 0)]
      }
      let masked = CardNumbers.masked(head.text, isCut: head.isCut)
      message = note.id
      self.parts = parts(masked)
      if head.text != masked { bareParts = parts(head.text) }
      attachments = []
      files = []
      said = nil
      source = nil
      remark = entry.undone ? "undone" : "team only"
    default:
      guard
        let words = Happening.words(
          of: entry.event, workspace: settings.workspace, on: page)
      else { return nil }
      voice = .happening
      speaker = words.label
      message = nil
      let changed = ApprovalWords.change(by: entry.event, in: page.approvals)
      parts = [Part(text: words.who + words.text + changed, isQuoted: false, lineCount: 0)]
      let by = entry.event.by
      source = Source(actor: by?.kind, id: by?.id, words: words.text)
      attachments = []
      files = []
      said = nil
      remark = entry.undone ? "undone" : .empty
    }
  }

  /// A reply that is not with the network yet, or of which nobody knows. What failed has a line of
  /// its own, and what was stopped is a draft again.
  ///
  /// - Parameter word: What to say of it where its state alone does not tell.
  init?(leaving entry: OutboxEntry, as word: DisplayText? = nil, settings: DeskSettings) {
    let isMine = entry.author == settings.agent.id
    let state: DisplayText
    switch entry.state {
    case .held: state = isMine ? "held, U takes it back" : "held"
    case .queued: state = "queued"
    case .sending: state = "sending"
    case .unknown: state = "unknown whether it was sent: gf"
    case .failed, .stopped: return nil
    }
    let shown = word ?? state
    remark = entry.part.map { "part " + $0.place + ", " + shown } ?? shown
    sequence = .max
    at = entry.createdAt
    voice = .leaving
    let author = settings.workspace.agent(entry.author)?.name ?? entry.author.text
    speaker = DisplayText(filtering: author, as: .name, limit: 60)
    message = nil
    let body = DisplayText(
      masking: entry.reply.text, as: .body, limit: TimelineBlock.longest)
    parts = [Part(text: body, isQuoted: false, lineCount: 0)]
    attachments = []
    files = []
    isUndone = false
    isCustomer = false
    isOwn = isMine
    said = nil
    source = nil
  }

  private static func voice(of message: Message, by: Actor?) -> Voice {
    if message.delivery == .failed { return .failed }
    if message.direction == .in { return .customer }
    return by?.kind == .agent ? .us : .bot
  }

  private static func speaker(
    _ actor: Actor?, page: ConversationPage, settings: DeskSettings
  ) -> DisplayText {
    guard let actor else { return "somebody" }
    switch actor.kind {
    case .agent:
      let name = settings.workspace.agent(AgentID(actor.id))?.name ?? actor.name ?? actor.id
      return DisplayText(filtering: name, as: .name, limit: 60)
    case .customer:
      for name in [actor.name, page.contact?.name, actor.handle] {
        guard let name else { continue }
        let text = DisplayText(filtering: name, as: .name, limit: 60)
        if !text.isBlank { return text }
      }
      return DisplayText(filtering: actor.id, as: .name, limit: 60)
    case .bot: return DisplayText(filtering: actor.name ?? actor.id, as: .name, limit: 60)
    case .system: return "Bellhop"
    }
  }

  private static func parts(of text: String?, message: Message, room: Int) -> [Part] {
    guard let text else {
      return [Part(text: "the words were deleted", isQuoted: false, lineCount: 0)]
    }
    if text.isEmpty, message.attachments.isEmpty {
      return [Part(text: "(no words)", isQuoted: false, lineCount: 0)]
    }
    guard message.kind == .email else {
      let body = DisplayText(filtering: text, as: .body, limit: room)
      return [Part(text: body, isQuoted: false, lineCount: 0)]
    }
    return FoldedMessage.parts(of: text, longest: room)
  }

  private static func remark(_ message: Message, _ entry: TimelineEntry) -> DisplayText {
    if entry.undone { return "undone" }
    if message.delivery == .failed { return "failed" }
    if entry.editedText != nil { return "edited" }
    if message.auto { return "automatic" }
    if message.campaign { return "campaign" }
    if message.reaction { return "reaction" }
    if message.echo { return "from the app" }
    return .empty
  }

  /// Why it was not sent, for as long as somebody has to see to it.
  private static func reasons(_ message: Message, _ outbox: [OutboxEntry]) -> [DisplayText] {
    guard message.delivery == .failed else { return [] }
    return outbox.filter { $0.id == message.id }.compactMap { entry in
      entry.reason.map { "not sent: " + DisplayText(masking: $0, as: .line, limit: 300) }
    }
  }

  static func describe(_ attachment: Attachment) -> DisplayText {
    let kind = attachment.mediaType?.split(separator: "/").first.map(String.init) ?? "file"
    var text = "[" + DisplayText(filtering: kind, as: .name, limit: 12) + "] "
    text += DisplayText(masking: attachment.name, as: .name)
    if let bytes = attachment.bytes { text += " · " + size(bytes) }
    return text
  }

  private static func size(_ bytes: Int64) -> DisplayText {
    switch bytes {
    case ..<1000: "\(max(0, bytes)) B"
    case ..<1_000_000: "\(bytes / 1000) KB"
    default: "\(bytes / 1_000_000) MB"
    }
  }
}
