import Inbox

/// Times as people at the desk read them: `2026-11-20 10:05`, in the zone of the workspace.
///
/// What scripts read stays RFC 3339 in UTC.
struct DeskTime {
  private let zone: ZoneRules
  /// The zone's name, for a heading: `Europe/Berlin`.
  let zoneName: String

  init(_ workspace: Workspace) {
    zone = workspace.zone
    zoneName = workspace.timeZone
  }

  func words(_ instant: Instant) -> String {
    zone.wallTime(at: instant).description.replacing("T", with: " ")
  }

  /// `2026-11-20 10:05 – 10:11`; an end that is not there yet is left open.
  func words(from start: Instant, to end: Instant?) -> String {
    guard let end else { return words(start) + " –" }
    guard start != end else { return words(start) }
    let (first, last) = (words(start), words(end))
    let isSameDay = first.prefix(10) == last.prefix(10)
    return "\(first) – \(isSameDay ? String(last.dropFirst(11)) : last)"
  }

  /// A sentence of ours with the times in it, which it spells as the journal does, in local ones.
  func worded(_ sentence: String) -> String {
    let bytes = Array(sentence.utf8)
    let length = "2026-11-20T09:05:00.000Z".utf8.count
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let end = place + length
      if end <= bytes.count, bytes[end - 1] == UInt8(ascii: "Z"),
        let instant = Instant(journal: String(decoding: bytes[place..<end], as: UTF8.self))
      {
        result += Array(words(instant).utf8)
        place = end
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Session {
  var time: DeskTime { DeskTime(workspace) }

  /// The line with the conversation's number in place of the importer's id: people know no other.
  func numbered(_ event: Event) -> Event {
    var event = event
    if case .merge(let into) = event.what {
      event.what = .merge(into: ConversationRef(number(of: into)))
    }
    return event
  }

  /// A sentence that the store or a rule composed, as people read it: local times, and conversations
  /// by their number instead of the importer's id.
  func worded(_ sentence: String) -> String {
    let sentence = time.worded(sentence)
    guard let place = sentence.firstRange(of: "merged into ") else { return sentence }
    let ref = ConversationRef(String(sentence[place.upperBound...]))
    return sentence[..<place.upperBound] + number(of: ref)
  }
}
