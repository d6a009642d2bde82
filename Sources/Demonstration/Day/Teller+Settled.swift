import Inbox

extension Teller {
  /// How many conversations are over.
  static let settledCount = 310

  /// What was asked, answered and resolved: two weeks of it, most of it today.
  mutating func tellTheSettled() {
    for index in 0..<Teller.settledCount {
      // The first ones make sure that every language and every stage has had its turn.
      let language =
        index < Stage.languages.count
        ? Stage.languages[index].0 : random.pick(weighted: Stage.languages) ?? "en"
      let stage =
        index >= 20 && index < 20 + Stage.all.count
        ? Stage.all[index - 20].0 : stage(for: language)
      let spoken = (library[language]?.dialogs(stage.style) ?? []).isEmpty ? "en" : language
      // This afternoon's trouble: ten who were charged twice and are content already.
      let outage = index >= 60 && index < 70 && stage.style != .review
      tellSettled(spoken, on: stage, about: outage ? .doubleCharge : nil, inTrouble: outage)
    }
    tellTheFaithfulOne()
  }

  private mutating func tellSettled(
    _ language: String, on stage: Stage, about scenario: Scenario?, inTrouble: Bool
  ) {
    guard let dialog = dialog(language, stage.style, about: scenario) else { return }
    let person = person(language, on: stage.channel)
    var story = story(dialog, on: stage, with: person)
    let agent = tellThrough(&story, late: random.happens(0.1))
    var twice = false
    if random.happens(0.07), let again = self.dialog(language, stage.style) {
      // Days later the same customer has another question in the same conversation.
      twice = true
      story.clock += random.milliseconds(seconds: 90_000...200_000)
      story.turnTo(again, slots: slots(for: person, on: stage.channel))
      _ = tellThrough(&story, late: false)
    }
    let end =
      inTrouble
      ? now.advanced(by: -random.milliseconds(seconds: 120...2700))
      : ending(atLeast: twice ? story.clock : 0)
    let start = end.advanced(by: -story.clock)
    ask(&story, agent: agent, answeredBy: now.since(start))
    keep(story, from: start, alive: false)
  }

  /// A dialog from its first word to the last, then resolved.
  @discardableResult
  private mutating func tellThrough(_ story: inout Story, late: Bool) -> AgentID {
    let scenario = story.thread.dialog.scenario
    let agent = colleague(story.thread.language, tier: scenario.tier)
    var isFirst = true
    while let speaker = story.thread.speaker {
      switch speaker {
      case .customer:
        if !isFirst { story.clock += random.milliseconds(seconds: 150...2400) }
        story.customerGoesOn(pause: 30...150, using: &random)
        if isFirst, story.thread.channel == .webchat, random.happens(0.4) { story.meetsTheBot() }
      case .note:
        story.notes(by: agent, using: &random)
      case .agent:
        let delay = answerDelay(story.thread, isFirst: isFirst, late: late)
        story.clock += delay / 2
        if isFirst { story.triage(owner: agent, tagging: agent) }
        story.clock += delay - delay / 2
        let isLast = story.thread.next == story.thread.dialog.lines.count - 1
        story.answer(by: agent, then: isLast ? .resolved : .pending, using: &random)
        if isLast { return agent }
        isFirst = false
      }
    }
    conclude(&story, by: agent)
    return agent
  }

  /// The customer had the last word: a word of thanks back, or a reason why not.
  private mutating func conclude(_ story: inout Story, by agent: AgentID) {
    story.clock += random.milliseconds(seconds: 60...900)
    if random.happens(0.6) {
      let closing = random.pick(library[story.thread.language]?.closing ?? [])
      story.answer(by: agent, saying: closing, then: .resolved, using: &random)
    } else {
      let act = story.newAct()
      story.append(.resolutionReason("said thank you"), by: agent, act: act)
      story.append(.status(StatusChange(.resolved)), by: agent, act: act)
    }
  }

