import Inbox
import Testing

/// Many write the same at once: from the signal to one answer for all, between two terminals.
@Suite("Scenario: incident reply")
struct ScenarioIncident {
  /// A desk to which seven people more write that they were charged twice: with Lena and Marta nine.
  private func desk() throws -> ScenarioDesk {
    let desk = try ScenarioDesk(hold: "1s")
    let now = Instant(milliseconds: desk.now.milliseconds)
    let names = ["Ada Long", "Bea Kurz", "Cy Moss", "Dee Park", "Eli Ross", "Fay Holt", "Gus Webb"]
    let lines = names.enumerated().map { place, name in
      let at = now.advanced(by: Int64(place - 8) * 60_000)
      return """
        {"v":1,"at":"\(at)","type":"message","conversation":"twice\(place)",\
        "by":{"kind":"customer","id":"guest\(place)","name":"\(name)","handle":"+4915100\(place)"},\
        "id":"twice-m\(place)","channel":"whatsapp","account":"acme-wa","kind":"dm",\
        "direction":"in","text":"I was charged twice, order \(place)","lang":"en"}
        """
    }
    let file = try desk.folder.write(lines.joined(separator: "\n") + "\n", to: "twice.jsonl")
    try desk.run("import", file)
    return desk
  }

  @Test("Opened from the signal, answered together, closed; both see the banner")
  func incident() throws {
    let desk = try desk()
    let maya = try desk.open(as: "maya")
    let tom = try desk.open(as: "tom")
    try maya.press("g", "c")
    try maya.wait(lineWith: "charged twice", "×9")
    try maya.press("I")
    try maya.wait(forText: "What is it about?")
    try maya.press("Enter")
    try maya.wait(forText: "do it: 9")
    // Left without a yes there is none, for nobody.
    try maya.answer("n", while: "do it: 9")
    #expect(try desk.run("incident", "list", "--all").output.isEmpty)
    try maya.wait(forText: "none open")
    try maya.press("I")
    try maya.wait(forText: "What is it about?")
    try maya.press("Enter")
    try maya.wait(forText: "do it: 9")
    try maya.answer("y", while: "do it: 9")
    try maya.wait(for: "nine to have joined") { _ in
      try desk.run("list", "incident:charged-twice", "--jsonl").output
        .split(separator: "\n").count == 9
    }
    try maya.wait(forText: "INCIDENT charged twice")
    try tom.wait(forText: "INCIDENT charged twice")
    try maya.wait(forText: "none yet: W")
    try maya.press("W")
    try maya.wait(forText: "What may be said")
    try maya.type("Hi {{contact.first_name|there}}, one payment only.")
    try maya.press("C-s")
    try maya.wait(goneText: "none yet: W")
    // One of them writes on: somebody must read it first, or the plan is made anew.
    try maya.press("r")
    try maya.wait(forText: "do it: 9")
    try maya.answer("y", while: "do it: 9")
    try maya.wait(for: "the replies to leave") { _ in
      try desk.run("list", "incident:charged-twice is:open waiting:>0s", "--jsonl").output.isEmpty
    }
    let said = try desk.run("show", "ref:twice0").output
    #expect(said.contains("Hi Ada, one payment only."))
    #expect(try desk.run("show", "ref:twice6").output.contains("Hi Gus, one payment only."))

    try maya.press("e")
    try maya.wait(forText: "How did it end?")
    try maya.type("The bank has refunded it.")
    try maya.press("C-s")
    try maya.wait(goneText: "INCIDENT charged twice")
    try tom.wait(goneText: "INCIDENT charged twice")
    let report = try desk.run("incident", "report", "charged-twice").output
    for words in ["opened, Maya", "9 conversations joined", "9 answers sent", "closed: The bank"] {
      #expect(report.contains(words), "\(words): \(report)")
    }
    try desk.run("doctor", "--verify")
  }
}
