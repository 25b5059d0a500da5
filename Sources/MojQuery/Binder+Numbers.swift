import MojLanguage
import MojModel
import MojText

extension Binder {
  // MARK: Numbers and money

  func number(
    _ test: Test, _ field: BoundField, _ work: Work
  ) throws(BindError) -> BoundCondition {
    let scale = knownScale(of: field, work) ?? Binder.finestScale
    var ranges: [ClosedRange<Int64>] = []
    for item in test.values {
      switch item {
      case .one(let literal):
        let (low, high) = try ends(literal, field, scale)
        if let range = try open(test, field, low, high) { ranges.append(range) }
      case .range(let from, let to, _):
        let a: (Int64, Int64) =
          if let from { try ends(from, field, scale) } else { (.min + 1, .min + 1) }
        let b: (Int64, Int64) = if let to { try ends(to, field, scale) } else { (.max, .max) }
        let (low, high) = (min(a.0, b.0), max(a.1, b.1))
        if low <= high { ranges.append(low...high) }
      }
    }
    return .test(
      BoundTest(
        field: field, predicate: .integers(ranges, negated: test.operation == .notEqual),
        span: test.span,
        // Dated values may have more decimals than the column that the test was bound for.
        scale: scale))
  }

  /// How many decimals a number keeps that is compared with a field whose own are not known yet.
  private static let finestScale = 6

  /// The decimals of a field's numbers; nil for derived fields and measures.
  private func knownScale(of field: BoundField, _ work: Work) -> Int? {
    field.definition.type == .money ? 2 : column(field, work)?.scale
  }

