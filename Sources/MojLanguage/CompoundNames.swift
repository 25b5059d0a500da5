/// Names of several words that are read as one where a field or a source must stand, such as
/// `viime yhteys` and `myynti 12kk`.
///
/// The language knows no schema; whoever makes a parser hands the names in.
public struct CompoundNames: Sendable {
  /// Names that were handed in together.
  private struct Part {
    /// Those of several words, as they were given.
    var compound: [String] = []
    /// Those of one word.
    var single: [String] = []

    init(_ names: some Collection<String>) {
      for name in names {
        if name.utf8.contains(where: { $0 == 0x20 || $0 == 0x5F }) {
          compound.append(name)
        } else {
          single.append(name)
        }
      }
    }
  }

  /// Looked through when a name is asked for: every start would pay for a table, and a line asks
  /// for a handful of words.
  private var parts: [Part] = []

  /// No names.
  public static let none = CompoundNames()

  private init() {}

  /// Makes a table of names; those of one word need no entry of their own.
  ///
  /// Names with underscores may be typed with spaces as well, unless that would read otherwise
  /// already: `trust_at_least` stays as it is where `trust` is a name and `at least` compares it.
  public init(_ names: some Collection<String>) { parts = [Part(names)] }

  /// Returns the table with further names.
  public func adding(_ names: some Collection<String>) -> CompoundNames {
    guard !names.isEmpty else { return self }
    var all = self
    all.parts.append(Part(names))
    return all
  }

  /// What follows a word in a name; nil where the name begins otherwise or may not be typed so.
  private func rest(of name: String, after first: String, in part: Int) -> [String]? {
    guard CompoundNames.mayBegin(name, with: first) else { return nil }
    let words = name.lowercased().split { $0 == " " || $0 == "_" }.map(String.init)
    guard words.count > 1, words[0] == first else { return nil }
    let rest = Array(words.dropFirst())
    if !name.utf8.contains(0x20), rest.contains(where: ReservedWords.all.contains),
      isSingle(first, upTo: part)
    {
      return nil
    }
    return rest
  }

  /// Whether a word is a name, in a part or one before it.
  private func isSingle(_ word: String, upTo part: Int) -> Bool {
    parts.prefix(part + 1).contains { part in
      part.single.contains { CompoundNames.mayBegin($0, with: word) && $0.lowercased() == word }
    }
  }

  /// Whether a name may begin with a word in lower case; false only where it surely does not.
  private static func mayBegin(_ name: String, with word: String) -> Bool {
    for (mine, other) in zip(name.utf8, word.utf8) {
      if mine >= 0x80 || other >= 0x80 { return true }
      if mine | 0x20 != other | 0x20 { return false }
    }
    return true
  }

  /// Returns the rest of a name as it may also be typed: `12kk` is written `12 kk` as well.
  static func parted(_ rest: [String]) -> [String] {
    rest.flatMap { word -> [String] in
      let digits = word.prefix { $0.isNumber }
      let isParted = !digits.isEmpty && digits.count < word.count
      return isParted ? [String(digits), String(word.dropFirst(digits.count))] : [word]
    }
  }

  /// Returns what may follow a word as the rest of a name, the longest first.
  func rests(after first: String) -> [[String]] {
    let first = first.lowercased()
    return parts.indices.flatMap { part in
      parts[part].compound.compactMap { rest(of: $0, after: first, in: part) }
    }.sorted { $0.count > $1.count }
  }

  /// Whether a text is one of the names, its words separated by one space.
  public func contains(_ text: String) -> Bool {
    let words = text.lowercased().split(separator: " ", omittingEmptySubsequences: false)
    guard words.count > 1 else { return false }
    return rests(after: String(words[0])).contains(words.dropFirst().map(String.init))
  }

  /// Whether a word alone is a name.
  public func hasName(_ word: String) -> Bool {
    isSingle(word.lowercased(), upTo: parts.count - 1)
  }

  /// Whether words are the beginning of a name that has more to it, the last word perhaps cut.
  public func isBeginning(_ words: [String]) -> Bool {
    guard let first = words.first, let last = words.last, words.count > 1 else { return false }
    let whole = words.dropFirst().dropLast().map { $0.lowercased() }
    return rests(after: first).contains { rest in
      rest.count > whole.count && Array(rest.prefix(whole.count)) == whole
        && rest[whole.count].hasPrefix(last.lowercased())
    }
  }
}
