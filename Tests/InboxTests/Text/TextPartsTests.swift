import Inbox
import Testing
import TestSupport

struct TextPartsTests {
  private func fresh(_ text: String, sender: String? = nil) -> String {
    TextParts(of: text, sender: sender).fresh(of: text)
  }

  @Test(arguments: [
    "On 3 Apr 2012, Ann wrote:", "Am 03.04.2012 um 16:19 schrieb Ann:", "Am 3.4.12 schrieb:",
    "Le 3 avr. 2012 à 16:19, Ann a écrit :", "El 3 abr 2012, Ann escribió:",
    "Em 3 de abril de 2012, Ann escreveu:", "Il giorno 3 apr 2012, Ann ha scritto:",
    "Op 3 apr. 2012 schreef Ann", "W dniu 3.04.2012 o 16:19, Ann pisze:",
    "3 апр. 2012 г., Ann написал(а):", "2012年4月3日 Ann 写道：", "Ann <ann@x.example> wrote:",
    "2012/4/3 Ann <ann@x.example>", "On Tue, 3 Apr 2012 at 16:19, Ann Lee\n<ann@x.example>\nwrote:",
  ])
  func introducesAQuotationInManyLanguages(line: String) {
    let text = "Yes\n\n\(line)\n\n> Is it?\n"
    if line.hasSuffix("schreef Ann") {
      // Not one that we know: shown, for a wrong guess must not hide what was written.
      #expect(fresh(text) == "Yes\n\n\(line)")
    } else {
      #expect(fresh(text) == "Yes")
    }
  }

  @Test func sentencesAreNoIntroductions() {
    let text = "On Monday she wrote:\nplease send it.\nIt never came."
    #expect(fresh(text) == text)
    let list = "From: the door\nI went in."
    #expect(fresh(list) == list)
  }

  @Test(arguments: [
    "-----Original Message-----", "-----Ursprüngliche Nachricht-----",
    "----- Message d'origine -----",
  ])
  func whatStandsUnderAnOriginalIsQuoted(mark: String) {
    #expect(fresh("Yes\n\n\(mark)\nFrom: Ann\nHello\n\nthere") == "Yes")
  }

  @Test func headerBlocksAreQuotedInManyLanguages() {
    #expect(fresh("Ja\n\nVon: Ann\nGesendet: heute\nAn: Bob\nBetreff: x\n\nHallo") == "Ja")
    #expect(fresh("Oui\n\n*De :* Ann\n*Envoyé :* lundi\n*À :* Bob\n\nBonjour") == "Oui")
  }

  @Test func signaturesFold() {
    #expect(fresh("Yes\n-- \nAnn") == "Yes")
    #expect(fresh("Yes\n\nSent from my iPhone") == "Yes")
    #expect(fresh("Ja\n\nVon meinem iPhone gesendet") == "Ja")
    #expect(fresh("Yes\n\nBest regards,\nAnn Lee\nAcme") == "Yes")
    #expect(fresh("Yes\n\nAnn Lee\nAcme", sender: "Ann Lee") == "Yes")
    // Whoever writes nothing else wants it read.
    #expect(fresh("Thanks,\nAnn") == "Thanks,\nAnn")
    let long = "Yes\n--\n" + (0..<30).map { "line \($0)\n" }.joined()
    #expect(fresh(long).contains("line 29"))
  }

  @Test func lineEndsDoNotMatter() {
    let text = "Yes\r\n\r\nOn 3 Apr 2012, Ann wrote:\r\n> Is it?\r\n"
    #expect(fresh(text) == "Yes")
    #expect(TextParts(of: "").segments == [])
    #expect(TextParts(of: "> only").segments == [.init(kind: .quoted, range: 0..<6)])
  }

  /// Whatever the text, the segments are a partition of it into whole lines.
  @Test func segmentsArePartitions() {
    var random = SeededGenerator(seed: 3676)
    let pieces = [
      "> q\n", "\n", "-- \n", "--\n", "text\n", "On 3 Apr 2012, Ann wrote:\n", "From: a\n",
      "To: b\n",
      "Subject: c\n", "Sent from my iPhone\n", "Thanks,\n", "____________________\n", "é😀", "\r\n",
      " ",
      "-----Original Message-----\n",
    ]
    for _ in 0..<5000 {
      let count = Int.random(in: 0...20, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let bytes = Array(text.utf8)
      var end = 0
      var last: TextParts.Kind?
      for segment in TextParts(of: text).segments {
        #expect(segment.range.lowerBound == end)
        #expect(segment.kind != last)
        #expect(end == 0 || bytes[end - 1] == 0x0A)
        (end, last) = (segment.range.upperBound, segment.kind)
      }
      #expect(end == bytes.count)
    }
  }
}
