import Canvas
import Inbox

/// Lists of one's own and of the team: `g1` to `g9` in their order, one's own first.
struct NamedViews: Sendable {
  struct Entry: Hashable, Sendable {
    var view: SavedView
    /// This agent's; else the team's.
    var isOwn: Bool
  }

  private(set) var entries: [Entry] = []
  /// As told last.
  var counts: [Query: ViewCount] = [:]

  init(own: [SavedView], workspace: Workspace) {
    let names = Set(own.map(\.name))
    entries =
      own.map { Entry(view: $0, isOwn: true) }
      + workspace.views.filter { !names.contains($0.name) }.map { Entry(view: $0, isOwn: false) }
    for place in entries.indices {
      entries[place].view.query = entries[place].view.query.namingAgents(of: workspace)
    }
  }

  /// The key that goes to a view; nil behind the ninth.
  func key(of view: SavedView) -> DisplayText? {
    guard let place = entries.firstIndex(where: { $0.view.name == view.name }), place < 9 else {
      return nil
    }
    return "g\(place + 1)"
  }
}

extension DeskState {
  /// `g1` to `g9`; from the palette, the list of them.
  mutating func goToView(_ key: Key?) {
    guard let digit = key?.typed.flatMap({ Int(String($0)) }) else { return openViews() }
    guard views.entries.indices.contains(digit - 1) else {
      let count = views.entries.count
      return say(
        .hint,
        count == 0
          ? "No views yet: views: in config.yaml or the workspace; F then g = names a filter"
          : "The last view of your own and the team is g\(count); g 0 lists them")
    }
    show(.named(views.entries[digit - 1].view))
  }

  /// What `g3` is called, for which-key and help.
  func viewTitle(_ keys: KeySequence) -> DisplayText? {
    guard let digit = keys.keys.last?.typed.flatMap({ Int(String($0)) }),
      views.entries.indices.contains(digit - 1)
    else { return nil }
    let entry = views.entries[digit - 1]
    return QueueView.named(entry.view).title + (entry.isOwn ? " (own)" : " (team)")
  }

  // MARK: The list of them

  mutating func openViews() {
    layers.append(.picker(Picker(.views, title: "Views", items: viewItems())))
    countViews()
  }

  private func viewItems() -> [Picker.Item] {
    let usual = QueueView.usual.map { view in
      Picker.Item(
        view.keys + "  " + view.title, detail: "\(view.count(in: figures) ?? 0)",
        haystack: "\(view.title) \(view.text)", value: .view(view))
    }
    return namedItems() + usual
  }

  /// For the palette as well.
  func namedItems() -> [Picker.Item] {
    views.entries.map { entry in
      let view = QueueView.named(entry.view)
      let key = views.key(of: entry.view) ?? "  "
      let whose: DisplayText = entry.isOwn ? "own" : "team"
      let count = views.counts[entry.view.query].map { $0.words + "  " } ?? "… "
      return Picker.Item(
        key + "  " + view.title, detail: count + whose,
        haystack: "view \(entry.view.name) \(entry.view.text)", value: .view(view))
    }
  }

  /// Asks for the counts that are shown, one question for each view at a time.
  mutating func countViews() {
    guard case .picker(let picker) = layers.last,
      picker.purpose == .views || picker.purpose == .palette
    else { return }
    for entry in views.entries {
      let query = entry.view.query
      let isAsked = questions.contains { if case .count(query) = $0 { true } else { false } }
      if !isAsked { emit(.countView(questions.ask(.count(query)), query)) }
    }
  }

  mutating func answer(_ ticket: Ticket, counted count: ViewCount) {
    guard case .count(let query) = questions.answer(ticket) else { return }
    views.counts[query] = count
    guard case .picker(var picker) = layers.last,
      picker.purpose == .views || picker.purpose == .palette
    else { return }
    picker.retell(namedItems())
    picker.palette?.retell(namedItems())
    layers[layers.count - 1] = .picker(picker)
  }

  // MARK: Naming a filter

  mutating func openNamingPrompt() {
    guard let filter = queue.filter else { return }
    layers.append(
      .prompt(
        Prompt(
          .viewName, title: "Name of the view",
          hint: "Kept in your config.yaml as "
            + DisplayText(filtering: filter.text, as: .line, limit: 60))))
  }

  mutating func finishNaming(_ name: String) {
    guard let filter = queue.filter else {
      layers.removeLast()
      return
    }
    guard !name.isEmpty else { return complain("A name; Esc cancels") }
    guard !views.entries.contains(where: { $0.isOwn && $0.view.name == name }) else {
      return complain("There is a view of yours with that name")
    }
    // What the filter adds to is part of what was seen; so is that Triage shows only open ones.
    let text = filter.query.namesStatus ? filter.text : "\(queue.view.text) (\(filter.text))"
    guard let view = try? SavedView(name: name, text: text) else {
      return complain("It is no query by itself")
    }
    layers.removeLast()
    emit(.saveView(view))
  }

  /// This person's views as the configuration now has them; `saved` is the new one.
  mutating func take(ownViews own: [SavedView], saved: String) {
    settings.ownViews = own
    renewViews()
    guard let entry = views.entries.first(where: { $0.isOwn && $0.view.name == saved }) else {
      return
    }
    let key = views.key(of: entry.view)
    show(.named(entry.view))
    say(.done, "“\(saved)” is a view of yours" + (key.map { ": \($0.string)" } ?? ""))
  }

  /// Another workspace, or another view of one's own. The one in front stays under its name.
  mutating func renewViews() {
    let counts = views.counts
    views = NamedViews(own: settings.ownViews, workspace: settings.workspace)
    views.counts = counts
    if case .named(let shown) = queue.view,
      let now = views.entries.first(where: { $0.view.name == shown.name })?.view, now != shown
    {
      queue.view = .named(now)
      loadView(cursorOn: queue.list.current?.id)
    }
  }
}

extension ViewCount {
  /// `10,000+` where there are more.
  var words: DisplayText {
    let digits = String(count)
    let grouped = digits.enumerated().map { place, digit in
      let left = digits.count - place
      return (place > 0 && left % 3 == 0 ? "," : "") + String(digit)
    }.joined()
    return DisplayText(composed: grouped + (isLeast ? "+" : ""))
  }
}
