/// The right to be the only one: one clock-keeper per store, one worker per account.
///
/// A lock of the kernel, not a lease: it dies with its process and needs no clock to agree about.
/// Held for as long as the value lives.
package final class SoleRight: Sendable {
  private let file: FileDescriptor

  /// Nil if somebody else has it.
  package init?(path: String) throws(StoreError) {
    file = try FileDescriptor(openingOrMaking: path)
    if try !file.tryLock() { return nil }
  }
}
