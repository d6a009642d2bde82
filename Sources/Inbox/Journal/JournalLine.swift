/// A line of the journal as JSON (interchange.md): the public face of the event log.
///
/// ```swift
/// let line = Array(#"{"v":1,"at":"…","type":"tag","conversation":"c1","tag":"refund"}"#.utf8)
/// if case .event(let event) = try JournalLine(reading: line) {
///   var writer = JSONWriter()
///   event.write(to: &writer)  // the same bytes
/// }
/// ```
package enum JournalLine: Hashable, Sendable {
  case event(Event)
  /// A `breach` line: derived, written for readers, ignored by an import.
  case derived

  /// Reads one line, without its line feed.
  ///
  /// - Throws: What is wrong, with the column of the member it is about.
  package init(reading bytes: [UInt8]) throws(JournalError) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(JournalError) in
      try JournalLine(reading: buffer)
    }
  }

  /// The same of a part of a larger buffer, without a copy.
  package init(reading bytes: UnsafeBufferPointer<UInt8>) throws(JournalError) {
    let value: JSONValue
    do {
      value = try JSONValue(json: bytes)
    } catch {
      throw JournalError(column: error.column, problem: "\(error.problem)")
    }
    guard case .object(let members) = value else {
      throw JournalError(column: 1, problem: "a line is an object, this is \(value.kindInWords)")
    }
    do {
      self = try JournalLine(FieldReader(members))
    } catch {
      throw JournalError(error, in: Array(bytes))
    }
  }

  private init(_ reader: FieldReader) throws(FieldProblem) {
    var reader = reader
    guard try reader.integer("v") == 1 else {
      throw reader.problem("v", "only version 1 is known")
    }
    let at = try reader.time("at")
    let type = try reader.text("type")
    let conversation: ConversationRef? = try reader.optionalID("conversation")
    let by = try JournalLine.actor(&reader)
    if type == "breach" {
      self = .derived
      return
    }
    guard let what = try Occurrence(type: type, from: &reader) else {
      throw reader.problem("type", "\(JSONValue.string(type).json) is unknown")
    }
    let act: ActID? = try reader.optionalID("act")
    let event = Event(
      at: at, conversation: conversation, by: by, act: act, what: what, unknown: reader.unknown)
    if conversation == nil, event.requiresConversation { throw reader.missing("conversation") }
    try JournalLine.checkSpeaker(of: event, reader)
    self = .event(event)
  }

  private static func actor(_ reader: inout FieldReader) throws(FieldProblem) -> Actor? {
    guard var by = try reader.object("by") else { return nil }
    let kind: Actor.Kind = try by.word("kind")
    return Actor(
      kind: kind, id: try by.text("id"), name: try by.optionalText("name"),
      handle: try by.optionalText("handle"), unknown: by.unknown)
  }

  /// A message comes from a customer and goes out by one of us.
  private static func checkSpeaker(
    of event: Event, _ reader: FieldReader
  ) throws(FieldProblem) {
    guard case .message(let message) = event.what else { return }
    guard let by = event.by else { throw reader.missing("by") }
    guard (message.direction == .in) == (by.kind == .customer) else {
      throw reader.problem(
        "by",
        message.direction == .in
          ? "a message in is by a customer" : "a message out is by agent, bot or system")
    }
  }
}
