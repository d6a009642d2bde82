/// `response_rate`, `answer_rate`, `unseen_rate` and what `devoted` adds to them.
///
/// Of the conversations with a question (`answer_rate`: any customer message) in the range, those
/// that got a human reply after the first of these and before the end of the range. Unseen: no such
/// reply, and no focus that ends after that message and starts before the end. Left out: those tagged
/// `no-reply-needed`. Source: metrics.md, *Metrics*; the question rule is in `Question`.
struct ResponseRate {
  var questions = Share()
  var messages = Share()
  var unseen = Share()
  var devoted = SociallyDevoted()

  mutating func add(_ other: ResponseRate) {
    questions.add(other.questions)
    messages.add(other.messages)
    unseen.add(other.unseen)
    devoted.questions += other.devoted.questions
    devoted.times.add(other.devoted.times)
  }

  func members(open: Bool) -> [MetricMember] {
    [
      MetricMember("response_rate", .number(questions.ratio)),
      MetricMember("answer_rate", .number(messages.ratio)),
      MetricMember("unseen_rate", .number(unseen.ratio)),
      MetricMember("devoted", .members(devoted.members(rate: questions.ratio, open: open))),
    ]
  }
}

/// `devoted`: whether the questions of a range were answered as Socially Devoted asks for.
///
/// `open`: every account with an `open` key has it true; `n` questions (messages); `p50_s` over the
/// answered: reply − first question; `timely`: at most 1800 s; `pass`: open and a response rate of at
/// least 0.65, undecided below 50 questions. Source: metrics.md, *Metrics*.
struct SociallyDevoted {
  var questions = 0
  var times = Durations()

  func members(rate: Double?, open: Bool) -> [MetricMember] {
    Self.members(rate: rate, questions: questions, median: times.median, open: open)
  }

  static func members(
    rate: Double?, questions: Int, median: Double?, open: Bool
  ) -> [MetricMember] {
    [
      MetricMember("open", .flag(open)), MetricMember("response_rate", .number(rate)),
      MetricMember("n", .count(questions)), MetricMember("p50_s", .number(median)),
      MetricMember("timely", .flag(median.map { $0 <= 1800 })),
      MetricMember("pass", .flag(questions < 50 ? nil : open && (rate ?? 0) >= 0.65)),
    ]
  }

  static func isOpen(_ workspace: Workspace) -> Bool {
    workspace.accounts.allSatisfy { $0.open ?? true }
  }
}

extension MetricsComputation {
  mutating func addAnswers(_ facts: ConversationFacts, _ home: Belonging) {
    guard !history.asked.isEmpty, let subject = facts.subject else { return }
    if subject.needsNoReply {
      for metric in [Evidence.Subject.responseRate, .devoted, .answerRate, .unseenRate] {
        leaveOut(metric, facts.id, "tagged no-reply-needed")
      }
      return
    }
    var messageRow: Int?
    var questionRow: Int?
    for message in history.asked {
      guard let row = row(of: home, at: message.at) else { continue }
      if row != messageRow {
        messageRow = row
        addFirst(message, facts, row: row)
      }
      guard message.isQuestion || subject.isQuestion else { continue }
      totals[row].answering.devoted.questions += 1
      guard row == questionRow else {
        questionRow = row
        addFirstQuestion(message, facts, row: row)
        continue
      }
      note(
        .devoted,
        .init(
          conversation: facts.id, value: .number(nil), because: "another question in it",
          start: message.at, end: nil))
    }
    if messageRow != nil, questionRow == nil {
      leaveOut(.responseRate, facts.id, "no question in the range")
      leaveOut(.devoted, facts.id, "no question in the range")
    }
  }

  private mutating func addFirst(
    _ message: History.Asked, _ facts: ConversationFacts, row: Int
  ) {
    let end = scopes[row].range.to
    let reply = message.repliedAt.flatMap { $0 < end ? $0 : nil }
    totals[row].answering.messages.add(reply != nil)
    let isSeen = reply != nil || history.focuses.contains { $0.to > message.at && $0.from < end }
    totals[row].answering.unseen.add(!isSeen)
    note(
      .answerRate,
      .init(
        conversation: facts.id, part: reply == nil ? .denominator : .numerator,
        value: .count(reply == nil ? 0 : 1),
        because: reply == nil ? "no human reply after it" : "human reply after it",
        start: message.at, end: reply))
    note(
      .unseenRate,
      .init(
        conversation: facts.id, part: isSeen ? .denominator : .numerator,
        value: .count(isSeen ? 0 : 1),
        because: reply != nil
          ? "human reply after it" : isSeen ? "in front of somebody" : "in front of nobody",
        start: message.at, end: reply))
  }

  private mutating func addFirstQuestion(
    _ message: History.Asked, _ facts: ConversationFacts, row: Int
  ) {
    let end = scopes[row].range.to
    let reply = message.repliedAt.flatMap { $0 < end ? $0 : nil }
    totals[row].answering.questions.add(reply != nil)
    if let reply { totals[row].answering.devoted.times.add(reply.since(message.at)) }
    note(
      .responseRate,
      .init(
        conversation: facts.id, part: reply == nil ? .denominator : .numerator,
        value: .count(reply == nil ? 0 : 1),
        because: Self.words(reply), start: message.at, end: reply))
    note(
      .devoted,
      .init(
        conversation: facts.id, part: reply == nil ? .denominator : .numerator,
        value: reply.map { .seconds($0.since(message.at)) } ?? .number(nil),
        because: Self.words(reply), start: message.at, end: reply))
  }

  private static func words(_ reply: Instant?) -> String {
    reply == nil ? "question without a human reply" : "question with a human reply"
  }
}
