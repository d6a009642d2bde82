/// The key `signals` of the workspace file: whose complaints are a signal by themselves, and what
/// complains.
///
///     signals: { followers: 10000, complaints: [overcharged, "chargeback*"], not_complaints: [nul] }
package struct SignalSettings: Hashable, Sendable {
  /// From so many followers on what somebody says is heard by many; who is verified always is.
  package var followers: Int64 = 10_000
  /// Keywords that complain besides ours, as a rule's `any` spells them.
  package var complaints: [String] = []
  /// Words of ours that mean something else at this desk.
  package var notComplaints: [String] = []

  package init() {}
}

/// Asks of each message whether it complains where many hear it.
package struct ComplaintFinder: Sendable {
  package let settings: SignalSettings
  private let added: [WordPattern]
  private let left: Set<String>

  package init(_ settings: SignalSettings = SignalSettings()) {
    self.settings = settings
    added = settings.complaints.map { WordPattern(keyword: $0) }
    left = Set(settings.notComplaints.flatMap { FoldedText.tokens(of: $0) })
  }

  package func finds(_ message: BurstMessage) -> Bool {
    guard message.isVerified || (message.followers ?? 0) >= settings.followers else { return false }
    let text = String(message.text.prefix(4000))
    return Complaint.isOne(text, without: left) || added.contains { $0.occurs(in: text) }
  }
}
