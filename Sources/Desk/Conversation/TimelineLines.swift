import Canvas
import Inbox

/// A line of the timeline at a width.
struct TimelineLine: Sendable {
  enum Kind: Hashable, Sendable {
    case words
    /// A rule with a title: a day, what is new.
    case rule(isNew: Bool)
  }

  var kind: Kind
  var sequence: Int64
  var voice: TimelineBlock.Voice
  /// Only on an entry's first line.
  var at: Instant?
  var speaker: DisplayText
  var text: DisplayText
  var role: StyleRole
  var remark: DisplayText
}

/// The columns of the timeline: our marks and times stand left of everything that others wrote.
struct TimelineColumns: Hashable {
  /// Who or what speaks: a glyph that customers' text can never reach.
  static let mark = 0

  let time: Int?
  let speaker: Int
  let speakerWidth: Int
  let noteGutter: Int
  let text: Int
  let width: Int

  init(width: Int) {
    self.width = width
    if width >= 84 {
      (time, speaker, speakerWidth, noteGutter, text) = (1, 8, 10, 13, 19)
    } else if width >= 48 {
      (time, speaker, speakerWidth, noteGutter, text) = (1, 7, 7, 12, 15)
    } else if width >= 28 {
      (time, speaker, speakerWidth, noteGutter, text) = (nil, 1, 6, 7, 8)
    } else {
      (time, speaker, speakerWidth, noteGutter, text) = (nil, 1, 0, 0, 1)
    }
  }

  var textWidth: Int { max(1, width - text - 1) }
}

/// All lines of a timeline at a width, kept until something of it changes.
struct TimelineLines: Sendable {
  var width: Int
  var unfolded: Bool
  var lines: [TimelineLine]
}

extension ConversationLayout {
  func lineCount(of screen: ConversationScreen) -> Int { lines(of: screen).count }

  /// - Complexity: the length of the loaded text; with the kept lines of this width, none.
  func lines(of screen: ConversationScreen) -> [TimelineLine] {
    if let kept = screen.keptLines, kept.width == timeline.width,
      kept.unfolded == screen.unfolded
    {
      return kept.lines
    }
    return TimelineLines.lines(of: screen, width: timeline.width)
  }
}

extension TimelineLines {
  static func lines(of screen: ConversationScreen, width: Int) -> [TimelineLine] {
    let columns = TimelineColumns(width: width)
    var lines: [TimelineLine] = []
    var day: CivilDate?
    var saidNew = false
    for block in screen.timeline.blocks {
      let date = screen.zone.wallTime(at: block.at).date
      if date != day {
        day = date
        let title = LocalTime.day(date, today: screen.zone.wallTime(at: screen.openedAt).date)
        lines.append(rule(title, block, isNew: false))
      }
      if !saidNew, !block.isOwn, let through = screen.openedThrough, block.sequence > through,
        block.at >= screen.openedAt
      {
        saidNew = true
        let title = "new since you opened, " + LocalTime.clock(screen.openedAt, screen.zone)
        lines.append(rule(title, block, isNew: true))
      }
      append(block, columns, unfolded: screen.unfolded, to: &lines)
    }
    guard !screen.timeline.hasLater else { return lines }
    for block in screen.leaving {
      append(block, columns, unfolded: screen.unfolded, to: &lines)
    }
    return lines
  }

  private static func rule(
    _ title: DisplayText, _ block: TimelineBlock, isNew: Bool
  ) -> TimelineLine {
    TimelineLine(
      kind: .rule(isNew: isNew), sequence: block.sequence, voice: .happening, at: nil,
      speaker: .empty, text: title, role: isNew ? .new : .rule, remark: .empty)
  }

  private static func append(
    _ block: TimelineBlock, _ columns: TimelineColumns, unfolded: Bool,
    to lines: inout [TimelineLine]
  ) {
    let first = lines.count
    func add(_ text: DisplayText, _ role: StyleRole) {
      let isFirst = lines.count == first
      lines.append(
        TimelineLine(
          kind: .words, sequence: block.sequence, voice: block.voice,
          at: isFirst ? block.at : nil, speaker: isFirst ? block.speaker : .empty, text: text,
          role: block.isUndone ? .dim : role, remark: .empty))
    }
    for part in block.parts {
      if part.isQuoted, !unfolded {
        let lines: DisplayText = part.lineCount == 1 ? "1 line" : "\(part.lineCount) lines"
        let what: DisplayText = part.isSignature ? " of signature" : " quoted"
        add(
          "[" + lines + what + ", f shows " + (part.lineCount == 1 ? "it" : "them") + "]", .quoted)
        continue
      }
      let role: StyleRole = part.isQuoted ? .quoted : block.voice.role
      var shown = 0
      let width = columns.textWidth
      let most = unfolded ? .max : TimelineBlock.foldedLines + 1
      let wrapped = Array(part.text.wrapped(to: width).prefix(most))
      for line in wrapped.withoutLonelyPartNumber(width: width) {
        if !unfolded, shown == TimelineBlock.foldedLines {
          add("[it goes on, f shows it]", .quoted)
          break
        }
        add(line, role)
        shown += 1
      }
    }
    for attachment in block.attachments { add(attachment, .dim) }
    if lines.count == first { add(.empty, .dim) }
    guard !block.remark.isEmpty else { return }
    let last = lines[lines.count - 1]
    if last.text.columns + block.remark.columns + 2 > columns.textWidth { add(.empty, .dim) }
    lines[lines.count - 1].remark = block.remark
  }
}
