import Foundation
import Inbox
import InboxStore

extension AccessibleSession {
  /// What a conversation offers, by number and by word.
  static let menu: [(word: String, what: String)] = [
    ("read", "read again"), ("reply", "reply to the customer"),
    ("saved", "answer with a saved reply"), ("note", "a note for the team"), ("tag", "add a tag"),
    ("untag", "take a tag away"), ("tier", "change the tier"), ("take", "make it yours"),
    ("assign", "give it to somebody"), ("resolve", "resolve"),
    ("pending", "pending, it waits for the customer"), ("snooze", "put it off"),
    ("approve", "answer a reply that waits for an approval"),
    ("next", "the next one that nobody has in hand"), ("undo", "take back your last act"),
    ("redo", "do again what you took back"),
    ("back", "back to the list"),
  ]

  /// One line that was typed.
  func carryOut(_ typed: String) throws {
    let parts = typed.split(separator: " ", maxSplits: 1).map(String.init)
    guard let first = parts.first?.lowercased() else { return page == nil ? list() : sayMenu() }
    let rest = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    if let number = Int64(first) { return try choose(number) }
    if first.hasPrefix("#") || first == "open" { return try open(first == "open" ? rest : first) }
    switch first {
    case "help", "h", "?": sayHelp()
    case "quit", "q", "exit": quit()
    case "list", "l":
      closeConversation()
      list()
    case "more": more()
    case "view": try show(rest)
    case "filter": try setFilter(rest)
    case "search": try search(rest)
    case "next", "s": try serveNext()
    case "undo", "u": try undo()
    case "redo": try redo()
    case "takeback", "take-back": try takeBack()
    case "online", "away", "off":
      if let state = Availability(rawValue: first) { try say(available: state) }
    case "incidents": sayIncidents()
    case "incident": try sayIncident(rest)
    case "timeline": try sayTimeline(rest)
    case "menu": page == nil ? sayHelp() : sayMenu()
    default:
      guard try carryOut(first, rest, inConversation: page) else {
        return lines.say("There is no command “\(Shown.line(first, limit: 30))”. Type help.")
      }
    }
  }

  /// False for what is no command; a row of the list is none to act on: a reader cannot see which.
  private func carryOut(
    _ word: String, _ rest: String, inConversation page: ConversationPage?
  ) throws -> Bool {
    let words =
      Self.menu.map(\.word) + ["r", "i", ".", "t", "m", "a", "e", "p", "z", "o", "all", "b"]
    guard let page else {
      guard words.contains(word) else { return false }
      lines.say("Open a conversation first: type its place in the list, or open and its number.")
      return true
    }
    switch word {
    case "read": try reread(all: rest == "all")
    case "all": try reread(all: true)
    case "reply", "r": try reply(page)
    case "saved", ".": try savedReply(page, rest)
    case "note", "i": try note(page)
    case "tag", "t": try tag(page, rest)
    case "untag": try untag(page, rest)
    case "tier": try tier(page, rest)
    case "take", "m": try take(page)
    case "assign", "a": try assign(page, rest)
    case "resolve", "e": try resolve(page)
    case "approve", "o": try answerApproval(page)
    case "pending", "p": try act(.pending, "Pending: it waits for the customer.")
    case "snooze", "z": try snooze(page, rest)
    case "back", "b":
      closeConversation()
      list()
    default: return false
    }
    return true
  }

  private func choose(_ number: Int64) throws {
    guard page == nil else {
      guard number >= 1, number <= Int64(Self.menu.count) else {
        return lines.say("The menu has 1 to \(Self.menu.count).")
      }
      return try carryOut(Self.menu[Int(number) - 1].word)
    }
    guard !rows.isEmpty else {
      return lines.say("The list is empty. For a number of its own: open \(number)")
    }
    guard number >= 1, number <= Int64(rows.count) else {
      return lines.say("The list has 1 to \(rows.count). For a number of its own: open \(number)")
    }
    try openConversation(rows[Int(number) - 1].id)
  }

  private func open(_ name: String) throws {
    guard !name.isEmpty else { return lines.say("Which one? open and its number") }
    try openConversation(try session.find(name).id)
  }

  func sayMenu() {
    for (place, entry) in Self.menu.enumerated() {
      lines.say("\(place + 1). \(entry.what): \(entry.word)")
    }
  }

  private func sayHelp() {
    lines.say(
      """
      In the list:
      a number opens that row. open 374 opens conversation number 374.
      list reads the list again. more reads on.
      view triage, view mine, view unowned, view waiting, view snoozed, view mentions, view approve, \
      view and a name.
      filter and a query, as in filter tier:3 channel:email. filter alone takes it away.
      search and words looks through everything ever said.
      next opens the next conversation that nobody has in hand.
      In a conversation:
      """)
    sayMenu()
    lines.say(
      """
      Everywhere: undo takes back your last act, redo does it again, takeback takes back a reply \
      that is held. online, away and off say what you are. incidents lists the open ones; incident \
      and its name tells who is affected and was told, timeline and its name what happened. help, quit.
      An empty line tells where you are. Nothing is sent before you are asked.
      """)
    sayWhatLeaves()
  }
}
