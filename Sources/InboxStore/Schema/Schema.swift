/// The tables, as forward-only steps; a step that has shipped is never edited.
///
/// Times are UTC milliseconds, booleans 0 and 1, enumerations their raw values, all tables STRICT.
/// There are no triggers: they would be refused under `trusted_schema = off`, and every write says
/// itself what follows from it.
package enum Schema {
  /// What brings a store from one age to the next, in one transaction.
  package struct Step: Sendable {
    package var name: String
    package var sql: String
    package var neededBy: Need

    /// - Parameter neededBy: What a program that does not know the step may not do any more. A step
    ///   that says nothing shuts older programs out, which is always safe.
    package init(name: String, sql: String, neededBy: Need = .readers) {
      self.name = name
      self.sql = sql
      self.neededBy = neededBy
    }
  }

  /// Who must know a step. The strictest of those that a program does not know decides.
  package enum Need: String, Comparable, Sendable {
    /// It only adds what SQLite keeps by itself: an index. Older programs go on as before.
    case nobody
    /// It expands: all that was there still means the same, but who writes must fill the new as well.
    /// Older programs read.
    case writers
    /// It contracts or changes what is there, bytes of a value among it. Older programs are refused.
    case readers

    private var rank: Int {
      switch self {
      case .nobody: 0
      case .writers: 1
      case .readers: 2
      }
    }

    package static func < (left: Need, right: Need) -> Bool { left.rank < right.rank }
  }

  /// Those of this program, the oldest first.
  package static let steps = [
    Step(name: "1 journal", sql: journal), Step(name: "2 conversations", sql: conversations),
    Step(name: "3 facts", sql: facts), Step(name: "4 desk", sql: desk),
    Step(name: "5 reply windows", sql: foldAgain),
    Step(name: "6 mail ids", sql: mailIDs), Step(name: "7 links", sql: links),
    Step(name: "8 wiping", sql: wiping),
    Step(name: "9 answers in public", sql: foldAgainForAnswers),
    Step(name: "customers at a glance", sql: customers),
    Step(name: "traces", sql: traces + foldAgain),
    Step(name: "broken promises", sql: brokenPromises),
    Step(name: "standing", sql: standing),
    Step(name: "surveys", sql: surveys, neededBy: .writers),
    Step(name: "routing", sql: routing, neededBy: .writers),
    // Nobody must fill them: forecasts of an older program are not kept.
    Step(name: "forecasts", sql: forecasts, neededBy: .nobody),
    Step(name: "timed rules", sql: timedRules, neededBy: .writers),
    Step(name: "approvals", sql: approvals),
    Step(name: "incidents", sql: incidents, neededBy: .writers),
    // Nobody must fill them: an older program that keeps the clock tells nobody.
    Step(name: "overdue approvals", sql: overdueApprovals, neededBy: .nobody),
    // Nobody must fill it: an older program forgets what it throws away when it ends.
    Step(name: "discarded drafts", sql: discardedDrafts, neededBy: .nobody),
  ]

  /// The journal, and the words of its messages beside it, so that a purge leaves it whole.
  ///
  /// `line` is the event in interchange.md's spelling, its message without the text. `version` is
  /// the version that the line gave its conversation, if it moved the send guard. `idle` lines
  /// change nothing at their place in time (a later import can bring that about): kept, not
  /// exported. `rare` lines are found without looking at all lines of a conversation. `message.counted` names the channel whose `inbound` counts it. The key of a message is its instant in milliseconds times 2^20 plus a number, so
  /// that newest first is descending order of the key, in the full-text index too.
  private static let journal = """
    CREATE TABLE event(
      seq INTEGER PRIMARY KEY,
      conversation INTEGER,
      at INTEGER NOT NULL,
      type TEXT NOT NULL,
      by_kind TEXT,
      by_id TEXT,
      act TEXT,
      version INTEGER,
      message INTEGER,
      idle INTEGER NOT NULL DEFAULT 0,
      rare INTEGER NOT NULL,
      line BLOB NOT NULL
    ) STRICT;
    CREATE INDEX event_place ON event(conversation, at);
    CREATE INDEX event_time ON event(at);
    CREATE INDEX event_rare ON event(conversation) WHERE rare = 1;
    CREATE INDEX event_idle ON event(conversation, at) WHERE idle = 1;
    CREATE INDEX event_purge ON event(conversation, at) WHERE type = 'purge';
    CREATE INDEX event_act ON event(act) WHERE act IS NOT NULL;
    CREATE INDEX event_actor ON event(by_id) WHERE act IS NOT NULL;

    CREATE TABLE message(
      key INTEGER PRIMARY KEY,
      seq INTEGER NOT NULL,
      conversation INTEGER NOT NULL,
      id TEXT NOT NULL,
      is_note INTEGER NOT NULL,
      has_attachment INTEGER NOT NULL,
      counted TEXT,
      text TEXT,
      edited TEXT,
      redacted INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE UNIQUE INDEX message_id ON message(conversation, id) WHERE is_note = 0;
    CREATE INDEX message_attachment ON message(conversation) WHERE has_attachment = 1;

    CREATE VIRTUAL TABLE words USING fts5(
      text, subject, who, content = '', columnsize = 0, tokenize = 'bellhop');
    INSERT INTO words(words, rank) VALUES ('automerge', 8);
    """

  /// `queue_key` orders the queue (see `QueueKey`); null where nothing opened the conversation yet.
  /// `state` is the whole value, see `Conversation.stateBytes`; the columns are what SQL asks for.
  private static let conversations = """
    CREATE TABLE conversation(
      id INTEGER PRIMARY KEY,
      ref TEXT NOT NULL UNIQUE,
      version INTEGER NOT NULL,
      queue_key BLOB,
      status TEXT,
      channel TEXT,
      account TEXT,
      tier INTEGER,
      assignee TEXT,
      team TEXT,
      contact TEXT,
      merged_into TEXT,
      has_lines INTEGER NOT NULL DEFAULT 0,
      wakes_at INTEGER,
      matures_at INTEGER,
      customer_seq INTEGER,
      state BLOB
    ) STRICT;
    CREATE INDEX conversation_queue ON conversation(queue_key) WHERE queue_key IS NOT NULL;
    CREATE INDEX conversation_assignee ON conversation(assignee, queue_key);
    CREATE INDEX conversation_team ON conversation(team, queue_key);
    CREATE INDEX conversation_channel ON conversation(channel, queue_key);
    CREATE INDEX conversation_tier ON conversation(tier, queue_key);
    CREATE INDEX conversation_contact ON conversation(contact) WHERE contact IS NOT NULL;
    CREATE INDEX conversation_wakes ON conversation(wakes_at) WHERE wakes_at IS NOT NULL;
    CREATE INDEX conversation_matures ON conversation(matures_at)
      WHERE matures_at IS NOT NULL;

    CREATE TABLE conversation_tag(
      tag TEXT NOT NULL,
      queue_key BLOB NOT NULL,
      conversation INTEGER NOT NULL,
      PRIMARY KEY (tag, queue_key)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE merge(
      child INTEGER NOT NULL,
      parent INTEGER NOT NULL,
      PRIMARY KEY (child, parent)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX merge_parent ON merge(parent);

    CREATE TABLE contact(
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      last_at INTEGER NOT NULL,
      matures_at INTEGER,
      state BLOB NOT NULL
    ) STRICT;
    CREATE INDEX contact_matures ON contact(matures_at) WHERE matures_at IS NOT NULL;

    CREATE VIRTUAL TABLE people USING fts5(
      name, handles, content = '', columnsize = 0, tokenize = 'bellhop');

    CREATE TABLE contact_line(
      contact TEXT NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (contact, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE identity(
      channel TEXT NOT NULL,
      handle TEXT NOT NULL,
      contact TEXT NOT NULL,
      PRIMARY KEY (channel, handle, contact)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX identity_contact ON identity(contact);
    """

  /// What the figures read: promises that ended or still run, turns, and counts kept with every
  /// write, so that no figure asks a million rows.
  private static let facts = """
    CREATE TABLE target(
      conversation INTEGER NOT NULL,
      number INTEGER NOT NULL,
      kind TEXT NOT NULL,
      start INTEGER NOT NULL,
      due INTEGER,
      end INTEGER NOT NULL,
      ended_by TEXT,
      void INTEGER NOT NULL,
      state BLOB NOT NULL,
      PRIMARY KEY (conversation, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX target_end ON target(end) WHERE void = 0;
    CREATE INDEX target_late ON target(due) WHERE void = 0 AND end > due;

    CREATE TABLE open_target(
      conversation INTEGER NOT NULL,
      kind TEXT NOT NULL,
      due INTEGER,
      PRIMARY KEY (conversation, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX open_target_due ON open_target(due) WHERE due IS NOT NULL;

    CREATE TABLE turn(
      conversation INTEGER NOT NULL,
      number INTEGER NOT NULL,
      start INTEGER NOT NULL,
      end INTEGER NOT NULL,
      answered_by TEXT,
      is_first INTEGER NOT NULL,
      calendar TEXT,
      PRIMARY KEY (conversation, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE tally(
      dimension TEXT NOT NULL,
      value TEXT NOT NULL,
      status TEXT NOT NULL,
      n INTEGER NOT NULL,
      PRIMARY KEY (dimension, value, status)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE inbound(
      quarter INTEGER NOT NULL,
      channel TEXT NOT NULL,
      n INTEGER NOT NULL,
      PRIMARY KEY (quarter, channel)
    ) STRICT, WITHOUT ROWID;
    """

  /// `Conversation` learned when the customer last wrote: folded anew, where there is any.
  private static let foldAgain = """
    INSERT OR REPLACE INTO fact(name, value)
      SELECT 'folded', '0' WHERE EXISTS (SELECT 1 FROM conversation);
    """

  /// `Conversation` learned whom it may be answered to: folded anew, where there is any.
  private static let foldAgainForAnswers = """
    INSERT OR REPLACE INTO fact(name, value)
      SELECT 'folded', '0' WHERE EXISTS (SELECT 1 FROM conversation LIMIT 1);
    """

  /// What is not yet an event, or only here: outbox, drafts, what was seen, the workspace.
  private static let desk = """
    CREATE TABLE outbox(
      id TEXT PRIMARY KEY,
      conversation INTEGER NOT NULL,
      version INTEGER NOT NULL,
      account TEXT NOT NULL,
      author TEXT NOT NULL,
      state TEXT NOT NULL,
      leaves_at INTEGER NOT NULL,
      attempt INTEGER NOT NULL,
      entry BLOB NOT NULL,
      UNIQUE (conversation, version)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX outbox_due ON outbox(state, leaves_at);

    CREATE TABLE move(
      conversation INTEGER NOT NULL,
      version INTEGER NOT NULL,
      at INTEGER NOT NULL,
      seq INTEGER,
      entry BLOB,
      withdrawn_by TEXT,
      PRIMARY KEY (conversation, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE draft(
      agent TEXT NOT NULL,
      conversation INTEGER NOT NULL,
      kind TEXT NOT NULL,
      saved_at INTEGER NOT NULL,
      state BLOB NOT NULL,
      PRIMARY KEY (agent, conversation, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX draft_conversation ON draft(conversation);

    CREATE TABLE seen(
      agent TEXT NOT NULL,
      conversation INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (agent, conversation)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE mention(
      agent TEXT NOT NULL,
      conversation INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (agent, conversation, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE saved_reply_use(
      shortcut TEXT NOT NULL,
      agent TEXT NOT NULL,
      n INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      PRIMARY KEY (shortcut, agent)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE workspace(
      revision INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      by_id TEXT,
      text TEXT NOT NULL
    ) STRICT;

    CREATE TABLE change(
      counter INTEGER PRIMARY KEY,
      conversation INTEGER,
      what TEXT NOT NULL,
      by_id TEXT,
      at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE fact(
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// A link is a line of one conversation; the other one finds it here, by the name that stands in
  /// the line, whether it was there by then or not.
  private static let links = """
    CREATE INDEX event_link ON event(conversation) WHERE type = 'link';
    CREATE TABLE link(
      other TEXT NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (other, seq)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO link(other, seq)
      SELECT json_extract(CAST(line AS TEXT), '$.to'), seq FROM event WHERE type = 'link';
    """

  /// A mail may answer any mail of a thread, not only its root, and is then asked for by its id
  /// alone. Ids of chats have no `@` and are asked for with their conversation.
  private static let mailIDs = """
    CREATE INDEX message_mail ON message(id) WHERE is_note = 0 AND instr(id, '@') > 0;
    """

  /// Takes all free pages for zeros and gives them back, so that nothing deleted is left in them.
  private static let wiping = """
    CREATE TABLE wiping(filling BLOB NOT NULL) STRICT;
    """

  /// A customer's conversations by the time of their latest words, so that the newest are found
  /// among however many; what they said of us; whom an account told what to expect; answers that
  /// somebody proposes to keep. `history` is filled by folding anew.
  private static let customers = """
    CREATE TABLE history(
      contact TEXT NOT NULL,
      is_open INTEGER NOT NULL,
      at INTEGER NOT NULL,
      conversation INTEGER NOT NULL,
      PRIMARY KEY (contact, is_open, at, conversation)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE nps(
      contact TEXT NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (contact, seq)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO nps(contact, seq)
      SELECT json_extract(CAST(line AS TEXT), '$.contact'), seq FROM event
      WHERE type = 'nps';

    CREATE TABLE expectation(
      contact TEXT NOT NULL,
      account TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (contact, account)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE reply_proposal(
      id TEXT PRIMARY KEY,
      at INTEGER NOT NULL,
      entry BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    UPDATE event SET rare = 1 WHERE type = 'contact' AND conversation IS NOT NULL;
    INSERT OR REPLACE INTO fact(name, value)
      SELECT 'folded', '0' WHERE EXISTS (SELECT 1 FROM conversation);
    """
}
