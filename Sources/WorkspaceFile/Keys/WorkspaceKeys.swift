extension FileKey {
  /// Every key of the workspace file.
  package static let workspace: [FileKey] =
    company + hours + promises + people + accounts + replies + rules + macros + surveys

  private static let company: [FileKey] = [
    .init("workspace", "text", "", "The name of the company or desk."),
    .init("timezone", "a zone, as in Europe/Berlin", "UTC", "Days and hours of reports."),
    .init("language", "a language, as in en or pt-BR", "en", "Whose saved replies serve all."),
    .init("tiers.*.name", "text", "FAQ, Individual, Priority", "What the tier is called."),
    .init(
      "tiers.*.handled_by", "list of agent, senior, supervisor",
      "all; tier 3: senior, supervisor", "Who may answer, resolve and own its conversations."),
    .init("resolve.require", "list of tag", "nothing", "What a conversation needs to be resolved."),
    .init("send.hold", "a duration", "10s", "How long a reply is held and can be taken back."),
    .init(
      "send.then", "open, pending, snoozed, resolved", "pending",
      "What a conversation is after an answer, unless the author says otherwise."),
    .init("approvals.within", "a duration, at least 1s", "30m", "How soon an approval is due."),
    .init("approvals.calendar", "a calendar", "always", "Whose hours count for that."),
    .init(
      "approvals.by", "list of roles", "senior, supervisor",
      "Who approves, each in the tiers they handle; never what they wrote."),
    .init(
      "restricted.*", "list of roles", "",
      "Who may read conversations with that tag, subject included."),
    .init(
      "figures.people", "list of roles", "supervisor",
      "Who sees the figures of other people; everybody sees their own."),
    .init("costs.call_usd", "a number", "12", "What a phone call costs."),
    .init("costs.message_usd", "a number", "1", "What an answered message costs."),
    .init(
      "retention.bodies", "a span, at least 1d", "kept",
      "How long the words of messages are kept; their lines and numbers always are."),
    .init(
      "signals.followers", "a number, at least 1", "10000",
      "From so many followers on complaints are a signal by themselves, as of the verified."),
    .init(
      "signals.complaints", "list of keywords", "none",
      "What complains besides Bellhop's own list, as in \"chargeback*\"."),
    .init("signals.not_complaints", "list of words", "none", "Words of that list that do not."),
  ]

  private static let hours: [FileKey] = [
    .init("calendars.*.timezone", "a zone", "the workspace's", "Where its hours are meant."),
    .init(
      "calendars.*.hours.*", "list of intervals, as in \"09:00-17:00\"", "closed",
      "When it is open on mon, tue, wed, thu, fri, sat, sun; \"22:00-06:00\" crosses midnight."),
    .init("calendars.*.holidays", "list of days", "none", "Closed, as in 2026-12-25."),
    .init("calendars.*.special", "day: intervals", "none", "Other hours on that day."),
  ]

  private static let promises: [FileKey] = [
    .init("sla[].name", "text", "", "The policies, the first that matches counts."),
    .init("sla[].when.tier", "1, 2, 3", "any", "Which tiers it is for."),
    .init("sla[].when.channel", "channels", "any", "Which channels."),
    .init("sla[].when.kind", "kinds, as in dm or mention", "any", "Which kinds of message."),
    .init("sla[].when.tag", "tags", "any", "Bears one of them."),
    .init("sla[].when.segment", "segments", "any", "The contact is in one of them."),
    .init("sla[].when.priority", "0 to 3", "any", "Which priorities."),
    .init("sla[].when.team", "teams", "any", "Which teams."),
    .init("sla[].calendar", "a calendar", "always", "Whose hours count."),
    .init(
      "sla[].first_response", "a duration in s, m or h", "none", "From the first message on."),
    .init("sla[].next_response", "a duration in s, m or h", "none", "From each later message on."),
    .init("sla[].resolution", "a duration in s, m or h", "none", "From the opening on."),
  ]

  private static let people: [FileKey] = [
    .init("agents[].id", "one word", "", "What queries, files and the journal call them."),
    .init("agents[].name", "text", "the id", "What colleagues and customers read."),
    .init("agents[].role", "agent, senior, supervisor", "", "What they may do."),
    .init("agents[].login", "a Unix user", "the id", "Who acts as this agent."),
    .init("agents[].email", "an address", "", "Mail from there is theirs, not a customer's."),
    .init("agents[].languages", "list of languages", "", "What they write."),
    .init("agents[].capacity", "a number", "", "How many open conversations are a full desk."),
    .init("agents[].signature", "text", "", "For {{agent.signature}}."),
    .init("agents[].approval", "list of tiers", "none", "Their replies there wait for approval."),
    .init("teams.*.members", "list of agents", "none", "Who is in it."),
    .init("teams.*.calendar", "a calendar", "", "When it works."),
    .init("shifts[].agents", "list of agents", "", "Who is meant to be there ..."),
    .init("shifts[].calendar", "a calendar", "", "... and when."),
    .init(
      "routing.assign", "least_loaded, round_robin", "least_loaded",
      "Who gets what nobody owns; without `routing` people take it themselves."),
    .init("routing.capacity", "a number", "no limit", "A full desk, where an agent says nothing."),
    .init(
      "routing.language", "prefer, require, ignore", "prefer",
      "Whether who gets it must write the customer's language."),
    .init(
      "routing.during_shifts", "true or false", "true",
      "Who has shifts gets nothing outside of them."),
  ]

  private static let accounts: [FileKey] = [
    .init("accounts[].id", "one word", "", "What queries and the journal call it."),
    .init("accounts[].channel", "a channel", "", "The network."),
    .init("accounts[].address", "an address", "", "Of a mail account: From and Reply-To."),
    .init("accounts[].handle", "text", "", "As in \"@acme\"."),
    .init(
      "accounts[].delivery", "sendmail, loopback, none", "none",
      "How replies leave; loopback sends nothing and is for demonstrations."),
    .init("accounts[].open", "true or false", "true", "Whether it takes public questions at all."),
    .init("accounts[].expect.text", "text", "", "Said privately to who writes there ..."),
    .init("accounts[].expect.once_per", "a duration", "once", "... and not again for so long."),
  ]

  private static let replies: [FileKey] = [
    .init("saved_replies[].shortcut", "one word", "", "What the picker and --saved take."),
    .init("saved_replies[].title", "text", "the shortcut", "What the picker shows."),
    .init("saved_replies[].tags", "list of tags", "", "Ranks first where one is set."),
    .init("saved_replies[].tier", "1, 2, 3", "", "Ranks first in that tier."),
    .init(
      "saved_replies[].bodies.*", "text", "", "The words, a body per language; {{name}} is filled."),
    .init("saved_replies[].then.tag", "list of tags", "", "Set when the reply goes out."),
    .init("saved_replies[].then.tier", "1, 2, 3", "", "Set when the reply goes out."),
    .init(
      "saved_replies[].then.status", "open, pending, snoozed, resolved", "send.then",
      "Set when the reply goes out."),
  ]

  private static let surveys: [FileKey] = [
    .init("surveys.csat.after", "resolved", "resolved", "When the question is asked."),
    .init("surveys.csat.delay", "a duration", "0s", "How long after that."),
    .init("surveys.csat.every", "a duration", "each time", "Not oftener than this per contact."),
    .init(
      "surveys.csat.ask.*", "text", "our own words",
      "What is asked, per language; {{name}} is filled. It asks for a number from 1 to 5."),
    .init("surveys.csat.low_score", "1 to 5", "3", "Scores up to this open a follow-up."),
    .init("surveys.csat.then.follow_up.team", "a team", "", "Who gets the follow-up."),
    .init("surveys.csat.then.follow_up.tag", "list of tags", "", "What it bears."),
    .init("surveys.nps.after", "resolved", "resolved", "When the question is asked."),
    .init("surveys.nps.delay", "a duration", "0s", "How long after that."),
    .init("surveys.nps.every", "a duration", "", "Not oftener than this per contact."),
    .init(
      "surveys.nps.ask.*", "text", "our own words",
      "What is asked, per language. It asks for a number from 0 to 10."),
  ]
}
