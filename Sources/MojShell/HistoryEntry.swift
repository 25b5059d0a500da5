/// One statement of the history, as it stands in the file: the second when it was typed, a space,
/// and the text on one line.
///
/// `1790000000 leads where tier=A1\n  and level=1`
public struct HistoryEntry: Sendable, Hashable {
  /// The most entries that are kept.
  public static let limit = 10_000
  /// The most seconds that an entry is kept: 90 days.
  public static let lifetime = 90 * 24 * 60 * 60

  /// When it was typed, in seconds since 1970.
  public var time: Int
  /// The whole statement, with its line feeds.
  public var text: String

  /// Makes an entry.
  public init(time: Int, text: String) {
    self.time = time
    self.text = text
  }

  /// Reads a line of the file; nil for a line that is broken.
  ///
  /// Works on bytes: ten thousand lines are read before the first prompt.
  public init?(line: some BidirectionalCollection<UInt8>) {
    guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { return nil }
    guard let time = Self.number(line[..<space]) else { return nil }
    let escaped = line[line.index(after: space)...]
    guard !escaped.contains(0), escaped.first != UInt8(ascii: " ") else { return nil }
    let bytes = escaped.contains(UInt8(ascii: "\\")) ? Self.unescaped(escaped) : Array(escaped)
    // A broken encoding must not turn up as another text.
    guard let bytes, let text = String(validating: bytes, as: UTF8.self) else { return nil }
    guard text.utf8.contains(where: { $0 > UInt8(ascii: " ") }) else { return nil }
    self.init(time: time, text: text)
  }

  /// The line of the file, without the line feed that ends it.
  public var line: String {
    var result = "\(time) "
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
      if entry.time >= now - lifetime { entries.append(entry) }
    }
    return Array(entries.suffix(limit))
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
