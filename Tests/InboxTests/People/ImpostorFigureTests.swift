import Foundation
import TestSupport
import Testing

@testable import Inbox

@Suite("Impostors are marked, ordinary people are not")
struct ImpostorFigureTests {
  private let known = KnownNames(CustomerSignTests.workspace)

  private func loud(_ name: String) -> [CustomerSign] {
    CustomerSign.ofName(ShownIdentity(name: name, handle: "n@x.example"), known: known)
      .filter(\.isLoud)
  }

  @Test("none of two hundred ordinary names")
  func ordinary() {
    #expect(OrdinaryNames.all.count >= 200)
    for name in OrdinaryNames.all { #expect(loud(name).isEmpty, "\(name): \(loud(name))") }
  }

  @Test(
    "every name of the hostile corpus",
    // Without the corpus there is nothing to ask: `SharedMaterial.why` says how to get it.
    .enabled(if: SharedMaterial.has(corpus), Comment(rawValue: SharedMaterial.why)))
  func hostile() throws {
    let lines = try SharedMaterial.lines(ImpostorFigureTests.corpus)
      .filter { $0["family"] as? String == "homoglyph" }
    #expect(!lines.isEmpty)
    for line in lines {
      let name = String(decoding: SharedMaterial.bytes(line["bytes_b64"]), as: UTF8.self)
      #expect(!loud(name).isEmpty, "\(line["id"] ?? ""): \(name)")
      // The sentinels are ordinary Latin words: what they are glued to gives it away, not they.
      for sentinel in line["sentinels"] as? [String] ?? [] {
        #expect(loud(sentinel).isEmpty, "\(sentinel)")
      }
    }
  }

  private static let corpus = "fixtures/hostile/escape/escape.jsonl"

  @Test("every one of sixteen, as the threat model counts them")
  func sixteen() {
    let names = [
      "Аdmin", "раураl", "baհome", "Gοοgle", "https://xn--pypal-4ve.com/", "arnazon",
      "bank.example⁄login.evil.example", "ɐƃq", "𝐏𝐚𝐲𝐏𝐚𝐥", "paypa1", "Ꮇaya", "МАУА",
      "Maya care@acme.example", "ⓢupport", "Acme Cаre", "rnicrosoft",
    ]
    #expect(names.count == 16)
    for name in names { #expect(!loud(name).isEmpty, "\(name)") }
  }

  @Test("asking costs a name's length, not the number of known names")
  func skeletons() {
    #expect(Skeleton("раураl").text == Skeleton("paypal").text)
    #expect(Skeleton("ｐａｙｐａｌ").text == Skeleton("paypal").text)
    #expect(Skeleton("arnazon").text == Skeleton("amazon").text)
    #expect(Skeleton("Ian").text != Skeleton("Lan").text)
    #expect(Skeleton("päypal").text == Skeleton("paypal").text)
    #expect(Script(of: "ж") == .cyrillic && Script(of: "a") == .latin && Script(of: "1") == nil)
    #expect(Script(of: "գ") == .armenian && Script(of: "ホ") == .kana && Script(of: "́") == nil)
  }
}
