import Testing

@Suite("Importing mail in pieces")
struct ThreadedImportTests {
  private static func mail(
    _ id: String, from: String, to: String, minute: Int, replyTo: String? = nil
  ) -> String {
    let header = replyTo.map { "In-Reply-To: <\($0)>\n" } ?? ""
    return """
      From ann@home.example Fri Nov 20 10:\(minute):00 2026
      From: \(from)
      To: \(to)
      Subject: Parcel
      Message-ID: <\(id)>
      Date: Fri, 20 Nov 2026 10:\(minute):00 +0000
      \(header)
      Words of \(id).


      """
  }

  private static let care = "care@care.example"

  /// A root, its answer, and two mails that name the answer alone: Ann's own, and a stranger's.
  private static let mails = [
    mail("r1@home", from: "zoe@home.example", to: care, minute: 10),
    mail("r2@care", from: care, to: "zoe@home.example", minute: 11, replyTo: "r1@home"),
    mail("r3@home", from: "zoe@home.example", to: care, minute: 12, replyTo: "r2@care"),
    mail("r4@evil", from: "eve@evil.example", to: care, minute: 13, replyTo: "r2@care"),
    mail("r5@home", from: "zoe@home.example", to: care, minute: 14, replyTo: "r3@home"),
  ]

  /// Which conversation each of these mails came to lie in.
  private func places(_ desk: CareDesk) throws -> [String] {
    try desk.succeed(["export"]).split(separator: "\n").filter { $0.contains("Words of r") }.map {
      let conversation = $0.split(separator: "\"conversation\":\"")[1].prefix { $0 != "\"" }
      let id = $0.split(separator: "\"id\":\"").dropFirst().map { $0.prefix { $0 != "\"" } }
      return "\(id.first { $0.hasPrefix("r") } ?? "") in \(conversation)"
    }
  }

  @Test(
    "a mail that names one in the middle of a thread joins it, in one import and over several",
    arguments: [[5], [2, 5], [1, 2, 3, 4, 5], [5, 5], [2, 4, 5]])
  func pieces(ends: [Int]) throws {
    let desk = try CareDesk()
    var start = 0
    for (number, end) in ends.enumerated() {
      let text = Self.mails[(end == start ? 0 : start)..<end].joined()
      try desk.succeed(["import", try desk.folder.write(text, to: "part\(number).mbox")])
      start = end
    }
    #expect(
      try places(desk) == [
        "r1@home in r1@home", "r2@care in r1@home", "r3@home in r1@home", "r4@evil in r4@evil",
        "r5@home in r1@home",
      ])
    #expect(try desk.run(["doctor", "--verify"]).output.contains("!!  journal") == false)
  }
}
