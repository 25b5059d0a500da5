/// One statement of the history, as it stands in the file: the second when it was typed, the shell,
/// what came of it, a space, and the text on one line.
///
/// `1790000000-4711=3,0 leads where tier=A1\n  and level=1`: three rows, exit code 0. A statement is
/// written before it is answered; what came of it follows as a line of the same head with no text.
/// Lines of older files have the second alone.
public struct HistoryEntry: Sendable, Hashable {
  /// What came of a statement.
  public struct Outcome: Sendable, Hashable {
    /// How many rows were found; nil where it asked for none.
    public var rows: Int?
    /// The exit code that it alone would have.
    public var code: Int
    /// Makes an outcome.
    public init(rows: Int?, code: Int) {
      self.rows = rows
      self.code = code
    }
  }

  /// The most entries that are kept.
  public static let limit = 10_000
  /// The most seconds that an entry is kept: 90 days.
  public static let lifetime = 90 * 24 * 60 * 60

  /// When it was typed, in seconds since 1970.
  public var time: Int
  /// The whole statement, with its line feeds; empty for an outcome that follows its statement.
  public var text: String
  /// The process of the shell in which it was typed; nil in older files.
  public var session: Int?
  /// What came of it; nil where that is not known, or not yet.
  public var outcome: Outcome?

  /// Makes an entry.
  public init(time: Int, text: String, session: Int? = nil, outcome: Outcome? = nil) {
    self.time = time
    self.text = text
    self.session = session
    self.outcome = outcome
  }

  /// Reads a line of the file; nil for a line that is broken.
  ///
  /// Works on bytes: ten thousand lines are read before the first prompt.
  public init?(line: some BidirectionalCollection<UInt8>) {
    guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { return nil }
    self.init(head: line[..<space])
    let escaped = line[line.index(after: space)...]
    guard !escaped.contains(0), escaped.first != UInt8(ascii: " ") else { return nil }
    let bytes = escaped.contains(UInt8(ascii: "\\")) ? Self.unescaped(escaped) : Array(escaped)
    // A broken encoding must not turn up as another text.
    guard let bytes, let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let isBlank = !text.utf8.contains { $0 > UInt8(ascii: " ") }
    guard !isBlank || text.isEmpty && outcome != nil else { return nil }
    self.text = text
  }

  /// Reads the digits before the text: `1790000000`, `1790000000-4711`, `1790000000-4711=3,0`.
  private init?(head: some BidirectionalCollection<UInt8>) {
    let parts = head.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
    let origin = parts[0].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count <= 2, origin.count <= 2, let time = Self.number(origin[0]) else { return nil }
    self.init(time: time, text: "")
    if origin.count == 2 {
      guard let session = Self.number(origin[1]) else { return nil }
      self.session = session
    }
    guard parts.count == 2 else { return }
    let facts = parts[1].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard facts.count == 2, let code = Self.number(facts[1]) else { return nil }
    outcome = Outcome(rows: Self.number(facts[0]), code: code)
  }

  /// The line of the file, without the line feed that ends it.
  public var line: String {
    var result = "\(time)"
    if let session { result += "-\(session)" }
    if let outcome {
      result += "=" + (outcome.rows.map { "\($0)" } ?? "") + ",\(outcome.code)"
    }
    result += " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\0": result += "\\0"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Returns whether a statement goes into the history: it is not blank, and it does not start
  /// with a space, by which people keep a line to themselves.
  public static func isWorthKeeping(_ text: String) -> Bool {
    text.first != " " && text.contains { !$0.isWhitespace }
  }

  /// Returns the entries of a file that are still kept, oldest first; broken lines are skipped.
  public static func entries(in bytes: some Sequence<UInt8>, now: Int) -> [HistoryEntry] {
    var entries: [HistoryEntry] = []
    for line in Array(bytes).split(separator: UInt8(ascii: "\n")) {
      guard let entry = HistoryEntry(line: line) else { continue }
      guard !entry.text.isEmpty else {
        settle(entry, in: &entries)
        continue
      }
      if entry.time >= now - lifetime { entries.append(entry) }
    }
    return Array(entries.suffix(limit))
  }

  /// Gives the statement of the same second and shell what came of it.
  private static func settle(_ outcome: HistoryEntry, in entries: inout [HistoryEntry]) {
    // Few lines of other shells come between the two.
    let place = entries.suffix(64).lastIndex {
      $0.time == outcome.time && $0.session == outcome.session && $0.outcome == nil
    }
    if let place { entries[place].outcome = outcome.outcome }
  }

  private static func number(_ digits: some Collection<UInt8>) -> Int? {
    // Eighteen digits cannot overflow.
    guard (1...18).contains(digits.count) else { return nil }
    var result = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      result = result * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return result
  }

  private static func unescaped(_ bytes: some Sequence<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      switch rest.next() {
      case UInt8(ascii: "\\"): result.append(byte)
      case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "r"): result.append(UInt8(ascii: "\r"))
      case UInt8(ascii: "0"): result.append(0)
      default: return nil
      }
    }
    return result
  }
}
