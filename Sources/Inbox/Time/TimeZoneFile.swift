extension ZoneRules {
  /// Understands the bytes of a compiled time zone (TZif, versions 1 to 4, RFC 8536 and 9636).
  ///
  /// The 64-bit half is used where there is one, and the rule in the footer for the time after the
  /// last change that is listed.
  /// - Throws: for bytes that RFC 9636 does not allow, and for zones with leap seconds.
  package init(tzif bytes: [UInt8]) throws(ZoneRulesError) {
    var file = TimeZoneFile(bytes: bytes)
    let first = try file.header()
    var rule: PosixTimeZone?
    var builder: PeriodBuilder
    if first.version == 0 {
      builder = try file.body(first, timeSize: 4)
    } else {
      try file.skip(first.length(timeSize: 4))
      builder = try file.body(try file.header(), timeSize: 8)
      rule = try file.footer()
    }
    if let rule { builder.append(rule) }
    self.init(periods: builder.periods, repeats: builder.repeats)
  }
}

/// Walks through the bytes of a TZif file; numbers are big-endian.
private struct TimeZoneFile {
  let bytes: [UInt8]
  var position = 0

  /// The six counts of a header, RFC 9636 section 3.1.
  struct Header {
    var version: UInt8
    var isUTC, isStandard, leaps, times, types, characters: Int

    func length(timeSize: Int) -> Int {
      times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + isStandard + isUTC
    }
  }

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func skip(_ count: Int) throws(ZoneRulesError) {
    guard count <= bytes.count - position else { throw .cutOff }
    position += count
  }

  private mutating func integer(_ size: Int) throws(ZoneRulesError) -> Int64 {
    let start = position
    try skip(size)
    let bits = bytes[start..<position].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    return size == 4
      ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(truncatingIfNeeded: bits)
  }

  private mutating func byte() throws(ZoneRulesError) -> UInt8 {
    try skip(1)
    return bytes[position - 1]
  }

  mutating func header() throws(ZoneRulesError) -> Header {
    guard bytes.dropFirst(position).starts(with: "TZif".utf8) else { throw .notATimeZoneFile }
    position += 4
    let version = try byte()
    try skip(15)
    var counts: [Int] = []
    for _ in 0..<6 {
      let count = try integer(4)
      guard count >= 0, count <= bytes.count else { throw .cutOff }
      counts.append(Int(count))
    }
    guard counts[4] > 0 else { throw .inconsistent }
    guard counts[2] == 0 else { throw .leapSeconds }
    return Header(
      version: version, isUTC: counts[0], isStandard: counts[1], leaps: counts[2],
      times: counts[3], types: counts[4], characters: counts[5])
  }

  /// Reads the listed changes and their offsets; `position` is then behind the whole block.
  mutating func body(_ header: Header, timeSize: Int) throws(ZoneRulesError) -> PeriodBuilder {
    let end = position + header.length(timeSize: timeSize)
    var times: [Int64] = []
    for _ in 0..<header.times { times.append(try integer(timeSize)) }
    var indices: [Int] = []
    for _ in 0..<header.times { indices.append(Int(try byte())) }
    var offsets: [Int64] = []
    for _ in 0..<header.types {
      offsets.append(try integer(4))
      try skip(2)
    }
    guard zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }),
      times.last.map({ $0 < PeriodBuilder.latestChange }) ?? true,
      indices.allSatisfy({ $0 < offsets.count }),
      offsets.allSatisfy({ $0 > -25 * 3600 && $0 < 26 * 3600 })
    else { throw .inconsistent }
    position = end
    guard end <= bytes.count else { throw .cutOff }
    // RFC 9636, section 3.2: the first type is in force before the first change.
    var builder = PeriodBuilder(firstOffset: offsets[0])
    for (time, index) in zip(times, indices) { builder.append(time, offset: offsets[index]) }
    return builder
  }

  /// The rule between the two line feeds at the end; nil where there is none.
  mutating func footer() throws(ZoneRulesError) -> PosixTimeZone? {
    guard try byte() == 0x0A else { throw .inconsistent }
    guard let end = bytes[position...].firstIndex(of: 0x0A) else { throw .cutOff }
    let text = bytes[position..<end]
    return text.isEmpty ? nil : try PosixTimeZone(text)
  }
}

/// Gathers changes of the clock in order, and leaves out those that change nothing.
private struct PeriodBuilder {
  private(set) var periods: [ZoneRules.Period]
  /// Whether the last 400 years of `periods` all follow a rule, and so go on for ever.
  private(set) var repeats = false
  /// Seconds of the last listed change; nil if there is none.
  private var lastChange: Int64?

  /// 9500-01-01 in seconds: a rule's 400 years from here on still have years of four digits.
  static let latestChange: Int64 = 237_623_846_400

  init(firstOffset: Int64) {
    periods = [ZoneRules.Period(start: .min, offset: firstOffset * 1000)]
  }

  mutating func append(_ seconds: Int64, offset: Int64) {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    let start = overflow ? .min : product
    lastChange = seconds
    // A rule that ends daylight saving after it begins again means: all year.
    while let last = periods.last, last.start >= start { periods.removeLast() }
    if periods.last?.offset != offset * 1000 {
      periods.append(ZoneRules.Period(start: start, offset: offset * 1000))
    }
  }

  /// Lets `rule` go on from the last listed change: for ever if it has no daylight saving, else for
  /// so many years that the last 400 are all its own.
  mutating func append(_ rule: PosixTimeZone) {
    guard let lastListed = lastChange else {
      periods = [ZoneRules.Period(start: .min, offset: rule.standard * 1000)]
      if rule.daylight != nil { append(rule, after: .min, from: 1900) }
      return
    }
    guard rule.daylight != nil else { return }
    let day = CivilDate(dayNumber: Int(lastListed.flooredDivision(by: 86_400).quotient))
    append(rule, after: lastListed, from: max(1900, day.parts.year))
  }

  private mutating func append(_ rule: PosixTimeZone, after last: Int64, from year: Int) {
    let listed = periods.count
    for year in year...(year + 401) {
      for change in rule.changes(in: year) where change.seconds > last {
        append(change.seconds, offset: change.offset)
      }
    }
    if periods.count > listed, let end = periods.last?.start {
      repeats = end - periods[listed].start >= ZoneRules.cycle
    }
  }
}
