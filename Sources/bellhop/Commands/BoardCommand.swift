import ArgumentParser
import Canvas
import Desk
import Inbox
import InboxStore

/// `bellhop board`.
struct BoardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "board", abstract: "The supervisor's wallboard.",
    discussion: """
      How the day goes, every countdown, what needs the lead now, the teams and the people. In the
      inbox gw opens it.
      """)
  @OptionGroup var options: GlobalOptions
  @OptionGroup var look: LookOptions

  @Flag(help: "Print it once as plain text and end.")
  var once = false
  @Option(help: ArgumentHelp("With --once: columns and rows.", valueName: "COLUMNSxROWS"))
  var size: String = "120x36"

  func run() throws {
    guard once else {
      try options.refuseNow()
      return try InboxCommand.open(options.choice, look: look.look, beginsWith: .wallboard)
    }
    let session = try Session(options)
    let now = session.now
    if let latest = try session.reaching({ try session.store.latestLine() }), latest > now {
      throw Failure(
        status: .usage,
        "The board shows what is; lines came after \(now). `bellhop metrics --now` looks back.")
    }
    let figures = FiguresShelf(store: session.store, agent: session.agent)
    let preferences = try Preferences.read()
    var settings = preferences.deskSettings(
      agent: session.workspace.agent(session.agent)
        ?? Agent(id: session.agent, name: session.agent.text, role: .supervisor),
      workspace: session.workspace, session: "board", banner: nil, themes: [])
    settings.isScrambled = look.scramble
    let size = try parsedSize()
    let picture = try session.reaching {
      let scene = try session.store.forecastScene(
        history: try session.store.workHistory(before: now), now: now)
      var bursts = BurstReader(store: session.store)
      return DeskState.pictureOfWallboard(
        settings: settings, size: size, figures: try figures.figures(now: now),
        wallboard: try figures.wallboard(urgent: size.height, strip: size.width, now: now),
        attending: try session.store.attending(now: now), forecast: scene.forecast(),
        signals: try bursts.read(now: now),
        incidents: try session.store.incidents(now: now), glyphs: look.ascii ? .ascii : .unicode,
        now: now)
    }
    for line in picture { StandardOutput.line(line) }
  }

  private func parsedSize() throws -> Size {
    let parts = size.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (20...500).contains(parts[0]), (8...200).contains(parts[1]) else {
      throw ValidationError("--size \(size): columns and rows, as in 120x36.")
    }
    return Size(width: parts[0], height: parts[1])
  }
}
