import Foundation
import Inbox

/// The zones of the system's time zone database, read as files and each only once.
///
/// Not Foundation's time zones: a desk's promises must not depend on what a library bundles, and
/// `ZoneRules` says what an instant is worth without asking anybody.
package final class TimeZones {
  private let folder: String
  private var known: [String: ZoneRules] = [:]

  /// - Parameter folder: with compiled zone files; by default `TZDIR`, else /usr/share/zoneinfo.
  package init(folder: String? = nil) {
    self.folder =
      folder ?? ProcessInfo.processInfo.environment["TZDIR"].flatMap { $0.isEmpty ? nil : $0 }
      ?? "/usr/share/zoneinfo"
  }

  /// Nil where there is no such zone, or its file cannot be read. The name never leaves the folder.
  package func rules(named name: String) -> ZoneRules? {
    if let rules = known[name] { return rules }
    let rules = read(name) ?? (["UTC", "Etc/UTC"].contains(name) ? .utc : nil)
    known[name] = rules
    return rules
  }

  private func read(_ name: String) -> ZoneRules? {
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard name.utf8.count <= 64,
      parts.allSatisfy({ part in
        part.first.map { (0x41...0x5A).contains($0 & 0xDF) } ?? false
          && part.allSatisfy {
            (0x41...0x5A).contains($0 & 0xDF) || (0x30...0x39).contains($0)
              || [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+")].contains($0)
          }
      })
    else { return nil }
    // Zone files have a few kilobytes; whatever is larger is something else.
    let path = folder + "/" + name
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = attributes?[.size] as? Int, size <= 1 << 20,
      let data = FileManager.default.contents(atPath: path)
    else { return nil }
    return try? ZoneRules(tzif: Array(data))
  }
}
