import Foundation
import Testing

@testable import Demonstration

@Suite struct DemonstrationPlaceTests {
  let root = FileManager.default.temporaryDirectory.path + "/place-\(UUID().uuidString)"

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  @Test func isMadeForOneAloneAndRemoved() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let place = try DemonstrationPlace.make(under: [root])
    let other = try DemonstrationPlace.make(under: [root])
    #expect(place.path != other.path)
    #expect(exists(place.path) && exists(other.path))
    #expect(DemonstrationPlace.holds(store: place.store))
    #expect(!DemonstrationPlace.holds(store: root + "/inbox.db"))
    let access = try FileManager.default.attributesOfItem(atPath: place.path)
    #expect(access[.posixPermissions] as? Int == 0o700)
    place.remove()
    #expect(!exists(place.path) && exists(other.path))
  }

  @Test func clearsAwayWhatAKilledOneLeftAndNothingElse() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let files = FileManager.default
    try files.createDirectory(atPath: root + "/left", withIntermediateDirectories: true)
    #expect(files.createFile(atPath: "\(root)/left/\(DemonstrationPlace.marker)", contents: nil))
    try files.createDirectory(atPath: root + "/real", withIntermediateDirectories: true)
    #expect(files.createFile(atPath: root + "/real/inbox.db", contents: nil))
    let place = try DemonstrationPlace.make(under: [root])
    #expect(!exists(root + "/left"))
    #expect(exists(root + "/real/inbox.db"))
    #expect(exists(place.path))
  }

  @Test func takesTheNextRootWhereTheFirstCannotBeWritten() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let place = try DemonstrationPlace.make(under: ["/proc/nowhere", root])
    #expect(place.path.hasPrefix(root))
    #expect(throws: DemonstrationError.self) {
      _ = try DemonstrationPlace.make(under: ["/proc/nowhere"])
    }
  }

  @Test func liesInTheStateDirectory() {
    let roots = DemonstrationPlace.usualRoots(environment: ["XDG_STATE_HOME": "/s", "HOME": "/h"])
    #expect(roots.first == "/s/bellhop/demonstrations")
    #expect(
      DemonstrationPlace.usualRoots(environment: ["HOME": "/h"]).first
        == "/h/.local/state/bellhop/demonstrations")
    #expect(DemonstrationPlace.usualRoots(environment: [:]).count == 1)
  }
}
