import Inbox

extension WorkspaceReader {
  mutating func readCalendars() {
    guard let calendars = root["calendars"]?.mapping() else { return }
    for (key, name, value) in calendars.entries {
      guard let name = key.word() == nil ? nil : name else { continue }
      if name == "always" {
        if !value.isNull, value.mapping()?.entries.isEmpty != true {
          value.error("“always” is built in and cannot be changed")
        }
        continue
      }
      workspace.calendars[name] = calendar(value, key: key, name)
    }
  }

  private mutating func calendar(
    _ value: FileValue, key: FileValue, _ calendarName: String
  ) -> WorkingHours {
    var hours: [Weekday: [OpeningInterval]] = [:]
    var holidays: Set<CivilDate> = []
    var special: [CivilDate: [OpeningInterval]] = [:]
    var zone = workspace.zone
    if let mapping = value.mapping() {
      if let value = mapping["timezone"], let (name, rules) = self.zone(value) {
        workspace.calendarTimeZones[calendarName] = name
        zone = rules
      }
      for (day, _, value) in mapping["hours"]?.mapping()?.entries ?? [] {
        if let weekday = day.choice(Weekday.self) { hours[weekday] = value.intervals() }
      }
      for value in mapping["holidays"]?.list() ?? [] {
        if let date = date(value) { holidays.insert(date) }
      }
      for (day, _, value) in mapping["special"]?.mapping()?.entries ?? [] {
        if let date = date(day) { special[date] = value.intervals() }
      }
      mapping.finish()
    }
    let calendar = WorkingHours(hours: hours, holidays: holidays, special: special, zone: zone)
    if calendar.neverOpens {
      key.warn("calendar “\(calendarName)” never opens: what is promised in it is never due")
    }
    return calendar
  }

  private func date(_ value: FileValue) -> CivilDate? {
    guard let text = value.text() else { return nil }
    if let date = CivilDate(text) { return date }
    value.error("a day is expected here, as in 2026-12-25")
    return nil
  }
}
