import MojText

/// The days on which Finnish offices are closed, from the rules of the calendar.
///
/// Beside the public holidays these are the eves that collective agreements keep as days off:
/// midsummer's eve and Christmas eve. Maundy Thursday, the eve of May Day and New Year's eve are
/// working days.
enum FinnishHolidays {
  /// Returns the closed days of a year; of those that fall on a Sunday too, for teams open then.
  static func days(in year: Int) -> [CalendarDay] {
    let fixed = [(1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26)]
    var days = fixed.compactMap { CalendarDay(year: year, month: $0.0, day: $0.1) }
    if let easter = easter(year) {
      // Good Friday, Easter, Easter Monday, Ascension Day, Whit Sunday.
      days += [-2, 0, 1, 39, 49].map { easter.adding(days: $0) }
    }
    if let midsummer = saturday(from: 20, of: 6, year) {
      days += [midsummer.adding(days: -1), midsummer]
    }
    if let saints = saturday(from: 31, of: 10, year) { days.append(saints) }
    return days
  }

  /// The first Saturday on or after a day.
  private static func saturday(from day: Int, of month: Int, _ year: Int) -> CalendarDay? {
    guard let first = CalendarDay(year: year, month: month, day: day) else { return nil }
    return first.adding(days: (5 - first.weekday + 7) % 7)
  }

  /// Easter Sunday, by the Gregorian reckoning.
  static func easter(_ year: Int) -> CalendarDay? {
    let golden = year % 19
    let century = year / 100
    let moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30
    let epact = moon - (moon / 28) * (1 - (29 / (moon + 1)) * ((21 - golden) / 11))
    let weekday = (year + year / 4 + epact + 2 - century + century / 4) % 7
    let offset = epact - weekday
    let month = 3 + (offset + 40) / 44
    return CalendarDay(year: year, month: month, day: offset + 28 - 31 * (month / 4))
  }
}
