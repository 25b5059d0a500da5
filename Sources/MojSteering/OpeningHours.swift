public import MojModel
import MojText

/// When a team's office is open, as the file says it.
public struct OpeningHours: Sendable {
  /// A stretch of a day that is open, in minutes after midnight.
  public struct Stretch: Sendable, Hashable {
    /// When it opens.
    public var from: Int32
    /// When it closes; at most 1440.
    public var to: Int32
    /// Makes a stretch.
    public init(from: Int32, to: Int32) {
      self.from = from
      self.to = to
    }
  }

  /// What is wrong with a calendar, as facts.
  public enum Problem: Sendable, Hashable {
    case notAnObject, badHours(String), unknownDay(String), unknownHolidays(String),
      badDate(String), outOfRange(String), neverOpen
  }

  /// A problem and the path of the value that has it.
  public struct Finding: Sendable, Hashable {
    /// The path, such as `calendar.hours.mon`.
    public var path: String
    /// What is wrong.
    public var problem: Problem
  }

  /// The open stretches of Monday to Sunday.
  public var week: [[Stretch]]
  /// Whether Finnish holidays are closed.
  public var keepsFinnishHolidays = false
  /// Days that differ from their weekday, by day number; an empty list is closed.
  public var exceptions: [Int32: [Stretch]] = [:]
  /// What was left out because it could not be read.
  public private(set) var findings: [Finding] = []

  /// The weekdays' keys in the file.
  public static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// Monday to Friday from eight to four, where the file says nothing.
  public static let usual = OpeningHours(
    week: (0..<7).map { $0 < 5 ? [Stretch(from: 480, to: 960)] : [] })

  private init(week: [[Stretch]]) { self.week = week }

  /// Reads a model's `calendar`; what cannot be read is a finding and counts as not written.
  public init(_ model: Model) {
    self = .usual
    guard let calendar = model.extra("calendar"), calendar != .null else { return }
    guard case .object = calendar else {
      note(.notAnObject, "calendar")
      return
    }
    if let hours = calendar["hours"] { readWeek(hours, "calendar.hours") }
    if let holidays = calendar["holidays"] { readHolidays(holidays) }
    if let exceptions = calendar["exceptions"] { readExceptions(exceptions) }
    if week.allSatisfy(\.isEmpty) { note(.neverOpen, "calendar.hours") }
  }

  /// The hours of one seller: the team's, or the seller's own where the record has some, and
  /// without the days of absence.
  public func of(seller record: JSONValue, _ path: String) -> OpeningHours {
    var own = self
    own.findings = []
    if let hours = record["hours"], hours != .null {
      // On a day on which the office is shut a seller's own weekday hours say nothing.
      own.readWeek(hours, "\(path).hours")
    }
    for (place, absence) in (record["absences"]?.items ?? []).enumerated() {
      own.close(absence, "\(path).absences[\(place)]")
    }
    return own
  }

  private mutating func note(_ problem: Problem, _ path: String) {
    findings.append(Finding(path: path, problem: problem))
  }

  // MARK: Hours

  private mutating func readWeek(_ value: JSONValue, _ path: String) {
    guard case .object(let members) = value else { return note(.notAnObject, path) }
    week = Array(repeating: [], count: 7)
    for member in members {
      guard let day = OpeningHours.weekdays.firstIndex(of: member.key.lowercased()) else {
        note(.unknownDay(member.key), "\(path).\(member.key)")
        continue
      }
      guard let stretches = OpeningHours.stretches(member.value) else {
        note(.badHours(OpeningHours.said(member.value)), "\(path).\(member.key)")
        continue
      }
      week[day] = stretches
    }
  }

