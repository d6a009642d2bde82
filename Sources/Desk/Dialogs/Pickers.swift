import Canvas
import Inbox

extension DeskState {
  mutating func runInPicker(_ id: CommandID) {
    guard case .picker(var picker) = layers.last else { return }
    switch id {
    case .close:
      if case .themes(let before) = picker.purpose { effects.append(.previewTheme(before)) }
      layers.removeLast()
      typed.deafUntil = context == .composer ? nil : now.advanced(by: 300)
    case .lineUp: picker.move(by: -1)
    case .lineDown: picker.move(by: 1)
    case .pageUp: picker.move(by: -8)
    case .pageDown: picker.move(by: 8)
    case .choose: return choose(picker, toGap: false)
    case .chooseWithGaps: return choose(picker, toGap: true)
    case .language: return nextLanguage(in: picker)
    case .help, .repaint, .suspend, .quit:
      _ = runAnywhere(id)
      return
    default:
      guard picker.buffer.edit(id, width: nil) else { return }
      picker.filter()
      layers[layers.count - 1] = .picker(picker)
      return rankPicker()
    }
    if case .picker = layers.last, id != .close {
      layers[layers.count - 1] = .picker(picker)
      previewTheme(in: picker)
    }
  }

  private mutating func choose(_ picker: Picker, toGap: Bool) {
    if picker.purpose.isOfTags { return chooseTag(picker) }
    if case .palette = picker.purpose, picker.buffer.text.trimmedBlanks == "q" {
      return leave()
    }
    guard let item = picker.chosen else { return say(.hint, "Nothing matches") }
    if let problem = item.problem { return say(.warning, problem.string) }
    if chooseSetting(item.value, in: picker) { return }
    layers.removeLast()
    if case .palette = picker.purpose, chooseInPalette(item.value) { return }
    switch (item.value, picker.purpose) {
    case (.savedReply(let shortcut, _), .answerOf(let incident)):
      answerAll(of: incident, saved: shortcut)
    case (.language(let language), .wordsOf(let incident)): openWords(of: incident, in: language)
    case (let value, .affected(let incident)): chooseAffected(value, of: incident)
    case (let value, .incident(let aim)): chooseIncident(value, aim)
    case (let value, .incidentOf(let signal)): chooseIncident(value, of: signal)
    case (.savedReply(let shortcut, let language), _):
      insertSavedReply(shortcut, language: language, toGap: toGap)
    case (.command(let command), _): run(command)
    case (.newBeginning, _): openAccountPicker()
    case (.address(let address), _): askToOpen(address)
    case (.attachment(let file), _): askAbout(file)
    case (.beginning(let kept), _):
      if let beginning = kept.draft.beginning { begin(beginning, kept: kept) }
    case (.account(let account), _): openRecipientPicker(account)
    case (.recipient(let contact, let handle), .recipient(let account)):
      chooseRecipient(contact, handle: handle, from: account)
    case (.person(let person), .person(let id)): askToLink(person, from: id)
    case (.person(let person), .unlink(let id)): unlink(person, from: id)
    case (.proposal(let proposal), _): ask(about: proposal)
    case (.view(let view), _): show(view)
    case (.macro(let name), _): stage(macro: name)
    case (.linked(let other), .link(let id)): chooseLink(id, other)
    case (.takeOut(let merged), _): askToTakeOut(merged)
    case (.followUp, .link(let id)): openFollowUpPicker(id)
    case (.agent(let agent), .followUp(let id)): askFollowUpNote(id, agent: agent, team: nil)
    case (.team(let team), .followUp(let id)): askFollowUpNote(id, agent: nil, team: team)
    case (.theme(let name), _): effects.append(.useTheme(name))
    case (.searchEverything, _):
      layers.append(
        .prompt(
          Prompt(
            .searchEverything, title: "Search everything", hint: "Words, or the query language")))
    case (let value, .report): chooseInReport(value)
    case (let value, .assign(let aim)): assign(aim, value)
    case (let value, .handOver(let aim)): askHandOverNote(value, aim)
    case (.team(let team), .escalate(let aim)):
      layers.append(
        .prompt(
          Prompt(
            .escalationNote(team: team, aim), title: "Note for them",
            hint: "Enter escalates, with or without a note")))
    case (.snooze(let until), .snooze(let aim)): snooze(aim, until: until)
    case (.snoozeTyped, .snooze(let aim)):
      layers.append(
        .prompt(
          Prompt(
            .snoozeTime(aim), title: "Until", hint: "30m  2h  3d  16:30  tomorrow 9:00  mon 9:00")))
    case (.priority(let priority), .priority(let aim)):
      perform(.priority(priority), at: aim, "priority \(Happening.name(priority).string)")
    case (.status(let status), .status(let aim)): setStatus(status, at: aim)
    default: break
    }
  }

  // MARK: Tags

  mutating func openTagPicker(_ aim: ActAim) {
    var known = knownTags
    let mine: [String]
    switch aim {
    case .one(let id):
      mine = row(of: id)?.conversation.tags ?? []
      known.subtract(mine)
    case .marked:
      // Some bear it and some do not: it may be added as well as taken away.
      mine = Set(
        queue.list.rows.filter { marks.contains($0.id) }.flatMap(\.conversation.tags)
      ).sorted()
    }
    let away = mine.map {
      Picker.Item("- #" + tag($0), detail: "take away", haystack: $0, value: .untag($0))
    }
    layers.append(.picker(Picker(.tag(aim), title: "Tag", items: tagItems(known) + away)))
  }

  var knownTags: Set<String> {
    var known = Set(settings.workspace.savedReplies.flatMap { $0.tags + $0.then.addTags })
    for cells in queue.list.rows { known.formUnion(cells.conversation.tags) }
    return known
  }

