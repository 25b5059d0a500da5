import MojText

/// How well what Tab may offer fits the word that is typed: case and accents do not count.
struct CandidateFit {
  /// The better first.
  enum Rank: Int {
    /// The candidate begins so.
    case begins
    /// A word inside it begins so: `leht` is Aino Lehtoranta.
    case beginsWord
    /// It holds the letters in this order, or is a slip away: `ptn` is potential.
    case resembles
  }

  let typed: String
  private let wanted: [UInt8]
  /// Whether what only resembles is good enough.
  let isLenient: Bool

  /// Whether a candidate has to begin so, not only a word in it.
  let isOfWhole: Bool

  init(_ typed: String, isLenient: Bool = false, isOfWhole: Bool = false) {
    self.typed = typed
    self.isLenient = isLenient
    self.isOfWhole = isOfWhole
    wanted = Self.folded(typed)
  }

  /// The rank of a candidate; nil where it does not fit.
  func rank(of text: String) -> Rank? {
    guard !wanted.isEmpty else { return .begins }
    let folded = Self.folded(text)
    if folded.starts(with: wanted) { return .begins }
    if isOfWhole { return nil }
    if folded.indices.dropFirst().contains(where: { beginsWord(folded, at: $0) }) {
      return .beginsWord
    }
    guard isLenient, wanted.count > 2, folded.first == wanted.first else { return nil }
    return holdsLetters(folded) || isSlip(text) ? .resembles : nil
  }

  /// Whether a candidate is all that is typed.
  func isWhole(_ text: String) -> Bool { Self.folded(text) == wanted }

  /// Whether some bytes can begin a word as what is typed does; false is sure, true is not.
  ///
  /// Asked of a hundred thousand names before any is folded.
  func mayFit(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = wanted.first, first < 0x80 else { return true }
    if isOfWhole {
      return unsafe bytes.first.map { $0 >= 0x80 || $0 | 0x20 == first || $0 == first } ?? false
    }
    // Few bytes are the wanted one: only before those is looked for the end of a word.
    for place in 0..<bytes.count {
      let byte = unsafe bytes[place]
      guard byte | 0x20 == first || byte >= 0x80 || byte == first else { continue }
      if unsafe place == 0 || Self.parts(bytes[place - 1]) { return true }
    }
    return false
  }

  private func beginsWord(_ text: [UInt8], at place: Int) -> Bool {
    Self.parts(text[place - 1]) && text[place...].starts(with: wanted)
  }

  private func holdsLetters(_ text: [UInt8]) -> Bool {
    var rest = wanted[...]
    for byte in text where byte == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  private func isSlip(_ text: String) -> Bool {
    !Suggestion.nearest(to: typed, among: [text]).isEmpty
  }

  private static func parts(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// Folded bytes without quotes; `last con` begins `last_contact`.
  private static func folded(_ text: String) -> [UInt8] {
    TextFold.search(text).compactMap { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "`"): nil
      case UInt8(ascii: "_"): 0x20
      default: byte
      }
    }
  }
}

extension Array<Completion.Candidate> {
  /// The candidates that fit, the best first: by rank, then by how often they were typed before.
  func ordered(by fit: CandidateFit, _ use: WordUse) -> [Completion.Candidate] {
    let fitting = enumerated().compactMap { place, candidate in
      fit.rank(of: candidate.text).map { rank in
        (key: (rank.rawValue, -use.count(of: candidate.text), place), candidate)
      }
    }
    return fitting.sorted { $0.key < $1.key }.map(\.1)
  }
}
