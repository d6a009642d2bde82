import Canvas

extension DeskCommand {
  /// Every command of the desk. An act's letter means the same act on every screen, or nothing.
  package static let table: [DeskCommand] =
    moving + going + acting + togetherness + marking + finding + DeskCommand.writing
    + DeskCommand.editing

  private static let lists: Set<KeyContext> = [
    .queue, .conversation, .outbox, .hits, .customer, .wallboard, .report, .incidents,
  ]
  private static let desks: Set<KeyContext> = [.queue, .conversation, .wallboard]
  private static let everywhere: Set<KeyContext> = [
    .queue, .conversation, .composer, .outbox, .hits, .customer, .wallboard, .report,
    .incidents, .picker,
    .prompt, .question, .help, .approval,
  ]
  private static let readable: Set<KeyContext> = lists.union([.help, .approval])

  private static let moving: [DeskCommand] = [
    .init(.down, ["j", "Down"], "down", "One row or line down.", .move, readable),
    .init(.up, ["k", "Up"], "up", "One row or line up.", .move, readable),
    .init(
      .top, ["g g", "Home"], "top", "To the first one; folds in what is new.", .move, lists),
    .init(.bottom, ["G", "End"], "end", "To the last one.", .move, lists),
    .init(.halfDown, ["^D"], "half down", "Half a page down.", .move, lists),
    .init(.halfUp, ["^U"], "half up", "Half a page up.", .move, lists),
    .init(
      .pageDown, ["PageDown"], "page down", "A page down; in a conversation Space, too.", .move,
      readable),
    .init(
      .pageUp, ["PageUp"], "page up", "A page up; in a conversation b, too.", .move, readable),
    .init(.pageDown, ["Space"], "page down", "A page down.", .move, [.conversation]),
    .init(.pageUp, ["b"], "page up", "A page up.", .move, [.conversation]),
    .init(
      .open, ["Enter"], "open", "Opens the conversation.", .move,
      [.queue, .outbox, .hits, .customer, .wallboard], rank: 90),
    .init(
      .open, ["Enter"], "behind it", "What stands behind the row: conversations, a person, a team.",
      .move, [.report], rank: 90),
    .init(
      .nextReport, ["Tab"], "next report", "The next one of the reports.", .move, [.report],
      rank: 80),
    .init(
      .earlier, ["["], "back", "A week or month further back.", .move, [.report], rank: 70,
      hint: .init(keys: "[ ]", title: "period")),
    .init(.later, ["]"], "on", "A week or month later.", .move, [.report]),
    .init(
      .columnsLeft, ["Left"], "columns back", "The columns before those that have room.", .move,
      [.report], rank: 77, hint: .init(keys: "← →", title: "columns")),
    .init(
      .columnsRight, ["Right"], "columns on", "The columns after those that have room.", .move,
      [.report]),
    .init(
      .earlier, ["["], "day back", "The numbers of the day before.", .move, [.wallboard], rank: 81,
      hint: .init(keys: "[ ]", title: "day")),
    .init(.later, ["]"], "day on", "The numbers of the day after.", .move, [.wallboard]),
    .init(
      .exportReport, ["E"], "save …", "As a page, CSV or JSON, among the downloads.", .move,
      [.report], rank: 64),
    .init(
      .exportReport, ["E"], "save …", "As a page, CSV or JSON, among the downloads.", .move,
      [.wallboard], rank: 82),
    .init(
      .open, ["Enter"], "open", "In the details: opens what is linked.", .move, [.conversation]),
    .init(
      .back, ["Esc", "q"], "back", "Back one level; never leaves the program.", .move, readable,
      rank: 5),
    .init(
      .nextPane, ["Tab"], "pane", "The next pane: list or figures, messages or details.", .move,
      [.queue, .conversation]),
    .init(
      .nextPane, ["Tab"], "wording", "The next wording of a reply that waits.", .move, [.approval],
      rank: 60),
    .init(
      .customer, ["C"], "customer", "Who it is over all channels, and their last seven days.",
      .move, desks, rank: 11),
    .init(
      .unfold, ["f"], "unfold", "Shows quoted text and signatures, or hides them again.", .move,
      [.conversation], rank: 10),
    .init(
      .reveal, ["X"], "card numbers",
      "Shows the masked numbers on the screen until it is left; who looked stays on record.",
      .move, [.conversation]),
    .init(
      .files, ["o"], "attached …", "Attachments and links: says where they lead, then opens them.",
      .move, [.conversation], rank: 9),
  ]

