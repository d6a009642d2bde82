import CLinux

/// A terminal description of our own for 24-bit colour.
///
/// curses sends a colour the way the description says, and the usual ones know 256. So one is
/// derived from the user's own type, once, by terminfo's compiler, and kept in the cache
/// directory. Colours 0 to 7 stay the palette's (`CO`, user_caps(5)); all others are 0xRRGGBB.
/// Without the compiler or a directory there are 256 colours; nothing fails.
enum DirectColor {
  static let prefix = "bellhop-direct-"

  /// The description's source, in the semicolon form that every 24-bit terminal takes.
  static func source(for type: String) -> String {
    func set(_ low: Int, _ high: Int) -> String {
      "\\E[%?%p1%{8}%<%t\(low)%p1%d%e\(high);2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;"
        + "%p1%{255}%&%d%;m"
    }
    return """
      \(prefix)\(type)|\(type) with 24-bit colour,
      \tRGB, CO#8, colors#0x1000000, pairs#0x10000,
      \tinitc@, ccc@, oc@,
      \tsetaf=\(set(3, 38)),
      \tsetab=\(set(4, 48)),
      \tuse=\(type),

      """
  }

  /// Whether a type's name can be part of a path and of a source line.
  static func isUsable(type: String) -> Bool {
    !type.isEmpty && type.utf8.count <= 64
      && type.utf8.allSatisfy { byte in
        (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
          || byte == 0x2D || byte == 0x2B || byte == 0x2E || byte == 0x5F
      }
  }
}
