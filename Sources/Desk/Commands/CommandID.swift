/// The name of a command, as a keys file and the manual spell it.
package enum CommandID: String, CaseIterable, Sendable {
  // Move.
  case down, up, top, bottom
  case halfDown = "half-down"
  case halfUp = "half-up"
  case pageDown = "page-down"
  case pageUp = "page-up"
  case open, back
  case nextPane = "next-pane"
  case unfold, files, reveal
  // Go.
  case goTriage = "go-triage"
  case goMine = "go-mine"
  case goUnowned = "go-unowned"
  case goWaiting = "go-waiting"
  case goSnoozed = "go-snoozed"
  case goMentions = "go-mentions"
  case goFailed = "go-failed"
  case goApprovals = "go-approvals"
  case goHandover = "go-handover"
  case goWallboard = "go-wallboard"
  case goReports = "go-reports"
  case goIncidents = "go-incidents"
  case nextReport = "next-report"
  case exportReport = "export-report"
  case earlier, later
  case columnsLeft = "columns-left"
  case columnsRight = "columns-right"
  case goView = "go-view"
  case views
  case saveView = "save-view"
  case goProposals = "go-proposals"
  case customer
  // Say.
  case reply, note, compose
  case savedReply = "saved-reply"
  case keepAnswer = "keep-answer"
  // Act.
  case tier1 = "tier-1"
  case tier2 = "tier-2"
  case tier3 = "tier-3"
  case escalate, tag, take, assign, pending, priority, snooze, resolve, spam
  case link, status, macro
  case unlinkPerson = "unlink-person"
  case handOver = "hand-over"
  // Approvals.
  case approval
  case editApproval = "edit-approval"
  case sendBack = "send-back"
  // Incidents.
  case incident
  case approveWords = "approve-words"
  case affected, timeline
  // Take back.
  case undo, redo
  case takeBack = "take-back"
  // The outbox.
  case retry, cancel
  case wasSent = "was-sent"
  // Mark.
  case mark
  case markRange = "mark-range"
  case markShown = "mark-shown"
  case markAll = "mark-all"
  // Find.
  case search
  case searchNext = "search-next"
  case searchPrevious = "search-previous"
  case filter
  // Work.
  case serveNext = "serve-next"
  case sweep
  case online, away, off
  // More.
  case whichKey = "which-key"
  case scramble
  case palette, help, repaint, suspend, quit, messages, settings, copy
  // Write.
  case send
  case sendResolve = "send-resolve"
  case editor, audience
  case switchDraft = "switch-draft"
  case moveToNote = "move-to-note"
  case whatFollows = "what-follows"
  case recipient, subject
  case language, watch, share, divide, variant
  case undoText = "undo-text"
  case ownIt = "own-it"
  case suggestion
  case nextGap = "next-gap"
  case stopWriting = "stop-writing"
  // The line editor, in composer and prompts.
  case lineStart = "line-start"
  case lineEnd = "line-end"
  case charBack = "char-back"
  case charForward = "char-forward"
  case wordBack = "word-back"
  case wordForward = "word-forward"
  case lineUp = "line-up"
  case lineDown = "line-down"
  case deleteBack = "delete-back"
  case deleteForward = "delete-forward"
  case killWord = "kill-word"
  case killToStart = "kill-to-start"
  case killToEnd = "kill-to-end"
  case yank, transpose, newline
  // Lists to choose from.
  case choose
  case chooseWithGaps = "choose-with-gaps"
  case close
}