  private static let going: [DeskCommand] = [
    .init(.goTriage, ["g i"], "triage", "Everything open, by what runs out first.", .go, lists),
    .init(.goMine, ["g m"], "mine", "What you own.", .go, lists),
    .init(.goUnowned, ["g u"], "unowned", "What nobody owns.", .go, lists),
    .init(.goWaiting, ["g v"], "waiting", "What waits for customers.", .go, lists),
    .init(.goSnoozed, ["g z"], "snoozed", "What was put off.", .go, lists),
    .init(.goMentions, ["g @"], "mentions", "Where a note names you.", .go, lists),
    .init(
      .goApprovals, ["g a"], "approvals",
      "What waits for your approval, and your own that wait or were answered.", .go, lists),
    .init(
      .goHandover, ["g e"], "in hand", "What you have in hand at the end of a shift: H gives away.",
      .go, lists),
    .init(.goFailed, ["g f"], "failed", "Replies held, failed and unknown.", .go, lists),
    .init(
      .goWallboard, ["g w"], "wallboard", "How the day goes, and what needs the lead now.", .go,
      lists),
    .init(
      .goReports, ["g r"], "reports",
      "Promises, times, teams, CSAT, tiers, your own; again: a list.",
      .go, lists),
    .init(
      .goIncidents, ["g c"], "incidents",
      "What many write about at once, and what is done together.",
      .go, lists),
    .init(
      .goView, ["g 1", "g 2", "g 3", "g 4", "g 5", "g 6", "g 7", "g 8", "g 9"], "view",
      "The views of your own and the team, in their order.", .go, lists),
    .init(.views, ["g 0"], "views …", "All views with their counts.", .go, lists),
    .init(
      .saveView, ["g ="], "name filter …", "Keeps the filter as a view of your own.", .go, [.queue]
    ),
    .init(
      .goProposals, ["g ."], "proposed", "Answers that somebody would keep as saved replies.",
      .go, lists),
  ]

