internal import MojModel
internal import MojText

/// What a value is called at the head of a column.
enum ValueLabel {
  static func of(_ value: Value, _ type: FieldType) -> (key: String, words: Words) {
    if case .missing = value { return ("missing", Words(en: "(none)", fi: "(ei tietoa)")) }
    if case .flag(let isTrue) = value {
      return (
        isTrue ? "true" : "false",
        isTrue ? Words(en: "yes", fi: "kyllä") : Words(en: "no", fi: "ei")
      )
    }
    if case .member(let rank, let name) = value, case .choice(let choices) = type,
      rank <= choices.all.count
    {
      return (name, choices.all[rank - 1].words)
    }
    let text = text(value)
    return (text, Words(same: text))
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .missing, .text, .member, .record, .flag: value.name
    case .number(let stored, let scale), .percent(let stored, let scale): decimal(stored, scale)
    case .money(let cents): decimal(cents, 2)
    case .date(let day): CalendarDay(day).iso
    case .time(let minute): time(minute)
    case .duration(let span): span.text
    }
  }

  private static func time(_ minute: Int32) -> String {
    let ofDay = (Int(minute) % 1_440 + 1_440) % 1_440
    let day = CalendarDay(Int32(truncatingIfNeeded: (Int(minute) - ofDay) / 1_440)).iso
    return "\(day)T\(padded(ofDay / 60)):\(padded(ofDay % 60))"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func decimal(_ stored: Int64, _ scale: Int) -> String {
    let digits = String(stored.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    var decimals = padded.suffix(scale)
    while decimals.last == "0" { decimals.removeLast() }
    let whole = (stored < 0 ? "-" : "") + padded.dropLast(scale)
    return decimals.isEmpty ? whole : "\(whole).\(decimals)"
  }
}
