import CFaultyDisk
import Foundation
import Inbox
import Testing
import TestSupport

@testable import InboxStore

/// The power goes: of what was written since the last sync any part may be on the disk, in any
/// order, torn in the middle; what was synced is there.
///
/// Two hundred images in every test run, two thousand in `make soak`.
///
/// Negative control: `PRAGMA synchronous = NORMAL` in `Settings` loses what was acknowledged.
@Suite("After the power went")
struct PowerLossTests {
  private static let count = Soak.isOn ? 2000 : 200

  @Test("all that was acknowledged is there, and nothing is damaged")
  func images() throws {
    let base = try Desk.small().bytes()
    let disk = try FaultyDisk(base)
    disk.record()
    // What was acknowledged, and how many operations had been done by then.
    var acknowledged: [(kept: DayOfWork.Acknowledged, operations: Int)] = []
    let store = try disk.open()
    for round in 0..<3 {
      var work = DayOfWork()
      work.run(store, round: "p\(round)") { work in
        for kept in work.acknowledged where !acknowledged.contains(where: { $0.kept == kept }) {
          acknowledged.append((kept, disk.operationCount))
        }
      }
      #expect(work.errors.isEmpty)
      try store.settleWhole()
    }
    let all = disk.operationCount
    #expect(acknowledged.count > 40)
    var random = SeededGenerator(seed: 3)
    for _ in 0..<Self.count {
      let end = Int.random(in: 0...all, using: &random)
      let image = try Image(base, disk, upTo: end, &random)
      let after = try FaultyDisk(image.files[0], log: image.files[1])
      let opened = try after.open()
      // A draft may have been written over by a later one.
      let kept = acknowledged.filter { $0.operations <= end }.map(\.kept).filter {
        if case .draft = $0 { false } else { true }
      }
      let missing = try DayOfWork.missing(kept, in: opened)
      #expect(missing.isEmpty, "after \(end) of \(all): \(missing)")
      #expect(try opened.damages(quick: false) == [], "after \(end) of \(all)")
      #expect(try opened.verify(now: later + 20) == [], "after \(end) of \(all)")
    }
  }

  /// Database and log as a disk may hold them after the first operations.
  struct Image {
    private(set) var files: [Data]

    init(_ base: Data, _ disk: FaultyDisk, upTo end: Int, _ random: inout SeededGenerator) throws {
      files = [base, Data()]
      for file in 0..<2 {
        let own = (0..<end).filter { disk.operation($0).file == file }
        let synced = own.last { disk.operation($0).kind == FAULTY_SYNC.kind } ?? -1
        for place in own {
          let operation = disk.operation(place)
          let isDurable = place <= synced
          guard isDurable || Bool.random(using: &random) else { continue }
          apply(operation, to: file, torn: !isDurable && Int.random(in: 0..<8, using: &random) == 0)
        }
      }
    }

    private mutating func apply(_ operation: faulty_disk_operation, to file: Int, torn: Bool) {
      let offset = Int(operation.offset)
      if operation.kind == FAULTY_TRUNCATE.kind {
        grow(file, to: offset)
        files[file].removeLast(files[file].count - offset)
      } else if operation.kind == FAULTY_WRITE.kind, let bytes = operation.bytes {
        let count = torn ? Int(operation.count) / 2 : Int(operation.count)
        grow(file, to: offset + count)
        files[file].replaceSubrange(offset..<offset + count, with: bytes, count: count)
      }
    }

    private mutating func grow(_ file: Int, to size: Int) {
      let missing = size - files[file].count
      if missing > 0 { files[file].append(Data(count: missing)) }
    }
  }
}

extension Int {
  /// The constants come as whatever the importer makes of a C enumeration.
  fileprivate var kind: Int32 { Int32(self) }
}
