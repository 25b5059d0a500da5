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
  public init?(line: some StringProtocol) {
    let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let time = Int(parts[0]), time >= 0 else { return nil }
    guard let text = Self.unescaped(parts[1]), Self.isWorthKeeping(text) else { return nil }
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
      // A broken encoding must not turn up as another text.
      guard let text = String(validating: line, as: UTF8.self) else { continue }
      guard let entry = HistoryEntry(line: text) else { continue }
      if entry.time >= now - lifetime { entries.append(entry) }
    }
    return Array(entries.suffix(limit))
  }

  private static func unescaped(_ text: some StringProtocol) -> String? {
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      if scalar != "\\" {
        guard scalar != "\0" else { return nil }
        result.append(scalar)
        continue
      }
      switch scalars.next() {
      case "\\": result.append("\\")
      case "n": result.append("\n")
      case "r": result.append("\r")
      case "0": result.append("\0")
      default: return nil
      }
    }
    return String(result)
  }
}
