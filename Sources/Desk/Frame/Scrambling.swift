import Canvas
import Inbox

/// Names, handles, addresses and numbers as others of the same length, so that a screen can be
/// shown to anybody. The last step of drawing: nothing that is stored, sent, copied or searched
/// knows of it.
extension DeskState {
  mutating func toggleScrambling() {
    settings.isScrambled.toggle()
    say(
      .done,
      settings.isScrambled
        ? "Names and numbers are others from now on, on the screen only"
        : "Names and numbers are shown as they are")
  }

  /// Nobody is to take these names for real ones.
  var scramblingBanner: String? {
    guard settings.isScrambled else { return nil }
    return "names scrambled" + (settings.banner.map { ", \($0)" } ?? "")
  }

  func scramble(_ grid: inout Grid) {
    let scrambler = Scrambler(names: knownNames)
    grid.rewriteForeign(scrambler.scrambled)
  }

  /// What people are called whom the screens know of.
  private var knownNames: [String] {
    var names: [String] = settings.workspace.agents.map(\.name)
    func add(_ row: QueueRow) {
      let conversation = row.conversation
      names += [
        row.contactName, conversation.customerName, conversation.customerHandle,
        conversation.contact?.text,
      ].compactMap { $0 }
    }
    func add(_ contact: Contact) {
      names += [contact.name, contact.id.text].compactMap { $0 } + contact.identities.map(\.handle)
    }
    for cells in queue.list.rows { add(cells.row) }
    for entry in figures.leaving { names += [entry.recipient, entry.recipientName ?? ""] }
    for layer in layers {
      switch layer {
      case .conversation(let screen):
        if let row = screen.row { add(row) }
        screen.contact.map(add)
        for cells in screen.others { add(cells.row) }
        // Who wrote may be somebody else than whose conversation it is.
        for block in screen.timeline.blocks where block.isCustomer {
          names.append(block.speaker.string)
        }
        if let beginning = screen.beginning {
          names += [beginning.name ?? "", beginning.recipient]
        }
      case .explanation(let screen): for row in screen.known.values { add(row) }
      case .wallboard(let screen): for cells in screen.rows { add(cells.row) }
      case .hits(let screen): for row in screen.rows { add(row.cells.row) }
      case .outbox(let screen):
        for row in screen.rows { names += [row.recipient.string, row.entry.recipient] }
      case .picker(let picker):
        for item in picker.items {
          if case .recipient(let contact, _) = item.value { add(contact) }
        }
      default: break
      }
    }
    return names
  }
}
