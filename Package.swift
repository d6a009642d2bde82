// swift-tools-version: 6.2
import PackageDescription

/// Swift 6 mode, every warning an error, existentials spelled out.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // Where kill tests end the program; a release has no such places.
  .define("CRASH_POINTS", .when(configuration: .debug)),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// Where GMime and GLib keep their headers (amd64, arm64, lib64 systems; a folder that is not there
/// is passed over). Not `pkgConfig:`, which refuses GMime's `-pthread` with a warning each build.
let gmimeHeaders = [
  "/usr/include/gmime-3.0", "/usr/include/glib-2.0",
  "/usr/lib/x86_64-linux-gnu/glib-2.0/include", "/usr/lib/aarch64-linux-gnu/glib-2.0/include",
  "/usr/lib64/glib-2.0/include",
]

/// The themes that come with Bellhop are part of the program, which works without any other file.
/// `ThemeFile.builtIn` names them.
let themes = [
  "dark", "light", "mono", "high-contrast", "deuteranopia", "tritanopia", "solarized",
].map { Resource.embedInCode("../../themes/\($0).yaml") }

/// Each target may depend only on what stands above it here. The table and the reasons are in
/// Documentation/Decisions.md; `HouseRulesTests` holds the imports to it.
let targets: [Target] = [
  .target(name: "Inbox", swiftSettings: strict),
  .target(name: "Canvas", swiftSettings: strict),
  .systemLibrary(name: "CNcurses"),
  .target(name: "CLinux"),
  .target(
    name: "CGMime", cSettings: [.unsafeFlags(gmimeHeaders.map { "-I\($0)" })],
    linkerSettings: ["gmime-3.0", "gobject-2.0", "glib-2.0", "gumbo"].map { .linkedLibrary($0) }),
  .systemLibrary(name: "CSQLite"),
  .target(
    name: "Terminal", dependencies: ["Canvas", "CNcurses", "CLinux"], swiftSettings: strict),
  .target(
    name: "WorkspaceFile", dependencies: ["Inbox", yams], resources: themes,
    swiftSettings: strict),
  .target(name: "Mail", dependencies: ["Inbox", "CGMime"], swiftSettings: strict),
  .target(
    name: "InboxStore", dependencies: ["Inbox", "CSQLite", "CLinux", grdb], swiftSettings: strict),
  .target(name: "Desk", dependencies: ["Inbox", "Canvas"], swiftSettings: strict),
  .target(
    name: "Demonstration", dependencies: ["Inbox", "InboxStore", "WorkspaceFile"],
    swiftSettings: strict),
  .executableTarget(
    name: "bellhop",
    dependencies: [
      "Inbox", "Canvas", "Terminal", "WorkspaceFile", "Mail", "InboxStore", "Desk", "CLinux",
      "Demonstration", arguments,
    ],
    swiftSettings: strict),
  .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
  .target(
    name: "CFaultyDisk", path: "Tests/CFaultyDisk", linkerSettings: [.linkedLibrary("sqlite3")]),
  .executableTarget(
    name: "StoreDriver", dependencies: ["InboxStore", "Inbox"], path: "Tests/StoreDriver",
    swiftSettings: strict),
  .target(
    name: "FuzzTargets", dependencies: ["Inbox", "Canvas", "Terminal", "Mail", "WorkspaceFile"],
    path: "Tests/Fuzzing/Targets", swiftSettings: strict),
  .testTarget(
    name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"], path: "Tests/Fuzzing/Tests",
    swiftSettings: strict),
  .testTarget(name: "InboxTests", dependencies: ["Inbox", "TestSupport"], swiftSettings: strict),
  .testTarget(name: "CanvasTests", dependencies: ["Canvas", "TestSupport"], swiftSettings: strict),
  .testTarget(
    name: "TerminalTests", dependencies: ["Terminal", "Canvas", "CLinux", "TestSupport"],
    swiftSettings: strict),
  .testTarget(
    name: "WorkspaceFileTests", dependencies: ["WorkspaceFile", "Inbox", "TestSupport"],
    swiftSettings: strict),
  .testTarget(
    name: "MailTests", dependencies: ["Mail", "Inbox", "TestSupport"], swiftSettings: strict),
  .testTarget(
    name: "InboxStoreTests",
    dependencies: ["InboxStore", "Inbox", "TestSupport", "CFaultyDisk", "StoreDriver", grdb],
    swiftSettings: strict),
  .testTarget(
    name: "DeskTests", dependencies: ["Desk", "Inbox", "Canvas", "TestSupport"],
    exclude: ["Goldens"],
    swiftSettings: strict),
  .testTarget(
    name: "DemonstrationTests",
    dependencies: ["Demonstration", "Inbox", "InboxStore", "WorkspaceFile"], swiftSettings: strict),
  .testTarget(
    name: "BellhopTests", dependencies: ["bellhop", "Inbox", "InboxStore", "TestSupport"],
    swiftSettings: strict),
]

/// Only with BELLHOP_FUZZ set, for they want libFuzzer's own main function: `make fuzz`.
let fuzzing: [Target] =
  Context.environment["BELLHOP_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "bellhop-fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing/LibFuzzer",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])])
  ]

let package = Package(
  name: "bellhop",
  products: [.executable(name: "bellhop", targets: ["bellhop"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: targets + fuzzing
)
