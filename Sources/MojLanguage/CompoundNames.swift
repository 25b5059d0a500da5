/// Names of several words that are read as one where a field or a source must stand, such as
/// `viime yhteys` and `myynti 12kk`.
///
/// The language knows no schema; whoever makes a parser hands the names in.
public struct CompoundNames: Sendable {
  /// What may follow each first word, the longest run of words first.
  private var rests: [String: [[String]]] = [:]
  /// The names of one word, in lower case.
  private var single: Set<String> = []

  /// No names.
  public static let none = CompoundNames()

  private init() {}

  /// Makes a table of names; those of one word need no entry of their own.
  ///
  /// Names with underscores may be typed with spaces as well, unless that would read otherwise
  /// already: `trust_at_least` stays as it is where `trust` is a name and `at least` compares it.
  public init(_ names: some Collection<String>) {
    add(names)
  }

  /// Returns the table with further names.
  public func adding(_ names: some Collection<String>) -> CompoundNames {
    var all = self
    all.add(names)
    return all
  }

  private mutating func add(_ names: some Collection<String>) {
    for name in names where !CompoundNames.isCompound(name) { single.insert(name.lowercased()) }
    for name in names where CompoundNames.isCompound(name) { add(name) }
    for first in rests.keys { rests[first]?.sort { $0.count > $1.count } }
  }

  private static func isCompound(_ name: String) -> Bool {
    name.utf8.contains { $0 == 0x20 || $0 == 0x5F }
  }

  private mutating func add(_ name: String) {
    let words = name.lowercased().split { $0 == " " || $0 == "_" }.map(String.init)
    guard words.count > 1 else { return }
    let rest = Array(words.dropFirst())
    if !name.utf8.contains(0x20), single.contains(words[0]),
      rest.contains(where: ReservedWords.all.contains)
    {
      return
    }
    if rests[words[0]]?.contains(rest) != true { rests[words[0], default: []].append(rest) }
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
  func rests(after first: String) -> [[String]] { rests[first.lowercased()] ?? [] }

  /// Whether a text is one of the names, its words separated by one space.
  public func contains(_ text: String) -> Bool {
    let words = text.lowercased().split(separator: " ", omittingEmptySubsequences: false)
    guard words.count > 1 else { return false }
    return rests(after: String(words[0])).contains(words.dropFirst().map(String.init))
  }

  /// Whether a word alone is a name.
  public func hasName(_ word: String) -> Bool { single.contains(word.lowercased()) }

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
