import InboxStore

/// Why a demonstration cannot begin.
package enum DemonstrationError: Error, Hashable, Sendable {
  /// Nowhere to put it; the reason for people.
  case noDirectory(String)
  /// Its store could not be made.
  case store(StoreError)
}

extension DemonstrationError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noDirectory(let reason): "There is no directory for the demonstration: \(reason)"
    case .store(let error): error.description
    }
  }
}
