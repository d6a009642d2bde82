import Inbox
import InboxStore
import WorkspaceFile

/// A demonstration from beginning to end: a store of its own with a day in it, and a play that goes
/// on as long as somebody watches.
///
/// ```swift
/// let session = try DemonstrationSession.prepare(
///   under: DemonstrationPlace.usualRoots(environment: environment), seed: 7, now: clock(),
///   clock: clock)
/// session.start()
/// …  // the inbox as always, on `session.store`, as `session.user`
/// session.end()
/// ```
package final class DemonstrationSession: Sendable {
  package let place: DemonstrationPlace
  package let store: Store
  /// Who sits before the screen.
  package let user: AgentID
  private let runner: DemonstrationRunner

  /// What a screen says as long as it shows a demonstration.
  package static let notice = "Demonstration: invented customers, nothing is sent to anybody"

  private init(
    place: DemonstrationPlace, store: Store, user: AgentID, runner: DemonstrationRunner
  ) {
    self.place = place
    self.store = store
    self.user = user
    self.runner = runner
  }

  /// Makes the place, the store, its workspace and its past; nothing happens there yet.
  ///
  /// - Parameters:
  ///   - roots: Directories to try, as `DemonstrationPlace.make` does.
  ///   - seed: The same seed shows the same demonstration.
  ///   - clock: The clock that the store is used with.
  ///   - onFailure: See `DemonstrationRunner`.
  /// - Throws: `noDirectory`, or what the store said; the place is removed again then.
  package static func prepare(
    under roots: [String], seed: UInt64, user: AgentID = "maya", now: Instant,
    clock: @escaping @Sendable () -> Instant,
    onFailure: @escaping @Sendable (any Error) -> Void = { _ in }
  ) throws(DemonstrationError) -> DemonstrationSession {
    let place = try DemonstrationPlace.make(under: roots)
    do {
      let store = try Store.open(
        place.store, create: true, agent: user.text, readWorkspace: DemonstrationWorkspace.read)
      let workspace = try store.importWorkspace(
        DemonstrationWorkspace.text(at: now), by: user, now: now)
      let day = DemonstrationDay(seed: seed, now: now, workspace: workspace)
      try day.write(to: store, now: now)
      let desk = StorePlayDesk(store)
      var play = DemonstrationPlay(day: day, seed: seed, user: user, from: now)
      for request in play.submissions(in: try desk.view(at: now)) {
        try desk.perform(request, at: now)
      }
      let runner = DemonstrationRunner(
        play: play, desk: desk, clock: clock, onFailure: onFailure)
      return DemonstrationSession(place: place, store: store, user: user, runner: runner)
    } catch {
      place.remove()
      throw .store(error)
    }
  }

  /// Colleagues and customers begin.
  package func start() {
    runner.start()
  }

  /// Everybody stops, and what there was of the demonstration is removed.
  package func end() {
    runner.stop()
    place.remove()
  }
}
