import Inbox

/// Where the agent is and how active: what focus and presence are made of.
struct Attention: Sendable {
  /// A key within this time means that somebody sits there.
  static let activity: Int64 = 60_000
  /// A sign of life this often while a conversation is in front.
  static let beat: Int64 = 5000
  /// A shared draft is told after this pause, in milliseconds: live to the eye, and no write a key.
  static let sharing: Int64 = 300

  var windowIsFront = true
  /// When the bell rang last.
  var rangAt: Instant?
  /// The program ends, or the shell has the terminal.
  var hasLeft = false
  private(set) var lastKey: Instant?
  /// The stretch of focus under way.
  private(set) var focusSince: Instant?
  private(set) var focusOn: ConversationID?
  var announced: OwnPresence?
  var announcedAt: Instant?
  /// What was told of a shared draft is not what it says now.
  var sharesNewWords = false
  /// When this agent last typed into the draft.
  var typedAt: Instant?
  /// A first `m` on somebody else's conversation.
  var confirmsTaking: ConversationID?
  /// A first `e` while the customer waits.
  var confirmsResolving: ConversationID?

  mutating func touched(at now: Instant) {
    lastKey = now
  }

  func isActive(at now: Instant) -> Bool {
    windowIsFront && (lastKey.map { now.since($0) < Attention.activity } ?? false)
  }

  /// The stretch that ends now, if one does: the conversation went, or the activity did.
  ///
  /// It ends with the last key's minute, not when that is noticed.
  mutating func turn(
    to conversation: ConversationID?, at now: Instant
  ) -> (ConversationID, from: Instant, to: Instant)? {
    var ended: (ConversationID, from: Instant, to: Instant)?
    let active = isActive(at: now)
    if let on = focusOn, let since = focusSince, on != conversation || !active {
      let last = lastKey.map { $0.advanced(by: Attention.activity) } ?? now
      let end = min(now, last)
      if end > since { ended = (on, since, end) }
      focusOn = nil
      focusSince = nil
    }
    if focusOn == nil, active, let conversation {
      focusOn = conversation
      focusSince = now
    }
    return ended
  }

  /// When to look again without a key.
  func nextLook(_ conversation: ConversationID?) -> Instant? {
    guard conversation != nil else { return nil }
    var wanted: [Instant] = []
    if focusOn != nil, let lastKey { wanted.append(lastKey.advanced(by: Attention.activity)) }
    if let announcedAt {
      wanted.append(announcedAt.advanced(by: sharesNewWords ? Attention.sharing : Attention.beat))
    }
    return wanted.min()
  }
}

extension DeskState {
  mutating func writeFocus() {
    let isThere = conversation?.row != nil && conversation?.beginning == nil
    let painted = isThere ? conversation?.id : nil
    guard let (id, from, to) = attention.turn(to: painted, at: now),
      let ref = conversation?.id == id ? conversation?.row?.conversation.ref : lastRef(of: id)
    else { return }
    let act = ids.act()
    let command = Command.focus(from: from, to: to)
    acts.begin(
      ActLedger.Act(id: act, conversation: id, ref: ref, command: command, summary: ""))
    emit(.perform(Request(act: act, by: .agent(me), conversation: ref, command: command)))
  }

  private func lastRef(of id: ConversationID) -> ConversationRef? {
    if let left = leftConversation, left.id == id { return left.ref }
    return queue.list.index(of: id).map { queue.list.rows[$0].conversation.ref }
  }

  /// Tells where this agent is, again every five seconds while that stands.
  mutating func announcePresence() {
    let own = conversation.flatMap { ownPresence(in: $0) }
    let isDue =
      own != nil && (attention.announcedAt.map { now.since($0) >= Attention.beat } ?? true)
    guard own != attention.announced || isDue else { return }
    // Every letter changes the count; that alone is told with the next beat.
    if let own, let told = attention.announced, own.conversation == told.conversation,
      own.mode == told.mode, (own.shared == nil) == (told.shared == nil), !isDue
    {
      let isSharingDue =
        attention.announcedAt.map { now.since($0) >= Attention.sharing } ?? true
      attention.sharesNewWords = own.shared != told.shared
      guard attention.sharesNewWords, isSharingDue else { return }
    }
    attention.sharesNewWords = false
    attention.announced = own
    attention.announcedAt = own == nil ? nil : now
    emit(.announcePresence(own))
  }

  private func ownPresence(in screen: ConversationScreen) -> OwnPresence? {
    guard screen.row != nil, screen.beginning == nil, !attention.hasLeft else { return nil }
    let count = screen.composer.active.buffer.text.count
    // Nobody reads in a window behind others; what is being written there goes on being told.
    guard attention.windowIsFront || (screen.isWriting && count > 0) else { return nil }
    // Who only reads is no writer, whatever draft is kept there.
    let isTyping =
      screen.isWriting
      && attention.typedAt.map { now.since($0) < Attention.activity } ?? false
    let mode: Presence.Mode = count == 0 ? .viewing : isTyping ? .writing : .drafting
    let words = screen.composer.active.buffer.text
    return OwnPresence(
      conversation: screen.id, mode: mode, characters: count,
      typedAt: count == 0 ? nil : attention.typedAt,
      shared: screen.composer.isShared && count > 0 ? Presence.shareable(words) : nil)
  }
}
