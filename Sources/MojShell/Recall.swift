/// Up and Down: the walk through older statements that begin as the line does.
public struct Recall: Sendable {
  /// What was typed, oldest first.
  public var entries: [String] = []

  private var place = 0
  private var beginning = ""
  private var draft = ""
  private var shown: String?

  /// Makes an empty recall.
  public init() {}

  /// Forgets where the walk is, for a new line.
  public mutating func restart() {
    shown = nil
  }

  /// Returns the next older statement that begins as the line does before its cursor (a UTF-8
  /// offset); nil where there is none.
  public mutating func older(line: String, cursor: Int) -> String? {
    if shown == nil || line != shown {
      place = entries.count
      draft = line
      beginning = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
    }
    guard let found = entries[..<place].lastIndex(where: { fits($0, beside: line) }) else {
      return nil
    }
    place = found
    shown = entries[found]
    return shown
  }

  /// Returns the next newer statement, at last the line that was begun; nil where there is none.
  public mutating func newer(line: String) -> String? {
    guard shown != nil, line == shown else { return nil }
    let rest = entries[min(place + 1, entries.count)...]
    guard let found = rest.firstIndex(where: { fits($0, beside: line) }) else {
      shown = nil
      return draft
    }
    place = found
    shown = entries[found]
    return shown
  }

  private func fits(_ entry: String, beside line: String) -> Bool {
    entry.hasPrefix(beginning) && entry != line
  }
}
