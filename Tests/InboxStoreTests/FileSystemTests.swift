import Foundation
import Inbox
import InboxStore
import Testing

/// Negative control: leave one of the numbers out of `FileSystem.networks`.
@Suite("What lies under a store")
struct FileSystemTests {
  /// From statfs(2), linux/magic.h and coreutils' stat.c, as written there.
  static let networks: [(UInt32, String)] = [
    (0x6969, "NFS"), (0x517B, "SMB"), (0xFF53_4D42, "CIFS"), (0xFE53_4D42, "SMB2"),
    (0x0102_1997, "9P"), (0x6573_5546, "FUSE"), (0x5346_414F, "AFS"), (0x00C3_6400, "Ceph"),
    (0x0BD0_0BD0, "Lustre"), (0x0116_1970, "GFS2"), (0x7461_636F, "OCFS2"),
    (0x786F_4256, "VirtualBox"),
  ]

  @Test("is told by the kernel's number")
  func types() {
    for (type, name) in Self.networks { #expect(FileSystem(type: type) == .network(name)) }
    #expect(FileSystem(type: 0x794C_7630) == .overlay)
    // ext4, XFS, btrfs, tmpfs, ZFS, F2FS.
    for type: UInt32 in [
      0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x2FC1_2FC1, 0xF2F5_2010,
    ] {
      #expect(FileSystem(type: type) == .local, "\(String(type, radix: 16))")
    }
  }

  private func open(
    _ path: String, on fileSystem: FileSystem, trustsNetwork: Bool = false
  ) throws -> Store {
    try Store.open(
      path, create: true, fileSystem: fileSystem, trustsNetwork: trustsNetwork
    ) { (_) throws(StoreError) in .desk }
  }

  private func folder() throws -> String {
    let folder =
      FileManager.default.temporaryDirectory.path + "/bellhop-disk-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test("A network is refused by name, and nothing is made there")
  func refused() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/inbox.db"
    do {
      _ = try open(path, on: .network("NFS"))
      Issue.record("it was opened")
    } catch let error as StoreError {
      #expect(error == .networkFileSystem(path: path, type: "NFS"))
      #expect(error.description.contains("(NFS)"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test("Somebody may vouch for it: then it opens and says what that means")
  func vouched() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/inbox.db"
    let store = try open(path, on: .network("NFS"), trustsNetwork: true)
    #expect(store.warnings.count == 1)
    #expect(store.warnings.first?.contains("one machine at a time") == true)
    try store.append([inbound("a", "m1", at: morning)], now: morning)
    #expect(try store.verify(now: morning) == [])
  }

  @Test("An overlay opens and is warned of; a disk of this machine is not")
  func others() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try open(folder + "/a.db", on: .overlay).warnings.count == 1)
    #expect(try open(folder + "/b.db", on: .local).warnings.isEmpty)
    #expect(try FileSystem(holding: "/proc") == .local)
  }
}
