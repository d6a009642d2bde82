import Foundation
import Testing

@Suite("Surveys from the command line")
struct SurveyCommandTests {
  private static let surveys = """

    surveys:
      csat: { delay: 0s, low_score: 2, then: { follow_up: { team: billing, tag: [low-csat] } } }
    """

  @Test("resolved, asked by mail, answered by mail: the score, the comment, the follow-up")
  func whole() throws {
    let desk = try CareDesk(workspace: CareDesk.workspace + Self.surveys)
    let environment = try MailProgram.keepingMail(in: desk.folder, status: 0)
    let first = try desk.folder.write(
      """
      From: Ann Lee <ann@home.example>
      To: care@care.example
      Subject: Parcel
      Message-ID: <first@home.example>

      Where is my parcel?
      """, to: "first.eml")
    try desk.succeed(["import", "--live", first])
    try desk.succeed(["reply", "ref:first@home.example", "--text", "It comes tomorrow."])
    try desk.succeed(["outbox", "run"], environment: environment)
    try desk.succeed(["resolve", "ref:first@home.example"])
    let ran = try desk.succeed(["outbox", "run"], environment: environment)
    #expect(ran.contains("csat-survey-") && ran.contains("accepted"))
    let mail = try String(contentsOfFile: desk.folder.path + "/mail", encoding: .utf8)
    #expect(mail.contains("How satisfied are you"))
    #expect(mail.contains("Auto-Submitted: auto-"))
    let id = try #require(
      mail.split(separator: "\n").first { $0.lowercased().hasPrefix("message-id:") }
        .flatMap { $0.split(separator: "<").last?.split(separator: ">").first })
    let answer = try desk.folder.write(
      """
      From: Ann Lee <ann@home.example>
      To: care@care.example
      Subject: Re: Parcel
      Message-ID: <answer@home.example>
      In-Reply-To: <\(id)>
      References: <first@home.example> <\(id)>

      2 – it took a week

      On Fri, 20 Nov 2026 Test Care wrote:
      > How satisfied are you with our help?
      """, to: "answer.eml")
    try desk.succeed(["import", "--live", answer])
    let row = try desk.row("first@home.example")
    #expect(row["status"] as? String == "resolved")
    #expect(row["sla"] is NSNull)
    let shown = try desk.succeed(["show", "ref:first@home.example"])
    #expect(shown.contains("asked for a score of 1 to 5"))
    #expect(shown.contains("2 of 5, it took a week"))
    let followUps = try desk.rows(["tag:low-csat"])
    #expect(followUps.count == 1)
    #expect(followUps.first?["team"] as? String == "billing")
    #expect(try desk.succeed(["metrics", "--json"]).contains(#""csat_n":1,"csat_mean":2"#))
  }
}
