public import MojText

/// Reads days and periods as people type them, in both languages.
public enum DateReader {
  enum Relation { case this, last, next }

  enum Unit {
    case day, week, month, quarter, year

    var symbol: String {
      switch self {
      case .day: "d"
      case .week: "w"
      case .month: "m"
      case .quarter: "q"
      case .year: "y"
      }
    }
  }

  /// Returns the first and last day of the day or period that a text means.
  public static func period(
    of text: String, today: CalendarDay, language: Language
  ) throws(LiteralProblem) -> ClosedRange<CalendarDay> {
    let words = text.lowercased().split(separator: " ").map(String.init)
    guard let first = words.first else { throw LiteralProblem() }
    if let day = CalendarDay(first), words.count == 1 { return day...day }
    if let period = shifted(words.joined(), today, language) { return period }
    if let period = named(words, today) ?? partial(words, today) { return period }
    if words.count == 1 { return try local(first, today, language) }
    throw LiteralProblem()
  }

  /// Returns a period with the rest of the weeks, months or the like that it begins and ends in: dates of
  /// which a part alone is asked for are those of a whole one.
  public static func whole(
    _ period: ClosedRange<CalendarDay>, _ part: Bucket.Part
  ) -> ClosedRange<CalendarDay> {
    let unit: Unit =
      switch part {
      case .day, .weekday: .day
      case .week: .week
      case .month: .month
      case .quarter: .quarter
      case .year: .year
      }
    guard let first = start(of: unit, period.lowerBound),
      let last = end(of: unit, period.upperBound)
    else { return period }
    return first...last
  }

  // MARK: Days

  private static let days: [String: @Sendable (CalendarDay) -> CalendarDay?] = [
    "today": { $0 }, "tänään": { $0 }, "nyt": { $0 },
    "yesterday": { $0.adding(days: -1) }, "eilen": { $0.adding(days: -1) },
    "tomorrow": { $0.adding(days: 1) }, "huomenna": { $0.adding(days: 1) },
    "huominen": { $0.adding(days: 1) }, "eilinen": { $0.adding(days: -1) },
    "toissapäivänä": { $0.adding(days: -2) }, "ylihuomenna": { $0.adding(days: 2) },
    "sow": { start(of: .week, $0) }, "eow": { start(of: .week, $0)?.adding(days: 6) },
    "som": { start(of: .month, $0) }, "eom": { end(of: .month, $0) },
    "soq": { start(of: .quarter, $0) }, "eoq": { end(of: .quarter, $0) },
    "soy": { start(of: .year, $0) }, "eoy": { end(of: .year, $0) },
  ]

  /// Whether steps may follow a word: `today + 7 d`.
  static func isAnchor(_ word: String) -> Bool {
    days[word] != nil || DateWords.weekdays[word] != nil || CalendarDay(word) != nil
  }

  private static func start(of unit: Unit, _ day: CalendarDay) -> CalendarDay? {
    let (year, month, _) = day.civil
    switch unit {
    case .day: return day
    case .week: return day.adding(days: -day.weekday)
    case .month: return CalendarDay(year: year, month: month, day: 1)
    case .quarter: return CalendarDay(year: year, month: (month - 1) / 3 * 3 + 1, day: 1)
    case .year: return CalendarDay(year: year, month: 1, day: 1)
    }
  }

  private static func end(of unit: Unit, _ day: CalendarDay) -> CalendarDay? {
    guard let start = start(of: unit, day) else { return nil }
    return moved(start, 1, unit)?.adding(days: -1)
  }

  private static func moved(_ day: CalendarDay, _ count: Int, _ unit: Unit) -> CalendarDay? {
    guard abs(count) <= 120_000 else { return nil }
    let moved: CalendarDay?
    switch unit {
    case .day: moved = day.adding(days: count)
    case .week: moved = day.adding(days: count * 7)
    case .month: moved = day.adding(months: count)
    case .quarter: moved = day.adding(months: count * 3)
    case .year: moved = day.adding(months: count * 12)
    }
    guard let moved, (1...9999).contains(moved.civil.year) else { return nil }
    return moved
  }

