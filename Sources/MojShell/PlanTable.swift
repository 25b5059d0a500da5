import MojModel
import MojRender
import MojSteering
import MojText

/// What machines get of a week: candidates, or planned lines with their times.
struct PlanTable {
  private let model: Model
  private let text: PlanLineText
  private let contacts: ContactPersons

  init(_ model: Model, _ text: PlanLineText, _ contacts: ContactPersons) {
    self.model = model
    self.text = text
    self.contacts = contacts
  }

  /// The planned lines: the keys of candidates, then whom to ask for and what about.
  func lines(_ rows: [PlanRow]) -> ResultTable {
    var table = maker(Words(en: "lines", fi: "rivit"), Words(en: "line", fi: "rivi"), "riviä", rows)
    fill(&table, rows, isPlan: true)
    let accounts = rows.map(\.candidate.account)
    table.text("person", Words(en: "person", fi: "henkilö"), accounts.map(contacts.name))
    table.text("phone", Words(en: "phone", fi: "puhelin"), accounts.map(contacts.phone))
    if let levels = model[.accounts].column("level") {
      table.values("level", Words(en: "level", fi: "taso"), levels, at: accounts)
    }
    table.text("goal", Words(en: "goal", fi: "tavoite"), rows.map(text.goal))
    table.text("words", Words(en: "last words", fi: "viime sanat"), rows.map(text.lastWords))
    table.text("question", Words(en: "question", fi: "kysymys"), rows.map(text.question))
    return table.table
  }

  /// The candidates, for a solver of one's own.
  func candidates(_ rows: [PlanRow]) -> ResultTable {
    var table = maker(
      Words(en: "candidates", fi: "ehdokkaat"), Words(en: "candidate", fi: "ehdokas"),
      "ehdokasta", rows)
    fill(&table, rows, isPlan: false)
    return table.table
  }

  private func maker(_ noun: Words, _ one: Words, _ partitive: String, _ rows: [PlanRow])
    -> TableMaker
  {
    TableMaker(
      noun, one: one, partitive: Words(en: noun.en, fi: partitive), rows: rows.count, in: model)
  }

  private func fill(_ table: inout TableMaker, _ rows: [PlanRow], isPlan: Bool) {
    table.record(
      "seller", Words(en: "seller", fi: "myyjä"), rows.map(\.facts.seller), of: .sellers)
    table.date("date", Words(en: "day", fi: "päivä"), rows.map(day))
    if isPlan {
      table.time("start", Words(en: "start", fi: "alkaa"), rows.map { $0.line?.start })
    }
    table.record(
      "account", Words(en: "account", fi: "yritys"), rows.map(\.candidate.account), of: .accounts)
    table.text("kind", Words(en: "kind", fi: "laji"), rows.map(\.candidate.kind.key))
    table.text(
      "channel", Words(en: "channel", fi: "kanava"),
      rows.map { $0.isVisit ? "visit" : "phone" })
    table.text("town", Words(en: "town", fi: "paikkakunta"), rows.map(\.town))
    table.number(
      "minutes", Words(en: "minutes", fi: "minuutit"), rows.map(\.candidate.minutes))
    table.number("travel_minutes", Words(en: "travel", fi: "matka"), rows.map(travel))
    table.number("value", Words(en: "value", fi: "arvo"), rows.map { Int($0.candidate.value) })
    table.time("from", Words(en: "from", fi: "aikaisintaan"), rows.map(\.candidate.from))
    table.time("to", Words(en: "to", fi: "viimeistään"), rows.map(\.candidate.to))
    table.flag("hard", Words(en: "promised", fi: "luvattu"), rows.map(\.candidate.isHard))
    table.text("reason", Words(en: "why", fi: "miksi"), rows.map(text.why))
  }

  /// The planned day; of a candidate the one day on which it can be done.
  private func day(_ row: PlanRow) -> CalendarDay? {
    if let line = row.line { return row.facts.planner.days[line.day].day }
    let first = CalendarDay(ofMinute: row.candidate.from)
    return CalendarDay(ofMinute: row.candidate.to - 1) == first ? first : nil
  }

  /// The travel of a planned line; of a candidate the round trip to its town.
  private func travel(_ row: PlanRow) -> Int {
    if let line = row.line { return line.travelBefore + line.travelAfter }
    return row.candidate.town.map { row.facts.planner.travel[$0] } ?? 0
  }
}
