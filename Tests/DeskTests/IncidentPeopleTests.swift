import Canvas
import Inbox
import Testing

@testable import Desk

/// Who is affected and has not written, and what happened, on the screen of incidents.
extension IncidentDeskTests {
  private func acts(_ bench: Bench) -> [IncidentAct] {
    bench.effects.compactMap { effect in
      if case .performIncident(let request) = effect { request.what } else { nil }
    }
  }

  private func sources(_ bench: Bench) -> [AffectedSource] {
    bench.effects.compactMap { effect in
      if case .findAffected(_, "twice", let source) = effect { source } else { nil }
    }
  }

  @Test("C lists them, and the customers of a query are added after they were shown")
  func affectedByQuery() throws {
    for size in Self.sizes {
      var bench = bench(size: size)
      bench.press("g c C")
      #expect(bench.shows("Affected: Charged twice"))
      #expect(bench.shows("Zoe Reed") && bench.shows("not told yet"))
      Golden.check(bench, "incident-affected")
      bench.type("query\n")
      #expect(bench.shows("Customers of"))
      bench.press("Enter")
      #expect(bench.shows("A query; Esc cancels"))
      bench.type("tag:(\n")
      #expect(sources(bench).isEmpty)
      bench.press("^U")
      bench.type("tag:refund\n")
      #expect(sources(bench) == [.query(try Query(parsing: "tag:refund"))])
      #expect(bench.shows("2 more are on the list or in the incident already."))
      #expect(bench.shows("add 12 people"))
      bench.press("Enter")
      #expect(acts(bench).isEmpty, "Enter does nothing to anybody")
      bench.wait(400)
      bench.press("y")
      guard case .affect(let people)? = acts(bench).last else {
        Issue.record("nobody was added")
        return
      }
      #expect(people.count == 12)
      #expect(bench.message == "12 people are on the list; c tells them")
    }
  }

  @Test("A list is typed one a line; who is unknown is said, and none is added by that alone")
  func affectedByList() {
    var bench = bench()
    bench.press("g c C")
    bench.type("list\n")
    bench.type("ann@home.example\nnobody\n\n +4917012, zoe2")
    #expect(sources(bench).isEmpty, "Enter is a new line")
    bench.press("^S")
    #expect(sources(bench) == [.names(["ann@home.example", "nobody", "+4917012", "zoe2"])])
    #expect(bench.shows("Nobody is known as nobody"))
    bench.wait(400)
    bench.press("y")
    #expect(acts(bench) == [.affect(["ann@home.example", "+4917012", "zoe2"])])
    bench.wait(7000)
    bench.press("C")
    bench.type("list\n")
    bench.type("nobody")
    bench.press("^S")
    #expect(bench.message.contains("Nobody is known as nobody"))
    #expect(acts(bench).count == 1)
  }

  @Test("Who is not affected after all is taken off, who was told leads to their conversation")
  func spared() throws {
    var bench = bench()
    bench.press("g c C")
    bench.type("zoe\n")
    #expect(bench.shows("Not affected after all?"))
    bench.wait(400)
    bench.press("y")
    #expect(acts(bench) == [.spare(["zoe"])])
    let told = try #require(bench.store.rows.first?.id)
    bench.store.incidents["twice"]?.people = [
      AffectedPerson(contact: "zoe", name: "Zoe Reed", conversation: told)
    ]
    bench.press("g i g c C")
    #expect(bench.shows("told, \(told)"))
    bench.type("zoe\n")
    #expect(bench.desk.conversation?.id == told)
  }

  @Test("Of a closed incident C tells who was told, and nothing can be added")
  func closed() throws {
    var bench = bench()
    var page = try #require(bench.store.incidents["twice"])
    page.incident.closedAt = bench.now
    bench.store.incidents["twice"] = page
    bench.send(.incidents([IncidentSummary(incident: page.incident, members: 5)]))
    bench.press("g c C")
    #expect(bench.shows("Affected: Charged twice") && bench.shows("Zoe Reed"))
    #expect(!bench.shows("add a list"))
  }

  @Test("From the list all are told after the plan, and U takes all of it back while it is held")
  func toldAndTakenBack() {
    var bench = bench()
    bench.press("g c C")
    bench.type("tell\n")
    #expect(bench.shows("To: Zoe Reed"))
    bench.wait(400)
    bench.press("y")
    #expect(bench.message == "1 person is told; U takes it back")
    bench.press("U")
    let groups = bench.effects.compactMap {
      if case .takeBackGroup(let group) = $0 { group } else { nil }
    }
    #expect(groups.count == 1)
    let back = TakenBack(
      ids: (0..<70).map { MessageID("\(groups)-\($0)") }, drafts: 70, gone: 2)
    bench.send(.groupTakenBack(groups.first ?? "", back))
    #expect(bench.message == "70 taken back; each text is in its draft; 2 have left and stay")
    bench.clearEffects()
    bench.press("U")
    #expect(!bench.effects.contains { if case .takeBackGroup = $0 { true } else { false } })
  }

  @Test("T shows what happened, Esc leads back, E saves it")
  func timeline() {
    func saved(_ bench: Bench) -> [ReportQuestion] {
      bench.effects.compactMap { if case .saveReport(let asked, _) = $0 { asked } else { nil } }
    }
    var bench = bench()
    bench.press("g c T")
    let question = ReportQuestion(incident: "twice")
    #expect(
      bench.effects.contains { if case .loadReport(_, question) = $0 { true } else { false } })
    #expect(bench.shows("Incidents") && bench.shows("Charged twice"))
    bench.press("Tab")
    #expect(bench.message.contains("It is of one incident"))
    bench.press("[")
    #expect(bench.message.contains("all that happened"))
    bench.press("E Enter")
    #expect(saved(bench) == [question])
    bench.press("Esc")
    #expect(bench.desk.incidentScreen != nil)
    var none = Bench()
    none.press("g c")
    none.send(.incidents([]))
    none.press("T")
    #expect(none.message == "Only an incident has a timeline")
  }
}
