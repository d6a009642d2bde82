extension FileKey {
  /// The keys of `rules`.
  static let rules: [FileKey] = naming + conditions + actions

  private static let naming: [FileKey] = [
    .init("rules[].name", "text", "", "What `rules try` and the journal call it."),
    .init(
      "rules[].on",
      "message, opened, reopened, tag, tier, assigned, csat, waiting, idle, at_risk, breach", "",
      "What it looks at, once per event; the last four once for each wait or promise."),
  ]

  private static let conditions: [FileKey] = [
    .init(
      "rules[].when.any", "list of words", "",
      "One of them is in the text: without case and accents, at word boundaries; * ends open."),
    .init("rules[].when.channel", "channels", "any", "All keys of `when` must hold ..."),
    .init("rules[].when.kind", "kinds", "any", "... each with any of its values."),
    .init("rules[].when.account", "accounts", "any", "Which accounts."),
    .init("rules[].when.tier", "1, 2, 3", "any", "Which tiers."),
    .init("rules[].when.tag", "tags", "any", "Bears one of them."),
    .init("rules[].when.segment", "segments", "any", "The contact is in one of them."),
    .init("rules[].when.priority", "0 to 3", "any", "Which priorities."),
    .init("rules[].when.team", "teams", "any", "Which teams."),
    .init("rules[].when.lang", "languages", "any", "The language of the conversation."),
    .init("rules[].when.followers", "a number, as in \">=10000\"", "any", "Of the contact."),
    .init("rules[].when.verified", "true or false", "any", "Of the contact."),
    .init("rules[].when.outside", "a calendar", "any", "Now is outside its hours."),
    .init("rules[].when.status", "statuses", "any", "Which statuses."),
    .init(
      "rules[].when.for", "a duration", "",
      "On waiting: how long the customer has waited; on idle: how long nobody has said anything."),
    .init(
      "rules[].when.before", "a duration", "when it is at risk",
      "On at_risk: how long before the promise is due."),
    .init(
      "rules[].when.after", "a duration", "at once", "On breach: how long after it was due."),
    .init(
      "rules[].when.target", "first_response, next_response, resolution", "any",
      "On at_risk and breach: which promises."),
  ]

  private static let actions: [FileKey] = [
    .init("rules[].then.tier", "1, 2, 3", "", "Puts it into the tier."),
    .init("rules[].then.tag", "list of tags", "", "Tags it."),
    .init("rules[].then.assign", "an agent", "", "Gives it to them."),
    .init("rules[].then.assign_team", "a team", "", "Gives it to the team."),
    .init(
      "rules[].then.reply", "a saved reply", "",
      "Answers: never in public, never to a machine, once per contact and day."),
    .init("rules[].then.notify", "list of agents", "", "A note that names them."),
    .init("rules[].then.escalate", "true, or the keys below", "", "Tier up, team, note."),
    .init("rules[].then.escalate.team", "a team", "", "Who gets it."),
    .init("rules[].then.escalate.note", "text", "", "What the note says."),
    .init("rules[].then.follow_up", "true, or the keys below", "", "Opens a linked conversation."),
    .init("rules[].then.follow_up.team", "a team", "", "Who gets it."),
    .init("rules[].then.follow_up.tag", "list of tags", "", "What it bears."),
    .init("rules[].then.priority", "0 to 3", "", "Sets the priority."),
    .init("rules[].then.snooze", "a duration", "", "Puts it off for so long."),
    .init("rules[].then.status", "a status", "", "Sets the status."),
  ]
}
