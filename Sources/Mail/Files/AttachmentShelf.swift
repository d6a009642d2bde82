import CGMime
import Glibc

/// Where the contents of attachments lie: a folder of files named by the SHA-256 of what is in them.
///
/// A content that came twice lies there once, and a mail that is read again finds it. Nothing of
/// the sender's becomes part of a path.
package struct AttachmentShelf: Sendable {
  private let folder: String
  private let mode: mode_t

  /// - Parameter mode: of its files: 0600, or 0660 for a desk's group.
  package init(folder: String, mode: UInt32) {
    self.folder = folder
    self.mode = mode_t(mode)
  }

  /// Writes the content of one part; answers its digest.
  ///
  /// - Throws: `notKept`, and then nothing of it is left.
  func keep(_ part: Int, of mail: borrowing ParsedMail) throws(MailError) -> String {
    mkdir(folder, mode | (mode & 0o444) >> 2)
    var template = Array("\(folder)/.new-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw problem() }
    defer { close(descriptor) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    do throws(MailError) {
      guard let digest = mail.write(part: part, to: descriptor), fchmod(descriptor, mode) == 0,
        rename(&template, "\(folder)/\(digest)") == 0
      else { throw problem() }
      return digest
    } catch {
      unlink(&template)
      throw error
    }
  }

  /// Waits until the disk has these contents: before a journal line names them. Late and together,
  /// for by then the kernel has written most of them anyway.
  package func settle(_ digests: Set<String>) throws(MailError) {
    for path in digests.map({ "\(folder)/\($0)" }) + (digests.isEmpty ? [] : [folder]) {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw problem() }
      defer { close(descriptor) }
      if fsync(descriptor) != 0 { throw problem() }
    }
  }

  private func problem() -> MailError {
    .notKept(folder: folder, reason: String(cString: strerror(errno)))
  }
}
