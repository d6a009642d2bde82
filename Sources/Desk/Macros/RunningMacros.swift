import Canvas
import Inbox

/// Macros: `M` and a letter, or by name. What each step would do is shown before anything is done.
extension DeskState {
  /// The keys of the macros, each as an answer; those beyond the screen are found by their name.
  mutating func openMacros() {
    let keyed = macroKeys
    let most = max(3, size.height - 8)
    var answers = keyed.prefix(most).map { macro, key in
      QuestionBox.Answer(key: key, title: title(of: macro), action: .macro(macro.name))
    }
    if keyed.count < settings.workspace.macros.count || keyed.count > most {
      answers.append(.init(key: ":", title: "by name …", action: .macrosByName))
    }
    let what = actsOnMarks ? markedText : target.map { text($0.id) } ?? .empty
    layers.append(
      .question(
        QuestionBox(
          title: "Macro for " + what,
          lines: [
            .init(text: "What it would do is shown before it is done.")
          ],
          answers: answers, openedAt: now)))
  }

  /// Their own keys, and for those without one the first letter that is free.
  private var macroKeys: [(Macro, Unicode.Scalar)] {
    let macros = settings.workspace.macros
    var taken = Set(macros.compactMap { $0.key?.unicodeScalars.first })
    taken.insert(":")
    var free = "abcdefghijklmnopqrstuvwxyz0123456789".unicodeScalars.filter { !taken.contains($0) }
    return macros.compactMap { macro in
      if let key = macro.key?.unicodeScalars.first { return (macro, key) }
      guard !free.isEmpty else { return nil }
      return (macro, free.removeFirst())
    }
  }

  private func title(of macro: Macro) -> DisplayText {
    let steps = run(of: macro).steps.map(\.words).joined(separator: " · ")
    return DisplayText(filtering: macro.name, as: .name, limit: 30) + ": "
      + DisplayText(filtering: steps, as: .line, limit: 60)
  }

  private func run(of macro: Macro) -> MacroRun {
    macro.run(by: me, in: settings.workspace, noteID: "", now: now)
  }

  mutating func openMacroPicker() {
    layers.append(.picker(Picker(.macros, title: "Macros", items: macroItems())))
  }

  /// For the palette as well.
  func macroItems() -> [Picker.Item] {
    settings.workspace.macros.map { macro in
      Picker.Item(
        "macro " + DisplayText(filtering: macro.name, as: .name, limit: 40),
        detail: macro.key.map { "M " + DisplayText(filtering: $0, as: .name) } ?? .empty,
        value: .macro(macro.name),
        problem: problem(with: .macro).map { DisplayText(filtering: $0, as: .line) })
    }
  }

  /// Asks what it would do, to the marks or to the one in front.
  mutating func stage(macro name: String) {
    if let problem = problem(with: .macro) { return say(.warning, problem) }
    guard let macro = settings.workspace.macros.first(where: { $0.name == name }) else { return }
    // What is being written counts: a macro writes over nobody's words.
    saveDraftsNow()
    let command = Command.macro(
      macro.run(by: me, in: settings.workspace, noteID: ids.message(), now: now))
    if actsOnMarks {
      marks.endRange()
      return plan(command, macro.name)
    }
    guard let row = target else { return }
    plan(command, macro.name, one: row.id)
  }

  /// Each step with how many it changes, and those that are refused. Only `y` runs it.
  func macroBox(
    _ macro: MacroRun, _ planned: BulkUnderWay, _ report: BulkReport
  ) -> QuestionBox {
    let total = planned.request.conversations.count
    let name = DisplayText(filtering: macro.name, as: .name, limit: 40)
    var lines: [QuestionBox.Line] = []
    if planned.isOne, let id = planned.request.conversations.first {
      lines.append(.init(text: text(id) + ", in one act:"))
    } else {
      lines.append(.init(text: countLine(planned) + " For each, in one act:"))
    }
    for (place, step) in macro.steps.enumerated() {
      let count = report.steps[place] ?? 0
      let words = DisplayText(filtering: step.words, as: .line, limit: 52)
      let touched: DisplayText =
        count == 0
        ? "changes nothing" : planned.isOne ? "" : "\(count) of \(total)"
      let gap = touched.isEmpty ? DisplayText.empty : "   " + touched
      lines.append(
        .init(text: " \(place + 1). " + words + gap, role: count == 0 ? .dim : .text))
    }
    lines += restrictionLines(report) + refusedLines(report)
    var answers: [QuestionBox.Answer] = []
    if !report.done.isEmpty {
      var request = planned.request
      request.conversations = report.done
      let own = BulkUnderWay(
        request: request, summary: planned.summary, isOne: planned.isOne)
      let words: DisplayText =
        planned.isOne ? "do it" : "do it: \(report.done.count) × " + name
      answers.append(.init(key: "y", title: words, action: .doPlanned(own)))
    }
    answers.append(.init(key: "n", title: "no", action: .close))
    return QuestionBox(
      title: "Macro: " + name, lines: lines, answers: answers, openedAt: now, deafFor: 300)
  }
}

extension Command {
  /// Whether what it does ends the work on a conversation, so that the next one may open.
  var ends: Bool {
    switch self {
    case .resolve, .spam, .snooze, .merge: true
    case .macro(let macro): macro.commands.contains(where: \.ends)
    default: false
    }
  }
}
