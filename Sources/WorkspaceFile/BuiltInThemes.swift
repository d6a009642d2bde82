extension ThemeFile {
  /// The themes that are part of the program, the usual one first.
  package static let builtInNames = [
    "dark", "light", "mono", "high-contrast", "deuteranopia", "tritanopia", "solarized",
  ]

  /// The text of a theme that is part of the program: `themes/NAME.yaml` as it was built with.
  package static func builtIn(_ name: String) -> String? {
    let bytes: [UInt8]
    switch name {
    case "dark": bytes = PackageResources.dark_yaml
    case "light": bytes = PackageResources.light_yaml
    case "mono": bytes = PackageResources.mono_yaml
    case "high-contrast": bytes = PackageResources.high_contrast_yaml
    case "deuteranopia": bytes = PackageResources.deuteranopia_yaml
    case "tritanopia": bytes = PackageResources.tritanopia_yaml
    case "solarized": bytes = PackageResources.solarized_yaml
    default: return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
