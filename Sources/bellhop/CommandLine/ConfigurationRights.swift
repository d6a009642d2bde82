import Glibc

/// Who else may write the files that name programs to run: whoever may, runs what they like as this
/// user.
enum ConfigurationRights {
  /// In words for people, one for each file that somebody else may write or exchange.
  static func warnings(of files: [String], user: uid_t = getuid()) -> [String] {
    files.compactMap { file in
      // What a link points to is the file.
      guard let rights = Rights(file) else { return nil }
      let folder = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
      let who = writer(rights, user) ?? Rights(folder).flatMap { exchanger($0, user) }
      return who.map { "\(file) can be written by \($0), and it names programs that run as you" }
    }
  }

  private static func writer(_ rights: Rights, _ user: uid_t) -> String? {
    if rights.owner != user, rights.owner != 0 { return "its owner, who is somebody else" }
    if rights.mode & 0o002 != 0 { return "everybody" }
    return rights.mode & 0o020 != 0 && rights.groupHasOthers ? "its group" : nil
  }

  /// Who may write a folder puts another file in place of one in it, unless it is sticky.
  private static func exchanger(_ folder: Rights, _ user: uid_t) -> String? {
    guard folder.mode & S_ISVTX == 0 else { return nil }
    return writer(folder, user).map { "\($0) (through its folder)" }
  }

  private struct Rights {
    let owner: uid_t
    let group: gid_t
    let mode: mode_t

    init?(_ path: String) {
      var facts = stat()
      guard stat(path, &facts) == 0 else { return nil }
      (owner, group, mode) = (facts.st_uid, facts.st_gid, facts.st_mode)
    }

    /// Many systems give each user a group of their own, and let it write.
    var groupHasOthers: Bool {
      guard let person = getpwuid(owner)?.pointee, person.pw_gid == group,
        let entry = getgrgid(group)?.pointee
      else { return true }
      return entry.gr_mem[0] != nil
    }
  }
}
