import Canvas
import Inbox

extension DeskState {
  mutating func runInConversation(_ id: CommandID) {
    let height = max(1, conversationLayout.timeline.height)
    switch id {
    case .down where moveInDetails(by: 1), .up where moveInDetails(by: -1): break
    case .open: openDetail()
    case .down: scrollTimeline(by: -1)
    case .up: scrollTimeline(by: 1)
    case .halfDown: scrollTimeline(by: -max(1, height / 2))
    case .halfUp: scrollTimeline(by: max(1, height / 2))
    case .pageDown: scrollTimeline(by: -max(1, height - 1))
    case .pageUp: scrollTimeline(by: max(1, height - 1))
    case .top: scrollTimeline(by: .max)
    case .bottom:
      if conversation?.timeline.hasLater == true {
        loadNewest()
      } else {
        scrollTimeline(by: .min)
      }
    case .back: back()
    case .nextPane:
      if let pane = conversation?.pane {
        conversation?.pane = pane == .timeline ? .details : .timeline
      }
    case .unfold: unfold()
    case .files: openFiles()
    case .reveal: revealNumbers()
    default:
      // An act is for what stands there: what was painted by now is what the agent saw.
      let now = now
      conversation?.readOn(at: now)
      if !runAnywhere(id) { say(.hint, "That does nothing in a conversation") }
    }
  }

  private mutating func back() {
    if finder != nil {
      finder = nil
      return
    }
    if returnToCustomer() { return }
    leaveConversation()
  }

  /// Positive goes up, to what is older.
  mutating func scrollTimeline(by lines: Int) {
    guard var screen = conversation else { return }
    let layout = conversationLayout
    let most = max(0, layout.lineCount(of: screen) - layout.timeline.height)
    let (sum, overflow) = screen.scroll.addingReportingOverflow(lines)
    screen.scroll = overflow ? (lines > 0 ? most : 0) : min(max(0, sum), most)
    screen.readOn(at: now)
    conversation = screen
    loadEarlierIfNear()
    loadLaterIfNear()
  }

  private mutating func unfold() {
    guard var screen = conversation else { return }
    guard screen.timeline.blocks.contains(where: \.canUnfold) else {
      return say(.hint, "Nothing is folded here")
    }
    screen.unfolded.toggle()
    conversation = screen
    scrollTimeline(by: 0)
  }

  /// Puts the entry of a place in the journal at the top of the screen.
  mutating func scroll(to sequence: Int64) {
    guard var screen = conversation else { return }
    let layout = conversationLayout
    let lines = layout.lines(of: screen)
    guard let place = lines.firstIndex(where: { $0.sequence >= sequence }) else { return }
    screen.scroll = max(0, lines.count - layout.timeline.height - place)
    conversation = screen
  }
}
