import MojText

/// Regular expressions of PostgreSQL that meet what moj's folding of texts makes alike.
///
/// They tell of plain texts: those whose every letter is of U+0001 to U+024F and is folded, alone, to one
/// letter. Of other texts (`Straße`, `Karhu – Poika`) they may say no where moj says yes, never the other
/// way round; these few are looked at here.
enum FoldedPattern {
  /// How a text is compared, which decides its folding.
  enum Comparison {
    case whole, contains, starts, ends

    fileprivate var kin: [Unicode.Scalar: [Unicode.Scalar]] {
      self == .whole ? Letters.whole.kin : Letters.search.kin
    }

    func fold(_ text: [UInt8]) -> [UInt8] {
      self == .whole ? TextFold.whole(text) : TextFold.search(text)
    }

    /// Whether a text, as it stands, is met by one that is folded.
    func holds(_ text: String, _ needle: [UInt8]) -> Bool {
      let text = fold(Array(text.utf8))
      switch self {
      case .whole: return text == needle
      case .contains: return text.has(needle)
      case .starts: return text.starts(with: needle)
      case .ends: return text.suffix(needle.count) == needle[...]
      }
    }
  }

  /// The pattern of plain texts in which one of the needles is found; nil where no plain text has any.
  static func pattern(_ needles: [[UInt8]], _ comparison: Comparison) -> String? {
    let kin = comparison.kin
    let bodies = needles.compactMap { body(String(decoding: $0, as: UTF8.self), kin) }
    guard !bodies.isEmpty else { return nil }
    let all = "(?:\(bodies.joined(separator: "|")))"
    switch comparison {
    case .contains: return all
    case .starts: return "^\(all)"
    case .ends: return "\(all)$"
    case .whole: return "^\(all)$"
    }
  }

  private static func body(_ needle: String, _ kin: [Unicode.Scalar: [Unicode.Scalar]]) -> String? {
    var body = ""
    for letter in needle.unicodeScalars {
      guard let kin = kin[letter] else { return nil }
      body += kin.count > 1 ? "[\(kin.map(escaped).joined())]" : escaped(kin[0])
    }
    return body
  }

  /// A letter as no sign of the expression.
  private static func escaped(_ letter: Unicode.Scalar) -> String {
    let digits = String(letter.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// The pattern of texts that are not plain; the same letters for ever, since an index is made of it.
  static let odd: String = {
    let letters = Set(Letters.search.odd).union(Letters.whole.odd).sorted { $0.value < $1.value }
    return "[\(letters.map(escaped).joined())]|[^\\u0001-\\u024f]"
  }()

  /// The letters of plain texts by what they are folded to.
  private struct Letters {
    private(set) var kin: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    private(set) var odd: [Unicode.Scalar] = []

    static let search = Letters { TextFold.search($0) }
    static let whole = Letters { TextFold.whole($0) }

    private init(_ fold: (String) -> [UInt8]) {
      for letter in (UInt32(1)..<0x250).compactMap({ Unicode.Scalar($0) }) {
        let folded = String(decoding: fold(String(letter)), as: UTF8.self).unicodeScalars
        guard folded.count == 1, let first = folded.first else {
          odd.append(letter)
          continue
        }
        kin[first, default: []].append(letter)
      }
    }
  }
}

extension [UInt8] {
  /// Whether the bytes hold others in a row.
  fileprivate func has(_ needle: [UInt8]) -> Bool {
    guard needle.count <= count else { return false }
    return (0...(count - needle.count)).contains { self[$0..<($0 + needle.count)] == needle[...] }
  }
}
