import Canvas
import Inbox

/// Everybody with what they do, what they have and how their day goes.
struct WallboardPerson: Sendable {
  var name: DisplayText
  var member: LiveFigures.TeamMember
  var row: MetricRow?
}

extension DeskState {
  /// Who is there first, then by what they have in hand.
  func wallboardPeople(_ figures: WallboardFigures) -> [WallboardPerson] {
    let people = self.figures.team.map { member in
      WallboardPerson(
        name: DisplayText(filtering: member.name, as: .name, limit: 40), member: member,
        row: figures.people.first { $0.group == .agent(member.agent) })
    }
    return people.filter { isThere($0.member) } + people.filter { !isThere($0.member) }
  }

  func drawPeople(_ people: [WallboardPerson], _ area: Rect, _ pen: inout Pen) {
    guard area.height >= 2 else { return }
    let isWide = area.width >= 70
    var ends = [(26, "OPEN"), (35, "REPLIES"), (47, "FIRST p50"), (55, "SLA")]
    if isWide { ends.append((62, "CSAT")) }
    pen.put("AGENT", x: area.minX + 1, y: area.minY, .heading)
    pen.put("STATE", x: area.minX + 10, y: area.minY, .heading)
    for (end, title) in ends {
      pen.put(DisplayText(composed: title), endingAt: area.minX + end, y: area.minY, .heading)
    }
    let load = area.minX + (isWide ? 65 : 57)
    pen.put("LOAD", x: load, y: area.minY, width: max(0, area.maxX - load), .heading)
    let room = area.height - 1
    for (place, person) in people.prefix(room).enumerated() {
      let y = area.minY + 1 + place
      guard place < room - 1 || people.count <= room else {
        let rest: DisplayText = "\(people.count - place) more"
        pen.put(rest, x: area.minX + 1, y: y, .dim)
        break
      }
      draw(person, area, y: y, load: load, isWide: isWide, &pen)
    }
  }

  private func draw(
    _ person: WallboardPerson, _ area: Rect, y: Int, load: Int, isWide: Bool, _ pen: inout Pen
  ) {
    let member = person.member
    let isHere = isThere(member)
    let whereabouts = place(of: member)
    let x = area.minX
    pen.put(person.name, x: x + 1, y: y, width: 8, isHere ? .text : .dim)
    let state: DisplayText =
      switch (whereabouts?.mode, member.said) {
      case (.writing, _): pen.glyphs.writing + " replying"
      case (.drafting, _): pen.glyphs.writing + " drafting"
      case (.viewing, _): pen.glyphs.viewing + " reading"
      case (nil, .off): pen.glyphs.offline + " off"
      case (nil, .away): pen.glyphs.away + " away" + since(member.saidAt)
      case (nil, _): isHere ? pen.glyphs.online + " here" : pen.glyphs.offline + " not here"
      }
    pen.put(state, x: x + 10, y: y, width: 12, isHere ? .viewing : .dim)
    func put(_ name: String, _ unit: HeadlineFigure.Unit, _ end: Int) {
      pen.put(
        FigureText.value(person.row?[name]?.number, unit, pen.glyphs), endingAt: x + end, y: y,
        isHere ? .figure : .dim)
    }
    pen.put("\(member.open)", endingAt: x + 26, y: y, isHere ? .figure : .dim)
    put("response_n", .count, 35)
    put("first_response_p50_s", .seconds, 47)
    put("sla", .share, 55)
    if isWide { put("csat_mean", .stars, 62) }
    guard let capacity = member.capacity, capacity > 0 else { return }
    let width = max(0, min(12, area.maxX - load - 1))
    let share = Double(member.open) / Double(capacity)
    pen.put(
      pen.glyphs.bar(min(1, share), width: width), x: load, y: y, share >= 1 ? .warning : .spark)
  }

  private func since(_ instant: Instant?) -> DisplayText {
    instant.map { " " + FigureText.span(Double(max(0, now.since($0))) / 1000) } ?? .empty
  }
}
