import Testing

@testable import MojShell

struct HistoryEntryTests {
  @Test(arguments: [
    "leads where tier=A1", "leads\n  where tier=A1\n", "a\\nb \\ c", "liidit joiden nimi=\"Ääni\"",
    "a\rb", "a\0b", "\\",
  ])
  func `a statement comes back as it was typed`(text: String) throws {
    let entry = HistoryEntry(time: 1_790_000_000, text: text)
    #expect(!entry.line.contains("\n"))
    #expect(HistoryEntry(line: Array(entry.line.utf8)) == entry)
  }

  @Test func `a line says the shell, and what came of it`() throws {
    let entry = HistoryEntry(
      time: 7, text: "leads", session: 42, outcome: HistoryEntry.Outcome(rows: 3, code: 0))
    #expect(entry.line == "7-42=3,0 leads")
    #expect(HistoryEntry(line: Array(entry.line.utf8)) == entry)
    let command = HistoryEntry(
      time: 7, text: "why X", session: 42, outcome: HistoryEntry.Outcome(rows: nil, code: 64))
    #expect(command.line == "7-42=,64 why X")
    #expect(HistoryEntry(line: Array(command.line.utf8)) == command)
  }

  @Test func `what came of a statement finds it among those of other shells`() {
    let file =
      "5-1 leads\n5-2 sellers\n6 of an older moj\n5-2=8,0 \n5-1=,64 \n9-9=1,0 \n"
    let entries = HistoryEntry.entries(in: Array(file.utf8), now: 10)
    #expect(entries.map(\.text) == ["leads", "sellers", "of an older moj"])
    #expect(entries.map { $0.outcome?.code } == [64, 0, nil])
    #expect(entries.map { $0.outcome?.rows } == [nil, 8, nil])
    #expect(entries.map(\.session) == [1, 2, nil])
  }

  @Test func `line feeds and backslashes are escaped`() {
    #expect(HistoryEntry(time: 7, text: "a\n\\b").line == "7 a\\n\\\\b")
  }

  @Test(arguments: [
    "", "leads", "x leads", "-5 leads", "12", "12 ", "12 a\\x", "12 a\\", "12 a\0b",
    "12- leads", "12-x leads", "12=3 leads", "12=3,x leads", "12-1-2 leads", "12=3,0=1 leads",
  ])
  func `a broken line is no entry`(line: String) {
    #expect(HistoryEntry(line: Array(line.utf8)) == nil)
  }

  @Test(arguments: [(" leads", false), ("", false), ("\n", false), ("leads", true), ("\tx", true)])
  func `a line with a leading space is not kept`(text: String, kept: Bool) {
    #expect(HistoryEntry.isWorthKeeping(text) == kept)
  }

  @Test func `broken and old lines are skipped, and the newest stay`() {
    let now = 100_000_000
    let file =
      "\(now - HistoryEntry.lifetime - 1) old\n\(now) new\nrubbish\n\(now) \u{fffd}ok\n\(now) last"
    let entries = HistoryEntry.entries(in: Array(file.utf8), now: now)
    #expect(entries.map(\.text) == ["new", "\u{fffd}ok", "last"])
    let broken = Array("\(now) a\n".utf8) + [0x39, 0x20, 0xFF, 0x0A] + Array("\(now) b\n".utf8)
    #expect(HistoryEntry.entries(in: broken, now: now).map(\.text) == ["a", "b"])
  }

  @Test func `no more than the limit is kept`() {
    let lines = (0..<(HistoryEntry.limit + 5)).map { "5 line\($0)\n" }.joined()
    let entries = HistoryEntry.entries(in: Array(lines.utf8), now: 5)
    #expect(entries.count == HistoryEntry.limit)
    #expect(entries.first?.text == "line5")
  }
}
