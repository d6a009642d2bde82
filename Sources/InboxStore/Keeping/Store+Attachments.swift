import Glibc
import Inbox

/// The contents of attachments beside the store. The journal names them by their digest; a content
/// that no message names any more is nobody's.
extension Store {
  /// The file with a content, if it lies here: another store may have it.
  package func attachment(_ digest: String) -> String? {
    let path = "\(paths.attachments)/\(digest)"
    return access(path, R_OK) == 0 ? path : nil
  }

  /// Mode for files beside the database: as readable as itself.
  package var fileMode: UInt32 {
    var facts = stat()
    guard stat(paths.database, &facts) == 0 else { return 0o600 }
    return facts.st_mode & 0o660
  }

  /// Takes away the contents that no readable message names: purged, withdrawn, or of an import
  /// that never ended. One that came within a day is left, for its line may still be on its way.
  ///
  /// - Returns: how many went, and their bytes.
  /// - Complexity: reads the whole journal; for a purge or once a day.
  @discardableResult
  package func clearAttachments(now: Instant) throws(StoreError) -> (files: Int, bytes: Int64) {
    let kept = AttachmentFolder(path: paths.attachments)
    var unnamed = Set(try kept.names().filter { kept.age(of: $0, now: now) > 86_400_000 })
    guard !unnamed.isEmpty else { return (0, 0) }
    let named = try read { connection in
      try connection.rows(
        """
        SELECT e.line FROM event e JOIN message m ON m.seq = e.seq
        WHERE m.has_attachment = 1 AND m.text IS NOT NULL AND m.redacted = 0
        """
      ) { row in
        try Event(storedLine: row.bytes(0), text: "", sequence: 0)
          .message?.attachments.compactMap(\.digest) ?? []
      }
    }
    for digests in named { unnamed.subtract(digests) }
    var bytes: Int64 = 0
    for name in unnamed { bytes += kept.remove(name) }
    return (unnamed.count, bytes)
  }
}

/// The folder itself.
struct AttachmentFolder {
  let path: String

  /// Empty if nothing was ever kept.
  func names() throws(StoreError) -> [String] {
    guard let folder = opendir(path) else {
      if errno == ENOENT { return [] }
      throw StoreError.lastCall("open", path)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Milliseconds since it was written last.
  func age(of name: String, now: Instant) -> Int64 {
    var facts = stat()
    guard stat("\(path)/\(name)", &facts) == 0 else { return 0 }
    return now.milliseconds - Int64(facts.st_mtim.tv_sec) * 1000
  }

  /// The bytes that it had.
  func remove(_ name: String) -> Int64 {
    var facts = stat()
    let file = "\(path)/\(name)"
    guard stat(file, &facts) == 0, unlink(file) == 0 else { return 0 }
    return Int64(facts.st_size)
  }

  /// Gives another folder the same files: further names of them where that is possible, for they
  /// never change, else copies.
  func copy(to other: AttachmentFolder) throws(StoreError) {
    let names = try names().filter { !$0.hasPrefix(".") }
    guard !names.isEmpty else { return }
    guard mkdir(other.path, 0o700) == 0 || errno == EEXIST else {
      throw StoreError.lastCall("make", other.path)
    }
    for name in names {
      let (from, to) = ("\(path)/\(name)", "\(other.path)/\(name)")
      if link(from, to) == 0 || errno == EEXIST { continue }
      try AttachmentFolder.duplicate(from, to)
    }
  }

  private static func duplicate(_ from: String, _ to: String) throws(StoreError) {
    let source = open(from, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw StoreError.lastCall("open", from) }
    defer { close(source) }
    let target = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard target >= 0 else { throw StoreError.lastCall("make", to) }
    defer { close(target) }
    while true {
      let count = sendfile(target, source, nil, 1 << 20)
      if count == 0 { break }
      if count < 0, errno != EINTR {
        let problem = StoreError.lastCall("write", to)
        unlink(to)
        throw problem
      }
    }
    if fsync(target) != 0 { throw StoreError.lastCall("write", to) }
  }

  /// Takes all of it away.
  func removeAll() {
    for name in (try? names()) ?? [] { unlink("\(path)/\(name)") }
    rmdir(path)
  }
}
