import Canvas
import Inbox

extension DeskState {
  /// Who the customer is: signs first, then identities, what is known, what they thought of us.
  ///
  /// - Parameter isWhole: All of it; else what the pane beside a conversation has room for.
  func addPerson(
    _ glance: GlanceCells, _ row: QueueRow, _ glyphs: Glyphs, isWhole: Bool,
    _ lines: inout DetailLines
  ) {
    lines.heading("CUSTOMER")
    var name = RowCells.name(row)
    if RowCells.isImportant(row.conversation) { name += " VIP" }
    if row.verified { name += " " + glyphs.check }
    let language = DisplayText(
      filtering: glance.contact?.language ?? row.conversation.language ?? "", as: .name, limit: 8)
    lines.add(
      (glance.isDoubtful ? glyphs.doubt + " " : .empty) + name, .customer, language, .dim)
    addSigns(glance, row, isWhole: isWhole, &lines)
    addIdentities(glance, row, isWhole: isWhole, &lines)
    addStanding(glance, glyphs, &lines)
    if isWhole {
      addFacts(glance, isWhole: true, &lines)
      addVerdicts(glance, isWhole: true, &lines)
    }
    lines.blank()
  }

  /// What has room below what is waited for: what they thought of us, and the rest of what is known.
  func addAbout(_ glance: GlanceCells, _ lines: inout DetailLines) {
    var about = DetailLines(width: lines.width)
    addVerdicts(glance, isWhole: false, &about)
    addFacts(glance, isWhole: false, &about)
    guard !about.all.isEmpty else { return }
    lines.heading("ABOUT THEM")
    for line in about.all { lines.add(line.left, line.role, line.right, line.rightRole) }
  }

  private func addSigns(
    _ glance: GlanceCells, _ row: QueueRow, isWhole: Bool, _ lines: inout DetailLines
  ) {
    guard !glance.signs.isEmpty else { return }
    for sign in glance.signs where sign.isLoud {
      let words = DisplayText(filtering: sign.words, as: .line, limit: 200)
      lines.wrap(words, .warning, most: isWhole ? 4 : 3)
    }
    let quiet = glance.signs.filter { !$0.isLoud }.map {
      DisplayText(filtering: $0.words, as: .line)
    }
    if !quiet.isEmpty { lines.wrap(quiet.joined(separator: " · "), .dim, most: 3) }
  }

  private func addIdentities(
    _ glance: GlanceCells, _ row: QueueRow, isWhole: Bool, _ lines: inout DetailLines
  ) {
    var known = glance.contact ?? Contact(id: row.conversation.contact ?? "")
    if let handle = row.shownIdentity.handle {
      known.write(from: Identity(channel: row.conversation.channel, handle: handle))
    }
    for identity in glance.heardFrom { known.write(from: identity) }
    let most = isWhole ? 12 : 4
    for identity in known.identities.prefix(most) {
      lines.add(
        code(identity.channel) + " " + DisplayText(filtering: identity.handle, as: .name), .text)
    }
    if known.identities.count > most { lines.add("\(known.identities.count - most) more", .dim) }
    for person in glance.linked.prefix(isWhole ? 8 : 2) {
      let name = DisplayText(filtering: person.name ?? person.id.text, as: .name)
      lines.add("same person: " + name, .dim)
    }
  }

  private func addStanding(
    _ glance: GlanceCells, _ glyphs: Glyphs, _ lines: inout DetailLines
  ) {
    guard let contact = glance.contact else { return }
    if let segment = contact.segment {
      lines.add("Segment", .text, DisplayText(filtering: segment, as: .name), .text)
    }
    var heard: [DisplayText] = []
    if let followers = contact.followers {
      heard.append(RowCells.followers(followers) + " followers")
    }
    if contact.verified ?? false { heard.append(glyphs.check + " verified") }
    if !heard.isEmpty { lines.add(heard.joined(separator: "  "), .text) }
  }

  private func addFacts(_ glance: GlanceCells, isWhole: Bool, _ lines: inout DetailLines) {
    guard let contact = glance.contact else { return }
    if let bio = contact.bio {
      let text = DisplayText(masking: bio, as: .line, limit: 300)
      if !text.isBlank { lines.wrap(text, .dim, most: isWhole ? 4 : 2) }
    }
    for field in contact.fields.prefix(isWhole ? 20 : 5) {
      let value = DetailLines.text(field.value)
      lines.add(DisplayText(filtering: field.name, as: .name, limit: 24), .dim, value, .text)
    }
  }

  private func addVerdicts(_ glance: GlanceCells, isWhole: Bool, _ lines: inout DetailLines) {
    for verdict in glance.verdicts.prefix(isWhole ? 6 : 2) {
      lines.add(
        verdict.text, verdict.isGood ? .success : .warning,
        LocalTime.brief(verdict.at, now: now, zone), .dim)
      if !verdict.comment.isBlank {
        lines.wrap("  " + verdict.comment, .dim, most: isWhole ? 3 : 1)
      }
    }
  }

  /// Where else they wait, then what was said lately; `C` shows all of it.
  func addHistory(
    _ glance: GlanceCells, _ items: [GlanceCells.Item], _ lines: inout DetailLines
  ) {
    let shown = items.prefix(ConversationScreen.othersShown)
    for (place, item) in shown.enumerated() {
      if item.isWaiting, place == 0 { lines.heading(glance.waitingTitle) }
      if !item.isWaiting, place == 0 || shown[place - 1].isWaiting {
        if place > 0 { lines.blank() }
        lines.heading("LAST SEVEN DAYS")
      }
      let conversation = item.cells.conversation
      let when = LocalTime.brief(item.at, now: now, zone)
      let audience: DisplayText = conversation.audience == .public ? " PUB " : " "
      lines.choice(
        code(conversation.channel) + audience + when + " " + item.cells.words,
        item.isWaiting ? .atRisk : .dim)
    }
    let rest = items.count - shown.count
    if rest > 0 { lines.add("\(rest) more: C", .hint) }
    if !shown.isEmpty { lines.blank() }
  }
}

extension DetailLines {
  /// A text over as many lines as it needs, at most `most`.
  mutating func wrap(_ text: DisplayText, _ role: StyleRole, most: Int) {
    guard width > 4, text.columns > width else { return add(text, role) }
    let all = Array(text.wrapped(to: width))
    for line in all.prefix(most - 1) { add(line, role) }
    // What has no room is cut where the line ends.
    if all.count >= most {
      add(all[(most - 1)...].joined(separator: " "), role)
    }
  }
}
