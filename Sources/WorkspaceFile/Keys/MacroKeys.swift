extension FileKey {
  /// The keys of `macros` and `views`.
  static let macros: [FileKey] = [
    .init("macros[].name", "text", "", "What it is called, in `M`, `:` and `bellhop macro`."),
    .init(
      "macros[].key", "one character", "", "What follows M; without one, the first free letter."),
    .init("macros[].then.tag", "list of tags", "", "Tags it; all of `then` is done in its order."),
    .init("macros[].then.untag", "list of tags", "", "Takes tags away."),
    .init("macros[].then.tier", "1, 2, 3", "", "Puts it into the tier."),
    .init("macros[].then.priority", "0 to 3", "", "Sets the priority."),
    .init("macros[].then.assign", "an agent, me or none", "", "Gives it to them."),
    .init("macros[].then.assign_team", "a team or none", "", "Gives it to the team."),
    .init("macros[].then.note", "text, or a list of them", "", "A note; @name calls somebody."),
    .init("macros[].then.status", "open, pending, resolved, spam", "", "Sets the status."),
    .init("macros[].then.snooze", "a duration", "", "Puts it off for so long."),
    .init(
      "macros[].then.reply", "a saved reply", "",
      "Puts it into the draft where there is none yet; never sends."),
    .init(
      "macros[].then.reason", "text", "",
      "Why the tier is lowered, or a waiting customer left without an answer."),
    .init("views[].name", "text", "", "A list of the team: g1, g2 ..., behind one's own."),
    .init("views[].query", "the query language", "", "What it holds."),
  ]
}
