import MojModel
import MojTesting
import Testing

/// Places in a text that goes by are those of the text at hand.
struct TextCounterTests {
  @Test(arguments: 0..<20)
  func `a text in pieces has the places of the whole`(seed: Int) {
    var random = SeededGenerator(seed)
    let pieces = ["a", "ä", "\n", "\r\n", "日本", "e\u{301}", "👩‍👩‍👧", "{\"x\": 1}", ",\n  "]
    var bytes: [UInt8] = seed % 3 == 0 ? [0xEF, 0xBB, 0xBF] : []
    var counter = TextCounter()
    counter.pass(bytes)
    for _ in 0..<200 {
      // Columns of very long lines count bytes.
      let isLong = seed % 5 == 0 && random.chance(3)
      let piece = isLong ? String(repeating: "ä", count: 20_000) : random.pick(pieces)
      bytes += piece.utf8
      counter.pass(Array(piece.utf8))
      #expect(counter.place == TextPlace(of: bytes.count, in: bytes))
    }
  }
}
