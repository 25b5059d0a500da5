import MojText

/// Which of day and month comes first in a column's dates.
public enum DateOrder: Sendable, Hashable {
  case dayFirst, monthFirst
}

/// A typed date in parts, of which the order of day and month may be open.
struct DateShape {
  private enum Parts {
    case fixed(year: Int, month: Int, day: Int)
    case open(first: Int, second: Int, year: Int)
  }

  private let parts: Parts
  /// Minutes since midnight; nil where there is no time.
  let minute: Int?

  /// Reads a date of any system, perhaps with a time; nil where it is none.
  ///
  /// `2021-04-15`, `15 Apr, 2021 00:02:00`, `15.4.2021`, `4/15/2021 3:05 PM`. Years of two digits
  /// are refused.
  init?(_ text: String) {
    if let day = DateShape.plain(text) {
      (parts, minute) = (day, nil)
      return
    }
    let lower = text.lowercased()
    let (head, tail) = DateShape.split(lower)
    guard let parts = DateShape.iso(head) ?? DateShape.named(head) ?? DateShape.numbers(head) else {
      return nil
    }
    self.parts = parts
    guard !tail.isEmpty else {
      minute = nil
      return
    }
    guard let minute = DateShape.minute(tail) else { return nil }
    self.minute = minute
  }

  /// The order that this value alone proves; nil where it proves none.
  var order: DateOrder? {
    guard case .open(let first, let second, _) = parts else { return nil }
    if first > 12 { return .dayFirst }
    return second > 12 ? .monthFirst : nil
  }

  /// Whether it is written in a way in which day and month have no fixed places.
  var isOpen: Bool {
    if case .open = parts { return true }
    return false
  }

  /// Whether day and month could change places.
  var isAmbiguous: Bool {
    guard case .open(let first, let second, _) = parts else { return false }
    return first <= 12 && second <= 12 && first != second
  }

  /// The day by an order; nil where there is no such day.
  func day(_ order: DateOrder) -> CalendarDay? {
    switch parts {
    case .fixed(let year, let month, let day): CalendarDay(year: year, month: month, day: day)
    case .open(let first, let second, let year):
      order == .dayFirst
        ? CalendarDay(year: year, month: second, day: first)
        : CalendarDay(year: year, month: first, day: second)
    }
  }

  // MARK: Reading

  /// The date and the time: a time begins at the first word with a colon.
  private static func split(_ text: String) -> (head: String, tail: String) {
    var words = text.split { $0 == " " || $0 == "\u{A0}" }.map(String.init)
    if words.count == 1, let at = words[0].firstIndex(of: "t"), words[0].hasPrefixDigit {
      words = [String(words[0][..<at]), String(words[0][words[0].index(after: at)...])]
    }
    guard let time = words.firstIndex(where: { $0.contains(":") }) else {
      return (words.joined(separator: " "), "")
    }
    return (
      words[..<time].joined(separator: " "), words[time...].joined(separator: " ")
    )
  }

  /// `2021-04-15`, as most exports write days: read without a detour.
  private static func plain(_ text: String) -> Parts? {
    let bytes = text.utf8
    guard bytes.count == 10 else { return nil }
    var numbers = (0, 0, 0)
    for (place, byte) in bytes.enumerated() {
      if place == 4 || place == 7 {
        guard byte == 0x2D else { return nil }
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      let digit = Int(byte) - 0x30
      if place < 4 {
        numbers.0 = numbers.0 * 10 + digit
      } else if place < 7 {
        numbers.1 = numbers.1 * 10 + digit
      } else {
        numbers.2 = numbers.2 * 10 + digit
      }
    }
    return .fixed(year: numbers.0, month: numbers.1, day: numbers.2)
  }

  private static func iso(_ text: String) -> Parts? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]),
      let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    return .fixed(year: year, month: month, day: day)
  }

  /// `15 apr, 2021`, `april 15 2021`.
  private static func named(_ text: String) -> Parts? {
    let words = text.split { $0 == " " || $0 == "," || $0 == "." || $0 == "-" }.map(String.init)
    guard words.count == 3, let year = Int(words[2]), words[2].count == 4 else { return nil }
    if let month = month(words[1]), let day = Int(words[0]) {
      return .fixed(year: year, month: month, day: day)
    }
    guard let month = month(words[0]), let day = Int(words[1]) else { return nil }
    return .fixed(year: year, month: month, day: day)
  }

  private static let months: [[String]] = [
    ["jan", "tammi"], ["feb", "helmi"], ["mar", "maalis"], ["apr", "huhti"], ["may", "touko"],
    ["jun", "kesä"], ["jul", "heinä"], ["aug", "elo"], ["sep", "syys"], ["oct", "loka"],
    ["nov", "marras"], ["dec", "joulu"],
  ]

  private static func month(_ word: String) -> Int? {
    guard Int(word) == nil else { return nil }
    return months.firstIndex { $0.contains { word.hasPrefix($0) } }.map { $0 + 1 }
  }

  /// `15.4.2021` is always day first; `15/4/2021` and `15-4-2021` are open.
  private static func numbers(_ text: String) -> Parts? {
    for separator: Character in [".", "/", "-"] {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[2].count == 4, let first = Int(parts[0]),
        let second = Int(parts[1]), let year = Int(parts[2]), first > 0, second > 0, first <= 31,
        second <= 31
      else { continue }
      return separator == "."
        ? .fixed(year: year, month: second, day: first)
        : .open(first: first, second: second, year: year)
    }
    return nil
  }

  /// `23:03:00`, `3:05 pm`, `09:30z`, `09:30:00.000+02:00`: seconds and offsets are read over.
  private static func minute(_ text: String) -> Int? {
    var text = text[...]
    var shift = 0
    if text.hasSuffix("pm") || text.hasSuffix("am") {
      shift = text.hasSuffix("pm") ? 12 : 0
      text = text.dropLast(2)
      while text.last == " " { text.removeLast() }
    } else {
      shift = -1
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 2, var hour = Int(parts[0]), let minute = Int(parts[1].prefix(2)),
      (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    if shift >= 0 {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + shift
    }
    return hour * 60 + minute
  }
}

extension String {
  fileprivate var hasPrefixDigit: Bool { first?.isNumber ?? false }
}

/// The day that a spreadsheet's serial number means: days since 1899-12-30.
enum SerialDate {
  /// Returns the day of a whole serial between 1927 and 2119; nil for other numbers, which are
  /// hardly dates.
  static func day(_ text: String) -> CalendarDay? {
    guard let serial = Int(text.split(separator: ".").first ?? ""),
      (10_000...80_000).contains(serial)
    else { return nil }
    return CalendarDay(Int32(serial - 25_569))
  }
}