  /// Reads `"08:00-16:00"`, several in a list or with commas, `"closed"`, null; nil where they
  /// are no hours or overlap.
  static func stretches(_ value: JSONValue) -> [Stretch]? {
    let texts: [String]
    switch value {
    case .null: return []
    case .string(let text):
      if ["", "closed", "suljettu", "kiinni"].contains(text.lowercased()) { return [] }
      texts = text.split(separator: ",").map { String($0) }
    case .array(let items):
      texts = items.compactMap(\.string)
      guard texts.count == items.count else { return nil }
    default: return nil
    }
    let read = texts.map(stretch)
    let found = read.compactMap { $0 }.sorted { $0.from < $1.from }
    guard found.count == read.count,
      zip(found, found.dropFirst()).allSatisfy({ $0.to <= $1.from })
    else { return nil }
    return found
  }

  private static func stretch(_ text: String) -> Stretch? {
    let ends = text.split(whereSeparator: { $0 == "-" || $0 == "–" }).map { minute($0) }
    guard ends.count == 2, let from = ends[0], let to = ends[1], from < to else { return nil }
    return Stretch(from: from, to: to)
  }

  private static func minute(_ text: Substring) -> Int32? {
    let parts = text.split(separator: " ").joined()
      .split(whereSeparator: { $0 == ":" || $0 == "." })
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.count <= 2 }),
      let hour = Int32(parts[0]), let minute = parts.count == 2 ? Int32(parts[1]) : 0,
      (0...24).contains(hour), (0...59).contains(minute), hour < 24 || minute == 0
    else { return nil }
    return hour * 60 + minute
  }

  private static func said(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): String(text.prefix(40))
    case .number(let text): String(text.prefix(40))
    case .bool(let flag): flag ? "true" : "false"
    case .array: "[…]"
    case .object: "{…}"
    case .null: "null"
    }
  }

  // MARK: Days

  private mutating func readHolidays(_ value: JSONValue) {
    switch value {
    case .null: break
    case .string(let text) where text == "FI": keepsFinnishHolidays = true
    case .array(let items):
      for (place, item) in items.enumerated() {
        let path = "calendar.holidays[\(place)]"
        guard let day = day(item, path) else { continue }
        exceptions[day.number] = []
      }
    default: note(.unknownHolidays(OpeningHours.said(value)), "calendar.holidays")
    }
  }

  private mutating func readExceptions(_ value: JSONValue) {
    if case .object(let members) = value {
      for member in members {
        let path = "calendar.exceptions.\(member.key)"
        guard let day = day(.string(member.key), path) else { continue }
        except(day...day, member.value, path)
      }
      return
    }
    guard case .array(let items) = value else { return note(.notAnObject, "calendar.exceptions") }
    for (place, item) in items.enumerated() {
      let path = "calendar.exceptions[\(place)]"
      guard let days = period(item, path) else { continue }
      except(days, item["hours"] ?? .null, path)
    }
  }

  private mutating func except(
    _ days: ClosedRange<CalendarDay>, _ hours: JSONValue, _ path: String
  ) {
    guard let stretches = OpeningHours.stretches(hours) else {
      return note(.badHours(OpeningHours.said(hours)), path)
    }
    for day in days.lowerBound.number...days.upperBound.number { exceptions[day] = stretches }
  }

  private mutating func close(_ absence: JSONValue, _ path: String) {
    guard let days = period(absence, path) else { return }
    for day in days.lowerBound.number...days.upperBound.number { exceptions[day] = [] }
  }

  /// The days of `{"date": …}` or `{"from": …, "to": …}`.
  private mutating func period(_ value: JSONValue, _ path: String) -> ClosedRange<CalendarDay>? {
    guard let first = value["date"] ?? value["from"] else {
      note(.badDate(OpeningHours.said(value)), path)
      return nil
    }
    guard let from = day(first, path), let to = day(value["to"] ?? first, path) else { return nil }
    guard from <= to else {
      note(.badDate("\(from.iso)–\(to.iso)"), path)
      return nil
    }
    return from...to
  }

  private mutating func day(_ value: JSONValue, _ path: String) -> CalendarDay? {
    guard let day = value.string.flatMap({ CalendarDay($0.prefix(10)) }) else {
      note(.badDate(OpeningHours.said(value)), path)
      return nil
    }
    guard WorkingCalendar.days.contains(day) else {
      note(.outOfRange(day.iso), path)
      return nil
    }
    return day
  }
}
