import Canvas
import Inbox

/// Everybody with what they do, what they have and how their day goes.
struct WallboardPerson: Sendable {
  var name: DisplayText
  var member: LiveFigures.TeamMember
  var row: MetricRow?
}

extension WallboardFigures {
  /// Whether its numbers are of the day under way.
  var isOfNow: Bool { daysBack == 0 }
}

extension DeskState {
  /// Who is there first, then by what they have in hand; on a day that is over all in their order.
  func wallboardPeople(_ figures: WallboardFigures) -> [WallboardPerson] {
    let people = self.figures.team.map { member in
      WallboardPerson(
        name: DisplayText(filtering: member.name, as: .name, limit: 40), member: member,
        row: figures.people.first { $0.group == .agent(member.agent) })
    }
    guard figures.isOfNow else { return people }
    return people.filter { isThere($0.member) } + people.filter { !isThere($0.member) }
  }

  /// Where the columns of the people end. State, open and load are of now: a past day has none.
  private struct PeopleColumns {
    var isOfNow: Bool
    var isWide: Bool

    var replies: Int { isOfNow ? 35 : 19 }
    var first: Int { replies + 12 }
    var level: Int { first + 8 }
    var score: Int { level + 7 }
    var load: Int { isWide ? score + 3 : level + 2 }
    /// For `12/15` before the bar.
    static let number = 6
  }

  func drawPeople(
    _ people: [WallboardPerson], of figures: WallboardFigures, _ area: Rect, _ pen: inout Pen
  ) {
    guard area.height >= 2 else { return }
    let columns = PeopleColumns(
      isOfNow: figures.isOfNow, isWide: area.width >= 70 || !figures.isOfNow)
    var ends = [
      (columns.replies, "REPLIES"), (columns.first, "FIRST p50"), (columns.level, "SLA"),
    ]
    if columns.isWide { ends.append((columns.score, "CSAT")) }
    pen.put("AGENT", x: area.minX + 1, y: area.minY, .heading)
    if columns.isOfNow {
      pen.put("STATE", x: area.minX + 10, y: area.minY, .heading)
      // How much somebody has in hand is of everything, whatever the board is of.
      let isPart = !figures.filter.takesAll
      ends.append((26, isPart ? "ALL OPEN" : "OPEN"))
      let x = area.minX + columns.load
      pen.put(
        isPart ? "LOAD OF ALL" : "LOAD", x: x, y: area.minY, width: max(0, area.maxX - x), .heading)
    }
    for (end, title) in ends {
      pen.put(DisplayText(composed: title), endingAt: area.minX + end, y: area.minY, .heading)
    }
    let room = area.height - 1
    for (place, person) in people.prefix(room).enumerated() {
      let y = area.minY + 1 + place
      guard place < room - 1 || people.count <= room else {
        let rest: DisplayText = "\(people.count - place) more"
        pen.put(rest, x: area.minX + 1, y: y, .dim)
        break
      }
      draw(person, columns, area, y: y, &pen)
    }
  }

  private func draw(
    _ person: WallboardPerson, _ columns: PeopleColumns, _ area: Rect, y: Int, _ pen: inout Pen
  ) {
    let isHere = !columns.isOfNow || isThere(person.member)
    let x = area.minX
    pen.put(person.name, x: x + 1, y: y, width: 8, isHere ? .text : .dim)
    func put(_ name: String, _ unit: HeadlineFigure.Unit, _ end: Int) {
      pen.put(
        FigureText.value(person.row?[name]?.number, unit, pen.glyphs), endingAt: x + end, y: y,
        isHere ? .figure : .dim)
    }
    put("response_n", .count, columns.replies)
    put("first_response_p50_s", .seconds, columns.first)
    put("sla", .share, columns.level)
    if columns.isWide { put("csat_mean", .stars, columns.score) }
    guard columns.isOfNow else { return }
    drawPresence(of: person.member, isHere: isHere, x: x, y: y, &pen)
    drawLoad(of: person.member, isHere: isHere, x: x + columns.load, end: area.maxX, y: y, &pen)
  }

  private func drawPresence(
    of member: LiveFigures.TeamMember, isHere: Bool, x: Int, y: Int, _ pen: inout Pen
  ) {
    let state: DisplayText =
      switch (place(of: member)?.mode, member.said) {
      case (.writing, _): pen.glyphs.writing + " replying"
      case (.drafting, _): pen.glyphs.writing + " drafting"
      case (.viewing, _): pen.glyphs.viewing + " reading"
      case (nil, .off): pen.glyphs.offline + " off"
      case (nil, .away): pen.glyphs.away + " away" + since(member.saidAt)
      case (nil, _): isHere ? pen.glyphs.online + " here" : pen.glyphs.offline + " not here"
      }
    pen.put(state, x: x + 10, y: y, width: 12, isHere ? .viewing : .dim)
    pen.put("\(member.open)", endingAt: x + 26, y: y, isHere ? .figure : .dim)
  }

  /// `9/12`, and the bar of it; without a limit there is nothing to fill.
  private func drawLoad(
    of member: LiveFigures.TeamMember, isHere: Bool, x: Int, end: Int, y: Int, _ pen: inout Pen
  ) {
    guard let capacity = member.capacity, capacity > 0 else {
      let number = DisplayText("\(member.open)/") + pen.glyphs.none
      pen.put(number, x: x, y: y, width: max(0, end - x), .dim)
      return
    }
    let share = Double(member.open) / Double(capacity)
    let role: StyleRole = share >= 1 ? .warning : isHere ? .figure : .dim
    pen.put(
      "\(member.open)/\(capacity)", x: x, y: y, width: min(PeopleColumns.number, end - x), role)
    let bar = x + PeopleColumns.number
    pen.put(
      pen.glyphs.bar(min(1, share), width: max(0, min(12, end - bar - 1))), x: bar, y: y,
      share >= 1 ? .warning : .spark)
  }

  private func since(_ instant: Instant?) -> DisplayText {
    instant.map { " " + FigureText.span(Double(max(0, now.since($0))) / 1000) } ?? .empty
  }
}
