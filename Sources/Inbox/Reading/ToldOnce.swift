extension Sequence<TimelineEntry> {
  /// Without the lines that another line of the same act says again with more: resolving unanswered
  /// writes the status and its reason, and people read one.
  package var toldOnce: [TimelineEntry] {
    let reasons = Set(
      compactMap { entry -> ActID? in
        if case .resolutionReason = entry.event.what { entry.event.act } else { nil }
      })
    return filter { entry in
      guard case .status(let change) = entry.event.what, change.status == .resolved,
        let act = entry.event.act
      else { return true }
      return !reasons.contains(act)
    }
  }
}
