import Canvas
import Inbox
import Testing

@testable import Desk

/// The lowest line: whole hints, and the ones that matter on every width.
@Suite struct HintLineTests {
  private func hints(_ bench: Bench) -> String { bench.screen.last ?? "" }

  @Test(arguments: [80, 90, 100, 120, 200])
  func theWayOutAndTheSendKeySurvive(width: Int) {
    var bench = Bench(size: Size(width: width, height: 24))
    bench.press("Enter")
    #expect(hints(bench).contains("Esc back"))
    #expect(hints(bench).contains("r reply"))
    bench.press("r")
    #expect(hints(bench).contains("^S send"))
    #expect(hints(bench).contains("Esc read"))
  }

  @Test(arguments: [60, 80, 120])
  func aSweepSaysHowItGoesOn(width: Int) {
    var bench = Bench(size: Size(width: width, height: 24))
    bench.press("w")
    #expect(hints(bench).contains("n skip …"))
    #expect(hints(bench).contains("Esc back"))
    #expect(!hints(bench).contains("s next"))
    bench.press("p")
    #expect(hints(bench).contains("n goes on"))
  }

  @Test func noHintIsEverCut() {
    let whole = Set(
      Keymap().commands.flatMap { command in
        command.keys.map { $0.label(.unicode).string + " " + command.title.string }
      })
    for width in 20...140 {
      var bench = Bench(size: Size(width: width, height: 24))
      for keys in ["", "Enter", "r", "Esc", "Esc", "g f", "?"] {
        bench.press(keys)
        bench.wait(1000)
        let line = hints(bench)
        #expect(!line.contains("…  ") || !line.contains("~"), "\(width): \(line)")
        for hint in line.trimmingBlanks.split(separator: "  ") where bench.message.isEmpty {
          let known =
            whole.contains(String(hint))
            || ["1-3 tier", "^X n reply", "⏎ insert"].contains(String(hint))
          #expect(known, "\(width): “\(hint)” in \(line)")
        }
      }
    }
  }

  @Test func aMessageThatIsLongerThanItsLineGoesOnBelow() {
    let long =
      "#88117 was not sent: the mail program answered that the mailbox of the recipient is full "
      + "and that it will not try again; gf shows it"
    var bench = Bench(size: Size(width: 80, height: 24))
    bench.send(.notice(Notice(.error, long)))
    let lines = bench.screen.suffix(2).map { $0.trimmingBlanks }
    #expect(lines.joined(separator: " ") == long)
    // Longer still, it says where all of it stands, and there it does.
    bench.send(.notice(Notice(.error, long + ", and " + long)))
    #expect(bench.screen.last?.contains("(gl shows all)") == true)
    bench.wait(7000)
    bench.press("g l")
    let shown = bench.screen.map { $0.trimmingBlanks.filter { $0 != "│" }.trimmingBlanks }
    #expect(shown.joined(separator: " ").contains("will not try again; gf shows it"))
    #expect(!bench.screen.contains { $0.contains("…") })
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 40, height: 16)])
  func theListOfKeysIsReadToTheEnd(size: Size) {
    var bench = Bench(size: size)
    bench.press("?")
    var said = ""
    for _ in 0..<500 {
      let inside = bench.screen.dropFirst(2)
      #expect(!inside.contains { $0.contains("… │") })
      said += inside.joined(separator: "\n")
      bench.press("Down")
    }
    #expect(said.contains("[quit]"))
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
