import Inbox

extension FuzzTarget {
  /// Saved replies: one pass, values are data, unknown names stay as they are written.
  package static let placeholders = FuzzTarget(
    name: "placeholders",
    seeds: [
      "Hi {{contact.first_name|there}}, order {{order}} {{contact.fields.plan}}\n{{agent.signature}}",
      "{{{{contact.name}}}} {{7*7}} {{a|b|c}} {{ order }} }} {{", "{{contact.name}}{{gap}}e\u{301}",
    ],
    words: [
      "{{", "}}", "|", "{{contact.name}}", "{{order}}", "contact.fields.", "{{gap}}", " ", "%n%@",
      "\u{301}", "\u{200D}",
    ],
    rounds: 15_000
  ) { bytes throws(Broken) in
    let body = bytes.text
    let template = ReplyTemplate(body)
    var written = ""
    for piece in template.pieces {
      switch piece {
      case .text(let text): written += text
      case .placeholder(_, _, let whole): written += whole
      }
    }
    try hold(written.utf8.elementsEqual(body.utf8), "the pieces are not the body")
    // Values that would show if anything read them a second time.
    let evil = "{{agent.signature}}{{order}}%n%@\n"
    let values = ReplyValues(
      contactName: evil, contactHandle: evil,
      contactFields: [JSONMember("plan", .string(evil))], agentName: "Maya",
      signature: "SECRET", variables: ["gap": evil])
    let filled = FilledReply(template, values: values)
    let asked = template.pieces.count { piece in
      if case .placeholder(.agentSignature, _, _) = piece { true } else { false }
    }
    let shown = filled.text.utf8.split(separator: UInt8(ascii: "S")).count {
      $0.starts(with: "ECRET".utf8)
    }
    let own = body.utf8.split(separator: UInt8(ascii: "S")).count { $0.starts(with: "ECRET".utf8) }
    try hold(shown <= asked + own, "a value was read as a template")
    let clusters = filled.text.count
    for gap in filled.gaps {
      try hold(
        gap.range.lowerBound >= 0 && gap.range.upperBound <= clusters, "a gap outside the text")
      try hold(!gap.range.isEmpty, "an empty gap")
    }
  }
}
