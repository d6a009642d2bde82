/// A reason to look twice at who writes: an impostor's, or a troll's. It accuses nobody; it says
/// what was seen, and stands beside the address.
package enum CustomerSign: Hashable, Sendable {
  // Of the name, and told wherever it is shown.

  /// A word with letters of several scripts that are taken for each other.
  case mixedScripts(word: String, [Script])
  /// Other letters, the same look.
  case looksLike(String, KnownNames.Owner)
  /// A colleague's whole name, or ours.
  case bears(String, KnownNames.Owner)
  /// Mathematical, circled, turned or phonetic letters instead of a name's own.
  case oddLetters(String)
  /// `xn--…`: an address that was written in other letters.
  case disguisedAddress(String)
  /// A sign that only looks like the `/`, `.` or `@` of an address.
  case falseSeparator(String)
  /// The name holds an address, and it is not the one that is written from.
  case otherAddress(String)
  /// An address of which ours is only the beginning: `acme.example.evil.test`.
  case startsLikeOurs(String)

  // Of what is known, and told in the customer's pane alone.

  case noName
  case noPicture
  case fewFollowers(Int64)
  /// The account was made so many days ago.
  case youngAccount(days: Int)
  /// Nothing was ever heard of them before this conversation.
  case noHistory

  /// Whether it is told in the list and above the conversation: one that ordinary people bear is
  /// for who asks.
  package var isLoud: Bool {
    switch self {
    case .noName, .noPicture, .fewFollowers, .youngAccount, .noHistory: false
    default: true
    }
  }

  /// The reason, for people.
  package var words: String {
    switch self {
    case .mixedScripts(let word, let scripts):
      "“\(word)” mixes \(scripts.map(\.rawValue).joined(separator: " and ")) letters"
    case .looksLike(let name, let owner): "looks like \(owner.words) “\(name)” in other letters"
    case .bears(let name, let owner):
      owner == .colleague
        ? "bears the name of our colleague “\(name)”" : "bears \(owner.words) “\(name)”"
    case .oddLetters(let word): "“\(word)” is written in letters that are no name’s"
    case .disguisedAddress(let word): "“\(word)” hides an address in other letters"
    case .falseSeparator(let word): "“\(word)” holds a sign that only looks like / . : or @"
    case .otherAddress(let address): "the name holds another address: \(address)"
    case .startsLikeOurs(let domain): "“\(domain)” begins like our address and is not ours"
    case .noName: "no name is known"
    case .noPicture: "no picture"
    case .fewFollowers(let count): count == 1 ? "1 follower" : "\(count) followers"
    case .youngAccount(let days):
      days < 1
        ? "the account was made today"
        : "the account is \(days == 1 ? "1 day" : "\(days) days") old"
    case .noHistory: "never heard of before"
    }
  }
}

extension KnownNames.Owner {
  fileprivate var words: String {
    switch self {
    case .colleague: "our colleague"
    case .ourselves: "our name"
    case .ourHandle: "our handle"
    case .ourDomain: "our address"
    case .company: "the known name"
    }
  }
}

/// Who wants to be looked at: how they call themselves, and from where they write.
package struct ShownIdentity: Hashable, Sendable {
  package var name: String?
  package var handle: String?

  package init(name: String?, handle: String?) {
    self.name = name
    self.handle = handle
  }
}

extension CustomerSign {
  /// What the name and the address themselves give away.
  ///
  /// - Complexity: O(length of both), and a few dozen comparisons where letters were replaced.
  package static func ofName(_ shown: ShownIdentity, known: KnownNames) -> [CustomerSign] {
    let handle = shown.handle.map(FoldedText.fold)
    // Who really writes from one of our addresses is no impostor.
    if let handle, known.ownAddresses.contains(handle) { return [] }
    var signs: [CustomerSign] = []
    func add(_ sign: CustomerSign?) {
      if let sign, !signs.contains(sign) { signs.append(sign) }
    }
    if let name = shown.name {
      let text = NameText(name)
      for word in text.words { add(text.sign(of: word)) }
      add(text.falseSeparator)
      for address in text.addresses where FoldedText.fold(address) != handle {
        add(.otherAddress(address))
      }
      add(known.imitation(by: name))
      // Its address says already what is to be said.
      if text.addresses.isEmpty { add(known.bearer(name)) }
    }
    if let handle = shown.handle, handle != shown.name {
      let text = NameText(handle)
      for word in text.words { add(text.sign(of: word)) }
      add(text.falseSeparator)
      add(known.imitation(by: handle))
      add(known.stranger(at: handle))
      // A partner's address may well hold our name; a nickname does so for a reason.
      if !handle.dropFirst().contains("@") { add(known.bearer(handle, isHandle: true)) }
    }
    return signs
  }

  /// What little is known of somebody, weighed only where strangers can write in public.
  ///
  /// - Parameters:
  ///   - contact: What the networks told.
  ///   - knownSince: The first that was heard of them; nil: this conversation is the first.
  package static func ofPerson(
    _ shown: ShownIdentity, contact: Contact?, knownSince: Instant?, now: Instant
  ) -> [CustomerSign] {
    var signs: [CustomerSign] = []
    let hasName = [shown.name, contact?.name].contains { name in
      guard let name, !name.isBlank else { return false }
      return FoldedText.fold(name) != shown.handle.map(FoldedText.fold)
    }
    if !hasName { signs.append(.noName) }
    if contact?.saysNoPicture ?? false { signs.append(.noPicture) }
    if let followers = contact?.followers, followers < 10 { signs.append(.fewFollowers(followers)) }
    if let made = contact?.accountMadeAt, made <= now {
      let days = Int(now.since(made) / 86_400_000)
      if days < 30 { signs.append(.youngAccount(days: days)) }
    }
    if knownSince == nil { signs.append(.noHistory) }
    return signs
  }
}

extension Contact {
  /// A network that tells of pictures told that there is none.
  fileprivate var saysNoPicture: Bool {
    fields.contains { field in
      switch (field.name, field.value) {
      case ("default_avatar", .bool(true)), ("default_profile_image", .bool(true)): true
      case ("avatar", .null), ("picture", .null), ("avatar", .string("")),
        ("picture", .string("")):
        true
      case ("avatar", .bool(false)), ("picture", .bool(false)): true
      default: false
      }
    }
  }

  /// When the account was made, where a field tells it as a day or an instant.
  fileprivate var accountMadeAt: Instant? {
    for name in ["created_at", "account_created", "joined", "joined_at"] {
      guard case .string(let text)? = fields.first(where: { $0.name == name })?.value else {
        continue
      }
      let day = String(text.prefix(10)) + "T00:00:00.000Z"
      if let instant = Instant(commandLine: text) ?? Instant(commandLine: day) { return instant }
    }
    return nil
  }
}
