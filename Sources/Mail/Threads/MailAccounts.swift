import Inbox

/// Whose addresses are our own: what an import must know of the workspace.
package struct MailAccounts: Sendable {
  private var accounts: [String: AccountID] = [:]
  private var agents: [String: AgentID] = [:]
  private var agentsByName: [String: AgentID] = [:]
  /// `--account`: every mail of the import is this account's.
  package let chosen: AccountID?

  package init(workspace: Workspace, chosen: AccountID? = nil) {
    self.chosen = chosen
    for account in workspace.accounts where account.channel == .email {
      if let address = account.address { accounts[Self.key(address)] = account.id }
    }
    for agent in workspace.agents {
      agentsByName[agent.name.lowercased()] = agent.id
      if let email = agent.email { agents[Self.key(email)] = agent.id }
    }
  }

  /// The address without what follows a `+`: `care+t42@acme.example` is `care@acme.example`.
  private static func key(_ address: String) -> String {
    let mailbox = MailAddress(address: address)
    guard let plus = mailbox.localPart.firstIndex(of: "+"), plus != mailbox.localPart.startIndex
    else { return mailbox.address }
    return "\(mailbox.localPart[..<plus])@\(mailbox.domain)"
  }

  /// Whether an address is one of our accounts' or agents'.
  package func isOwn(_ address: MailAddress) -> Bool {
    let key = Self.key(address.address)
    return accounts[key] != nil || agents[key] != nil
  }

  /// The account of a mail: `--account`, else the one it was written to or, if it is ours, from;
  /// `mail` if it names none (interchange.md, *Mail*).
  func account(of mail: MailMessage) -> AccountID {
    if let chosen { return chosen }
    let candidates = Array(mail.from.prefix(1)) + mail.to + mail.cc + mail.deliveredTo
    return candidates.lazy.compactMap { accounts[Self.key($0.address)] }.first ?? "mail"
  }

  /// Who of us wrote a mail: the agent of its address, else the one whose name stands beside an
  /// account's, else somebody known by that name alone.
  func author(_ sender: MailAddress, isAutomatic: Bool) -> Actor {
    if isAutomatic {
      return Actor(kind: .system, id: "mail", handle: sender.address)
    }
    let name = sender.name.lowercased()
    let firstName = name.split(separator: " ").first ?? ""
    let agent =
      agents[Self.key(sender.address)] ?? agentsByName[name] ?? agentsByName[String(firstName)]
    let fallback = sender.name.isEmpty ? sender.address : sender.name
    return Actor(
      kind: .agent, id: agent?.text ?? fallback, name: sender.name.isEmpty ? nil : sender.name,
      handle: sender.address)
  }
}
