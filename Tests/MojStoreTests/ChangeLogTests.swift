import MojModel
import Testing

@testable import MojStore

/// The log of changes: what it gives back, and that nothing wrong with it goes unseen.
struct ChangeLogTests {
  private static let spot = Spot(after: "x", gap: ",\n  ", tail: nil)
  private static let edits: [Edit] = [
    Edit(.accounts, "a", .set(key: "name", old: nil, new: "\"Å \\u0007\"", spot: spot)),
    Edit(.orders, "o", .create(record: "{\"id\": \"o\"}", spot: spot, list: nil)),
    Edit(
      .orders, "p",
      .delete(record: "{}", spot: nil, list: Spot(after: nil, gap: "", tail: "\n", interior: " "))),
  ]

  private func log(_ count: Int) -> [UInt8] {
    var bytes = LogLine.header(id: "test")
    for number in 0..<count {
      let change = Change(
        id: "id\(number)", time: 1_700_000_000_000, user: "aino", host: "h", command: "log \"x\"",
        kind: number == 2 ? .undo(["id1"]) : .new, edits: Self.edits)
      bytes +=
        ChangeLog.Entry(change: change, before: UInt64(number), after: UInt64.max).line
    }
    return bytes
  }

  @Test("the sums are the published ones")
  func sums() {
    #expect(Checksum.line(Array("123456789".utf8)[...]) == 0xE306_9283)
    #expect(Checksum.file(Array("xxhash".utf8)) == 0x32DD_3895_2C4B_C720)
    #expect(
      Checksum.file(Array("Nobody inspects the spammish repetition".utf8)) == 0xFBCE_A83C_8A37_8BF1)
  }

  @Test("changes come back as they were written")
  func roundTrip() {
    let log = ChangeLog(log(4))
    #expect(!log.isDamaged && log.changes.count == 4)
    #expect(log.changes[0].edits == Self.edits)
    #expect(log.changes[2].kind == .undo(["id1"]))
    #expect(log.changes[0].timeText == "2023-11-14 22:13")
  }

  @Test("every flipped bit of a log of 4 KB is found")
  func flippedBits() {
    var bytes = log(1)
    while bytes.count < 4_096 { bytes += log(1).dropFirst(LogLine.header(id: "test").count) }
    let whole = ChangeLog(bytes).entries.count
    var missed = 0
    for bit in 0..<bytes.count * 8 {
      bytes[bit / 8] ^= 1 << (bit % 8)
      let log = ChangeLog(bytes)
      if !log.isDamaged || log.entries.count >= whole { missed += 1 }
      bytes[bit / 8] ^= 1 << (bit % 8)
    }
    #expect(missed == 0)
  }

  @Test("a log that was cut keeps its whole lines, and garbage after them is not believed")
  func truncated() {
    let bytes = log(3)
    var long = log(1)
    while long.count < 4_096 { long += log(1).dropFirst(LogLine.header(id: "test").count) }
    for count in 1..<long.count {
      let log = ChangeLog(Array(long.prefix(count)))
      #expect(log.isDamaged == (long[count - 1] != 0x0A) && log.soundBytes <= count)
      let lines = long.prefix(log.soundBytes).count { $0 == 0x0A }
      #expect(log.entries.count == max(0, lines - 1))
    }
    for count in 1..<bytes.count {
      let log = ChangeLog(Array(bytes.prefix(count)))
      #expect(log.isDamaged == (bytes[count - 1] != 0x0A))
      #expect(log.soundBytes <= count)
    }
    for tail in [[0, 0, 0, 0], Array("12 00000000 {}\n".utf8), [0x0A]] {
      let log = ChangeLog(bytes + tail)
      #expect(log.isDamaged && log.entries.count == 3)
    }
  }

  @Test("ids of changes are ordered, also where the clock goes back")
  func ids() {
    var last: String?
    for step in 0..<2_000 {
      let id = ULID.next(at: Int64(1_000_000 - step % 7), after: last)
      #expect(id.utf8.count == 26)
      if let last { #expect(id > last) }
      last = id
    }
  }
}
