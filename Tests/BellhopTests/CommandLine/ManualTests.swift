import Canvas
import Desk
import Foundation
import Testing

@Suite("The manual")
struct ManualTests {
  @Test("It names every command that help names, and every option of them")
  func commands() throws {
    let manual = try Program.run(["manual"]).output
    let help = try Program.run(["help"]).output
    let verbs = help.split(separator: "\n")
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  -") }
      .compactMap { $0.split(separator: " ").first }
      .filter { $0.allSatisfy { $0.isLowercase || $0 == "-" } }
    #expect(verbs.count > 30)
    for verb in verbs { #expect(manual.contains("\n  \(verb)"), "\(verb)") }
    #expect(manual.contains("--skip-bad"))
    #expect(manual.contains("bellhop rules try "))
  }

  @Test("Every key of the table of commands stands there, with the name that config.yaml takes")
  func keys() throws {
    let manual = try Program.run(["manual", "keys"]).output
    for command in DeskCommand.table {
      #expect(manual.contains("[\(command.id.rawValue)]"))
      for key in command.keys { #expect(manual.contains("\(key.label(.unicode))")) }
    }
  }

  @Test("No line is wider than a terminal, unless it is one to be typed")
  func width() throws {
    for page in ["commands", "keys", "workspace", "configuration"] {
      for line in try Program.run(["manual", page]).output.split(separator: "\n") {
        #expect(line.count <= 80 || line.hasPrefix("        bellhop "), "\(line)")
      }
    }
  }

  @Test("The pages for man are in its folders and groff finds nothing wrong with them")
  func roff() throws {
    let folder = try TemporaryFolder()
    try Program.run(["manual", "--folder", folder.path])
    let files = [
      "man1/bellhop.1", "man7/bellhop-keys.7", "man5/bellhop-workspace.5",
      "man5/bellhop-configuration.5",
    ]
    for file in files {
      let path = folder.path + "/" + file
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.hasPrefix(".TH BELLHOP"))
      let macros = [".TH", ".SH", ".SS", ".PP", ".TP", ".B ", ".RS", ".RE", ".nf", ".fi", ".br"]
      for line in text.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
        #expect(macros.contains { line.hasPrefix($0) }, "\(line)")
      }
      let groff = "/usr/bin/groff"
      guard FileManager.default.isExecutableFile(atPath: groff) else {
        print("SKIPPED: no groff here to read \(file)")
        continue
      }
      let run = try Program.run(["-man", "-Kutf8", "-Tutf8", "-ww", path], executable: groff)
      #expect(run.status == 0)
      #expect(run.errors.isEmpty, "\(run.errors)")
    }
  }

  @Test("The scripts of the three shells are there, and bash reads its own")
  func completions() throws {
    for shell in ["bash", "zsh", "fish"] {
      #expect(try Program.run(["completions", shell]).output.contains("bellhop"))
    }
    let script = try Program.run(["completions", "bash"]).output
    let checked = try Program.run(["-n"], executable: "/bin/bash", input: script)
    #expect(checked.errors.isEmpty)
    #expect(checked.status == 0)
  }
}
