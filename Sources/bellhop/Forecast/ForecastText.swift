import Canvas
import Desk
import Inbox
import InboxStore

/// A forecast for people: conversations by number and customer, local times.
struct ForecastText {
  let forecast: Forecast
  let score: ForecastScore
  let session: Session

  /// So many people are named.
  private static let people = 8
  /// So many promises are named.
  private static let named = 12

  func lines() throws -> [String] {
    let time = session.time
    var lines = [
      "Next hour, \(time.words(from: forecast.at, to: forecast.until)): "
        + "\(forecast.runs) runs of the queue"
    ]
    lines += summary.lines(indent: 2)
    lines += ["", "Most likely to break"] + (try promises())
    lines += ["", "The hours after it, in steady state"] + outlook.lines(indent: 2)
    lines += ["", "Earlier forecasts"] + ScoreText(score: score).lines
    return lines
  }

  private var summary: TextTable {
    var table = TextTable([.left, .left])
    table.add(["breaches", Self.words(forecast.spread)])
    for staffing in forecast.staffing {
      let count = staffing.change.magnitude
      let sign = staffing.change > 0 ? "more" : "fewer"
      table.add([
        "\(count) agent\(count == 1 ? "" : "s") \(sign)", Self.words(staffing.spread),
      ])
    }
    let overdue =
      forecast.overdue == 0 ? "" : ", \(forecast.overdue) promises broken already, not counted"
    table.add(["waiting", "\(forecast.waiting) conversations\(overdue)"])
    table.add(["coming", "\(Self.rounded(forecast.arrivals, 1)) turns (\(source))"])
    table.add(["there", there])
    for (channels, work) in works {
      table.add([
        "answers, \(channels)",
        "\(MetricWords.duration(work.mean / 1000)) (\(Self.words(work.basis)))",
      ])
    }
    if let day = forecast.pace.day { table.add(["pace", Self.words(forecast.pace, day)]) }
    return table
  }

  /// Channels that are known by themselves, and the others, which share what is known of all.
  private var works: [(channels: String, work: Forecast.Work)] {
    let own = forecast.works.filter(\.isOfItsChannel)
    let others = forecast.works.filter { !$0.isOfItsChannel }
    let channels =
      others.count == 1
      ? others[0].channel.name : "\(others.count) \(own.isEmpty ? "channels" : "other channels")"
    return own.map { ($0.channel.name, $0) } + others.prefix(1).map { (channels, $0) }
  }

  /// Where the number of turns comes from.
  private var source: String {
    guard forecast.weeks > 0 else { return "as in the last two hours, for there is no week before" }
    let weeks = forecast.weeks == 1 ? "the week before" : "mean of \(forecast.weeks) weeks"
    let usual = "\(weeks), today × \(Self.rounded(forecast.level, 2))"
    let recent = (forecast.recentShare * 100).rounded()
    return recent < 5 ? usual : "\(usual); the last two hours for \(recent.shortest) %"
  }

  private var there: String {
    let names = forecast.duties.map { duty -> String in
      let name = duty.agent.map { CauseWords(session.workspace).name($0) } ?? "one more"
      let from = duty.from > forecast.at ? " from \(session.time.words(duty.from).suffix(5))" : ""
      let until =
        duty.until < forecast.until ? " until \(session.time.words(duty.until).suffix(5))" : ""
      return "\(name) (\(Self.words(duty.reason))\(from)\(until))"
    }
    let rest = names.count - Self.people
    let there =
      names.isEmpty
      ? "nobody"
      : names.prefix(Self.people).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    guard !forecast.unseen.isEmpty else { return there }
    let unseen = forecast.unseen.map { CauseWords(session.workspace).name($0) }
    return there + "; without a sign of life, so not counted: " + unseen.joined(separator: ", ")
  }

