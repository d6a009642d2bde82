import Inbox

extension Teller {
  /// The queue at `now`, as the case sheet has it.
  mutating func tellTheOpen() {
    for entry in CaseSheet.waiting + CaseSheet.answered { tell(entry) }
  }

  private mutating func tell(_ entry: CaseSheet.Case) {
    let style = Stage.all.first { $0.0.channel == entry.channel && $0.0.kind == entry.kind }?.0
      .style
    let stage = Stage(channel: entry.channel, kind: entry.kind, style: style ?? .chat)
    guard let dialog = dialog(entry.language, stage.style, about: entry.scenario) else { return }
    var person = cast.newcomer(speaking: entry.language, named: entry.name, using: &random)
    // A segment brings its own promise; the sheet says who has one.
    person.segment = entry.isVIP ? "vip" : nil
    if let followers = entry.followers {
      person.followers = followers
      person.verified = true
    }
    var story = story(dialog, on: stage, with: person)
    let agent = entry.owner ?? colleague(entry.language, tier: dialog.scenario.tier)
    let start: Instant
    switch entry.waiting {
    case .first:
      story.customerGoesOn(pause: 30...100, using: &random)
      start = beginning(of: story, target: .firstResponse, entry)
      triageWhileWaiting(&story, entry, by: agent, age: now.since(start))
    case .next:
      let again = answeredOnce(&story, entry, by: agent)
      start = beginning(of: story, target: .nextResponse, entry).advanced(by: -again)
    case .nobody:
      _ = answeredOnce(&story, entry, by: agent, goesOn: false)
      let quiet = random.milliseconds(seconds: 900...5400)
      start = now.advanced(by: -story.clock - quiet)
    }
    keep(story, from: start, alive: true)
  }

  /// When the turn that waits must have begun for its due time to be the sheet's.
  private mutating func beginning(
    of story: Story, target: TargetKind, _ entry: CaseSheet.Case
  ) -> Instant {
    let promise = workspace.promise(for: story.thread)
    if let due = entry.dueIn, let promise, promise.countsAlways,
      let length = promise.milliseconds(for: target)
    {
      // Never in the future: the sheet cannot ask for more than the promise is long.
      return min(now.advanced(by: due * 1000 - length), now.advanced(by: -20_000))
    }
    return now.advanced(by: -random.milliseconds(seconds: 600...8400))
  }

  /// What the team did so far with one that nobody answered: at once by a rule, later by hand.
  private mutating func triageWhileWaiting(
    _ story: inout Story, _ entry: CaseSheet.Case, by agent: AgentID, age: Int64
  ) {
    let scenario = story.thread.dialog.scenario
    // Lines after `now` do not exist; what has no room is said by nobody.
    guard age > story.clock + 5000 else { return story.trim(to: age) }
    let room = age - story.clock
    if scenario == .doubleCharge {
      let rule = Actor(kind: .system, id: "bellhop", name: "Payments go to billing")
      let act = story.newAct()
      for tag in scenario.tags { story.append(.tag(tag), by: rule, act: act) }
      story.append(.tier(scenario.tier, reason: nil), by: rule, act: act)
      story.append(.assign(Assignment(team: .to(scenario.team))), by: rule, act: act)
    }
    if entry.followers != nil {
      let rule = Actor(kind: .system, id: "bellhop", name: "Many people listen")
      story.append(.priority(.high), by: rule, act: story.newAct())
    }
    story.clock += room / 3
    if let owner = entry.owner {
      story.append(
        .assign(Assignment(agent: .to(owner))), by: owner, act: story.newAct())
    } else if scenario != .doubleCharge, random.happens(0.5) {
      story.triage(owner: nil, tagging: agent)
    }
    story.clock += room / 4
    if entry.isVIP || random.happens(0.4) { story.notes(by: "priya", using: &random) }
    if entry.isRaised {
      story.append(
        .tier(.three, reason: "equips a whole mountain school with us"), by: AgentID("priya"),
        act: story.newAct())
    }
  }

  /// A first exchange; then, if somebody shall wait again, the customer's next words.
  ///
  /// - Returns: where the words that wait begin, in milliseconds from the story's beginning.
  private mutating func answeredOnce(
    _ story: inout Story, _ entry: CaseSheet.Case, by agent: AgentID, goesOn: Bool = true
  ) -> Int64 {
    let book = library[entry.language]
    story.customerGoesOn(pause: 30...100, using: &random)
    story.clock += random.milliseconds(seconds: 60...240)
    story.triage(owner: agent, tagging: agent)
    story.notes(by: agent, using: &random)
    story.clock += random.milliseconds(seconds: 60...240)
    story.answer(
      by: agent, saying: goesOn ? nil : random.pick(book?.checking ?? []), then: nil,
      using: &random)
    guard goesOn else { return story.clock }
    story.clock += random.milliseconds(seconds: 300...1500)
    let again = story.clock
    // Who has waited until the promise runs out does not write to say thank you.
    let isUrgent = (entry.dueIn ?? .max) < 1200
    if story.thread.speaker == .customer && !isUrgent {
      story.customerGoesOn(pause: 20...60, using: &random)
    } else {
      story.customer(random.pick(book?.nudges ?? []) ?? "?")
    }
    return again
  }
}
