import MojText
import Testing

struct FoldTests {
  @Test(arguments: [
    ("Hämeenlinna", "hameenlinna"), ("Åbo", "abo"), ("ÖRÖ", "oro"), ("Café", "cafe"),
    ("Cafe\u{301}", "cafe"), ("Straße", "strasse"), ("ẞ", "ss"), ("Łódź", "lodz"),
    ("Zoë Ångström", "zoe angstrom"), ("İstanbul", "istanbul"), ("ﬁn", "fin"), ("Ǻ", "a"),
    ("Việt Nam", "viet nam"), ("ΣΊΣΥΦΟΣ", "σισυφοσ"), ("Ёж", "еж"), ("日本", "日本"),
    ("a\u{A0}b", "a b"), ("", ""), ("\u{301}", ""), ("ŒUVRE æon", "oeuvre aeon"),
  ])
  func `searching sees neither case nor accents`(text: String, folded: String) {
    #expect(TextFold.search(text) == Array(folded.utf8))
  }

  @Test(arguments: [
    ("ÄLÄ", "älä"), ("A\u{308}LA\u{308}", "älä"), ("Cafe\u{301}", "café"), ("É", "é"),
    ("ACME oy", "acme oy"), ("\u{212B}", "å"), ("Straße", "straße"), ("Σας", "σασ"),
    ("e\u{323}\u{302}", "ệ"), ("e\u{302}\u{323}", "ệ"), ("И\u{306}", "й"), ("K", "k"),
    ("a\u{301}\u{308}", "á\u{308}"),
  ])
  func `a whole text keeps its letters`(text: String, folded: String) {
    #expect(TextFold.whole(text) == Array(folded.unicodeScalars.map(String.init).joined().utf8))
  }

  @Test func `folding twice is folding once`() {
    for scalar in (0x20...0x2FFF).compactMap({ Unicode.Scalar(UInt32($0)) }) {
      for text in [String(scalar), "a\(scalar)", "\(scalar)\u{308}", "x\(scalar)\u{301}y"] {
        let (whole, search) = (TextFold.whole(text), TextFold.search(text))
        #expect(TextFold.whole(whole) == whole)
        #expect(TextFold.search(search) == search)
        #expect(TextFold.search(whole) == search)
      }
    }
  }

  @Test func `composed and decomposed letters are alike`() {
    for letter in "åäöÅÄÖéèêëÉñõüÜçğşčšžČŠŽőűąęłńśźżĀēīōūṭậệ" {
      let scalars = String(letter).decomposedScalars
      #expect(TextFold.whole(scalars) == TextFold.whole(String(letter)))
    }
  }

  @Test func `Finnish order has å ä ö after z`() {
    let words = [
      "", " ", "-", "1", "10", "2", "a", "aamu", "ab", "e", "é", "ea", "v", "va", "w", "wa", "y",
      "ü",
      "yö", "z", "å", "åbo", "ä", "æ", "äiti", "ö", "ø", "öljy", "Б", "日",
    ]
    for (place, word) in words.enumerated() {
      for later in words[(place + 1)...] {
        #expect(TextOrder.precedes(word, later), "\(word) before \(later)")
        #expect(TextOrder.precedes(word.uppercased(), later), "\(word) before \(later)")
        #expect(!TextOrder.precedes(later, word), "\(later) not before \(word)")
      }
    }
  }

  @Test func `any bytes fold without a trap`() {
    for first in UInt8.min...UInt8.max {
      let bytes: [UInt8] = [0x61, first, 0x80, first, 0xCC, 0x88]
      #expect(!TextFold.search(bytes).isEmpty)
      #expect(!TextFold.whole(bytes).isEmpty)
    }
  }
}

extension String {
  /// The text with letters and marks apart, for the marks that the tests use.
  fileprivate var decomposedScalars: String {
    // The standard library compares by canonical equivalence, which finds the parts by trial.
    for base in "aeiouAEIOUcgnsztlrdCSZyk" {
      for mark in [0x300...0x30C, 0x323...0x331].joined() {
        guard let mark = Unicode.Scalar(UInt32(mark)) else { continue }
        let parts = String(base) + String(Character(mark))
        if parts == self { return parts }
      }
    }
    return self
  }
}
