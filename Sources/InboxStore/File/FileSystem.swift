import CLinux
import Glibc

/// What lies under the store: whether its locks and its order of writes can be trusted.
package enum FileSystem: Hashable, Sendable {
  case local
  /// Only for a trial: what was written there may vanish with the container.
  case overlay
  /// Of this name; refused, unless somebody vouches for it.
  case network(String)

  /// Asks the kernel (statfs) about the file system that holds `directory`.
  package init(holding directory: String) throws(StoreError) {
    var type: UInt32 = 0
    guard clinux_file_system_type(directory, &type) == 0 else {
      throw StoreError.lastCall("look at", directory)
    }
    self.init(type: type)
  }

  /// - Parameter type: The kernel's number, `f_type` of statfs(2).
  package init(type: UInt32) {
    if let name = FileSystem.networks[type] {
      self = .network(name)
    } else {
      self = type == FileSystem.overlayType ? .overlay : .local
    }
  }

  private static let overlayType: UInt32 = 0x794C_7630

  /// Those on which another machine may have the same file open, so that neither locks nor the shared
  /// memory of the log can be trusted (sqlite.org, *Write-Ahead Logging*, “all processes must be on
  /// the same host”).
  ///
  /// Sources: statfs(2) and Linux' `include/uapi/linux/magic.h` for those of the kernel; GNU
  /// coreutils' `src/stat.c`, whose table also says which are remote, for the others. FUSE is among
  /// them, for nobody can tell sshfs from a local one.
  private static let networks: [UInt32: String] = [
    0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB2",
    0x0102_1997: "9P", 0x564C: "NCP", 0x7375_7245: "Coda", 0x5346_414F: "AFS",
    0x6B41_4653: "AFS", 0x00C3_6400: "Ceph", 0x7461_636F: "OCFS2", 0x0116_1970: "GFS2",
    0x6573_5546: "FUSE", 0x0BD0_0BD0: "Lustre", 0x4750_4653: "GPFS", 0x786F_4256: "VirtualBox",
    0xBACB_ACBC: "VMware", 0x7C7C_6673: "Parallels", 0x1983_0326: "BeeGFS",
    0xAAD7_AAEA: "PanFS", 0xBEEF_DEAD: "StorNext", 0x6163_6673: "ACFS", 0x0131_11A8: "IBRIX",
  ]
}

extension StorePaths {
  /// Makes the directory (0700) with all above it that are missing.
  func makeDirectory() throws(StoreError) {
    try StorePaths.make(directory)
  }

  private static func make(_ path: String) throws(StoreError) {
    var facts = stat()
    if stat(path, &facts) == 0 { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try make(String(path[..<slash]))
    }
    if mkdir(path, 0o700) != 0 && errno != EEXIST {
      throw StoreError.lastCall("make the directory", path)
    }
  }

  /// True if the database file is there.
  var databaseExists: Bool {
    var facts = stat()
    return stat(database, &facts) == 0
  }

  /// What else than a database the file is; nil if it is one, is empty, or is not there. Seen
  /// before any file is made beside it.
  ///
  /// Source: SQLite, *Database File Format*, 1.3: the first 16 bytes.
  var whyNoDatabase: String? {
    var facts = stat()
    guard stat(database, &facts) == 0 else { return nil }
    guard facts.st_mode & S_IFMT == S_IFREG else { return "no plain file" }
    guard facts.st_size > 0, let file = fopen(database, "re") else { return nil }
    defer { fclose(file) }
    let magic = Array("SQLite format 3\0".utf8)
    var start = [UInt8](repeating: 0, count: magic.count)
    let count = fread(&start, 1, start.count, file)
    return count == magic.count && start == magic ? nil : "no SQLite database"
  }
}
