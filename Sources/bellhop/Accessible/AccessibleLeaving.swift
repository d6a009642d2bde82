import Foundation
import Inbox
import InboxStore

/// Replies that have not left yet: nobody who hears the inbox sees them count down.
extension AccessibleSession {
  /// This agent's, the first to leave first.
  private var repliesOnTheirWay: [OutboxEntry] {
    let entries = (try? store.outbox(readableBy: me)) ?? []
    return entries.filter { entry in
      entry.author == me && (entry.state == .held || entry.state == .queued)
    }.sorted { ($0.leavesAt, $0.id) < ($1.leavesAt, $1.id) }
  }

  /// Why what is sent from this account stays in the outbox; nil if it leaves.
  func deliveryProblem(_ id: AccountID) -> String? {
    workspace.account(id).flatMap { courier.problem(with: $0) }
  }

  /// One sentence for each: when it leaves, or why it does not.
  func sayWhatLeaves() {
    for entry in repliesOnTheirWay {
      let number = entry.conversation.number
      let left = entry.leavesAt.since(now)
      let part = entry.part.map { ", part \($0.number) of \($0.count)," } ?? ""
      if left > 0 {
        lines.say(
          "Your reply to number \(number)\(part) is held and leaves in "
            + "\(SpokenWords.duration(left)); takeback takes it back.")
      } else if let problem = deliveryProblem(entry.account) {
        lines.say(
          "Your reply to number \(number)\(part) stays queued: \(SpokenWords.plain(problem)).")
      } else {
        lines.say("Your reply to number \(number)\(part) is about to leave.")
      }
    }
  }

  /// Leaves; while a reply has not left it says what happens to it, and asks.
  func quit() {
    guard !repliesOnTheirWay.isEmpty else {
      isOver = true
      return
    }
    sayWhatLeaves()
    lines.say(
      "Leaving stops nothing and sends nothing: what is held then leaves as soon as a Bellhop of "
        + "this desk is open.")
    switch ask("Type quit to leave now, wait to leave when it has left, anything else stays:")?
      .lowercased()
    {
    case "quit", "q", "exit", nil: isOver = true
    case "wait": waitForReplies()
    default: lines.say("You are still here.")
    }
  }

  /// As long as something counts down; what stays queued is not waited for.
  private func waitForReplies() {
    while let entry = repliesOnTheirWay.first(where: { deliveryProblem($0.account) == nil }),
      now.since(entry.leavesAt) < 10_000
    {
      keepUp()
      Thread.sleep(forTimeInterval: 0.2)
    }
    sayWhatLeaves()
    isOver = true
  }
}
