import Canvas
import Inbox

/// How long is left, as the row says it: a glyph, a time in at most six columns, and a role.
/// Colour never stands alone.
struct Countdown {
  enum Mark: Hashable {
    case breached
    case atRisk
    case running
    case paused
    case done
    /// It has left the list; its line stays until the cursor moves.
    case gone
  }

  var mark: Mark
  var time: DisplayText

  var role: StyleRole {
    switch mark {
    case .breached: .breached
    case .atRisk: .atRisk
    case .running: .running
    case .paused: .paused
    case .done: .met
    case .gone: .dim
    }
  }

  /// Two columns.
  func glyph(_ glyphs: Glyphs) -> DisplayText {
    switch mark {
    case .breached: "!!"
    case .atRisk: "! "
    case .running: glyphs.dot + " "
    case .paused: "= "
    case .done: glyphs.check + " "
    case .gone: glyphs.times + " "
    }
  }
}

extension Countdown {
  /// Under this, seconds are shown and the screen ticks by them.
  static let seconds: Int64 = 120_000

  /// `38m`, `1h 05`, `2d 03`; `-1h05`, `-13h` for what has passed, so that a blank is left before. Cut, not rounded: what says
  /// `4m` has at least four minutes.
  static func span(_ milliseconds: Int64) -> DisplayText {
    let size = milliseconds == .min ? Int64.max : abs(milliseconds)
    let sign: DisplayText = milliseconds < 0 ? "-" : ""
    let minutes = size / 60_000
    if size < seconds { return sign + "\(size / 1000)s" }
    if minutes < 60 { return sign + "\(minutes)m" }
    if milliseconds < 0, minutes < 24 * 60 {
      return minutes < 600
        ? "-\(minutes / 60)h" + twoDigits(minutes % 60) : "-\(minutes / 60)h"
    }
    if minutes < 24 * 60 { return sign + "\(minutes / 60)h " + twoDigits(minutes % 60) }
    let days = minutes / (24 * 60)
    if days >= 10 || milliseconds < 0 { return sign + "\(min(days, 999))d" }
    return "\(days)d " + twoDigits(minutes / 60 % 24)
  }

  static func twoDigits(_ number: some BinaryInteger) -> DisplayText {
    number < 10 && number >= 0 ? "0\(number)" : "\(number)"
  }
}

/// What the row's countdown is made of, worked out once when the row arrives; only comparing with
/// the clock is left for drawing.
struct Deadline: Hashable, Sendable {
  var target: TargetKind?
  var due: Instant?
  /// From here on at risk: the working time left is at most a fifth of the target or five minutes.
  var riskFrom: Instant?
  var isPaused = false
  var wakesAt: Instant?
  var isDone = false

  init(_ conversation: Conversation, workspace: Workspace) {
    isDone = conversation.status == .resolved || conversation.status == .spam
    wakesAt = conversation.status == .snoozed ? conversation.snoozedUntil : nil
    let decider = conversation.decidingTarget
    let paused = conversation.openTargets.first { $0.pauses.last?.to == nil && !$0.pauses.isEmpty }
    target = (decider ?? paused)?.kind
    due = decider?.due
    isPaused = decider == nil && paused != nil
    guard let decider, let promised = decider.promised else { return }
    riskFrom = workspace.hours(named: decider.calendar).due(
      start: decider.start, target: promised - max(promised / 5, 300_000),
      pauses: decider.pauses)
  }

  func countdown(at now: Instant, zone: ZoneRules) -> Countdown {
    if isDone { return Countdown(mark: .done, time: "done") }
    if let wakesAt { return Countdown(mark: .paused, time: clock(wakesAt, now, zone)) }
    guard let due else {
      return Countdown(mark: isPaused ? .paused : .running, time: isPaused ? "pause" : "")
    }
    let left = due.since(now)
    if left < 0 { return Countdown(mark: .breached, time: Countdown.span(left)) }
    let isAtRisk = riskFrom.map { $0 <= now } ?? (left <= 300_000)
    return Countdown(mark: isAtRisk ? .atRisk : .running, time: Countdown.span(left))
  }

  private func clock(_ instant: Instant, _ now: Instant, _ zone: ZoneRules) -> DisplayText {
    let wall = zone.wallTime(at: instant)
    if wall.date == zone.wallTime(at: now).date {
      return Countdown.twoDigits(wall.hour) + ":" + Countdown.twoDigits(wall.minute)
    }
    return LocalTime.dayAndMonth(wall)
  }

  /// When the row will next look different.
  func nextChange(after now: Instant) -> Instant? {
    guard !isDone, wakesAt == nil, let due else { return nil }
    let left = due.since(now)
    let size = abs(left == .min ? .max : left)
    let step: Int64 = size <= Countdown.seconds ? 1000 : 60_000
    // The minute turns when the time left falls below a whole number of them.
    let rest = left >= 0 ? size % step + 1 : step - size % step
    return now.advanced(by: rest)
  }
}
