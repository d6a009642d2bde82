import Canvas
import Inbox

extension DeskState {
  mutating func openFilter() {
    layers.append(
      .prompt(
        Prompt(
          .filter, title: "Filter",
          hint: "tier:3  channel:email  tag:refund  is:breached  -tag:x  OR",
          text: queue.filter?.text ?? "")))
  }

  mutating func openFinder() {
    let from = conversation?.scroll ?? queue.list.cursor
    layers.append(
      .prompt(
        Prompt(
          .find(from: from), title: "/",
          hint: "Enter keeps  n N next, previous  Tab searches everything")))
  }

  func text(_ id: ConversationID) -> DisplayText { id.number > 0 ? "#\(id.number)" : "new" }

  mutating func runInPrompt(_ id: CommandID) {
    guard case .prompt(var prompt) = layers.last else { return }
    switch id {
    case .close:
      layers.removeLast()
      if case .find(let from) = prompt.purpose { cancelFinder(back: from) }
    case .choose:
      guard !prompt.needsSendKey else {
        return say(.hint, "^S resolves unanswered; Enter never does")
      }
      finish(prompt)
    case .help, .repaint, .suspend, .quit: _ = runAnywhere(id)
    default:
      guard prompt.buffer.edit(id, width: nil) else { return }
      prompt.problem = nil
      layers[layers.count - 1] = .prompt(prompt)
      promptChanged()
    }
  }

  /// Search goes along with every letter.
  mutating func promptChanged() {
    guard case .prompt(var prompt) = layers.last else { return }
    prompt.problem = nil
    layers[layers.count - 1] = .prompt(prompt)
    if case .find(let from) = prompt.purpose { find(prompt.buffer.text, from: from) }
  }

  /// Keys that mean something in a prompt alone.
  mutating func pressedInPrompt(_ key: Key) -> Bool {
    guard case .prompt(let prompt) = layers.last else { return false }
    if prompt.needsSendKey, key == .control("s") {
      finish(prompt)
      return true
    }
    if case .find = prompt.purpose, key == Key(.tab) {
      layers.removeLast()
      searchEverything(prompt.buffer.text)
      return true
    }
    return false
  }

  private mutating func finish(_ prompt: Prompt) {
    let text = prompt.buffer.text.trimmedBlanks
    switch prompt.purpose {
    case .filter: return finishFilter(prompt, text)
    case .commandLine: return
    case .find:
      layers.removeLast()
      if text.isEmpty { finder = nil }
      return
    case .searchEverything:
      layers.removeLast()
      return searchEverything(text)
    case .viewName: return finishNaming(text)
    case .incidentTitle(let conversations): return openIncident(titled: text, of: conversations)
    case .followUpNote(let id, let agent, let team):
      layers.removeLast()
      return beginFollowUp(id, agent: agent, team: team, note: text)
    case .subject(let beginning): return finishSubject(beginning, text)
    case .affectedQuery(let incident): return findAffected(by: text, of: incident)
    case .quietHours: return finishQuietHours(text)
    case .handOverNote(let to, let aim):
      layers.removeLast()
      return handOver(to: to, aim, note: text)
    case .snoozeTime(let aim): return finishSnooze(aim, text)
    case .escalationNote(let team, let aim):
      layers.removeLast()
      perform(
        .escalate(team: team, note: text.isEmpty ? nil : text, noteID: ids.message()), at: aim,
        "escalated")
      return
    // Some of the marked may be raised by it: those it lowers are refused without a reason.
    case .tierReason(_, .marked): break
    case .tierReason, .resolveReason, .skipReason, .sweepSkipReason:
      guard !text.isEmpty else { return complain("A reason is needed; Esc cancels") }
    }
    layers.removeLast()
    switch prompt.purpose {
    case .tierReason(let tier, let aim):
      let reason = text.isEmpty ? nil : text
      perform(.tier(tier, reason: reason), at: aim, "tier \(tier.rawValue)")
    case .resolveReason(let aim):
      typed.lastResolve = now
      let summary = aim == .marked ? "resolved" : "resolved unanswered"
      perform(.resolve(reason: text), at: aim, summary, opensNext: true)
    case .sweepSkipReason(let id): skipInSweep(id, text)
    case .skipReason(let id):
      guard let row = row(of: id) else { return }
      skipped.insert(id)
      perform(.skip(reason: text), on: row, "skipped")
      askForNext()
    default: break
    }
  }

  mutating func complain(_ problem: DisplayText) {
    guard case .prompt(var prompt) = layers.last else { return }
    prompt.problem = problem
    layers[layers.count - 1] = .prompt(prompt)
  }

  /// The row an act was begun on, if it is still the one in front.
  func row(of id: ConversationID) -> QueueRow? {
    if let row = target, row.id == id { return row }
    return queue.list.index(of: id).map { queue.list.rows[$0].row }
  }

  private mutating func finishFilter(_ prompt: Prompt, _ text: String) {
    guard !text.isEmpty else {
      layers.removeLast()
      if queue.filter != nil {
        queue.filter = nil
        loadView(cursorOn: queue.list.current?.id)
      }
      return
    }
    do {
      let query = try Query(parsing: text).namingAgents(of: settings.workspace)
      layers.removeLast()
      queue.filter = QueueScreen.Filter(text: text, query: query)
      loadView(cursorOn: nil)
    } catch {
      var prompt = prompt
      prompt.problem = DisplayText(filtering: error.description, as: .line)
      layers[layers.count - 1] = .prompt(prompt)
    }
  }

  private mutating func finishSnooze(_ aim: ActAim, _ text: String) {
    guard let until = TypedTime.instant(text, now: now, zone: zone) else {
      return complain("A time: 30m, 2h, 3d, 16:30, tomorrow 9:00, mon 9:00, 2026-11-24 09:00")
    }
    guard until > now else { return complain("That has passed") }
    layers.removeLast()
    snooze(aim, until: until)
  }

  mutating func snooze(_ aim: ActAim, until: Instant) {
    let when = LocalTime.brief(until, now: now, zone).string
    perform(.snooze(until: until), at: aim, "snoozed until \(when)", opensNext: true)
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmedBlanks: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
