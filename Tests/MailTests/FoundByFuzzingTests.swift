import Mail
import Testing

/// What fuzzing found in mail, each as small as it can be said.
struct FoundByFuzzingTests {
  /// Found by fuzzing: the parser gave up on it, and the mail was called empty.
  @Test func aFirstLineThatIsNoFieldIsText() throws {
    let mail = try MailMessage(reading: Array("Content-Typ<style>age\n\nHello there\n".utf8))
    #expect(mail.text.contains("Content-Typ<style>age"))
    #expect(mail.text.contains("Hello there"))
    #expect(mail.from.isEmpty && mail.forbidsAutomaticAnswer)
  }

  /// Found by fuzzing: GMime spelled such domains out, so nobody could be answered there, and a
  /// letter of another script passed for ours.
  @Test func aDomainStaysAsItTravels() throws {
    let mail = try MailMessage(
      reading: Array("From: Ann <ann@xn--bcher-kva.example>\nSubject: s\n\nHello\n".utf8))
    #expect(mail.from.map(\.address) == ["ann@xn--bcher-kva.example"])
    #expect(mail.from.allSatisfy { OutgoingAddress($0.address) != nil })
  }
}