  private func promises() throws -> [String] {
    let shown = forecast.promises.filter { $0.chance > 0 }.prefix(Self.named)
    guard !shown.isEmpty else { return ["  None is likely to."] }
    let rows = try session.reaching { () throws(StoreError) in
      try session.store.rows(
        shown.map { ConversationID($0.conversation) }, agent: session.agent, now: session.now)
    }
    var names: [Int64: String] = [:]
    for row in rows { names[row.id.number] = Shown.name(row.displayName.description) }
    var table = TextTable([.left, .left, .left, .left, .right])
    for promise in shown {
      table.add([
        "#\(promise.conversation)", names[promise.conversation] ?? "", promise.kind.words,
        "due \(session.time.words(promise.due).suffix(5))",
        MetricWords.words("share", .number((promise.chance * 100).rounded() / 100)),
      ])
    }
    return table.lines(indent: 2)
  }

  private var outlook: TextTable {
    var table = TextTable([.left, .right, .right, .right, .right])
    table.add(["hour", "turns", "there", "needed", "late"])
    for hour in forecast.outlook {
      table.add([
        "\(session.time.words(hour.from).suffix(5))–\(session.time.words(hour.until).suffix(5))",
        Self.rounded(hour.arrivals, 1), Self.rounded(hour.agents, 1),
        hour.needed.map(String.init) ?? "—",
        hour.late.map { MetricWords.words("share", .number(($0 * 100).rounded() / 100)) }
          ?? "ever more",
      ])
    }
    return table
  }

  /// `answers × 3.1, as on a day that broke 23 of 244`.
  static func words(_ pace: Pace, _ day: Pace.Day) -> String {
    "answers × \(rounded(pace.factor, 2)), as in the last 24 hours, which broke \(day.broken) of "
      + "\(day.promises)"
  }

  static func words(_ spread: Forecast.Spread) -> String {
    "\(rounded(spread.expected, 1)), four times of five \(spread.low)–\(spread.high)"
  }

  static func rounded(_ number: Double, _ places: Int) -> String {
    let scale = places == 1 ? 10.0 : 100
    return ((number * scale).rounded() / scale).shortest
  }

  private static func words(_ reason: Duty.Reason) -> String {
    switch reason {
    case .online: "said online"
    case .present: "at the terminal"
    case .shift: "by shift"
    case .active: "active within the hour"
    case .added: "added"
    }
  }

  private static func words(_ basis: WorkHistory.Basis) -> String {
    switch basis {
    case .channel(let count): "focus in \(count) conversations"
    case .allChannels(let count): "too little there: focus in \(count) of all channels"
    case .pace(let count): "too little focus: \(count) times between two answers"
    case .assumed: "assumed: nothing is known yet"
    }
  }
}

/// How good forecasts were.
struct ScoreText {
  let score: ForecastScore

  var lines: [String] {
    guard let brier = score.brier, let reference = score.reference else {
      return ["  None is over yet; each is scored when its hour is."]
    }
    var table = TextTable([.left, .right, .right, .right])
    table.add(["said", "promises", "mean", "broke"])
    for (place, band) in score.bands.enumerated() where band.count > 0 {
      table.add([
        "\(place * 10)–\(place * 10 + 10) %", String(band.count), Self.share(band.meanSaid),
        Self.share(band.happened),
      ])
    }
    var lines = [
      "  Brier score \(Self.three(brier)) over \(score.count) promises; always saying the average "
        + "would have \(Self.three(reference)). 0 is best."
    ]
    if let coverage = score.coverage {
      lines.append(
        "  \(score.held) of \(score.forecasts) hours ended in the range (\(Self.share(coverage)); "
          + "80 % should).")
    }
    return lines + table.lines(indent: 2)
  }

  private static func share(_ share: Double?) -> String {
    share.map { MetricWords.words("share", .number(($0 * 1000).rounded() / 1000)) } ?? "—"
  }

  private static func three(_ number: Double) -> String {
    ((number * 1000).rounded() / 1000).shortest
  }
}
