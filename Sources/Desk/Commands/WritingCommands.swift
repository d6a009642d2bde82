import Canvas

extension DeskCommand {
  static let writing: [DeskCommand] = [
    .init(
      .send, ["^S"], "send", "Send, and what then: says follows.", .write, [.composer], rank: 90),
    .init(
      .sendResolve, ["^X ^S"], "send, resolve", "Send; resolved once the network has it.",
      .write, [.composer], rank: 85),
    .init(
      .savedReply, ["^X ."], "saved", "Insert a saved reply.", .write, [.composer], rank: 80),
    .init(
      .suggestion, ["^X 1", "^X 2", "^X 3", "^X 4", "^X 5", "^X 6", "^X 7", "^X 8", "^X 9"],
      "suggested", "Insert the suggested reply of that number.", .write, [.composer]),
    .init(
      .editor, ["^X ^E"], "editor", "Write on in $EDITOR.", .write, [.composer], rank: 75),
    .init(
      .audience, ["^X p"], "audience", "Public or private, where the channel has both.", .write,
      [.composer], rank: 70),
    .init(
      .switchDraft, ["^X n"], "note", "Reply or note: two drafts, the text stays where it is.",
      .write, [.composer], rank: 65),
    .init(
      .moveToNote, ["^X m"], "to note", "Move this text to the note.", .write, [.composer]),
    .init(
      .whatFollows, ["^X t"], "then", "What follows the send: open, pending, resolved.", .write,
      [.composer]),
    .init(
      .language, ["^X l"], "language", "The saved reply in the next language.", .write,
      [.composer, .picker]),
    .init(
      .recipient, ["^X r"], "to …", "Whom a new conversation goes to.", .write, [.composer]),
    .init(
      .subject, ["^X j"], "subject …", "What a new e-mail is about.", .write, [.composer]),
    .init(
      .watch, ["^X w"], "watch", "What a colleague does here, beside the draft; again ends it.",
      .write, [.composer]),
    .init(
      .share, ["^X v"], "share", "Colleagues here read this draft live; again ends it.", .write,
      [.composer]),
    .init(
      .variant, ["^X a"], "wording",
      "Keeps these words as one wording of several; whoever approves it chooses.", .write,
      [.composer]),
    .init(
      .divide, ["^X d"], "in parts",
      "A text that is too long as several messages: shows them first.",
      .write, [.composer]),
    .init(
      .undoText, ["^_", "^X u"], "undo text", "The last change of the text; a paste is one.",
      .write, [.composer]),
    .init(.ownIt, ["^X o"], "own it", "Take the conversation.", .write, [.composer]),
    .init(.help, ["^X ?"], "keys", "These keys.", .write, [.composer], rank: 60),
    .init(
      .nextGap, ["Tab"], "next gap", "To the next gap of a saved reply.", .write, [.composer]),
    .init(
      .stopWriting, ["Esc"], "read", "Back to reading; the draft is kept.", .write, [.composer],
      rank: 88),
    .init(
      .newline, ["Enter"], "new line", "A new line; never sends.", .write, [.composer]),
  ]

  private static let lines: Set<KeyContext> = [.composer, .prompt, .picker]

  static let editing: [DeskCommand] = [
    .init(.lineStart, ["^A", "Home"], "line start", "To the start of the line.", .edit, lines),
    .init(.lineEnd, ["^E", "End"], "line end", "To the end of the line.", .edit, lines),
    .init(.charBack, ["^B", "Left"], "back", "One character back.", .edit, lines),
    .init(.charForward, ["^F", "Right"], "forward", "One character on.", .edit, lines),
    .init(
      .wordBack, ["Alt-b", "Ctrl-Left"], "word back", "To the start of the word.", .edit, lines),
    .init(
      .wordForward, ["Alt-f", "Ctrl-Right"], "word on", "Behind the word.", .edit, lines),
    .init(
      .lineUp, ["Up", "^P"], "up", "A line up, a choice up.", .edit, lines),
    .init(
      .lineDown, ["Down", "^N"], "down", "A line down, a choice down.", .edit, lines),
    .init(
      .deleteBack, ["^H", "Backspace"], "rub out", "Deletes the character before.", .edit, lines),
    .init(
      .deleteForward, ["^D", "Delete"], "delete", "Deletes the character under the cursor.",
      .edit, lines),
    .init(.killWord, ["^W", "Alt-Backspace"], "cut word", "Cuts the word before.", .edit, lines),
    .init(.killToStart, ["^U"], "cut start", "Cuts to the start of the line.", .edit, lines),
    .init(.killToEnd, ["^K"], "cut end", "Cuts to the end of the line.", .edit, lines),
    .init(.yank, ["^Y"], "put", "Puts back what was cut.", .edit, lines),
    .init(.transpose, ["^T"], "swap", "Swaps two characters.", .edit, lines),
    .init(
      .choose, ["Enter"], "choose", "Takes what is chosen.", .choose, [.picker, .prompt], rank: 90),
    .init(
      .chooseWithGaps, ["Tab"], "insert, first gap", "Inserts and goes to the first gap.",
      .choose, [.picker], rank: 80),
    .init(
      .close, ["Esc"], "cancel", "Closes without doing anything.", .choose,
      [
        .picker, .prompt, .question,
      ], rank: 70),
    .init(.pageDown, ["PageDown"], "page down", "A page of choices down.", .choose, [.picker]),
    .init(.pageUp, ["PageUp"], "page up", "A page of choices up.", .choose, [.picker]),
  ]
}
