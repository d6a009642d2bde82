import GRDB

extension StoreError {
  /// Runs `body` and turns whatever SQLite says into words for people.
  static func catching<Result>(_ body: () throws -> Result) throws(StoreError) -> Result {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      throw StoreError(error)
    } catch is ByteReader.Damaged {
      throw .database(
        "a row cannot be read; bellhop doctor --rebuild makes it anew from the journal")
    } catch {
      throw .database("\(error)")
    }
  }

  init(_ error: DatabaseError) {
    let words = error.message ?? "\(error.resultCode)"
    switch error.resultCode.primaryResultCode {
    case .SQLITE_FULL: self = .full
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(words)
    case .SQLITE_IOERR, .SQLITE_CANTOPEN: self = .diskFailure(words)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    default: self = .database(words)
    }
  }
}
