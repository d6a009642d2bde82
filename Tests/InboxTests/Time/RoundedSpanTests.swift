import Inbox
import Testing

@Suite("Rounded spans")
struct RoundedSpanTests {
  @Test("Half a unit is rounded up, less is not")
  func half() {
    #expect(
      [0, 29, 30, 89, 90, 99, 3569, 3570].map { Int64($0).rounded(to: 60) } == [
        0, 0, 1, 1, 2, 2, 59, 60,
      ])
    #expect(Int64.max.rounded(to: 1) == .max)
  }
}
