import Testing

@testable import Inbox

/// The table says what the rules say. Where this fails after a change of the rules or of Unicode,
/// `FoldingRules.table()` prints the data for FoldingTableWords and FoldingTableSingles.
@Suite struct FoldingTableTests {
  @Test func everyScalarIsAsTheRulesSay() {
    var differing: [String] = []
    let table = FoldingTable.shared
    for value in UInt32(0x80)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let rule = FoldingRules.entry(scalar)
      let entry = table[value]
      let kind: FoldingRules.Kind =
        switch entry.kind {
        case .separator: .separator
        case .word: .word
        case .single: .single
        case .mark: .mark
        }
      let folded =
        entry.isExpansion
        ? table.expansions[Int(entry.target)] : [entry.target == 0 ? value : entry.target]
      if kind != rule.kind || folded != rule.folded { differing.append("\(value): \(rule)") }
    }
    #expect(differing.isEmpty, "\(differing.count) differ, first \(differing.prefix(5))")
  }

  @Test func foldingTwiceChangesNothing() {
    for value in UInt32(0)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = FoldedText.fold(String(scalar))
      if FoldedText.fold(once) != once { Issue.record("\(value)") }
    }
  }
}
