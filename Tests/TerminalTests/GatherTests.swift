import CLinux
import Glibc
import Testing

@Suite("Many writes that leave as one") struct GatherTests {
  /// A socket that keeps writes apart, and a second name for its end.
  private struct Packets {
    let read: Int32
    let write: Int32
    let other: Int32

    init() {
      var ends: [Int32] = [-1, -1]
      socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue), 0, &ends)
      (read, write) = (ends[0], ends[1])
      other = dup(write)
    }

    func close() {
      for end in [read, write, other] { clinux_close(end) }
    }

    func say(_ text: String) {
      let bytes = Array(text.utf8)
      _ = clinux_write_all(other, bytes, bytes.count)
    }

    /// The next write, whole; nil if there is none.
    func next() -> String? {
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = recv(read, &bytes, bytes.count, Int32(MSG_DONTWAIT))
      return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }
  }

  @Test func nothingLeavesBeforeTheEndAndThenAllAtOnce() throws {
    let packets = Packets()
    defer { packets.close() }
    let gather = try #require(clinux_gather_open(packets.other, packets.write))
    defer { clinux_gather_free(gather) }
    for frame in ["one", "two"] {
      clinux_gather_begin(gather)
      packets.say(frame)
      packets.say(" and")
      packets.say(" more")
      #expect(packets.next() == nil)
      #expect(clinux_gather_end(gather, 0) == 0)
      #expect(packets.next() == frame + " and more")
      #expect(packets.next() == nil)
    }
    packets.say("past it")
    #expect(packets.next() == "past it")
    clinux_gather_begin(gather)
    #expect(clinux_gather_end(gather, 1) == 0)
    #expect(packets.next() == nil)
    clinux_gather_begin(gather)
    packets.say("whole")
    #expect(clinux_gather_end(gather, 1) == 0)
    #expect(packets.next() == "\u{1B}[?2026hwhole\u{1B}[?2026l")
  }
}
