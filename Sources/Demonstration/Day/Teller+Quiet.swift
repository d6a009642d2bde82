import Inbox

extension Teller {
  /// What waits for the customer, sleeps, is spam, or was merged.
  mutating func tellTheQuiet() {
    for index in 0..<18 { tellPending(index) }
    // Minutes until they wake; one does so while you look, one waits for the customer alone.
    let wakings: [Int64?] = [3, 42, 190, 60 * 20, nil]
    for wakes in wakings { tellSnoozed(minutes: wakes) }
    for text in Teller.spam { tellSpam(text) }
    tellMerged()
  }

  private mutating func tellPending(_ index: Int) {
    let (story, agent) = answeredStory()
    var told = story
    told.append(.status(StatusChange(.pending)), by: agent, act: told.newAct())
    // Some since minutes, most since hours, a few since days.
    let quiet = random.milliseconds(seconds: index < 6 ? 300...3600 : 3600...150_000)
    keep(told, from: now.advanced(by: -told.clock - quiet), alive: true)
  }

  private mutating func tellSnoozed(minutes: Int64?) {
    let (story, agent) = answeredStory()
    var told = story
    let quiet = random.milliseconds(seconds: 600...9000)
    let start = now.advanced(by: -told.clock - quiet)
    // The story's own time begins at 0, the waking hour is one of the real clock.
    let until = minutes.map { now.advanced(by: $0 * 60_000) }
    told.append(.status(StatusChange(.snoozed, until: until)), by: agent, act: told.newAct())
    keep(told, from: start, alive: true)
  }

  /// Asked, looked at, answered.
  private mutating func answeredStory() -> (Story, AgentID) {
    let language = random.pick(weighted: Stage.languages) ?? "en"
    let stage = stage(for: language)
    // Praise and opening hours leave nothing to wait for.
    let matters = (library[language]?.dialogs(stage.style) ?? [])
      .filter { ![.praise, .hours, .press].contains($0.scenario) }
    guard stage.style != .review, let dialog = random.pick(matters) else { return answeredStory() }
    let person = person(language, on: stage.channel)
    var story = story(dialog, on: stage, with: person)
    let agent = colleague(language, tier: story.thread.dialog.scenario.tier)
    story.customerGoesOn(pause: 40...200, using: &random)
    story.clock += random.milliseconds(seconds: 90...420)
    story.triage(owner: agent, tagging: agent)
    story.notes(by: agent, using: &random)
    story.clock += random.milliseconds(seconds: 40...300)
    story.answer(by: agent, then: nil, using: &random)
    return (story, agent)
  }

  private static let spam = [
    "Dear shop owner, we put your site on page ONE of every search engine, only today 70 % off!!!",
    "Congratulations, you were chosen. Claim your voucher at http://prize.invalid/claim now",
    "hello dear, i am a widow with 4.2 million and need a trustworthy partner",
    "SEO audit attached, please confirm payment of the first month",
    "Followers cheap!! 10k for 9 dollars, real people",
    "Wholesale phone cases, MOQ 500, best price, please reply with your quantity",
  ]

  private mutating func tellSpam(_ text: String) {
    let stages = [
      Stage(channel: .email, kind: .email, style: .mail),
      Stage(channel: .api, kind: .dm, style: .mail),
      Stage(channel: .instagram, kind: .comment, style: .post),
    ]
    let person = cast.newcomer(speaking: "en", using: &random)
    let stage = random.pick(stages) ?? stages[0]
    let dialog = Dialog(
      scenario: .question, style: stage.style,
      subject: stage.style == .mail ? "Great offer for your business" : nil)
    var story = story(dialog, on: stage, with: person)
    story.customer(text)
    story.clock += random.milliseconds(seconds: 120...1800)
    story.append(.status(StatusChange(.spam)), by: AgentID("tom"), act: story.newAct())
    let quiet = random.milliseconds(seconds: 900...400_000)
    keep(story, from: now.advanced(by: -story.clock - quiet), alive: false)
  }

  /// Somebody wrote a mail and then, impatient, by WhatsApp too: one conversation in the end.
  private mutating func tellMerged() {
    let person = cast.newcomer(speaking: "en", using: &random)
    let mail = Stage(channel: .email, kind: .email, style: .mail)
    let chat = Stage(channel: .whatsapp, kind: .dm, style: .chat)
    guard let letter = dialog("en", .mail, about: .parcelLate),
      let words = dialog("en", .chat, about: .parcelLate)
    else { return }
    var first = story(letter, on: mail, with: person)
    first.customerGoesOn(pause: 60...90, using: &random)
    keep(first, from: now.advanced(by: -200 * 60_000), alive: false)
    var second = story(words, on: chat, with: person)
    second.customerGoesOn(pause: 60...90, using: &random)
    second.clock += 300_000
    keep(second, from: now.advanced(by: -150 * 60_000), alive: false)
    let merge = Event(
      at: now.advanced(by: -140 * 60_000), conversation: second.thread.ref, by: .agent("ines"),
      act: numbering.act(), what: .merge(into: first.thread.ref))
    write(merge)
    var rest = Story(first.thread, agents: workspace.agents, numbering: numbering)
    rest.answer(by: "ines", then: .pending, using: &random)
    keep(rest, from: now.advanced(by: -138 * 60_000), alive: true)
  }
}
