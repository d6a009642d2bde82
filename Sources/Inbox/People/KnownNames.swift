/// Names that strangers put on: our colleagues', our own, our addresses', and those of companies
/// that are imitated everywhere. Made once for a workspace, so that asking is cheap.
package struct KnownNames: Hashable, Sendable {
  /// Whose name it is.
  package enum Owner: Hashable, Sendable {
    case colleague
    case ourselves
    case ourHandle
    case ourDomain
    /// A company that is imitated everywhere.
    case company
  }

  package struct Name: Hashable, Sendable {
    package var text: String
    package var owner: Owner
    let folded: String
    /// Its words, folded.
    let tokens: [String]
    let skeletons: Set<String>
    /// Without case, which `I` and `l` alone need.
    let foldedSkeleton: String
    /// As it looks when it is written as it is, without case.
    let loweredSkeleton: String

    init(_ text: String, _ owner: Owner) {
      self.text = text
      self.owner = owner
      folded = FoldedText.fold(text)
      tokens = FoldedText.tokens(of: text)
      let writings = [text, text.lowercased(), text.uppercased(), text.capitalisedFirst]
      foldedSkeleton = Skeleton(folding: text).text
      skeletons = Set(writings.map { Skeleton($0).text })
      loweredSkeleton = Skeleton(text).text.lowercased()
    }
  }

  /// Ours and our colleagues'.
  let own: [Name]
  /// Addresses that really are our colleagues' and ours, folded.
  let ownAddresses: Set<String>
  let ownDomains: Set<String>

  package init(_ workspace: Workspace) {
    var own: [Name] = []
    func add(_ text: String, _ owner: Owner) {
      guard text.count >= 3, !own.contains(where: { $0.text == text && $0.owner == owner }) else {
        return
      }
      own.append(Name(text, owner))
    }
    for agent in workspace.agents { add(agent.name, .colleague) }
    // A workspace that was never named bears the program's name.
    if workspace.name != Workspace().name { add(workspace.name, .ourselves) }
    var addresses = Set(workspace.agents.compactMap(\.email).map(FoldedText.fold))
    var domains: Set<String> = []
    for account in workspace.accounts {
      if let handle = account.handle {
        addresses.insert(FoldedText.fold(handle))
        add(KnownNames.bare(handle), .ourHandle)
      }
      guard let address = account.address else { continue }
      addresses.insert(FoldedText.fold(address))
      guard let at = address.lastIndex(of: "@") else { continue }
      let domain = String(address[address.index(after: at)...])
      guard !KnownNames.providers.contains(FoldedText.fold(domain)) else { continue }
      domains.insert(FoldedText.fold(domain))
      add(domain, .ourDomain)
    }
    self.own = own
    ownAddresses = addresses
    ownDomains = domains
  }

  /// `@acme@social.example` and `@acme` are `acme`.
  static func bare(_ handle: String) -> String {
    let name = handle.drop { $0 == "@" }
    return String(name.prefix { $0 != "@" })
  }

  /// Whose mail comes from there is nobody's colleague.
  private static let providers: Set<String> = [
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com",
    "icloud.com", "gmx.de", "gmx.net", "web.de", "aol.com", "proton.me", "protonmail.com",
    "mail.ru", "yandex.ru", "qq.com", "163.com",
  ]

  /// Asked for where a letter was replaced at all.
  static let companies = imitated.map { Name($0, .company) }

  /// Of five letters and more, so that no ordinary name holds one by accident.
  private static let imitated = [
    "Amazon", "Apple", "Google", "Microsoft", "PayPal", "Facebook", "Instagram", "WhatsApp",
    "Telegram", "Netflix", "Outlook", "LinkedIn", "Twitter", "Coinbase", "Binance", "Mastercard",
    "WeChat", "Alipay", "Santander", "Barclays", "Citibank", "Revolut", "Spotify", "Adobe",
    "Dropbox", "DocuSign", "Walmart", "Samsung", "Huawei", "YouTube", "TikTok", "Discord", "Yahoo",
    "iCloud", "FedEx", "Klarna", "Zalando", "Booking", "Airbnb", "MetaMask", "Stripe", "Shopify",
    "Alibaba", "Wikipedia", "GitHub", "Support", "Administrator",
  ]
}

extension String {
  /// `maya` as `Maya`.
  fileprivate var capitalisedFirst: String {
    prefix(1).uppercased() + dropFirst().lowercased()
  }
}
