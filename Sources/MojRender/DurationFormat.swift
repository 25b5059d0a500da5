internal import MojModel
internal import MojText

/// How lengths of time are said: `14 days`, `1 h 30 min`, in Finnish `14 päivää`.
struct DurationFormat: Sendable {
  let language: Language

  /// Returns a span in words.
  func text(_ span: Span) -> String {
    let minutes = Int64(span.count)
    if span.unit == .minute && minutes.magnitude >= 60 { return hours(minutes) }
    return "\(span.count) \(name(of: span.unit, isOne: span.count == 1))"
  }

  private func hours(_ minutes: Int64) -> String {
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    return rest == 0 ? "\(hours) h" : "\(hours) h \(rest.magnitude) min"
  }

  private func name(of unit: Span.Unit, isOne: Bool) -> String {
    let (one, many) = DurationFormat.names(of: unit)
    return (isOne ? one : many)[language]
  }

  private static func names(of unit: Span.Unit) -> (Words, Words) {
    switch unit {
    case .minute: (Words(same: "min"), Words(same: "min"))
    case .hour: (Words(same: "h"), Words(same: "h"))
    case .workingDay:
      (Words(en: "working day", fi: "työpäivä"), Words(en: "working days", fi: "työpäivää"))
    case .day: (Words(en: "day", fi: "päivä"), Words(en: "days", fi: "päivää"))
    case .week: (Words(en: "week", fi: "viikko"), Words(en: "weeks", fi: "viikkoa"))
    case .month: (Words(en: "month", fi: "kuukausi"), Words(en: "months", fi: "kuukautta"))
    case .quarter:
      (Words(en: "quarter", fi: "neljännes"), Words(en: "quarters", fi: "neljännestä"))
    case .year: (Words(en: "year", fi: "vuosi"), Words(en: "years", fi: "vuotta"))
    }
  }
}
