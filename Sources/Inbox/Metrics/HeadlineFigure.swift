/// The figures that a team lead watches, under the names that config.yaml gives them
/// (`figures: [sla, csat]`): five of customer care, four of messaging, and the answering of questions.
package enum HeadlineFigure: String, CaseIterable, Hashable, Sendable {
  case serviceLevel = "sla"
  case firstResponse = "first_response"
  case inboundVolume = "inbound"
  case satisfaction = "csat"
  case responseRate = "response_rate"
  case netPromoterScore = "nps"
  case firstContactResolution = "fcr"
  case handleTime = "aht"
  case deflection
  case devoted

  /// How its number is to be read.
  package enum Unit: Hashable, Sendable {
    /// 0...1.
    case share
    case seconds
    case count
    /// 1...5.
    case stars
    /// -100...100.
    case score
    /// Passed, missed or undecided.
    case verdict
  }

  /// The name of the metric that it shows (metrics.md).
  package var metric: String {
    switch self {
    case .serviceLevel: "sla"
    case .firstResponse: "first_response_p50_s"
    case .inboundVolume: "inbound_messages"
    case .satisfaction: "csat_mean"
    case .responseRate: "response_rate"
    case .netPromoterScore: "nps"
    case .firstContactResolution: "fcr"
    case .handleTime: "aht_s"
    case .deflection: "deflection_share"
    case .devoted: "devoted"
    }
  }

  package var title: String {
    switch self {
    case .serviceLevel: "SLA met"
    case .firstResponse: "First reply"
    case .inboundVolume: "Inbound"
    case .satisfaction: "CSAT"
    case .responseRate: "Questions ans"
    case .netPromoterScore: "NPS"
    case .firstContactResolution: "First contact"
    case .handleTime: "Handle time"
    case .deflection: "Deflected"
    case .devoted: "Soc. Devoted"
    }
  }

  package var unit: Unit {
    switch self {
    case .serviceLevel, .responseRate, .firstContactResolution, .deflection: .share
    case .firstResponse, .handleTime: .seconds
    case .inboundVolume: .count
    case .satisfaction: .stars
    case .netPromoterScore: .score
    case .devoted: .verdict
    }
  }

  /// What the field calls good, in the figure's unit; nil where it names nothing (metrics.md,
  /// benchmarks: response rate 65 %, first response within 30 minutes, NPS from 30).
  package var benchmark: Double? {
    switch self {
    case .responseRate: 0.65
    case .firstResponse: 1800
    case .netPromoterScore: 30
    default: nil
    }
  }

  /// Its number in a row of a report; nil where it is not defined there.
  package func number(in row: MetricRow) -> Double? {
    guard self == .devoted else { return row[metric]?.number }
    guard case .members(let members)? = row[metric],
      case .flag(let passes?)? = members.first(where: { $0.name == "pass" })?.value
    else { return nil }
    return passes ? 1 : 0
  }
}
