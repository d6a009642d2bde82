extension Schema {
  /// `survey`: what was asked, of whom and where, for every `survey` line of the journal.
  /// `survey_due`: resolved conversations whose customers may be asked, and when; a second resolve
  /// moves it.
  static let surveys = """
    CREATE TABLE survey(
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      kind TEXT NOT NULL,
      contact TEXT NOT NULL,
      conversation INTEGER,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX survey_contact ON survey(contact, at);
    CREATE INDEX survey_conversation ON survey(conversation) WHERE conversation IS NOT NULL;
    INSERT INTO survey(seq, id, kind, contact, conversation, at)
      SELECT seq, json_extract(CAST(line AS TEXT), '$.id'),
        json_extract(CAST(line AS TEXT), '$.kind'), json_extract(CAST(line AS TEXT), '$.contact'),
        conversation, at
      FROM event WHERE type = 'survey';

    CREATE TABLE survey_due(
      conversation INTEGER PRIMARY KEY,
      due INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX survey_due_at ON survey_due(due);
    """
}
