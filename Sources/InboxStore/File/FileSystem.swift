import CLinux
import Glibc

/// What lies under the store: whether its locks and its order of writes can be trusted.
package enum FileSystem: String, Sendable {
  case local
  /// Only for a trial: what was written there may vanish with the container.
  case overlay
  /// NFS, SMB, 9P, FUSE and their like: refused.
  case network

  /// Asks the kernel (statfs) about the file system that holds `directory`.
  package init(holding directory: String) throws(StoreError) {
    guard let kind = clinux_file_system_kind(directory) else {
      throw StoreError.lastCall("look at", directory)
    }
    self = FileSystem(rawValue: String(cString: kind)) ?? .local
  }
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