  private static let acting: [DeskCommand] = [
    .init(.reply, ["r"], "reply", "Answer the customer.", .say, desks.union([.hits]), rank: 85),
    .init(
      .savedReply, ["."], "saved", "Answer with a saved reply.", .say, desks, rank: 80),
    .init(
      .keepAnswer, ["K"], "keep answer …",
      "Make a saved reply of our newest answer on the screen.", .say, [.conversation], rank: 8),
    .init(.note, ["i"], "note", "A note that only the team reads.", .say, desks, rank: 75),
    .init(
      .compose, ["c"], "compose …", "Begin a conversation: account, recipient, text.", .say,
      lists.subtracting([.incidents]), rank: 4),
    .init(
      .tier1, ["1"], "tier 1", "Tier 1; lowering asks for the reason.", .act, desks, rank: 62,
      hint: .init(keys: "1-3", title: "tier")),
    .init(.tier2, ["2"], "tier 2", "Tier 2; lowering asks for the reason.", .act, desks),
    .init(.tier3, ["3"], "tier 3", "Tier 3, priority.", .act, desks),
    .init(
      .escalate, ["+"], "escalate …", "Tier up, team and note in one.", .act, desks, rank: 60),
    .init(.tag, ["t"], "tag …", "Add or take away a tag.", .act, desks, rank: 55),
    .init(
      .take, ["m"], "take", "Make it yours; asks again if another owns it.", .act, desks, rank: 50
    ),
    .init(
      .assign, ["a"], "assign …", "Give it to somebody or a team.", .act,
      desks.subtracting([.wallboard]), rank: 45),
    .init(
      .assign, ["a"], "push to …", "Give it to somebody or a team.", .act, [.wallboard], rank: 88),
    .init(
      .handOver, ["H"], "hand over …", "Give it away with a note that calls who gets it.", .act,
      desks, rank: 7),
    .init(
      .approval, ["O"], "approval …", "The reply that waits there for an approval, or its answer.",
      .act, desks, rank: 88),
    .init(
      .approval, ["O"], "approve", "The wording in front goes into the outbox.", .act, [.approval],
      rank: 90),
    .init(
      .editApproval, ["E"], "in other words …",
      "Approve it in words that its author sees compared.",
      .act, [.approval], rank: 80),
    .init(
      .sendBack, ["B"], "send back …", "Back to its author, with what is to change.", .act,
      [.approval], rank: 70),
    .init(
      .pending, ["p"], "pending", "Waits for the customer.", .act, desks, rank: 40),
    .init(.priority, ["P"], "priority …", "Normal, raised, high, urgent.", .act, desks),
    .init(.snooze, ["z"], "snooze …", "Put it off until a time.", .act, desks, rank: 35),
    .init(
      .resolve, ["e"], "resolve", "Done; asks twice while the customer waits.", .act, desks,
      rank: 70),
    .init(.spam, ["!"], "spam", "Not a customer.", .act, desks),
    .init(.link, ["L"], "link, merge …", "Merge into another conversation, or link.", .act, desks),
    .init(
      .macro, ["M"], "macro …", "Several acts as one, shown before they run.", .act, desks,
      rank: 33),
    .init(
      .link, ["L"], "link …", "The same person elsewhere: their histories stand together.",
      .act, [.customer], rank: 50),
    .init(
      .unlinkPerson, ["-"], "unlink …", "Not the same person: each keeps what was their own.",
      .act, [.customer], rank: 45),
    .init(.status, ["S"], "status …", "Open, pending, snoozed, resolved, spam.", .act, desks),
    .init(.undo, ["u"], "undo", "Takes back your last act.", .takeBack, lists, rank: 20),
    .init(.redo, ["^R"], "redo", "Does again what undo took back.", .takeBack, lists),
    .init(
      .takeBack, ["U"], "take back", "The newest reply that is still held, from any screen.",
      .takeBack, lists, rank: 15),
    .init(
      .retry, ["R"], "retry", "Send a failed reply again.", .takeBack, [.outbox], rank: 60),
    .init(
      .cancel, ["D"], "give up", "The reply does not go out; its text becomes a draft.",
      .takeBack, [.outbox], rank: 55),
    .init(
      .cancel, ["D"], "take it back", "Your reply waits no more; its text becomes a draft.",
      .takeBack, [.approval], rank: 55),
    .init(
      .wasSent, ["Y"], "was sent", "You looked: the customer has it.", .takeBack, [.outbox],
      rank: 50),
  ]

  /// On incidents: the letters of the same acts, for all of its conversations.
  private static let togetherness: [DeskCommand] = [
    .init(
      .open, ["Enter"], "its list", "The conversations of it, as a list.", .move, [.incidents],
      rank: 90),
    .init(
      .incident, ["I"], "incident …", "Part of an incident from now on, or of none; or a new one.",
      .act, desks.subtracting([.wallboard]), rank: 6),
    .init(
      .incident, ["I"], "incident …", "Part of an incident from now on, or of none; or a new one.",
      .act, [.wallboard], rank: 63),
    .init(
      .incident, ["I"], "open, join …",
      "Opens an incident of the signal; what is new of a signal joins it.", .act, [.incidents],
      rank: 92),
    .init(
      .reply, ["r"], "answer all …", "The approved words to all who wait, each in their language.",
      .say, [.incidents], rank: 85),
    .init(
      .savedReply, ["."], "saved …", "A saved reply to all who wait.", .say, [.incidents], rank: 40),
    .init(
      .approveWords, ["W"], "words …", "Approves what may be said, in one language.", .say,
      [.incidents], rank: 80),
    .init(
      .compose, ["c"], "tell …", "The approved words to people who have not written.", .say,
      [.incidents], rank: 60),
    .init(
      .note, ["i"], "update …", "What became known, for the team.", .say, [.incidents], rank: 75),
    .init(
      .tag, ["t"], "tag all", "Its tag, for those that lack it.", .act, [.incidents], rank: 50),
    .init(
      .tier3, ["3"], "tier 3", "Tier 3, for all of its conversations.", .act, [.incidents],
      rank: 55),
    .init(
      .resolve, ["e"], "close …", "Ends the incident, with a note.", .act, [.incidents], rank: 70),
    .init(
      .affected, ["C"], "affected …",
      "Customers who are affected and have not written: who they are, more of them, telling them.",
      .move, [.incidents], rank: 54),
    .init(
      .timeline, ["T"], "timeline", "What happened in it, step by step; E saves it there.", .move,
      [.incidents], rank: 53),
  ]

