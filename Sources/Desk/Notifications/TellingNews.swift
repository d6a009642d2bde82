import Inbox

/// What happened while the agent may be looking elsewhere: on the screen, by the bell, on the
/// desktop.
extension DeskState {
  /// A bell does not ring twice within so many milliseconds.
  private static let bellPause: Int64 = 2000

  mutating func take(_ news: [News]) {
    // The line above the keys may still say that it waits.
    for one in news where isInSight(one) {
      if one.isOverdue { announce(.warning, words(for: one)) }
      if one.outcome?.isAnswer ?? false { announce(.done, words(for: one)) }
    }
    for kind in News.Kind.allCases {
      let some = news.filter { $0.kind == kind && !isInSight($0) }
      guard let first = some.first else { continue }
      let words = some.count == 1 ? words(for: first) : words(for: kind, count: some.count)
      // The list itself shows who wrote and what is due.
      if ![.reply, .due, .breach].contains(kind) {
        announce(.hint, words + (first.place.map { "; \($0) shows it" } ?? ""))
      }
      notify(of: kind, words)
    }
  }

  /// `g@`: notes stand in conversations, which it lists; what names one in an incident is told
  /// beside them.
  mutating func showMentions() {
    show(.mentions)
    let own = openIncidents.first { incident in
      incident.updates.contains {
        Mentions.agents(in: $0.text, of: settings.workspace).contains(me)
      }
    }
    if let own { say(.hint, "An update of “\(own.title)” names you, too: gc") }
  }

  /// Rings and shows a message on the desktop, as this person wants it at this hour.
  mutating func notify(of kind: News.Kind, _ words: String) {
    let means = settings.notifications.means(for: kind, at: now, in: settings.workspace.zone)
    if means.contains(.bell), attention.rangAt.map({ now.since($0) >= Self.bellPause }) ?? true {
      attention.rangAt = now
      emit(.bell)
    }
    if means.contains(.desktop), !attention.windowIsFront, settings.look.desktop != .off {
      emit(.notify(words))
    }
  }

  private func isInSight(_ news: News) -> Bool {
    guard attention.windowIsFront, case .conversation(let screen)? = layers.last else {
      return false
    }
    return news.conversation == screen.id
  }

  /// Nothing of what customers say: the message may be seen by others.
  private func words(for news: News) -> String {
    let place = news.conversation.map { "\($0)" } ?? "A conversation"
    let colleague = news.by.map { name(of: $0) }
    switch news.kind {
    case .failed: return "\(place) was not sent"
    case .mention where news.conversation == nil:
      return "\(colleague ?? "Somebody") names you in an incident"
    case .mention: return "\(place): \(colleague ?? "a note") names you"
    case .assigned: return "\(place) is yours now" + (colleague.map { ", from \($0)" } ?? "")
    case .approval where news.isOverdue:
      return "\(place): the approval that \(colleague ?? "somebody") asks for is overdue"
    case .approval: return "\(place): " + words(for: news.outcome, colleague)
    case .reply: return "\(place): the customer wrote"
    case .due: return "\(place) is due within a quarter of an hour"
    case .breach: return "\(place) is past its due"
    case .incident: return "News of an incident" + (colleague.map { " from \($0)" } ?? "")
    }
  }

  private func words(for outcome: Approval.State?, _ colleague: String?) -> String {
    switch outcome {
    case .approved: "\(colleague ?? "somebody") approved your reply"
    case .rejected:
      colleague.map { "\($0) sent your reply back" } ?? "your reply is back, it was overtaken"
    default: "\(colleague ?? "somebody") asks for your approval"
    }
  }

  private func words(for kind: News.Kind, count: Int) -> String {
    switch kind {
    case .failed: "\(count) replies were not sent"
    case .mention: "\(count) notes name you"
    case .assigned: "\(count) conversations are yours now"
    case .approval: "\(count) approvals"
    case .reply: "Customers wrote in \(count) conversations of yours"
    case .due: "\(count) conversations of yours are due within a quarter of an hour"
    case .breach: "\(count) conversations of yours are past their due"
    case .incident: "News of \(count) incidents"
    }
  }
}

extension News {
  /// What is said of an incident names people without a conversation.
  fileprivate var place: String? {
    kind == .mention && conversation == nil ? News.Kind.incident.place : kind.place
  }
}

extension News.Kind {
  /// The keys of the list that shows it; nil: the list that one begins with does.
  fileprivate var place: String? {
    switch self {
    case .failed: "gf"
    case .mention: "g@"
    case .assigned: "gm"
    case .approval: "ga"
    case .incident: "gc"
    case .reply, .due, .breach: nil
    }
  }
}

extension Approval.State {
  /// Whether somebody has said something to what was submitted.
  fileprivate var isAnswer: Bool { self == .approved || self == .rejected }
}
