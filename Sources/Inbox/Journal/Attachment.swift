/// What came with a message; named, never opened.
package struct Attachment: Hashable, Sendable {
  package var name: String
  package var mediaType: String?
  package var bytes: Int64?
  package var url: String?
  /// Members that this version does not know, in the order read.
  package var unknown: [JSONMember]

  package init(
    name: String, mediaType: String? = nil, bytes: Int64? = nil, url: String? = nil,
    unknown: [JSONMember] = []
  ) {
    self.name = name
    self.mediaType = mediaType
    self.bytes = bytes
    self.url = url
    self.unknown = unknown
  }
}

extension Attachment {
  private static let digestMember = "sha256"

  /// SHA-256 of its content in lower-case hexadecimal, where whoever brought the message kept the
  /// content: the name under which it lies beside the store. A member of its own in the journal, for
  /// `url` is the network's.
  package var digest: String? {
    get {
      let text = unknown.first { $0.name == Attachment.digestMember }?.value.string
      return text.flatMap { Attachment.isDigest($0) ? $0 : nil }
    }
    set {
      unknown.removeAll { $0.name == Attachment.digestMember }
      if let newValue {
        unknown.append(JSONMember(Attachment.digestMember, .string(newValue)))
      }
    }
  }

  /// Sixty-four digits and nothing else, so that no journal leads to another file.
  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

extension Attachment {
  /// Whether a desktop that opens it may run it, or show a page that runs: by its name, for that is
  /// what desktops go by, and by what the sender says it is.
  package var mayRun: Bool {
    let ending = name.lowercased().split(separator: ".").last.map(String.init) ?? ""
    return Attachment.runningEndings.contains(ending)
      || ["application/x-", "text/html", "image/svg"].contains {
        mediaType?.lowercased().hasPrefix($0) ?? false
      }
  }

  private static let runningEndings: Set<String> = [
    "apk", "app", "appimage", "bat", "bin", "bash", "cmd", "com", "cpl", "deb", "desktop", "dll",
    "dmg", "docm", "elf", "exe", "hta", "htm", "html", "iso", "jar", "js", "jse", "ksh", "lnk",
    "mhtml", "msi", "out", "php", "pif", "pl", "pptm", "ps1", "py", "rb", "reg", "rpm", "run",
    "scr", "sh", "so", "svg", "url", "vb", "vbe", "vbs", "wsf", "xhtml", "xlsm", "xml", "zsh",
  ]
}
