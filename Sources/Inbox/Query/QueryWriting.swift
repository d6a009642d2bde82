extension Query: CustomStringConvertible {
  /// Canonical text: parsing it gives the same tree.
  package var description: String {
    if case .all = self { "" } else { text(isNested: false) }
  }

  private func text(isNested: Bool) -> String {
    switch self {
    case .all: "*"
    case .words(let term): term.description
    case .condition(let condition): condition.description
    case .not(let inner): "-" + inner.text(isNested: true)
    case .and(let members): Query.join(members, " ", isNested: isNested)
    case .or(let members): Query.join(members, " OR ", isNested: isNested)
    }
  }

  private static func join(_ members: [Query], _ sign: String, isNested: Bool) -> String {
    let text = members.map { $0.text(isNested: true) }.joined(separator: sign)
    return isNested ? "(\(text))" : text
  }
}

extension Query.Term: CustomStringConvertible {
  package var description: String {
    Query.quote(text, isValue: false) + (isPrefix ? "*" : "")
  }
}

extension Query.Condition: CustomStringConvertible {
  package var description: String {
    switch self {
    case .from(let term):
      "from:" + Query.quote(term.text, isValue: true) + (term.isPrefix ? "*" : "")
    case .channel(let channel): "channel:\(channel.rawValue)"
    case .kind(let kind): "kind:\(kind.rawValue)"
    case .account(let id): "account:" + Query.quote(id.text, isValue: true)
    case .tier(let comparison): "tier:" + comparison.text { String($0.rawValue) }
    case .tag(let tag): "tag:" + Query.quote(tag, isValue: true)
    case .assignee(.me): "assignee:me"
    case .assignee(.nobody): "assignee:none"
    case .assignee(.agent(let id)): "assignee:" + Query.quote(id.text, isValue: true)
    case .team(nil): "team:none"
    case .team(let id?): "team:" + Query.quote(id.text, isValue: true)
    case .status(let status): "is:\(status.rawValue)"
    case .unread: "is:unread"
    case .breached: "is:breached"
    case .atRisk: "is:atrisk"
    case .outbox(let state): "is:\(state.rawValue)"
    case .approval: "is:approval"
    case .approvalFor(.me): "approval:me"
    case .approvalFor(.agent(let id)): "approval:" + Query.quote(id.text, isValue: true)
    case .inHand(.me): "inhand:me"
    case .inHand(.agent(let id)): "inhand:" + Query.quote(id.text, isValue: true)
    case .incident(let id): "incident:" + Query.quote(id.text, isValue: true)
    case .conversations(let ids): "id:" + ids.map { "\($0.number)" }.joined(separator: ",")
    case .audience(let audience): "public:" + (audience == .public ? "yes" : "no")
    case .priority(let comparison): "priority:" + comparison.text { String($0.rawValue) }
    case .segment(let segment): "segment:" + Query.quote(segment, isValue: true)
    case .verified(let isVerified): "verified:" + (isVerified ? "yes" : "no")
    case .followers(let comparison): "followers:" + comparison.text { String($0) }
    case .mentions(.me): "mentions:me"
    case .mentions(.agent(let id)): "mentions:" + Query.quote(id.text, isValue: true)
    case .window(let comparison): "window:" + comparison.text(Query.duration)
    case .due(let comparison): "due:" + comparison.text(Query.duration)
    case .waiting(let comparison): "waiting:" + comparison.text(Query.duration)
    case .before(let moment): "before:\(moment)"
    case .after(let moment): "after:\(moment)"
    case .language(let code): "lang:" + Query.quote(code, isValue: true)
    case .attachment: "has:attachment"
    case .csat(let comparison): "csat:" + comparison.text { String($0) }
    }
  }
}

extension Query.Moment: CustomStringConvertible {
  package var description: String {
    switch self {
    case .day(let day): day.description
    case .instant(let instant): instant.description
    }
  }
}

extension Query.Comparison {
  fileprivate func text(_ write: (Value) -> String) -> String {
    (relation == .equal ? "" : relation.rawValue) + write(value)
  }
}

extension Query {
  /// In the largest unit that divides it; the parser makes whole seconds only.
  fileprivate static func duration(_ milliseconds: Int64) -> String {
    let units: [(Int64, String)] = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "m")]
    for (unit, letter) in units where milliseconds != 0 && milliseconds % unit == 0 {
      return "\(milliseconds / unit)\(letter)"
    }
    return "\(milliseconds / 1000)s"
  }

  /// Quoted where the bare text would be read as something else.
  fileprivate static func quote(_ text: String, isValue: Bool) -> String {
    let characters = Query.characters(of: text).characters
    let isBare =
      !text.isEmpty && text != "OR" && !text.hasSuffix("*") && characters.first != "-"
      && !characters.contains {
        $0.isWhitespace || $0 == "(" || $0 == ")" || $0 == "\"" || $0 == ":"
      }
      && !(isValue && ["me", "none"].contains(text.lowercased()))
    guard !isBare else { return text }
    var quoted = "\""
    for character in characters {
      if character == "\"" || character == "\\" { quoted.append("\\") }
      quoted.append(character)
    }
    return quoted + "\""
  }
}
