extension Collection<Incident> {
  /// Why no incident of this title may be opened beside the open ones: two of one name are one
  /// trouble, and whoever reads the banner or joins a conversation could not tell them apart.
  package func refusalToOpen(another title: String) -> Refusal? {
    let name = Incident.name(of: title)
    guard let twin = first(where: { $0.isOpen && Incident.name(of: $0.title) == name }) else {
      return nil
    }
    return .nothingToDo(
      "“\(twin.title)” is open already (\(twin.id)): let conversations join it, or give another title."
    )
  }
}

extension Incident {
  /// What two titles have in common that people read as one: case, diacritics and punctuation aside.
  fileprivate static func name(of title: String) -> String {
    let words = FoldedText.tokens(of: title)
    return words.isEmpty ? FoldedText.fold(title) : words.joined(separator: " ")
  }
}
