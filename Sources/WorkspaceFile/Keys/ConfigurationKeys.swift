import Inbox

extension FileKey {
  /// Every key of a person's `config.yaml`.
  package static let configuration: [FileKey] = [
    .init(
      "theme", "auto or a name", "auto", "dark, light, mono, high-contrast ..., or one of your own."
    ),
    .init("color", "auto, never, 16, 256, full", "auto", "How many colours the terminal gets."),
    .init("ascii", "true or false", "false", "Nothing but ASCII on the screen."),
    .init("ambiguous", "1 or 2", "1", "Columns of what East Asian terminals draw wide."),
    .init("synchronized", "auto, on, off", "auto", "Frames that the terminal shows whole."),
    .init("mouse", "on or off", "off", "Clicks and the wheel; Shift keeps the terminal's own."),
    .init("editor", "a program", "$VISUAL, $EDITOR, vi", "What ^X^E opens."),
    .init("sendmail", "a program", "/usr/sbin/sendmail", "What mail is handed to."),
    .init("opener", "a program", "none", "What `o` gives an https address to, after a question."),
    .init("store", "a path", "$XDG_DATA_HOME/bellhop/inbox.db", "The inbox that opens."),
    .init("downloads", "a folder", "~/Downloads", "Where attachments are saved."),
    .init("language", "a language", "", "Yours, where a saved reply has several."),
    .init("after_resolve", "next, list, stay", "next", "What opens after a conversation is done."),
    .init("panes.preview", "true or false", "true", "The line below the list."),
    .init("panes.figures", "true or false", "true", "The figures beside the list."),
    .init("panes.details", "true or false", "true", "The customer beside the conversation."),
    .init(
      "figures", "a list of figures", "all of them",
      "Which figures stand beside the list, and in which order: "
        + HeadlineFigure.allCases.map(\.rawValue).joined(separator: ", ") + "."),
    .init("notifications.bell", "true or false", "true", "Whether it ever rings."),
    .init(
      "notifications.desktop", "auto, osc9, osc777, off", "auto",
      "Messages on the desktop while the window is not in front, by way of the terminal."),
    .init(
      "notifications.quiet", "a list of hours, as in [\"19:00-08:00\"]", "none",
      "When there is neither bell nor message, by the clock of the workspace."),
    .init(
      "notifications.events.*", "a list of bell, desktop", "bell and desktop; reply, due: desktop",
      "What rings and what shows a message: "
        + News.Kind.allCases.map(\.rawValue).joined(separator: ", ") + "."),
    .init("views[].name", "text", "", "A list of your own: g1, g2 ..., before the team's."),
    .init("views[].query", "the query language", "", "What it holds; `g =` keeps a filter here."),
    .init(
      "scramble", "true or false", "false", "Names and numbers are drawn as others, for showing."),
    .init(
      "keys.*", "a key or a list of keys, as in [e, ^X ^E]", "the command's own",
      "Other keys for a command; an empty list takes its keys away."),
  ]
}