  func tagItems(_ known: Set<String>) -> [Picker.Item] {
    known.sorted().map { Picker.Item("#" + tag($0), haystack: $0, value: .tag($0)) }
  }

  private func tag(_ name: String) -> DisplayText { DisplayText(filtering: name, as: .name) }

  /// What is no tag stays in the picker, with the reason.
  private mutating func chooseTag(_ picker: Picker) {
    guard !picker.typedTag.isEmpty || picker.hasMoved else {
      return say(.hint, "Type a tag, or choose one with the arrows")
    }
    switch (picker.chosen?.value, picker.purpose) {
    case (.untag(let name), .tag(let aim)):
      layers.removeLast()
      perform(.untag([name]), at: aim, "- #\(name)")
    case (.tag(let name), .tag(let aim)):
      layers.removeLast()
      perform(.tag([name]), at: aim, "+ #\(name)")
    case (.tag(let name), .tagFirst(let untagged, let next)):
      layers.removeLast()
      tag(untagged, name, before: next)
    default: say(.warning, Refusal.notATag(picker.typedTag).description)
    }
  }

  // MARK: People

  mutating func openAssignPicker(_ aim: ActAim) {
    let tier = aim.one.flatMap { row(of: $0)?.conversation.tier }
    let load = Dictionary(
      figures.team.map { ($0.agent, $0) }, uniquingKeysWith: { first, _ in first })
    var items = settings.workspace.agents.map { agent in
      let notTheirs = tier.flatMap { tier -> DisplayText? in
        settings.workspace.mayHandle(tier, as: agent.role)
          ? nil : "Tier \(tier.rawValue) is not theirs"
      }
      let open = load[agent.id].map { "\($0.open)" + ($0.capacity.map { "/\($0)" } ?? "") } ?? ""
      return Picker.Item(
        DisplayText(filtering: agent.name, as: .name), detail: DisplayText(composed: open),
        haystack: "\(agent.name) \(agent.id)", value: .agent(agent.id),
        problem: notTheirs)
    }
    items += settings.workspace.teams.map { team in
      Picker.Item(
        "team " + DisplayText(filtering: team.id.text, as: .name), detail: "team",
        value: .team(team.id))
    }
    items.append(Picker.Item("nobody", value: .agent(nil)))
    layers.append(.picker(Picker(.assign(aim), title: "Assign to", items: items)))
  }

  private mutating func assign(_ aim: ActAim, _ value: Picker.Value) {
    switch value {
    case .agent(let agent):
      perform(
        .assign(Assignment(agent: .to(agent))), at: aim,
        "→ \(agent.map { name(of: $0) } ?? "nobody")")
    case .team(let team):
      perform(.assign(Assignment(team: .to(team))), at: aim, "→ team \(team?.text ?? "none")")
    default: break
    }
  }

  mutating func openEscalatePicker(_ aim: ActAim) {
    var items = settings.workspace.teams.map { team in
      Picker.Item("team " + DisplayText(filtering: team.id.text, as: .name), value: .team(team.id))
    }
    items.append(Picker.Item("without a team", value: .team(nil)))
    layers.append(.picker(Picker(.escalate(aim), title: "Escalate to", items: items)))
  }

  // MARK: Times, priorities, statuses

  mutating func openSnoozePicker(_ aim: ActAim) {
    let today = zone.wallTime(at: now).date
    func item(_ label: DisplayText, _ at: Instant?) -> Picker.Item? {
      guard let at, at > now else { return nil }
      return Picker.Item(
        label, detail: LocalTime.brief(at, now: now, zone), value: .snooze(at))
    }
    let monday = (1...7).map { today.advanced(by: $0) }.first { $0.weekday == .monday }
    let times = [
      item("1 hour", now.advanced(by: 3_600_000)), item("3 hours", now.advanced(by: 10_800_000)),
      item("this afternoon", TypedTime.at(today, 15, 0, zone)),
      item("tomorrow morning", TypedTime.at(today.advanced(by: 1), 9, 0, zone)),
      item("Monday morning", monday.flatMap { TypedTime.at($0, 9, 0, zone) }),
      item("in a week", TypedTime.at(today.advanced(by: 7), 9, 0, zone)),
    ].compactMap { $0 }
    // On a Sunday, tomorrow is Monday: one name for one time.
    let items = times.enumerated().filter { place, item in
      !times[..<place].contains { $0.value == item.value }
    }.map(\.element)
    let typed = Picker.Item("another time …", haystack: "another time typed", value: .snoozeTyped)
    layers.append(.picker(Picker(.snooze(aim), title: "Snooze until", items: items + [typed])))
  }

  mutating func openPriorityPicker(_ aim: ActAim) {
    let items = Priority.allCases.reversed().map {
      Picker.Item(Happening.name($0), value: .priority($0))
    }
    layers.append(.picker(Picker(.priority(aim), title: "Priority", items: items)))
  }

  mutating func openStatusPicker(_ aim: ActAim) {
    let already = aim.one.flatMap { row(of: $0)?.conversation.status }
    let items = Status.allCases.filter { $0 != already }.map {
      Picker.Item(Happening.name($0), value: .status($0))
    }
    layers.append(.picker(Picker(.status(aim), title: "Status", items: items)))
  }

  /// The same acts as the keys, with their questions. Enter does not resolve.
  private mutating func setStatus(_ status: Status, at aim: ActAim) {
    switch status {
    case .open: perform(.reopen, at: aim, "open")
    case .pending: perform(.pending, at: aim, "pending")
    case .snoozed: openSnoozePicker(aim)
    case .resolved: say(.hint, "e resolves; Enter never does")
    case .spam: perform(.spam, at: aim, "spam", opensNext: true)
    }
  }
}
