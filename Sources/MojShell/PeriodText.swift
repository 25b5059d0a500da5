import MojModel
import MojRender
import MojText

/// The days that an answer is about, in words.
struct PeriodText {
  private let words: Words

  /// The days that were asked for, those of them up to today, nil where there are none, and how
  /// days are written.
  init(_ asked: ClosedRange<CalendarDay>, _ days: ClosedRange<CalendarDay>?, _ values: ValueText) {
    func text(_ days: ClosedRange<CalendarDay>) -> String {
      let first = values.text(.date(days.lowerBound.number))
      let last = values.text(.date(days.upperBound.number))
      return first == last ? first : "\(first)–\(last)"
    }
    guard let days else {
      words = Words(
        en: "\(text(asked)) lies ahead.", fi: "\(text(asked)) on vasta edessä.")
      return
    }
    words =
      days == asked
      ? Words(same: text(days))
      : Words(en: "\(text(days)), up to today", fi: "\(text(days)), tähän päivään asti")
  }

  subscript(language: Language) -> String { words[language] }
}
