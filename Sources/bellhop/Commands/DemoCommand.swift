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
  @Option(help: ArgumentHelp("The same number tells the same day.", valueName: "N"))
  var seed: UInt64 = 7

  func run() throws {
    if printWorkspace {
      StandardOutput.write(Array(DemonstrationWorkspace.text.utf8))
      return
    }
    let program = try InboxProgram(look: look.look)
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
    try program.run(
      session, banner: "demonstration, nothing is sent", whenReady: demonstration.start)
  }
}
