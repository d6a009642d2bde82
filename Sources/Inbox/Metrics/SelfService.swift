/// `self_service`: conversations that a bot settled by itself.
///
/// Of the conversations with a bot message in the range, those that were resolved after it and before
/// the end of the range, with no human reply before that and no reopening within 24 hours. Source:
/// metrics.md, *Metrics*.
struct SelfService {
  var share = Share()

  var members: [MetricMember] { [MetricMember("self_service", .number(share.ratio))] }

  static let settling: Int64 = 86_400_000
}

extension MetricsComputation {
  mutating func addSelfService(_ facts: ConversationFacts, _ home: Belonging) {
    var last: Int?
    for message in history.botMessages {
      guard let row = row(of: home, at: message.at), row != last else { continue }
      last = row
      let end = scopes[row].range.to
      let resolve = history.resolves.first { resolve in
        resolve.place > message.place && resolve.at < end && resolve.replies == 0
          && resolve.reopenedAt.map { $0 > resolve.at.advanced(by: SelfService.settling) } ?? true
      }
      totals[row].selfService.share.add(resolve != nil)
      note(
        .selfService,
        .init(
          conversation: facts.id, part: resolve == nil ? .denominator : .numerator,
          value: .count(resolve == nil ? 0 : 1),
          because: resolve == nil
            ? "not resolved after the bot without a person, or reopened within 24 h"
            : "resolved after the bot, without a person", start: message.at, end: resolve?.at))
    }
  }
}
