/// The files of one store, all beside the database and named after it.
package struct StorePaths: Hashable, Sendable {
  /// The database itself; SQLite adds `-wal` and `-shm`.
  package let database: String

  package init(database: String) {
    self.database = database
  }

  /// Locked by whoever writes or checkpoints; see `WriteGate`.
  package var gate: String { database + "-gate" }
  /// Poked after every commit; see `Bell`.
  package var bell: String { database + "-bell" }
  /// Who is where, in a database of its own; see `PresenceBoard`.
  package var presence: String { database + "-presence" }
  /// Says whether everybody who had the store open has left it in good order; see `Attendance`.
  package var open: String { database + "-open" }
  /// Locked by the one clock-keeper of the store.
  package var keeper: String { database + "-keeper" }

  /// Room for the moment in which the disk is full; see `Reserve`.
  package var reserve: String { database + "-reserve" }

  /// Locked by the one import of the store.
  package var importing: String { database + "-import" }
  /// The lines of an import until they are written; see `Staging`.
  package var staging: String { database + "-import-lines" }

  /// What lies in attachments, a file each, named by its SHA-256.
  package var attachments: String { database + "-attachments" }

  /// Locked by the one worker that delivers for an account. The id comes from a file that people
  /// write, so only harmless bytes of it become part of a name.
  package func account(_ id: String) -> String {
    var name = database + "-account-"
    for byte in id.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F:
        name.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        name += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return name
  }

  /// The directory that holds them all.
  package var directory: String {
    guard let slash = database.lastIndex(of: "/") else { return "." }
    return slash == database.startIndex ? "/" : String(database[..<slash])
  }
}
