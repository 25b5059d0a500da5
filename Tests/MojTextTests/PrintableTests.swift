import MojTesting
import MojText
import Testing

@Suite struct PrintableTests {
  @Test(arguments: Payload.all) func `no control or format character comes out`(payload: String) {
    let text = Printable.text(payload)
    #expect(text.unicodeScalars.allSatisfy(Payload.isHarmless))
    #expect(text.hasPrefix("a"))
    #expect(text.hasSuffix("z") || payload.hasSuffix("faz"))
    #expect(Printable.text(text) == text)
  }

  @Test(arguments: [
    ("a\u{1B}[2Jb", "a\\u{1b}[2Jb"), ("a\tb\nc\rd", "a\\tb\\nc\\rd"), ("\r\n", "\\r\\n"),
    ("x\u{9B}31m", "x\\u{9b}31m"), ("a\u{202E}b", "a\\u{202e}b"), ("\u{FEFF}x", "\\u{feff}x"),
    ("a\u{E0041}b", "a\\u{e0041}b"), ("a\u{FFFF}b", "a\\u{ffff}b"),
  ])
  func `what is dangerous becomes visible`(text: String, shown: String) {
    #expect(Printable.text(text) == shown)
  }

  @Test(arguments: [
    "", "Acme Oy", "Äänekosken Sähkö", "Ñandú & Čeněk", "東京 株式会社", "한국", "عربي", "שלום",
    "10 000 €", "“quoted” – dash…", "👍🏽", "👩‍👩‍👧‍👦", "🇫🇮", "1️⃣", "☎️", "👩🏽‍🚀", "葛\u{E0100}城", "e\u{301}a",
    "नमस्ते", "ก็",
  ])
  func `names of people and companies stay as they are`(name: String) {
    #expect(Array(Printable.text(name).unicodeScalars) == Array(name.unicodeScalars))
  }

  @Test func `marks are capped and the cut is marked`() {
    let zalgo = "a" + String(repeating: "\u{301}", count: 500) + "b"
    let expected = "a" + String(repeating: "\u{301}", count: 8) + "…b"
    #expect(Array(Printable.text(zalgo).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func `a mark without a letter stands on a circle`() {
    #expect(Printable.text("\u{301}x") == "\u{25CC}\u{301}x")
  }

  @Test func `joiners outside emoji and endless joins are shown`() {
    #expect(Printable.text("a\u{200D}b") == "a\\u{200d}b")
    #expect(Printable.text("👩\u{200D}") == "👩\\u{200d}")
    let many = Array(repeating: "👩", count: 50).joined(separator: "\u{200D}")
    #expect(Printable.text(many).contains("\\u{200d}"))
  }

  @Test(arguments: 0..<200) func `any scalars come out harmless, and a second time unchanged`(
    seed: UInt64
  ) {
    var random = SeededGenerator(seed)
    let text = random.text(length: 40)
    let once = Printable.text(text)
    #expect(once.unicodeScalars.allSatisfy(Payload.isHarmless))
    #expect(Array(Printable.text(once).unicodeScalars) == Array(once.unicodeScalars))
  }
}
