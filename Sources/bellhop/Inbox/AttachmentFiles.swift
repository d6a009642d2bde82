import Foundation
import Inbox
import InboxStore
import Mail
import Synchronization

/// Copies of kept attachments for people and their programs: the kept file itself is handed to
/// nobody, for who opens it could change it.
final class AttachmentFiles: Sendable {
  private let store: Store
  private let downloads: String
  /// Where copies lie that are only looked at; made with the first.
  private let viewing = Mutex<String?>(nil)

  /// - Parameter downloads: the folder for what is saved; made if it is not there.
  init(store: Store, downloads: String) {
    self.store = store
    self.downloads = downloads
  }

  /// Puts a copy among the downloads, under a name that is free there.
  ///
  /// - Returns: its path.
  func save(_ attachment: Attachment) throws(Failure) -> String {
    try copy(attachment, into: downloads, mode: 0o600)
  }

  /// Puts a text among the downloads, under a name that is free there.
  ///
  /// - Returns: its path.
  func save(_ text: String, named name: String) throws(Failure) -> String {
    do {
      let files = FileManager.default
      try files.createDirectory(atPath: downloads, withIntermediateDirectories: true)
      let path = AttachmentFiles.free(name, in: downloads)
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      return path
    } catch {
      throw Failure(
        status: .usage, "It cannot be saved in \(downloads): \(error.localizedDescription)")
    }
  }

  /// A copy that nobody else can read, gone with `clear`.
  func copyForViewing(_ attachment: Attachment) throws(Failure) -> String {
    try copy(attachment, into: try viewingFolder(), mode: 0o400)
  }

  /// Takes away the copies that were only looked at.
  func clear() {
    viewing.withLock { folder in
      if let folder { try? FileManager.default.removeItem(atPath: folder) }
      folder = nil
    }
  }

  private func viewingFolder() throws(Failure) -> String {
    let made = viewing.withLock { folder -> String? in
      if let folder { return folder }
      var template = Array((NSTemporaryDirectory() + "/bellhop-XXXXXX").utf8CString)
      folder = mkdtemp(&template).map { String(cString: $0) }
      return folder
    }
    guard let made else {
      throw Failure(status: .usage, "No folder for it could be made in \(NSTemporaryDirectory()).")
    }
    return made
  }

  private func copy(
    _ attachment: Attachment, into folder: String, mode: Int
  ) throws(Failure) -> String {
    guard let digest = attachment.digest, let kept = store.attachment(digest) else {
      throw Failure(
        status: .refused, "“\(Shown.name(attachment.name))” is not kept beside this store.")
    }
    let files = FileManager.default
    // A journal that was imported may name anything.
    let name = AttachmentName.safe(
      attachment.name, number: 1, mediaType: attachment.mediaType ?? "")
    do {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let path = AttachmentFiles.free(name, in: folder)
      try files.copyItem(atPath: kept, toPath: path)
      try files.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      return path
    } catch {
      throw Failure(
        status: .usage, "It cannot be saved in \(folder): \(error.localizedDescription)")
    }
  }

  /// `bill.pdf`, else `bill (2).pdf` and so on.
  private static func free(_ name: String, in folder: String) -> String {
    let url = URL(fileURLWithPath: folder).appending(path: name)
    let ending = url.pathExtension.isEmpty ? "" : "." + url.pathExtension
    let stem = ending.isEmpty ? name : String(name.dropLast(ending.count))
    var path = url.path
    var number = 2
    while FileManager.default.fileExists(atPath: path) {
      path = "\(folder)/\(stem) (\(number))\(ending)"
      number += 1
    }
    return path
  }
}
