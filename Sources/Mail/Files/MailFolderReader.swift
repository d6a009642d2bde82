import Glibc
import Inbox

/// Reads a folder with one mail a file: a Maildir, or `.eml` files.
///
/// Mails come in the order of their file names, which in a Maildir begin with the time of delivery.
/// Of the file names alone all are in memory.
package struct MailFolderReader {
  private let limits: MailLimits
  private var paths: [String]
  private let isMaildir: Bool
  /// Drafts and deleted mails of a Maildir (flags D and T), which were passed over.
  package private(set) var skipped = 0

  /// - Throws: `MailError.unreadable` if the folder is neither a Maildir nor holds `.eml` files.
  package init(path: String, limits: MailLimits = MailLimits()) throws(MailError) {
    self.limits = limits
    let maildir = ["cur", "new"].filter { Self.isFolder("\(path)/\($0)") }
    isMaildir = !maildir.isEmpty
    var names: [(name: String, path: String)] = []
    for folder in isMaildir ? maildir.map({ "\(path)/\($0)" }) : [path] {
      for name in try Self.names(in: folder) {
        if isMaildir ? !name.hasPrefix(".") : name.lowercased().hasSuffix(".eml") {
          names.append((name, "\(folder)/\(name)"))
        }
      }
    }
    guard isMaildir || !names.isEmpty else {
      throw .unreadable(
        path: path, reason: "neither a Maildir (cur, new) nor a folder of .eml files")
    }
    names.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    if isMaildir {
      let kept = names.filter { !Self.flags(of: $0.name).contains(where: { "DT".contains($0) }) }
      skipped = names.count - kept.count
      names = kept
    }
    paths = names.map(\.path).reversed()
  }

  /// The mails that are still to come.
  package var remaining: Int { paths.count }

  /// The next mail; nil after the last. A file that has gone meanwhile is an error of its own; the
  /// next call goes on with the file after it.
  package mutating func next() throws(MailError) -> RawMail? {
    guard let path = paths.popLast() else { return nil }
    var mail = try RawMail(file: path, limits: limits)
    if isMaildir {
      mail.isSeen = Self.flags(of: path).contains("S")
    } else {
      mail.arrival = nil
    }
    return mail
  }

  private static func flags(of name: String) -> Substring {
    name.firstRange(of: ":2,").map { name[$0.upperBound...] } ?? ""
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func names(in folder: String) throws(MailError) -> [String] {
    guard let directory = opendir(folder) else {
      throw .unreadable(path: folder, reason: InputFile.reason(errno))
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}

extension RawMail {
  /// Reads a file that is one mail; its time is taken for the arrival.
  package init(file path: String, limits: MailLimits = MailLimits()) throws(MailError) {
    try self.init(whole: try InputFile(path: path, plainOnly: true), limits: limits)
  }

  /// Reads what is left of a file as one mail.
  init(whole file: InputFile, limits: MailLimits) throws(MailError) {
    self.init(
      bytes: [], arrival: Instant(milliseconds: file.modified &* 1000),
      place: Place(path: file.path))
    while let piece = try file.line() { append(piece, limits: limits) }
  }

  /// Takes bytes over up to the limit and counts the rest.
  mutating func append(_ piece: UnsafeRawBufferPointer, limits: MailLimits) {
    let room = max(0, limits.messageBytes - bytes.count)
    if piece.count <= room {
      bytes.append(contentsOf: piece)
    } else {
      bytes.append(contentsOf: piece[..<room])
      cut += Int64(piece.count - room)
    }
  }
}
