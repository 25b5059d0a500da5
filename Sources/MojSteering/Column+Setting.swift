import MojModel
import MojText

extension Column {
  /// A value to set: text as the model file writes it; nil is missing.
  typealias Setting = (row: Int, text: String?)

  /// Returns the column with some values set; texts that do not fit its type become missing.
  func setting(_ settings: [Setting]) -> Column {
    switch storage {
    case .codes8, .codes16, .codes32: return settingCodes(settings)
    case .int32(var values):
      for (row, text) in settings {
        values[row] = text.flatMap { integer(of: $0, scale) }.map { Int32(clamping: $0) } ?? .min
      }
      return with(.int32(values))
    case .int64(let values): return settingNumbers(settings, values)
    case .text(let texts):
      var all = (0..<texts.count).map { texts.text(at: $0) ?? "" }
      for (row, text) in settings { all[row] = text ?? "" }
      return with(.text(TextColumn(texts: all)))
    }
  }

  /// Returns a column of references in which one row points at a record, or at none.
  func pointing(_ row: Int, at record: Int?, of count: Int) -> Column {
    var codes = (0..<self.count).map { UInt32(code(at: $0)) }
    codes[row] = record.map { UInt32($0 + 1) } ?? 0
    return .codes(type, codes, members: count, domain: domain)
  }

  private func with(_ storage: Storage) -> Column {
    var result = self
    result.storage = storage
    return result
  }

  private func settingCodes(_ settings: [Setting]) -> Column {
    var values: [String] = []
    if case .values(let known) = domain { values = known }
    var codes = (0..<count).map { UInt32(code(at: $0)) }
    for (row, text) in settings {
      codes[row] = 0
      guard let text, !text.isEmpty else { continue }
      if let place = values.firstIndex(of: text) {
        codes[row] = UInt32(place + 1)
      } else if type == .text {
        // A text that no account has had so far joins the column's texts.
        values.append(text)
        codes[row] = UInt32(values.count)
      }
    }
    return .codes(type, codes, members: values.count, domain: .values(values))
  }

  /// Numbers with more decimals than the column carried so far widen it.
  private func settingNumbers(_ settings: [Setting], _ values: [Int64]) -> Column {
    var values = values
    var result = self
    if type == .number || type == .percent {
      let widest = settings.compactMap { $0.text.flatMap { DecimalText($0)?.scale } }.max() ?? 0
      result.scale = max(scale, widest)
      let factor = DecimalText.power(result.scale - scale)
      for row in values.indices where factor > 1 && values[row] != .min {
        let (product, overflow) = values[row].multipliedReportingOverflow(by: factor)
        values[row] = overflow ? .min : product
      }
    }
    for (row, text) in settings {
      values[row] = text.flatMap { integer(of: $0, result.scale) } ?? .min
    }
    result.storage = .int64(values)
    return result
  }

  /// The stored number that a text stands for in a column of this type.
  private func integer(of text: String, _ scale: Int) -> Int64? {
    switch type {
    case .date: return CalendarDay(text.prefix(10)).map { Int64($0.number) }
    case .time: return MinuteText.minute(of: text).map { Int64($0) }
    case .duration: return Span(text)?.packed
    default: return DecimalText(text)?.digits(atScale: scale)
    }
  }
}

/// A decimal number as the model file writes it, without exponent.
struct DecimalText {
  private let whole: Int64
  /// How many decimals it has.
  let scale: Int

  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { return nil }
    let decimals = parts.count == 2 ? parts[1] : ""
    guard decimals.count <= 9, let whole = Int64(parts[0] + decimals) else { return nil }
    self.whole = whole
    scale = decimals.count
  }

  /// The number at a scale; nil where it has more decimals or does not fit.
  func digits(atScale wanted: Int) -> Int64? {
    guard wanted >= scale else { return nil }
    let (result, overflow) = whole.multipliedReportingOverflow(
      by: DecimalText.power(wanted - scale))
    return overflow || result == .min ? nil : result
  }

  static func power(_ exponent: Int) -> Int64 {
    (0..<max(0, min(exponent, 18))).reduce(1) { power, _ in power * 10 }
  }
}

/// A time as the model file writes it.
enum MinuteText {
  /// Minutes since 1970 of `2026-11-23T09:30`, or of a day's midnight; nil where it is neither.
  static func minute(of text: String) -> Int32? {
    guard let day = CalendarDay(text.prefix(10)) else { return nil }
    let midnight = Int64(day.number) * 1_440
    let clock = text.dropFirst(11).prefix(5).split(separator: ":")
    guard text.utf8.count >= 16 else { return Int32(exactly: midnight) }
    guard clock.count == 2, let hour = Int64(clock[0]), let minute = Int64(clock[1]), hour < 24,
      minute < 60, hour >= 0, minute >= 0
    else { return nil }
    return Int32(exactly: midnight + hour * 60 + minute)
  }
}
