import WorkspaceFile

extension ManualPage {
  /// bellhop-workspace(5).
  static var workspace: ManualPage {
    file(
      "bellhop-workspace", "what a team shares: promises, people, replies, rules",
      """
      One YAML file, read and written by `bellhop workspace import`, `export` and `check`; a file \
      with an error changes nothing, and every error is told with line and column. Durations are a \
      whole number and one of s, m, h, d. Secrets never stand in it.
      """, FileKey.workspace)
  }

  /// bellhop-configuration(5).
  static var configuration: ManualPage {
    file(
      "bellhop-configuration", "what a person prefers: theme, keys, programs",
      """
      $XDG_CONFIG_HOME/bellhop/config.yaml, over /etc/bellhop/config.yaml. Programs to run stand only \
      here, never in a store. bellhop-keys(7) lists the names for `keys`.
      """, FileKey.configuration)
  }

  private static func file(
    _ name: String, _ summary: String, _ description: String, _ keys: [FileKey]
  ) -> ManualPage {
    let entries = keys.map { key in
      let type = key.type.prefix(1).uppercased() + key.type.dropFirst()
      let standard = key.standard.isEmpty ? "" : " Without it: \(key.standard)."
      return Block.entry(key.path, "\(type). \(key.meaning)\(standard)")
    }
    return ManualPage(
      name: name, section: 5, summary: summary,
      parts: [
        Part(
          title: "DESCRIPTION",
          blocks: [
            .paragraph(description),
            .paragraph("[] is an element of a list, * a name that you choose."),
          ]),
        Part(title: "KEYS", blocks: entries),
      ])
  }
}
