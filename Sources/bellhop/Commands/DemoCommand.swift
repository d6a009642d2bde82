import ArgumentParser
import Demonstration
import Foundation
import Inbox
import InboxStore

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "The inbox on a demonstration day: colleagues at work, customers who keep writing.",
    discussion: "It lives in a store of its own, sends nothing, and is gone when you leave.")
  @OptionGroup var look: LookOptions
  @Flag(help: "Print the workspace of the demonstration instead: an example worth reading.")
  var printWorkspace = false
  @Flag(help: "Line by line instead of screens: for screen readers, pipes, any terminal.")
  var accessible = false
  @Option(help: ArgumentHelp("The same number tells the same day.", valueName: "N"))
  var seed: UInt64 = 7

  func run() throws {
    if printWorkspace {
      StandardOutput.write(Array(DemonstrationWorkspace.text.utf8))
      return
    }
    let program = accessible ? nil : try InboxProgram(look: look.look)
    let demonstration: DemonstrationSession
    let session: Session
    do {
      demonstration = try DemonstrationSession.prepare(
        under: DemonstrationPlace.usualRoots(environment: Directories.environment),
        seed: seed, now: Session.clock(), clock: Session.clock)
      session = Session(
        store: demonstration.store, workspace: try demonstration.store.workspace(),
        agent: demonstration.user)
    } catch {
      throw Failure(status: .store, "\(error)")
    }
    defer { demonstration.end() }
    guard let program else {
      demonstration.start()
      return try AccessibleSession(session) { Courier(store: $0, sendmail: nil) }
        .run(banner: "this is a demonstration, nothing is sent")
    }
    try program.run(
      session, banner: "demonstration, nothing is sent", whenReady: demonstration.start)
  }
}
