/// Times as people at the desk read them: `2026-11-20 10:05`, in the zone of the workspace.
///
/// What scripts read stays RFC 3339 in UTC.
package struct DeskTime {
  private let zone: ZoneRules
  /// The zone's name, for a heading: `Europe/Berlin`.
  package let zoneName: String

  package init(_ workspace: Workspace) {
    zone = workspace.zone
    zoneName = workspace.timeZone
  }

  package func words(_ instant: Instant) -> String {
    zone.wallTime(at: instant).description.replacing("T", with: " ")
  }

  /// `2026-11-20 10:05 – 10:11`; an end that is not there yet is left open.
  package func words(from start: Instant, to end: Instant?) -> String {
    guard let end else { return words(start) + " –" }
    guard start != end else { return words(start) }
    let (first, last) = (words(start), words(end))
    let isSameDay = first.prefix(10) == last.prefix(10)
    return "\(first) – \(isSameDay ? String(last.dropFirst(11)) : last)"
  }

  /// A sentence of ours with the times in it, which it spells as the journal does, in local ones.
  package func worded(_ sentence: String) -> String {
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