  /// `10.000` as `10 000`: money has no thousandths, so the dots part thousands.
  private static func thousands(_ text: String) -> String? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, (1...3).contains(first.count),
      parts.allSatisfy({ $0.allSatisfy(\.isNumber) }),
      parts.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return parts.joined(separator: " ")
  }

  /// The stored numbers just at or above, and at or below, a typed one: equal where it is exact.
  private func ends(
    _ typed: Literal, _ field: BoundField, _ scale: Int
  ) throws(BindError) -> (Int64, Int64) {
    let literal = try parameter(typed)
    if field.definition.type == .number, let days = days(literal.text) {
      let factor = (0..<scale).reduce(Int64(1)) { factor, _ in factor * 10 }
      let (scaled, overflow) = days.multipliedReportingOverflow(by: factor)
      return overflow ? (.max, .max) : (scaled, scaled)
    }
    if field.definition.type == .money, let grouped = Self.thousands(literal.text) {
      throw BindError(
        .badNumber(literal.text, field: field.definition.words[language]), literal.span,
        replacement: grouped)
    }
    guard let decimal = try? NumberReader.number(of: literal.text),
      let ends = decimal.ends(scale: scale)
    else {
      throw BindError(
        .badNumber(literal.text, field: field.definition.words[language]), literal.span)
    }
    return ends
  }

  /// `overdue > 30d`: fields that count days take spans of days and weeks.
  private func days(_ text: String) -> Int64? {
    guard let span = try? DurationReader.span(of: text) else { return nil }
    switch span.unit {
    case "d": return Int64(span.count)
    case "w": return Int64(span.count) * 7
    default: return nil
    }
  }

  /// The closed range that an operator opens around `low...high` (empty as `low > high`).
  private func open(
    _ test: Test, _ field: BoundField, _ low: Int64, _ high: Int64
  ) throws(BindError) -> ClosedRange<Int64>? {
    let exact = low == high
    switch test.operation {
    case .equal, .notEqual: return exact ? low...high : nil
    case .less, .worse: return closed(.min + 1, low.subtractingReportingOverflow(1).partialValue)
    case .lessOrEqual, .by: return closed(.min + 1, high)
    case .greater, .better: return closed(high.addingReportingOverflow(1).partialValue, .max)
    case .greaterOrEqual: return closed(low, .max)
    default: throw doesNotFit(test, field)
    }
  }

  private func closed(_ low: Int64, _ high: Int64) -> ClosedRange<Int64>? {
    low <= high ? low...high : nil
  }

  // MARK: Dates and times

  func date(
    _ test: Test, _ field: BoundField, _ work: inout Work
  ) throws(BindError) -> BoundCondition {
    var ranges: [ClosedRange<Int64>] = []
    for item in test.values {
      switch item {
      case .one(let literal):
        let (low, high) = try instants(literal, field, &work)
        if let range = try around(test, field, low, high) { ranges.append(range) }
      case .range(let from, let to, _):
        let a: (Int64, Int64) =
          if let from { try instants(from, field, &work) } else {
            (Int64(Int32.min) + 1, Int64(Int32.min) + 1)
          }
        let b: (Int64, Int64) =
          if let to { try instants(to, field, &work) } else { (Int64(Int32.max), Int64(Int32.max)) }
        ranges.append(min(a.0, b.0)...max(a.1, b.1))
      }
    }
    // A year, month or week is that of the dates of a period.
    var dated = field
    dated.part = nil
    return .test(
      BoundTest(
        field: dated, predicate: .integers(ranges, negated: test.operation == .notEqual),
        span: test.span))
  }

  private func around(
    _ test: Test, _ field: BoundField, _ low: Int64, _ high: Int64
  ) throws(BindError) -> ClosedRange<Int64>? {
    let first = Int64(Int32.min) + 1
    let last = Int64(Int32.max)
    switch test.operation {
    case .equal, .notEqual: return closed(low, high)
    case .before, .less: return closed(first, low - 1)
    case .by, .lessOrEqual: return closed(first, high)
    case .after, .greater: return closed(high + 1, last)
    case .since, .greaterOrEqual: return closed(low, last)
    default: throw doesNotFit(test, field)
    }
  }

  /// The first and last stored number of a typed day, period or clock time.
  private func instants(
    _ typed: Literal, _ field: BoundField, _ work: inout Work
  ) throws(BindError) -> (Int64, Int64) {
    let literal = try parameter(typed)
    if field.part == nil, field.definition.type == .time, let minute = minute(literal.text) {
      return (minute, minute)
    }
    var period: ClosedRange<CalendarDay>
    do throws(LiteralProblem) {
      period = try DateReader.period(of: literal.text, today: today, language: language)
    } catch {
      let usual = ["today", "yesterday", "tomorrow", "tänään", "eilen", "huomenna"]
      let meant = Suggestion.nearest(to: literal.text, among: usual).first
      throw BindError(
        .badDate(
          literal.text, field: field.definition.words[language], readings: error.readings),
        literal.span, replacement: error.readings.first ?? meant)
    }
    if let part = field.part { period = DateReader.whole(period, part) }
    let (from, to) = (period.lowerBound, period.upperBound)
    if literal.text != from.iso, literal.text != from.words[language] {
      work.readings.append(.dates(typed: literal.text, from: from, to: to))
    }
    guard field.definition.type == .time else { return (Int64(from.number), Int64(to.number)) }
    return (Int64(from.number) * 1_440, Int64(to.number) * 1_440 + 1_439)
  }

  private func minute(_ text: String) -> Int64? {
    guard let time = try? TimeReader.time(of: text, today: today) else { return nil }
    return Int64(time.day.number) * 1_440 + Int64(time.minute)
  }

  // MARK: Spans

  func duration(_ test: Test, _ field: BoundField) throws(BindError) -> BoundCondition {
    var ranges: [ClosedRange<Int64>] = []
    for item in test.values {
      switch item {
      case .one(let literal):
        let minutes = try minutes(literal, field)
        if let range = try open(test, field, minutes, minutes) { ranges.append(range) }
      case .range(let from, let to, _):
        let a: Int64 = if let from { try minutes(from, field) } else { .min + 1 }
        let b: Int64 = if let to { try minutes(to, field) } else { .max }
        ranges.append(min(a, b)...max(a, b))
      }
    }
    return .test(
      BoundTest(
        field: field, predicate: .spans(ranges, negated: test.operation == .notEqual),
        span: test.span))
  }

  private func minutes(_ typed: Literal, _ field: BoundField) throws(BindError) -> Int64 {
    let literal = try parameter(typed)
    guard let read = try? DurationReader.span(of: literal.text),
      let unit = Span.Unit.allCases.first(where: { $0.symbol == read.unit })
    else {
      throw BindError(
        .badDuration(literal.text, field: field.definition.words[language]), literal.span)
    }
    return Int64(read.count) * unit.minutes
  }
}
