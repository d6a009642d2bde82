import Inbox

extension Derivation {
  /// How the number of the metric comes out of what is listed, in a line.
  func words(_ metric: String) -> String {
    func value(_ value: MetricValue) -> String { MetricWords.words(metric, value) }
    func time(_ seconds: Double) -> String { MetricWords.duration(seconds) }
    switch self {
    case .count(let count):
      return count == 1 ? "the one listed" : "all \(count) listed, each counts once"
    case .some(let some, of: let all):
      return "\(some) of the \(Counted.words(all, "score")) listed \(some == 1 ? "is" : "are") "
        + Self.scores(metric)
    case .ratio(_, 0), .percent(_, 0), .mean(_, 0), .median(nil, _), .ninetieth(nil, _, _),
      .longest(nil, _), .recommendation(_, _, 0):
      return "not defined: nothing is listed"
    case .ratio(let part, let whole):
      let (noun, rest) = Self.nouns(metric)
      return rest.map { "\(part) \(noun) ÷ (\(part) \(noun) + \(whole - part) \($0))" }
        ?? "\(part) \(noun) ÷ \(whole) listed"
    case .percent(let part, let whole):
      return "100 × \(Counted.words(part, "score")) of 4 and 5 ÷ \(Counted.words(whole, "score"))"
    case .quotient(let part, let whole): return "\(part) accepted ÷ \(whole) offered"
    case .mean(let sum, let count):
      let isScore = metric == "csat_mean"
      return (isScore ? sum.shortest : time(sum)) + " in all ÷ "
        + Counted.words(count, isScore ? "score" : "time")
    case .median(_, let count):
      return count.isMultiple(of: 2)
        ? "the mean of the two in the middle of \(count)" : "the middle one of \(count)"
    case .ninetieth(_, let place, let count):
      return "number \(place) of \(count), the shortest first"
    case .longest(_, let count): return "the longest of \(count)"
    case .busy(let seconds, let resolved):
      return "\(time(seconds)) in front of agents ÷ "
        + "\(Counted.words(resolved, "conversation")) resolved; what overlaps for an agent counts "
        + "once"
    case .recommendation(let promoters, let detractors, let count):
      return "100 × (\(Counted.words(promoters, "promoter")) − "
        + "\(Counted.words(detractors, "detractor"))) ÷ \(Counted.words(count, "answer"))"
    case .savings(let count, let each):
      return "\(count) accepted × \(MetricWords.words("savings_usd", .number(each)))"
    case .hours(let counts):
      let hours = counts.enumerated().filter { $0.element > 0 }.map { hour, count in
        "\(count) from \(hour < 10 ? "0" : "")\(hour)"
      }
      return hours.isEmpty ? "nothing is listed" : hours.joined(separator: ", ")
    case .devoted(let open, let part, let whole, let questions, let median):
      let rate = whole == 0 ? "no question" : "\(part) answered ÷ \(whole) with a question"
      return "\(rate), \(Counted.words(questions, "question")), median "
        + "\(median.map(time) ?? "—"), accounts \(open ? "open" : "not open")"
    }
  }

  /// What the part of a ratio is called, and what is not in it where that has a name.
  private static func nouns(_ metric: String) -> (String, String?) {
    if metric.hasPrefix("sla") { return ("kept", "broken") }
    return switch metric {
    case "response_rate", "answer_rate": ("answered", nil)
    case "unseen_rate": ("unseen", nil)
    case "fcr", "fcr_net": ("settled at first contact", nil)
    case "one_touch": ("with one reply", nil)
    case "csat_response_rate": ("answered", nil)
    case "deflection_share": ("by messaging", nil)
    case "self_service": ("settled by a bot", nil)
    case "reopen_rate": ("reopened", nil)
    default: ("passed on", nil)
    }
  }

  private static func scores(_ metric: String) -> String {
    switch metric {
    case "nps_promoters": "9 or 10"
    case "nps_passives": "7 or 8"
    default: "0 to 6"
    }
  }

  /// Whether a standard is fulfilled; nil for what is no verdict.
  var verdict: String? {
    guard case .members(let members) = value else { return nil }
    guard case .flag(let passes?)? = members.first(where: { $0.name == "pass" })?.value else {
      return "not decided below 50 questions"
    }
    return passes ? "passed" : "missed"
  }
}