  /// How long an answer took: well inside the promise, unless it was one of the late ones.
  private mutating func answerDelay(_ thread: Thread, isFirst: Bool, late: Bool) -> Int64 {
    let promise = workspace.promise(for: thread)
    let target = promise?.milliseconds(for: isFirst ? .firstResponse : .nextResponse) ?? 3_600_000
    let always = promise?.countsAlways ?? true
    // Nobody is late for a promise of working hours on purpose: nights would make it a day.
    if late && isFirst && always {
      return target + random.milliseconds(seconds: 60...1500)
    }
    let share = Double.random(in: 0.12...0.62, using: &random)
    return min(Int64(Double(target) * share), random.milliseconds(seconds: 1200...4200))
  }

  /// When it was over: for three of five within the last fourteen hours, else on a day before.
  private mutating func ending(atLeast length: Int64) -> Instant {
    if length == 0 && random.happens(0.6) {
      return now.advanced(by: -random.milliseconds(seconds: 90...50_000))
    }
    let day = Int64.random(in: 1...13, using: &random) * 86_400_000
    return now.advanced(by: -day + random.milliseconds(seconds: -20_000...20_000))
  }

  /// The survey ten minutes after, and for every second the answer.
  private mutating func ask(_ story: inout Story, agent: AgentID, answeredBy age: Int64) {
    guard story.thread.channel != .review, story.thread.isPublic != true else { return }
    let asked = story.clock + 600_000
    guard asked < age, let survey = story.survey(at: asked) else { return }
    let answered = asked + random.milliseconds(seconds: 60...9000)
    guard answered < age, random.happens(0.45) else { return }
    let score = random.pick(weighted: [(5, 52), (4, 27), (3, 10), (2, 6), (1, 5)]) ?? 5
    story.clock = answered
    story.append(
      .csat(score: score, comment: comment(score), survey: survey),
      by: story.thread.person.actor(on: story.thread.channel))
  }

  private mutating func comment(_ score: Int) -> String? {
    guard random.happens(0.3) else { return nil }
    switch score {
    case 5: return random.pick(["Quick and friendly.", "Top!", "Super Service, danke", "👍👍"])
    case 4: return "Good, but I had to ask twice."
    default: return random.pick(["It took too long.", "Nobody read my first message."])
    }
  }

  /// One who keeps coming back, so that there is a long page to scroll.
  private mutating func tellTheFaithfulOne() {
    let stage = Stage(channel: .whatsapp, kind: .dm, style: .chat)
    var person = cast.newcomer(speaking: "en", using: &random)
    person.segment = "vip"
    guard let first = dialog("en", .chat) else { return }
    var story = story(first, on: stage, with: person)
    for round in 0..<9 {
      if round > 0, let next = dialog("en", .chat) {
        story.clock += random.milliseconds(seconds: 40_000...120_000)
        story.turnTo(next, slots: slots(for: person, on: .whatsapp))
      }
      tellThrough(&story, late: false)
    }
    keep(story, from: now.advanced(by: -story.clock - 1_800_000), alive: false)
  }
}

extension Story {
  /// The assistant on the web page says what it can, and hands over.
  fileprivate mutating func meetsTheBot() {
    let helper = Actor(kind: .bot, id: "helper", name: "Helper")
    clock += 2000
    let words =
      thread.language == "de"
      ? "Ich bin der Assistent von Ternwick. Das gebe ich lieber einem Menschen."
      : "I am Ternwick's assistant. I had better give this to a human."
    let message = Message(
      id: newMessage(), channel: thread.channel, account: thread.account, kind: thread.kind,
      direction: .out, text: words, replyTo: thread.latest,
      language: thread.language == "de" ? "de" : "en")
    append(.message(message), by: helper)
    clock += 8000
    append(.handoff, by: helper)
  }

  /// The question how it was; nil where it was asked already.
  fileprivate mutating func survey(at: Int64) -> String? {
    let before = clock
    let act = newAct()
    let id = "s-\(act)"
    clock = at
    append(.survey(id: id, kind: .csat, contact: thread.person.id), by: Actor.system, act: act)
    clock = before
    return id
  }
}
