import ArgumentParser
import Testing

@testable import bellhop

@Suite("The arguments of every morning, read without the parser")
struct EverydayArgumentsTests {
  @Test(
    "They mean what the parser makes of them",
    arguments: [
      [], ["--store", "a.db"], ["--as", "maya"], ["--store", "a.db", "--as", "maya"],
      ["--as", "maya", "--store", "file:///a.db"], ["--store", ""],
    ])
  func same(_ arguments: [String]) throws {
    let parsed = try #require(try Bellhop.parseAsRoot(arguments) as? InboxCommand)
    #expect(EverydayArguments(arguments)?.choice == parsed.options.choice)
    #expect(parsed.look.look == Look())
  }

  @Test(
    "Everything else is the parser's",
    arguments: [
      ["list"], ["--help"], ["-h"], ["--store"], ["--store=a.db"], ["--store", "-x"], ["--ascii"],
      ["--store", "a", "--store", "b"], ["--theme", "light"], ["inbox", "--store", "a"],
      ["--store", "a", "list"], ["--now", "2026-11-20T09:00:00Z"], ["--"],
    ])
  func other(_ arguments: [String]) {
    #expect(EverydayArguments(arguments) == nil)
  }
}
