import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojText

/// The team as it was at the end of a day.
struct PastTeam: Sendable {
  let day: CalendarDay
  let model: Model
  var derivation: Derivation

  /// Makes a past team of a model that is of the day already.
  init(_ model: Model, on day: CalendarDay, _ derivation: Derivation) {
    (self.day, self.model, self.derivation) = (day, model, derivation)
  }

  /// - Parameter whole: What of the whole team counts, of which the model has a part.
  init(_ model: Model, on day: CalendarDay, zone: ZoneRule?, of whole: TeamFacts? = nil) {
    self.day = day
    self.model = model.rewound(to: day)
    derivation = Derivation(
      self.model, today: day, now: Int32(clamping: Int64(day.number) * 1_440 + 1_439), zone: zone)
    derivation.team = whole?.past(on: day)
  }
}

extension Session {
  /// The past day that a query asks for: its own, or that of the rows that it goes on with.
  func pastDay(_ query: Query) throws -> CalendarDay? {
    if let asOf = query.asOf { return try pastDay(asOf) }
    if case .those = query.source { return those?.day }
    return nil
  }

  /// The day of `on DATE`; nil where it is today.
  func pastDay(_ literal: Literal) throws -> CalendarDay? {
    let period = try period(literal)
    guard period.upperBound <= settings.today else {
      throw BindError(.laterThanToday(literal.text), literal.span)
    }
    return period.upperBound == settings.today ? nil : period.upperBound
  }

  /// Runs something in the session as it would have been on a past day; today where it is nil.
  mutating func on<Result>(
    _ day: CalendarDay?, _ body: (inout Session) throws -> Result
  ) rethrows -> Result {
    guard let day else { return try body(&self) }
    let present = (model, derivation, settings)
    var team = past?.day == day ? past : nil
    let found = team ?? PastTeam(model, on: day, zone: settings.zone, of: derivation.team)
    (model, derivation) = (found.model, found.derivation)
    settings.today = day
    settings.now = Int32(clamping: Int64(day.number) * 1_440 + 1_439)
    defer {
      team = found
      team?.derivation = derivation
      past = team
      (model, derivation, settings) = present
    }
    return try body(&self)
  }
}
