import Inbox
import Testing

@testable import Demonstration

@Suite struct PhrasebookTests {
  let library = Library()

  @Test func everyLineOfTheBooksIsUnderstood() {
    #expect(library.books.flatMap(\.problems) == [])
  }

  @Test func everyBookCanCarryAConversation() {
    for book in library.books {
      #expect(!book.names.isEmpty && !book.cities.isEmpty, "\(book.language)")
      #expect(!book.nudges.isEmpty && !book.thanks.isEmpty, "\(book.language)")
      #expect(!book.checking.isEmpty && !book.closing.isEmpty, "\(book.language)")
      for style in [Style.chat, .post, .mail] {
        #expect(!book.dialogs(style).isEmpty, "\(book.language) has no \(style)")
      }
      #expect(book.dialogs.contains { $0.scenario == .doubleCharge }, "\(book.language)")
      for dialog in book.dialogs {
        #expect(dialog.lines.first?.speaker == .customer, "\(book.language) \(dialog.scenario)")
        #expect(dialog.lines.contains { $0.speaker == .agent }, "\(book.language)")
        #expect(dialog.lines.allSatisfy { !$0.wordings.isEmpty })
      }
    }
  }

  @Test func everySlotIsKnown() {
    let slots = Slots(first: "F", order: "O", amount: "A", city: "C", product: "P", handle: "@h")
    for book in library.books {
      let lines = book.dialogs.flatMap(\.lines).flatMap(\.wordings)
      let others = book.nudges + book.thanks + book.checking + book.closing
      for text in lines + others + book.dialogs.compactMap(\.subject) {
        #expect(!slots.fill(text, me: "M").contains("{"), "\(text)")
      }
    }
  }

  @Test func readsWordingsContinuationsAndAttachments() {
    let book = Phrasebook(
      language: "en",
      text: """
        names: Ann Ash | Bo Birch
        nudge: Hello? | Anybody
        there?

        == vat mail About {order}
        C: One || Two
        three
        |
        |four
        || Five
        @: a.png image/png 12
        A: Yes
        """)
    #expect(book.problems == [])
    #expect(book.names == ["Ann Ash", "Bo Birch"])
    #expect(book.nudges == ["Hello?", "Anybody there?"])
    #expect(book.dialogs.count == 1)
    #expect(book.dialogs[0].subject == "About {order}")
    #expect(book.dialogs[0].lines[0].wordings == ["One", "Two three\n\nfour", "Five"])
    #expect(book.dialogs[0].lines[0].attachments.map(\.name) == ["a.png"])
    #expect(Phrasebook(language: "en", text: "== nothing chat").problems.count == 1)
  }

  @Test func greetsSomebodyWithoutANameWithoutAGap() {
    let slots = Slots(first: "", order: "1", amount: "", city: "", product: "", handle: "")
    #expect(slots.fill("Hi {first}, order {order}", me: "M") == "Hi, order 1")
    #expect(slots.fill("Sorry about that, {first}! {me}", me: "M") == "Sorry about that! M")
  }
}