  /// `today-14d`, `eom+1w`, `+7d`: a day and steps from it.
  private static func shifted(
    _ text: String, _ today: CalendarDay, _ language: Language
  ) -> ClosedRange<CalendarDay>? {
    var rest = text[...]
    var day: CalendarDay?
    if let iso = CalendarDay(text.prefix(10)) {
      day = iso
      rest = text.dropFirst(10)
    } else {
      let word = text.prefix { $0 != "+" && $0 != "-" }
      rest = text.dropFirst(word.count)
      if word.isEmpty {
        day = rest.isEmpty ? nil : today
      } else {
        day =
          days[String(word)]?(today)
          ?? DateWords.weekdays[String(word)].flatMap { start(of: .week, today)?.adding(days: $0) }
      }
    }
    while let sign = rest.first, let from = day {
      guard sign == "+" || sign == "-" else { return nil }
      let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      let unit = rest.dropFirst(1 + digits.count).prefix { $0.isLetter }
      guard let count = Int(digits), let step = stepUnits[String(unit)] else { return nil }
      day = moved(from, sign == "+" ? count : -count, step)
      rest = rest.dropFirst(1 + digits.count + unit.count)
    }
    guard rest.isEmpty, let day else { return nil }
    return day...day
  }

  static let stepUnits: [String: Unit] = {
    var units = DateWords.units
    for (symbol, unit) in [
      ("d", Unit.day), ("w", .week), ("m", .month), ("q", .quarter), ("y", .year), ("v", .year),
      ("nelj", .quarter),
    ] { units[symbol] = unit }
    return units
  }()

  // MARK: Periods by name

  private static func named(_ words: [String], _ today: CalendarDay) -> ClosedRange<CalendarDay>? {
    let first = words[0]
    if let relation = DateWords.relative[first] { return related(relation, words, today) }
    let year = words.count == 2 && DateWords.isYear(words[1]) ? Int(words[1]) : nil
    guard words.count == 1 || year != nil else { return nil }
    if let month = DateWords.months[first] {
      return month1(month + 1, year ?? today.civil.year)
    }
    if let month = DateWords.seasons[first] { return season(month, year ?? today.civil.year) }
    return nil
  }

  private static func related(
    _ relation: Relation, _ words: [String], _ today: CalendarDay
  ) -> ClosedRange<CalendarDay>? {
    let step = relation == .this ? 0 : relation == .last ? -1 : 1
    if words.count == 3, let count = digits(words[1]), let unit = DateWords.units[words[2]] {
      return rolling(relation, count, unit, today)
    }
    guard words.count == 2 else { return nil }
    let second = words[1]
    if let weekday = DateWords.weekdays[second] {
      guard let monday = start(of: .week, today) else { return nil }
      let day = monday.adding(days: weekday + 7 * step)
      return day...day
    }
    if let unit = DateWords.units[second], let start = start(of: unit, today),
      let from = moved(start, step, unit), let next = moved(from, 1, unit)
    {
      return from...next.adding(days: -1)
    }
    if let month = DateWords.months[second] { return month1(month + 1, today.civil.year + step) }
    if let month = DateWords.seasons[second] { return season(month, today.civil.year + step) }
    return nil
  }

  /// `last 7 days` ends today, `next 7 days` begins tomorrow.
  private static func rolling(
    _ relation: Relation, _ count: Int, _ unit: Unit, _ today: CalendarDay
  ) -> ClosedRange<CalendarDay>? {
    guard count > 0 else { return nil }
    switch relation {
    case .this: return nil
    case .last: return moved(today, -count, unit).map { $0.adding(days: 1)...today }
    case .next: return moved(today, count, unit).map { today.adding(days: 1)...$0 }
    }
  }

  private static func month1(_ month: Int, _ year: Int) -> ClosedRange<CalendarDay>? {
    guard let first = CalendarDay(year: year, month: month, day: 1),
      let last = end(of: .month, first)
    else { return nil }
    return first...last
  }

  private static func season(_ month: Int, _ year: Int) -> ClosedRange<CalendarDay>? {
    guard let first = CalendarDay(year: year, month: month, day: 1),
      let next = moved(first, 3, .month)
    else { return nil }
    return first...next.adding(days: -1)
  }

  // MARK: Parts of dates

