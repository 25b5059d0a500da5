import MojText
import Testing

@Suite("Parts of a text")
struct TextPartsTests {
  @Test("a part is found byte for byte, an empty one nowhere")
  func found() {
    #expect("moj-12.tmp".holds(".tmp"))
    #expect("aab".holds("ab"))
    #expect("Jyväskylä".holds("skylä"))
    #expect(!"Jyväskylä".holds("skyla"))
    #expect(!"ab".holds("abc"))
    #expect(!"ab".holds(""))
    #expect(!"".holds("a"))
  }

  @Test("every occurrence is exchanged from the left, none overlapping")
  func exchanged() {
    #expect("Aino ja Aino".exchanging("Aino", for: "…") == "… ja …")
    #expect("aaaaa".exchanging("aa", for: "b") == "bba")
    #expect("ääni".exchanging("ä", for: "a") == "aani")
    #expect("same".exchanging("", for: "x") == "same")
  }

  @Test("pieces joined again are the text", arguments: ["", "--", "a--b", "--a----b--", "a-b"])
  func pieces(_ text: String) {
    #expect(text.pieces(between: "--").joined(separator: "--") == text)
  }
}
