// What can be said of a line by itself, without the fold.

extension Event {
  /// Whether it raises the conversation's version, which a reply carries as the send guard.
  package var movesGuard: Bool {
    switch what {
    case .message, .note, .status, .merge, .undo: true
    default: false
    }
  }

  /// Whether it opens a conversation that is not known yet.
  package var opensConversation: Bool {
    switch what {
    case .message, .opened: true
    default: false
    }
  }

  /// Whether a line of this type may name a conversation that nothing opened (interchange.md).
  package var requiresKnownConversation: Bool {
    switch what {
    case .message, .opened, .contact, .call, .nps, .survey, .deflection, .availability, .skip,
      .incident:
      false
    default: true
    }
  }

  /// Whether a line of this type must name a conversation at all.
  package var requiresConversation: Bool {
    switch what {
    case .contact, .call, .nps, .survey, .deflection, .availability, .skip, .incident, .purge:
      false
    default: true
    }
  }
}
