import MojModel
import MojRender
import MojSteering
import MojText

/// A contact of a seller's week, whether the plan puts it there or somebody agreed on it before.
struct PlannedContact {
  let facts: WeekFacts
  /// The plan's row; nil of what is agreed.
  let row: PlanRow?
  /// The row of the activity that stands in the model; nil of what the plan puts there.
  let activity: Int?
  /// The account's row; nil of what is agreed with nobody.
  let account: Int?
  /// When it begins.
  let start: Int32
  /// The minutes that it takes, travel not counted.
  let minutes: Int
  /// The minutes of travel to it and home from it.
  let travel: Int
  let isVisit: Bool
  /// What it is called in calendars, reply sheets and, once it is accepted, in the model.
  let id: String

  /// A line of a plan for the week that begins on a Monday.
  init(_ row: PlanRow, _ monday: CalendarDay, _ model: Model) {
    facts = row.facts
    self.row = row
    activity = nil
    account = row.candidate.account
    start = row.line?.start ?? row.candidate.from
    minutes = row.candidate.minutes
    travel = row.line.map { $0.travelBefore + $0.travelAfter } ?? 0
    isVisit = row.isVisit
    let name = model.written("id", of: .accounts, row.candidate.account) ?? ""
    // One talk a week serves all that nobody was promised; a promise is told by what it is.
    id = PlannedContact.id(row.candidate.isExclusive ? name : row.candidate.key, in: monday)
  }

  /// What a contact is called in the week of a day.
  static func id(_ key: String, in day: CalendarDay) -> String {
    let (year, week) = day.isoWeek
    return "\(key)/\(year)-W\(week)/plan"
  }

  /// Something that is in the seller's calendar already.
  init(_ agreed: WeekFacts.Agreed, _ facts: WeekFacts, _ model: Model) {
    self.facts = facts
    row = nil
    activity = agreed.row
    let code = model[.activities].column("account")?.code(at: agreed.row) ?? 0
    account = code > 0 ? code - 1 : nil
    start = agreed.at
    minutes = min(agreed.minutes - agreed.travel, 1_440)
    travel = agreed.travel
    isVisit = model.written("channel", of: .activities, agreed.row) == "visit"
    id = model.written("id", of: .activities, agreed.row) ?? "\(agreed.row)"
  }

  /// The contacts of a plan and those agreed before, by time.
  static func of(
    _ plan: WeekPlan, _ facts: WeekFacts, _ monday: CalendarDay, _ model: Model
  ) -> [PlannedContact] {
    let agreed = facts.agreed.map { PlannedContact($0, facts, model) }
    let rows = PlanRow.rows(of: plan, facts).map { PlannedContact($0, monday, model) }
    return (agreed + rows).sorted { ($0.start, $0.id) < ($1.start, $1.id) }
  }

  // MARK: Ids

  /// The id of the record that follows another of the same contact: once moved, once planned anew.
  ///
  /// It ends in no number, so that ids that are counted on never go on from it.
  static func next(after id: String) -> String { id + "+" }

  /// What calendars know the contact by: the same for all records that follow each other, so that
  /// they move the event instead of adding another.
  var event: String { PlannedContact.event(id) }

  /// The same of a record's id.
  static func event(_ id: String) -> String {
    var stem = id[...]
    while stem.last == "+" { stem.removeLast() }
    return "\(stem)@moj"
  }
}