  private static let marking: [DeskCommand] = [
    .init(
      .mark, ["x"], "mark", "Marks the row or takes the mark away; acts go to all marked.", .mark,
      [.queue], rank: 12),
    .init(
      .markRange, ["v"], "mark range", "Marks from here to where the cursor goes; v again ends it.",
      .mark, [.queue]),
    .init(.markShown, ["V"], "mark shown", "Marks the rows on the screen.", .mark, [.queue]),
    .init(
      .markAll, ["*"], "mark all", "Marks all that the view holds, out of sight as well.", .mark,
      [.queue]),
  ]

  private static let finding: [DeskCommand] = [
    .init(.search, ["/"], "search", "Words in the list or the conversation.", .find, lists),
    .init(.searchNext, ["n"], "next", "The next match.", .find, lists, rank: 89),
    .init(.searchPrevious, ["N"], "previous", "The match before.", .find, lists),
    .init(
      .filter, ["F"], "filter …", "The query language: tier:3 channel:email is:breached …", .find,
      [.queue]),
    .init(.filter, ["F"], "only …", "Of one channel or one team.", .find, [.report], rank: 75),
    .init(.filter, ["F"], "only …", "Of one channel or one team.", .find, [.wallboard], rank: 83),
    .init(
      .serveNext, ["s"], "next", "The next one that nobody has in hand; skipping asks why.",
      .work, desks, rank: 65),
    .init(
      .sweep, ["w"], "work through", "The view or the marked one after the other; n goes on.",
      .work, [.queue], rank: 30),
    .init(
      .online, ["A o"], "online", "You are there: what nobody owns comes to you.", .work, lists),
    .init(.away, ["A a"], "away", "Nothing is given to you until you are back.", .work, lists),
    .init(.off, ["A f"], "off", "Your day is over; nothing is given to you.", .work, lists),
    .init(.whichKey, [","], "keys", "Shows what the next key can be.", .more, lists),
    .init(.palette, [":", "^K"], "command …", "Find a command by its name.", .more, lists),
    .init(
      .help, ["?", "F1"], "help", "This list, searchable.", .more, lists.union([.approval]),
      rank: 95),
    .init(.help, ["F1"], "help", "This list, searchable.", .more, [.composer, .picker, .prompt]),
    .init(.messages, ["g l"], "messages", "What the message line said.", .more, lists),
    .init(
      .settings, ["g s"], "settings …", "Theme, keys, panes, mouse, bell; kept in config.yaml.",
      .more,
      lists),
    .init(.copy, ["y"], "copy", "The customer’s newest words, for another program.", .more, desks),
    .init(.copy, ["y"], "copy", "The row, for a spreadsheet.", .more, [.report], rank: 20),
    .init(
      .scramble, ["g h"], "scramble names",
      "Names, handles, addresses and numbers become others, for showing the screen; or back.",
      .more, lists),
    .init(.repaint, ["^L"], "repaint", "Paints the screen again.", .more, everywhere),
    .init(.suspend, ["^Z"], "suspend", "Back to the shell; fg returns.", .more, everywhere),
    .init(.quit, ["^C"], "leave", "Twice: leaves the program. :q does, too.", .more, everywhere),
  ]
}
