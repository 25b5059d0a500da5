import MojModel
import Testing

@testable import MojStore

/// A log that has become long: what stays, what goes, and that nothing depends on what went.
struct LogCompactionTests {
  private static let now: Int64 = 1_800_000_000_000

  /// A log of so many changes, `gap` milliseconds apart up to now.
  private func log(_ count: Int, gap: Int64, note: String = "", compacted: Int64? = nil) -> [UInt8]
  {
    var bytes = LogLine.header(id: "test", compacted: compacted)
    for number in 0..<count {
      let change = Change(
        id: "id\(number)", time: Self.now - Int64(count - 1 - number) * gap, user: "aino",
        command: "log \(note)", edits: [])
      bytes +=
        ChangeLog.Entry(change: change, before: UInt64(number), after: UInt64(number + 1)).line
    }
    return bytes
  }

  @Test func `a year stays, and ten thousand changes however old`() throws {
    for (count, gap, kept) in [
      (10_000, LogCompaction.age, 10_000), (10_050, LogCompaction.age, 10_000),
      (10_050, Int64(1_000), 10_050), (12_000, LogCompaction.age / 10_999, 11_000),
    ] {
      let bytes = try #require(LogCompaction.compacted(log(count, gap: gap), at: Self.now))
      let short = ChangeLog(bytes)
      #expect(!short.isDamaged && short.entries.count == kept, "\(count), \(gap)")
      #expect(short.entries.last?.change.id == "id\(count - 1)")
      #expect(short.compacted == Self.now && short.knows(UInt64(count)))
    }
  }

  @Test func `a log is looked at once in thirty days, and a damaged one is left alone`() {
    let month = LogCompaction.pause
    for (compacted, isDue) in [
      (nil, true), (Self.now, false), (Self.now - month + 1, false), (Self.now - month, true),
      // A clock that went back has said nothing.
      (Self.now + 1, true), (Int64.min, true),
    ] as [(Int64?, Bool)] {
      let bytes = log(1, gap: 1, compacted: compacted)
      #expect(LogCompaction.isDue(Array(bytes.prefix(512)), at: Self.now) == isDue)
    }
    #expect(!LogCompaction.isDue(Array("rubbish".utf8), at: Self.now))
    #expect(LogCompaction.compacted(log(3, gap: 1) + [0], at: Self.now) == nil)
  }

  @Test func `saving makes a long log shorter, and undo goes on`() throws {
    try Folder.withTeam { folder, path in
      var shell = try Shell(path)
      try shell.set("potential", to: .number("8"))
      let own = try #require(folder.text("team.json.changes"))
      let first = try #require(own.split(separator: "\n").dropFirst().first)
      let old = log(10_200, gap: 1, note: String(repeating: "x", count: 300))
      let text = String(decoding: old, as: UTF8.self) + first + "\n"
      #expect(text.utf8.count > LogCompaction.size)
      try folder.make(file: "team.json.changes", text)
      try shell.set("potential", to: .number("9"))
      // Those were of 2027 and stay; the next look is in thirty days.
      #expect(ChangeLog(Array((folder.text("team.json.changes") ?? "").utf8)).compacted != nil)
      #expect(shell.file.changes().changes.count == 10_202)
      try shell.undo()
      try shell.undo()
      #expect(folder.text("team.json") == smallTeam)
      #expect(!folder.tree().contains { $0.hasSuffix(".tmp") })
    }
  }

  @Test func `who holds the lock keeps others from saving for as long as it is held`() throws {
    try Folder.withTeam { folder, path in
      var aino: Shell? = try Shell(path)
      var eero = try Shell(path, user: "eero", lockWait: 0)
      try eero.set("potential", to: .number("7"))
      try aino?.file.hold()
      #expect(aino?.file.model.arena.bytes == Array((folder.text("team.json") ?? "").utf8))
      #expect(throws: SaveProblem.self) { try eero.set("potential", to: .number("8")) }
      try aino?.set("potential", to: .number("9"))
      #expect(throws: SaveProblem.self) { try eero.set("town", to: .string("Oulu")) }
      aino = nil
      try eero.set("town", to: .string("Oulu"))
      #expect(folder.text("team.json")?.contains("\"potential\": 9, \"town\": \"Oulu\"") == true)
    }
  }

  @Test func `where somebody is asked, a conflict needs no file`() throws {
    try Folder.withTeam { folder, path in
      var aino = try Shell(path)
      var eero = try Shell(path, user: "eero")
      eero.file.settings.asksConflicts = true
      try aino.set("potential", to: .number("1"))
      #expect(throws: SaveProblem.self) { try eero.set("potential", to: .number("2")) }
      #expect(!folder.tree().contains { $0.contains("conflict") })
      // The model is theirs now, so that the same change is one on top of it.
      try eero.set("potential", to: .number("2"))
      #expect(folder.text("team.json")?.contains("\"potential\": 2") == true)
    }
  }
}
