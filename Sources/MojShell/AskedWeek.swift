import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojText

/// The week and the sellers that a plan is asked for.
struct AskedWeek {
  /// The week's Monday.
  private(set) var monday: CalendarDay
  /// The one day that is asked for; nil where it is the week.
  private(set) var day: CalendarDay?
  /// The sellers.
  private(set) var whose: AskedSellers
  private(set) var order = PlanOrder.policy
  /// Whether the plan is made without looking at those that were shown before.
  private(set) var isAnew = false
  /// The earlier plan that is to be kept, of the file that was named.
  private(set) var earlier: EarlierPlan?
  /// The one that the folder has to which the plan goes.
  var ownPlan: EarlierPlan?
  /// Whether the plan goes to a folder, whose readers cannot ask again.
  var isFolder = false
  /// Whether the plan is shown beside what became of the week before.
  var isDifference = false

  static let week = Phrase(en: ["week"], fi: ["viikko", "viikolle"])
  private static let next = Phrase(
    en: ["next", "next week"], fi: ["ensi", "ensi viikko", "ensi viikolle"])
  private static let this = Phrase(
    en: ["this", "this week"], fi: ["tämä", "tämä viikko", "tälle viikolle"])
  private static let today = Phrase(en: ["today"], fi: ["tänään", "tälle päivälle"])
  private static let byValue = Phrase(en: ["by value"], fi: ["arvon mukaan"])
  private static let anew = Phrase(en: ["anew"], fi: ["alusta"])
  private static let keeping = Phrase(en: ["keeping"], fi: ["pitäen"])

  /// Reads `week next`, `week 48`, `today` or a period, then `for Aino` or `for team North` and
  /// `by value`, in any order; without a week it is the next one.
  ///
  /// Where earlier plans may be kept also `anew`, or `keeping` and a file that has one.
  init(
    _ arguments: inout ArgumentReader, _ session: Session, mayKeep: Bool = false
  ) throws {
    let today = session.settings.today
    let current = today.adding(days: -today.weekday)
    monday = current.adding(days: 7)
    whose = AskedSellers(session)
    var isSaid = false
    var file: Name?
    let phrases = [AskedWeek.byValue] + (mayKeep ? [AskedWeek.anew, AskedWeek.keeping] : [])
    _ = arguments.take(AskedWeek.week)
    while !arguments.isAtEnd, !arguments.startsSink {
      if try whose.take(&arguments, session, until: phrases) {
        continue
      } else if arguments.take(AskedWeek.byValue) {
        order = .value
      } else if mayKeep, file == nil, arguments.take(AskedWeek.anew) {
        isAnew = true
      } else if mayKeep, file == nil, !isAnew, arguments.take(AskedWeek.keeping) {
        guard let name = arguments.word() else { throw arguments.unexpected(.name) }
        file = name
      } else if !isSaid, arguments.take(AskedWeek.today) {
        (monday, day, isSaid) = (current, today, true)
      } else if !isSaid {
        (monday, isSaid) = (try AskedWeek.monday(&arguments, session, current), true)
      } else {
        break
      }
    }
    if let file { earlier = try session.earlierPlan(in: file, monday: monday) }
  }

  private static func monday(
    _ arguments: inout ArgumentReader, _ session: Session, _ current: CalendarDay
  ) throws -> CalendarDay {
    if arguments.take(next) { return current.adding(days: 7) }
    if arguments.take(this) { return current }
    let span = arguments.span
    let literal: Literal
    if let number = arguments.integer() {
      literal = Literal("week \(number)", .bare, span)
    } else {
      literal = try arguments.value()
    }
    do {
      let day = try session.period(literal).lowerBound
      return day.adding(days: -day.weekday)
    } catch var error as BindError {
      // A slip of a word that says which week is no date either.
      let words = [week, next, this, today].flatMap { $0.en + $0.fi }
      if error.replacement == nil {
        error.replacement = Suggestion.nearest(to: literal.text, among: words).first
      }
      throw error
    }
  }

  /// What could be done in the week, seller by seller.
  func facts(_ session: inout Session) -> [WeekFacts] {
    session.served?.line.weekFacts ?? facts(&session, of: whose.rows)
  }

  /// The same of some sellers.
  func facts(_ session: inout Session, of sellers: [Int]) -> [WeekFacts] {
    let data = session.derivation.dataset(for: WeekFacts.derived, over: session.model)
    let promises = session.derivation.promises(of: session.model)
    return WeekFacts.of(
      sellers, data, promises, monday: monday, today: session.settings.today,
      now: session.settings.now, zone: session.settings.zone,
      means: session.derivation.team?.potentials)
  }

  /// The line that lists what was planned and done in the week, or some weeks before it.
  ///
  /// What names no seller counts for whoever is asked for.
  func activities(weeksBefore weeks: Int = 0) -> String {
    let first = monday.adding(days: -7 * weeks)
    return "activities where at = \(first.iso)..\(first.adding(days: 6).iso)"
  }

  /// The week's number, for headings.
  var number: Int { monday.isoWeek.week }

  /// The places of the days that are asked for.
  func days(of facts: WeekFacts) -> [Int] {
    facts.planner.days.indices.filter { day == nil || facts.planner.days[$0].day == day }
  }
}
