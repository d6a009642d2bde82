import ArgumentParser
import Foundation

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "The manual: commands, keys, workspace file, configuration.",
    discussion: "Once installed, `man bellhop` shows the same.")

  enum Page: String, ExpressibleByArgument, CaseIterable {
    case commands
    case keys
    case workspace
    case configuration

    var page: ManualPage {
      get throws {
        switch self {
        case .commands: try .commands
        case .keys: .keys
        case .workspace: .workspace
        case .configuration: .configuration
        }
      }
    }
  }

  @Argument(help: "Which page.") var page = Page.commands
  @Flag(help: "For man: bellhop manual keys --roff | man -l -") var roff = false
  @Option(help: "Write all pages for man into this folder, in man1, man5 and man7.")
  var folder: String?

  func run() throws {
    guard let folder else {
      let page = try page.page
      return StandardOutput.write(Array((roff ? page.roff : page.text).utf8))
    }
    do {
      for page in try Page.allCases.map({ try $0.page }) {
        let place = URL(fileURLWithPath: folder).appending(path: "man\(page.section)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try Data(page.roff.utf8).write(to: place.appending(path: page.file))
      }
    } catch let error as CocoaError {
      throw Failure(
        status: .usage, "\(folder) cannot be written: \(error.localizedDescription)")
    }
  }
}
