import Foundation
import Inbox
import InboxStore
import TestSupport

/// The Python program that computes reports from the specification alone.
enum MetricsOracle {
  struct Question {
    var range: MetricRange
    var grouping: MetricGrouping?
  }

  /// The rows of each report, by their labels in order, as JSON.
  static func ask(
    _ questions: [Question], lines: [Event], workspace: JSONValue
  ) throws -> [[(label: String, metrics: JSONValue)]] {
    let lines = lines.map { line -> JSONValue in
      var writer = JSONWriter()
      line.write(to: &writer)
      return .string(String(decoding: writer.bytes, as: UTF8.self))
    }
    let question: JSONValue = .object([
      JSONMember("workspace", workspace), JSONMember("lines", .array(lines)),
      JSONMember(
        "reports",
        .array(
          questions.map {
            .object([
              JSONMember("from", .integer($0.range.from.milliseconds)),
              JSONMember("to", .integer($0.range.to.milliseconds)),
              JSONMember("now", .integer($0.range.now.milliseconds)),
              JSONMember("by", $0.grouping.map { .string($0.rawValue) } ?? .null),
            ])
          })),
    ])
    var writer = JSONWriter()
    writer.value(question)
    let answer = try JSONValue(json: PythonOracle.ask("metrics.py", writer.bytes))
    return (answer.array ?? []).map { rows in
      (rows.array ?? []).map { ($0["label"]?.string ?? "", $0["metrics"] ?? .null) }
    }
  }
}

/// A desk with promises, a calendar and teams, and the same as the oracle reads it.
struct MetricDesk {
  var workspace: Workspace
  var description: JSONValue

  init(zone: ZoneRules, named name: String) throws {
    workspace = Workspace(name: "Acme Care")
    workspace.timeZone = name
    workspace.zone = zone
    workspace.agents = [
      Agent(id: "maya", name: "Maya", role: .supervisor),
      Agent(id: "tom", name: "Tom", role: .agent),
    ]
    workspace.teams = [
      Team(id: "billing", members: ["maya"]), Team(id: "idle", members: []),
    ]
    workspace.accounts = [Account(id: "care", channel: .x, open: true)]
    let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday]
    let spans = ["08:30-12:00", "13:00-17:15", "22:00-03:00"]
    let intervals = try spans.map { try OpeningInterval($0) }
    workspace.calendars["office"] = WorkingHours(
      hours: Dictionary(uniqueKeysWithValues: days.map { ($0, intervals) }), zone: zone)
    workspace.policies = [
      ServicePolicy(
        name: "priority", when: .init(tiers: [.three]), firstResponse: 900_000,
        nextResponse: 1_800_000, resolution: 14_400_000),
      ServicePolicy(
        name: "vip", when: .init(tags: ["vip"]), calendar: "office", firstResponse: 600_000),
      ServicePolicy(
        name: "default", calendar: "office", firstResponse: 7_200_000, nextResponse: 3_600_000,
        resolution: 36_000_000),
    ]
    func list(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
    let hours = JSONValue.object(days.map { JSONMember($0.rawValue, list(spans)) })
    description = .object([
      JSONMember("timezone", .string(name)),
      JSONMember(
        "calendars",
        .object([
          JSONMember(
            "office",
            .object([JSONMember("timezone", .string(name)), JSONMember("hours", hours)]))
        ])),
      JSONMember(
        "policies",
        .array(
          workspace.policies.map { policy in
            var members = [
              JSONMember(
                "when",
                .object([
                  JSONMember(
                    "tier", .array((policy.when.tiers ?? []).map { .integer($0.rawValue) })),
                  JSONMember("tag", list((policy.when.tags ?? []).sorted())),
                ]))
            ]
            if let calendar = policy.calendar {
              members.append(JSONMember("calendar", .string(calendar)))
            }
            for kind in TargetKind.allCases {
              if let promise = policy.milliseconds(for: kind) {
                members.append(JSONMember(kind.rawValue, .integer(promise)))
              }
            }
            return .object(members)
          })),
      JSONMember("agents", list(["maya", "tom"])),
      JSONMember("teams", list(["billing", "idle"])),
      JSONMember("accounts", .array([.object([JSONMember("open", .bool(true))])])),
      JSONMember(
        "costs",
        .object([JSONMember("call_usd", .integer(12)), JSONMember("message_usd", .integer(1))])),
    ])
  }
}
