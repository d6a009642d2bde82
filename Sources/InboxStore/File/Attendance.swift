import Glibc

/// Remembers whether all who had the store open have left it in good order.
///
/// Everybody holds a shared lock on `inbox.db-open` while there, and the last one who leaves empties
/// the file. Whoever comes first and finds words in it comes after a crash, a kill or a power cut.
package final class Attendance: Sendable {
  private let file: FileDescriptor
  /// Nobody else is here, and who was here last did not leave but ended.
  package let wasLeftBadly: Bool

  init(path: String) throws(StoreError) {
    file = try FileDescriptor(openingOrMaking: path)
    wasLeftBadly = try file.tryLock() && !file.read(limit: 1).isEmpty
    file.write("open")
    try file.lockShared()
  }

  /// Leaves in good order. A process that ends without leaves the words where they are.
  package func leave() {
    if (try? file.tryLock()) == true { file.write("") }
    file.unlock()
  }
}

extension Store {
  /// To be held for as long as somebody works in the store, and then left.
  package func attend() throws(StoreError) -> Attendance {
    try Attendance(path: paths.open)
  }
}
