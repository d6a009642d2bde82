/// What the placeholders of a saved reply stand for in one conversation, written by one agent.
///
/// Customers choose their names and fields, so these are data: line breaks and control characters
/// become blanks, and nothing in them is ever taken for a placeholder.
package struct ReplyValues: Sendable {
  package var contactName: String?
  package var contactHandle: String?
  package var contactFields: [JSONMember]
  package var conversationID: String?
  package var subject: String?
  package var agentName: String?
  package var signature: String?
  package var workspaceName: String?
  /// Today, as the reader shall see it.
  package var date: String?
  /// Gap → what `--var` says.
  package var variables: [String: String]

  package init(
    contactName: String? = nil, contactHandle: String? = nil, contactFields: [JSONMember] = [],
    conversationID: String? = nil, subject: String? = nil, agentName: String? = nil,
    signature: String? = nil, workspaceName: String? = nil, date: String? = nil,
    variables: [String: String] = [:]
  ) {
    self.contactName = contactName
    self.contactHandle = contactHandle
    self.contactFields = contactFields
    self.conversationID = conversationID
    self.subject = subject
    self.agentName = agentName
    self.signature = signature
    self.workspaceName = workspaceName
    self.date = date
    self.variables = variables
  }

  /// Nil where nothing is known; a blank value is nothing.
  package func value(of placeholder: Placeholder) -> String? {
    let value: String? =
      switch placeholder {
      case .contactName: contactName.map(ReplyValues.line)
      case .contactFirstName: contactName.flatMap(ReplyValues.firstName)
      case .contactHandle: contactHandle.map(ReplyValues.line)
      case .contactField(let name): field(name).map(ReplyValues.line)
      case .conversationID: conversationID
      case .conversationSubject: subject.map(ReplyValues.line)
      case .agentName: agentName
      case .agentFirstName: agentName.flatMap(ReplyValues.firstName)
      case .agentSignature: signature
      case .workspaceName: workspaceName
      case .date: date
      case .gap(let name): variables[name]
      }
    return value.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
  }

  private func field(_ name: String) -> String? {
    switch contactFields.first(where: { $0.name == name })?.value {
    case .string(let text): text
    case .number(let text): text
    case .bool(let isTrue): isTrue ? "yes" : "no"
    default: nil
    }
  }

  /// The first word, if it is one: nobody is greeted with a telephone number or a handle.
  private static func firstName(_ name: String) -> String? {
    let line = line(name)
    guard !line.hasPrefix("@"), !line.contains("://"),
      let word = line.split(whereSeparator: \.isWhitespace).first,
      word.unicodeScalars.contains(where: \.properties.isAlphabetic)
    else { return nil }
    return String(word)
  }

  private static func line(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars.prefix(1000) {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: result.unicodeScalars.append(" ")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result.split(separator: " ").joined(separator: " ")
  }
}

extension ReplyValues {
  /// What is known while somebody answers this conversation.
  ///
  /// - Parameters:
  ///   - id: Bellhop's number; nil while the conversation is only being begun.
  ///   - now: For `{{date}}`, as a day of the workspace's zone.
  package init(
    conversation: Conversation, id: ConversationID?, contact: Contact?, agent: Agent?,
    workspace: Workspace, now: Instant, variables: [String: String] = [:]
  ) {
    self.init(
      contactName: contact?.name ?? conversation.customerName,
      contactHandle: conversation.customerHandle, contactFields: contact?.fields ?? [],
      conversationID: id?.description, subject: conversation.subject, agentName: agent?.name,
      signature: agent?.signature, workspaceName: workspace.name,
      date: workspace.zone.wallTime(at: now).date.description, variables: variables)
  }
}
