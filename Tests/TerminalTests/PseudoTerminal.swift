import CLinux

/// The other side of a terminal: what a window would see, and where it types.
final class PseudoTerminal {
  private(set) var master: Int32
  let slave: Int32

  init(rows: Int32 = 36, columns: Int32 = 120) {
    var master: Int32 = -1
    var slave: Int32 = -1
    _ = clinux_open_pty(&master, &slave)
    (self.master, self.slave) = (master, slave)
    resize(rows: rows, columns: columns)
  }

  deinit {
    clinux_close(master)
    clinux_close(slave)
  }

  func resize(rows: Int32, columns: Int32) {
    _ = clinux_set_window_size(master, rows, columns)
  }

  /// Types as a user would.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = clinux_write_all(master, bytes, bytes.count)
  }

  /// Closes the window.
  func hangUp() {
    clinux_close(master)
    master = -1
  }

  /// Sent behind output, to know where it ends; nothing else writes this control (RS).
  static let mark = "\u{1E}"

  /// Everything written up to the next `mark`.
  func output() -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while clinux_read(master, &byte, 1) == 1, byte != 0x1E { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
