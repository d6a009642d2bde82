import Canvas
import Inbox

/// What came with a conversation's messages, and the addresses in them: listed, and opened by
/// another program after a question that says where it really leads.
extension DeskState {
  static let mostFiles = 200

  mutating func openFiles() {
    guard let screen = conversation else { return }
    var items: [Picker.Item] = []
    for block in screen.timeline.blocks.reversed() where items.count < DeskState.mostFiles {
      let when = LocalTime.brief(block.at, now: now, zone)
      for file in block.files { items.append(item(file, when)) }
      let links = WebAddress.all(in: block.original ?? "", limit: 20)
      items += links.map { link in
        Picker.Item(
          "link to " + DisplayText(filtering: link.host, as: .name), detail: when,
          haystack: link.text, value: .address(link))
      }
    }
    guard !items.isEmpty else {
      return say(.hint, "Nothing is attached here, and no https address stands in it")
    }
    layers.append(.picker(Picker(.files, title: "Attached, newest first", items: items)))
  }

  private func item(_ file: Attachment, _ when: DisplayText) -> Picker.Item {
    let address = file.url.flatMap { WebAddress($0) }
    let value: Picker.Value =
      file.digest != nil ? .attachment(file) : address.map { .address($0) } ?? .nothing
    let problem: DisplayText? =
      value != .nothing
      ? nil
      : file.url == nil ? "only its name and size are kept here" : "its address is not https"
    return Picker.Item(
      TimelineBlock.describe(file), detail: when, haystack: file.name, value: value,
      problem: problem)
  }

  /// What a desktop might run is only saved.
  mutating func askAbout(_ file: Attachment) {
    var lines = [QuestionBox.Line(text: TimelineBlock.describe(file), role: .title)]
    var answers = [
      QuestionBox.Answer(key: "s", title: "save it", action: .saveAttachment(file))
    ]
    if file.mayRun {
      lines.append(
        .init(text: "Opening it could run it: it can only be saved.", role: .warning))
    } else if let problem = settings.openerProblem {
      lines.append(.init(text: DisplayText(filtering: problem, as: .line), role: .dim))
    } else {
      answers.insert(.init(key: "o", title: "open it", action: .openAttachment(file)), at: 0)
    }
    lines.append(.init(text: "A stranger sent it, and its name may lie about what it is."))
    layers.append(
      .question(
        QuestionBox(
          title: "An attached file", lines: lines, answers: answers, openedAt: now)))
    gate.closeUntilPainted()
  }

  mutating func askToOpen(_ address: WebAddress) {
    var lines = [
      QuestionBox.Line(
        text: "leads to  " + DisplayText(filtering: address.host, as: .name), role: .title)
    ]
    if let doubt = address.doubt { lines.append(.init(text: doubt, role: .warning)) }
    lines.append(.init(text: DisplayText(filtering: address.text, as: .line, limit: 300)))
    lines.append(.init(text: "A stranger chose it. Nothing is fetched by looking at it here."))
    var answers = [
      QuestionBox.Answer(
        key: "y", title: "copy the address", action: .copyAddress(address.text))
    ]
    if let problem = settings.openerProblem {
      lines.append(.init(text: DisplayText(filtering: problem, as: .line), role: .dim))
    } else {
      answers.insert(
        .init(key: "o", title: "open it", action: .openAddress(address.text)), at: 0)
    }
    layers.append(
      .question(
        QuestionBox(
          title: settings.openerProblem == nil ? "Open in another program?" : "An address",
          lines: lines, answers: answers, openedAt: now)))
    gate.closeUntilPainted()
  }
}
