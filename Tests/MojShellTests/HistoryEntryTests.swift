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

  @Test func `line feeds and backslashes are escaped`() {
    #expect(HistoryEntry(time: 7, text: "a\n\\b").line == "7 a\\n\\\\b")
  }

  @Test(arguments: [
    "", "leads", "x leads", "-5 leads", "12", "12 ", "12 a\\x", "12 a\\", "12 a\0b",
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
