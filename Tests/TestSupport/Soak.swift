import Foundation

/// The long form of tests that show a fair sample in `make test` and everything in `make soak`.
package enum Soak {
  /// Whether BELLHOP_SOAK is 1.
  package static let isOn = ProcessInfo.processInfo.environment["BELLHOP_SOAK"] == "1"
}
