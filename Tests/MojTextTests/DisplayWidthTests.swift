import MojTesting
import MojText
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("äö", 2), ("e\u{301}", 1), ("東京", 4), ("한", 2), ("ᄒ\u{1161}\u{11AB}", 2),
    ("👍", 2),
    ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("🇫🇮", 2), ("1️⃣", 2), ("☎️", 2), ("☎", 1), ("─│…–€", 5), ("ＡＢ", 4),
    ("葛\u{E0100}", 2), ("ﾊ", 1), ("שלום", 4),
  ])
  func `a text takes the cells that terminals give it`(text: String, cells: Int) {
    #expect(DisplayWidth.width(of: text) == cells)
  }

  @Test func `truncation is marked and never splits a character`() {
    #expect(DisplayWidth.truncated("Acme", to: 4) == "Acme")
    #expect(DisplayWidth.truncated("Acme Oy", to: 4) == "Acm…")
    #expect(DisplayWidth.truncated("東京株式", to: 4) == "東…")
    #expect(DisplayWidth.truncated("abc", to: 1) == "…")
    #expect(DisplayWidth.truncated("abc", to: 0) == "")
    #expect(DisplayWidth.truncated("abc", to: -1) == "")
    #expect(DisplayWidth.truncated("abcdef", to: 5, mark: "...") == "ab...")
  }

  @Test func `padding counts cells`() {
    #expect(DisplayWidth.padded("東", to: 4) == "東  ")
    #expect(DisplayWidth.padded("12", to: 4, .trailing) == "  12")
    #expect(DisplayWidth.padded("too long", to: 3) == "too long")
  }

  @Test(arguments: 0..<100) func `a truncated text is never wider than asked`(seed: UInt64) {
    var random = SeededGenerator(seed)
    let text = Printable.text(random.text(length: 30))
    for cells in 0...20 {
      #expect(DisplayWidth.width(of: DisplayWidth.truncated(text, to: cells)) <= cells)
    }
  }
}
