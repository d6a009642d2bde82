import Canvas
import Inbox

/// Where the parts of a conversation stand. On small screens the composer has the screen to itself
/// while it is open.
struct ConversationLayout: Hashable {
  let size: Size
  let frame: FrameLayout
  let header: Int?
  let subject: Int?
  let timeline: Rect
  let panel: Rect
  let composer: ComposerLayout
  let rules: [Int]

  /// From this width on, what stands beside a draft stands beside it, else above.
  static let besideFrom = 100

  /// - Parameter hasBeside: Whether something stands beside the draft: news, a colleague's words.
  init(
    _ size: Size, isWriting: Bool, hasBar: Bool, hasPanel: Bool = true, hasBeside: Bool = false
  ) {
    self.size = size
    let isSplit = hasBeside && isWriting && size.width >= ConversationLayout.besideFrom
    let small = size.width < 60 || size.height < 16
    let large = FrameLayout.hasPanel(size)
    frame = FrameLayout(size, hasTabs: false, hasPreview: false, hasPanel: hasPanel)
    var top = 0
    var bottom = size.height
    var rules: [Int] = []
    if frame.hint != nil { bottom -= 1 }
    if frame.status != nil { bottom -= 1 }
    header = size.height >= 5 ? 0 : nil
    if header != nil { top += 1 }
    if large {
      rules.append(top)
      top += 1
      bottom -= 1
    }
    let besideWidth = size.width * 9 / 20
    let width =
      isSplit
      ? size.width - besideWidth - 1
      : large && hasPanel ? size.width - FrameLayout.panelWidth - 1 : size.width
    if !small {
      subject = top
      rules.append(top + 1)
      top += 2
    } else {
      subject = nil
    }
    let room = max(0, bottom - top)
    composer = ComposerLayout(
      top: top, room: room, width: width, isWriting: isWriting, hasBar: hasBar, isSmall: small,
      hasNewsAbove: hasBeside && isWriting && !isSplit)
    rules += composer.rules
    timeline = Rect(
      x: 0, y: top, width: width, height: max(0, min(room, composer.start - top)))
    if isSplit {
      let start = header == nil ? 0 : large ? 2 : 1
      panel = Rect(x: width + 1, y: start, width: besideWidth, height: max(0, bottom - start))
      self.rules = rules
      return
    }
    panel =
      large && hasPanel
      ? Rect(x: width + 1, y: 2, width: FrameLayout.panelWidth, height: max(0, bottom - 2))
      : Rect(x: size.width, y: 0, width: 0, height: 0)
    self.rules = rules
  }
}

/// The composer's own lines, from the bottom of the main pane up.
struct ComposerLayout: Hashable {
  /// The first line that is not the timeline's.
  let start: Int
  /// REPLY, audience, channel, recipient; or, while reading, what `r` would do.
  let head: Int?
  /// Who views or writes, and what to do about it.
  let bar: Int?
  let text: Rect
  /// Count, language, gaps, what follows.
  let foot: Int?
  let rules: [Int]

  init(
    top: Int, room: Int, width: Int, isWriting: Bool, hasBar: Bool, isSmall: Bool,
    hasNewsAbove: Bool = false
  ) {
    let bottom = top + room
    guard isWriting else {
      let lines = isSmall ? 0 : 2
      start = max(top, bottom - lines)
      head = !isSmall && room > 4 ? bottom - 1 : nil
      bar = nil
      text = Rect(x: 0, y: bottom, width: width, height: 0)
      foot = nil
      rules = !isSmall && room > 4 ? [bottom - 2] : []
      return
    }
    if isSmall {
      let top = hasNewsAbove && room >= 6 ? top + room / 3 : top
      let room = bottom - top
      start = top
      let hasHead = room >= 2
      head = hasHead ? top : nil
      let showsBar = hasBar && room >= 5
      bar = showsBar ? top + 1 : nil
      let hasFoot = room >= 4
      foot = hasFoot ? bottom - 1 : nil
      let first = top + (hasHead ? 1 : 0) + (showsBar ? 1 : 0)
      text = Rect(
        x: 0, y: first, width: width, height: max(0, bottom - first - (hasFoot ? 1 : 0)))
      rules = []
      return
    }
    // Rule, head, the bar if there is one, rule, text, foot.
    let fixed = 4 + (hasBar ? 1 : 0)
    let lines = max(3, min(room - fixed - 3, (room - fixed) * 9 / 20 + 2))
    start = max(top, bottom - fixed - lines)
    let head = start + 1
    self.head = head
    bar = hasBar ? head + 1 : nil
    let rule = head + (hasBar ? 2 : 1)
    rules = [start, rule]
    text = Rect(
      x: 1, y: rule + 1, width: max(1, width - 2), height: max(0, bottom - rule - 2))
    foot = bottom - 1
  }
}

extension DeskState {
  var conversationLayout: ConversationLayout { layout(size, conversation) }

  func layout(_ size: Size, _ screen: ConversationScreen?) -> ConversationLayout {
    ConversationLayout(
      size, isWriting: screen?.isWriting ?? false, hasBar: screen.map { hasBar($0) } ?? false,
      hasPanel: settings.panes.details, hasBeside: screen?.composer.beside != nil)
  }

  /// Somebody else is there, something is newer than what the author saw, others read along, or
  /// what is sent would not leave.
  func hasBar(_ screen: ConversationScreen) -> Bool {
    screen.isWriting
      && (!othersAt(screen).isEmpty || isOvertaken(screen) || screen.composer.isShared
        || wouldStayQueued(screen) != nil || approvalBar(screen, width: 40) != nil)
  }

  /// Above a reply; a note leaves nowhere.
  func wouldStayQueued(_ screen: ConversationScreen) -> DisplayText? {
    guard screen.composer.kind == .reply, screen.beginning == nil else { return nil }
    return screen.row.flatMap { wordsOfStaying($0, in: .max) }
  }

  func othersAt(_ screen: ConversationScreen) -> [Presence] {
    (screen.row?.presence ?? []).filter { $0.agent != me && $0.isAlive(at: now) }
      .sorted { $0.mode > $1.mode }
  }

  func isOvertaken(_ screen: ConversationScreen) -> Bool {
    screen.seenVersion.map { $0 < screen.shownVersion } ?? false
  }
}