  /// `2026`, `2026-11`, `2026-Q4`, `Q4`, `2026-W48`, `W48`, `week 48`.
  private static func partial(_ words: [String], _ today: CalendarDay) -> ClosedRange<CalendarDay>?
  {
    let year = today.civil.year
    if (2...3).contains(words.count), DateWords.units[words[0]] == .week,
      let week = digits(words[1])
    {
      if words.count == 2 { return self.week(week, today.isoWeek.year) }
      return DateWords.isYear(words[2]) ? digits(words[2]).flatMap { self.week(week, $0) } : nil
    }
    if words.count == 2, words[0] == "vuonna" || words[0] == "year" { return self.year(words[1]) }
    if words.count == 2, let quarter = quarter(words[0]), DateWords.isYear(words[1]),
      let typed = digits(words[1])
    {
      return months3(quarter, typed)
    }
    guard words.count == 1 else { return nil }
    let parts = words[0].split(separator: "-").map(String.init)
    if parts.count == 1 {
      if let quarter = quarter(parts[0]) { return months3(quarter, year) }
      if let week = weekNumber(parts[0]) { return self.week(week, today.isoWeek.year) }
      return self.year(parts[0])
    }
    guard parts.count == 2, DateWords.isYear(parts[0]), let typed = Int(parts[0]) else {
      return nil
    }
    if let quarter = quarter(parts[1]) { return months3(quarter, typed) }
    if let week = weekNumber(parts[1]) { return self.week(week, typed) }
    guard parts[1].count == 2, let month = digits(parts[1]), (1...12).contains(month) else {
      return nil
    }
    return month1(month, typed)
  }

  private static func quarter(_ text: String) -> Int? {
    guard text.count == 2, text.hasPrefix("q"), let number = digits(text.dropFirst()),
      (1...4).contains(number)
    else { return nil }
    return number
  }

  private static func weekNumber(_ text: String) -> Int? {
    text.hasPrefix("w") && text.count <= 3 ? digits(text.dropFirst()) : nil
  }

  /// A number of digits alone: no sign.
  private static func digits(_ text: some StringProtocol) -> Int? {
    DateWords.isNumber(String(text)) ? Int(text) : nil
  }

  private static func year(_ text: String) -> ClosedRange<CalendarDay>? {
    guard DateWords.isYear(text), let year = Int(text),
      let first = CalendarDay(year: year, month: 1, day: 1),
      let last = CalendarDay(year: year, month: 12, day: 31)
    else { return nil }
    return first...last
  }

  private static func months3(_ quarter: Int, _ year: Int) -> ClosedRange<CalendarDay>? {
    guard let first = CalendarDay(year: year, month: quarter * 3 - 2, day: 1),
      let next = moved(first, 3, .month)
    else { return nil }
    return first...next.adding(days: -1)
  }

  private static func week(_ number: Int, _ year: Int) -> ClosedRange<CalendarDay>? {
    guard let monday = CalendarDay.monday(ofWeek: number, year: year) else { return nil }
    return monday...monday.adding(days: 6)
  }

  // MARK: Local forms

  /// `3.4.2025` and `1.9.` where the language is Finnish; elsewhere, and with slashes, an error
  /// that spells the readings.
  private static func local(
    _ text: String, _ today: CalendarDay, _ language: Language
  ) throws(LiteralProblem) -> ClosedRange<CalendarDay> {
    let mark: Character = text.contains("/") ? "/" : "."
    var typed = text.split(separator: mark, omittingEmptySubsequences: false)
    if mark == ".", typed.count == 3, typed[2].isEmpty { typed.removeLast() }
    let parts = typed.compactMap { digits($0) }
    guard typed.count == parts.count, parts.count == 2 || parts.count == 3,
      parts.count == 2 || typed[2].count == 4, parts.count == 3 || mark == "."
    else { throw LiteralProblem() }
    let year = parts.count == 3 ? parts[2] : today.civil.year
    let dayFirst = CalendarDay(year: year, month: parts[1], day: parts[0])
    if mark == ".", language == .fi, let dayFirst { return dayFirst...dayFirst }
    let monthFirst = CalendarDay(year: year, month: parts[0], day: parts[1])
    let readings = mark == "." ? [dayFirst] : [monthFirst, dayFirst]
    var all: [String] = []
    for day in readings.compactMap({ $0?.iso }) where !all.contains(day) { all.append(day) }
    throw LiteralProblem(readings: all)
  }
}
