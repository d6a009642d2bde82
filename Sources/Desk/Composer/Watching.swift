import Canvas
import Inbox

extension DeskState {
  /// `^X w`: what a colleague does here stands beside the draft, their words as well if they share
  /// them. Again: away with it.
  mutating func watch() {
    guard let screen = conversation else { return }
    if case .watching = screen.composer.beside {
      conversation?.composer.beside = nil
      return
    }
    guard let other = othersAt(screen).first else {
      return say(.hint, "Nobody else is here")
    }
    saveDraftsNow()
    conversation?.composer.beside = .watching(other.agent)
  }

  /// `^X v`: who is at this conversation may read the draft while it is written, or not any more.
  mutating func shareDraft() {
    guard let screen = conversation else { return }
    conversation?.composer.isShared = !screen.composer.isShared
    if screen.composer.isShared {
      say(.done, "Not shared any more: your words are yours again")
    } else {
      say(.warning, "SHARED: colleagues at this conversation read your draft live; ^X v ends it")
    }
  }

  /// `since 13:31, a few lines, idle 40 s`.
  func state(of other: Presence) -> DisplayText {
    let since = "since " + LocalTime.clock(other.since, zone)
    guard other.mode != .viewing else { return since }
    return since + ", " + length(other.characters) + idle(other)
  }

  /// How long a text is, as people say it.
  private func length(_ characters: Int) -> DisplayText {
    switch characters {
    case ..<1: "nothing yet"
    case ..<20: "a few words"
    case ..<80: "a line"
    case ..<400: "a few lines"
    default: "a long text"
    }
  }

  /// `, idle 40 s`, in steps of ten; empty while they type.
  func idle(_ other: Presence) -> DisplayText {
    guard other.mode != .viewing, let typed = other.typedAt else { return .empty }
    let seconds = now.since(typed) / 10_000 * 10
    guard seconds >= 10 else { return .empty }
    return ", idle " + DisplayText(composed: LocalTime.inWords(seconds * 1000))
  }

  func watchLines(
    _ screen: ConversationScreen, _ agent: AgentID, width: Int
  ) -> [QuestionBox.Line] {
    guard let other = othersAt(screen).first(where: { $0.agent == agent }) else {
      return [.init(text: agentName(agent) + " has left", role: .dim)]
    }
    let doing: DisplayText =
      switch other.mode {
      case .writing: "writes "
      case .drafting: "has a draft "
      case .viewing: "is reading "
      }
    let head = QuestionBox.Line(
      text: agentName(agent) + " " + doing + state(of: other),
      role: other.mode == .viewing ? .viewing : .writing)
    guard let shared = other.shared else {
      let why: DisplayText =
        other.mode == .viewing
        ? "Nothing is being written." : "Their words are theirs until they share them (^X v)."
      return [head] + why.wrapped(to: max(1, width)).map { .init(text: $0, role: .dim) }
    }
    let words = DisplayText(filtering: Presence.shareable(shared), as: .body)
    return [head, .init(text: "shared, read only, not sent:", role: .dim)]
      + words.wrapped(to: max(1, width - 2)).map { .init(text: "  " + $0) }
  }
}
