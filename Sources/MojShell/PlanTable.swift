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

  /// The week's contacts, planned and agreed: the keys of candidates, then whom to ask for.
  ///
  /// What is agreed has no value of its own and its time for a window.
  func lines(_ contacts: [PlannedContact]) -> ResultTable {
    var table = maker(
      Words(en: "lines", fi: "rivit"), Words(en: "line", fi: "rivi"), "riviä", contacts.count)
    let accounts = contacts.map(\.account)
    sellers(&table, contacts.map(\.facts.seller))
    table.date(
      "date", Words(en: "day", fi: "päivä"), contacts.map { CalendarDay(ofMinute: $0.start) })
    table.time("start", Words(en: "start", fi: "alkaa"), contacts.map(\.start))
    table.record("account", Words(en: "account", fi: "yritys"), accounts, of: .accounts)
    fill(
      &table,
      contacts.map { contact in
        Cells(
          kind: contact.row?.candidate.kind.key ?? "agreed", isVisit: contact.isVisit,
          town: contact.row?.town ?? town(contact), minutes: contact.minutes,
          travel: contact.travel, value: contact.row?.candidate.value ?? 0,
          from: contact.row?.candidate.from ?? contact.start,
          to: contact.row?.candidate.to ?? contact.start + Int32(clamping: contact.minutes),
          isHard: contact.row?.candidate.isHard ?? true,
          reason: contact.row.map(text.why) ?? text.agreed)
      })
    table.text(
      "person", Words(en: "person", fi: "henkilö"), accounts.map { $0.flatMap(self.contacts.name) })
    table.text(
      "phone", Words(en: "phone", fi: "puhelin"), accounts.map { $0.flatMap(self.contacts.phone) })
    let levels = accounts.map { $0.flatMap { model.written("level", of: .accounts, $0) } }
    table.number("level", Words(en: "level", fi: "taso"), levels.map { $0.flatMap { Int($0) } })
    table.text("goal", Words(en: "goal", fi: "tavoite"), contacts.map { text.goal($0) })
    table.text(
      "words", Words(en: "last words", fi: "viime sanat"), contacts.map { text.lastWords($0) })
    table.text("question", Words(en: "question", fi: "kysymys"), contacts.map { text.question($0) })
    return table.table
  }

  /// The candidates, for a solver of one's own.
  func candidates(_ rows: [PlanRow]) -> ResultTable {
    var table = maker(
      Words(en: "candidates", fi: "ehdokkaat"), Words(en: "candidate", fi: "ehdokas"),
      "ehdokasta", rows.count)
    sellers(&table, rows.map(\.facts.seller))
    table.date("date", Words(en: "day", fi: "päivä"), rows.map(day))
    table.record(
      "account", Words(en: "account", fi: "yritys"), rows.map(\.candidate.account), of: .accounts)
    fill(
      &table,
      rows.map { row in
        Cells(
          kind: row.candidate.kind.key, isVisit: row.isVisit, town: row.town,
          minutes: row.candidate.minutes,
          travel: row.candidate.town.map { row.facts.planner.travel[$0] } ?? 0,
          value: row.candidate.value, from: row.candidate.from, to: row.candidate.to,
          isHard: row.candidate.isHard, reason: text.why(row))
      })
    return table.table
  }

  private func maker(_ noun: Words, _ one: Words, _ partitive: String, _ count: Int) -> TableMaker {
    TableMaker(
      noun, one: one, partitive: Words(en: noun.en, fi: partitive), rows: count, in: model)
  }

  private func sellers(_ table: inout TableMaker, _ rows: [Int]) {
    table.record("seller", Words(en: "seller", fi: "myyjä"), rows, of: .sellers)
  }

  /// What candidates and planned lines have alike.
  private struct Cells {
    var kind: String
    var isVisit: Bool
    var town: String?
    var minutes: Int
    var travel: Int
    var value: Int64
    var from: Int32
    var to: Int32
    var isHard: Bool
    var reason: String
  }

  private func fill(_ table: inout TableMaker, _ cells: [Cells]) {
    table.text("kind", Words(en: "kind", fi: "laji"), cells.map(\.kind))
    table.text(
      "channel", Words(en: "channel", fi: "kanava"), cells.map { $0.isVisit ? "visit" : "phone" })
    table.text("town", Words(en: "town", fi: "paikkakunta"), cells.map(\.town))
    table.number("minutes", Words(en: "minutes", fi: "minuutit"), cells.map(\.minutes))
    table.number("travel_minutes", Words(en: "travel", fi: "matka"), cells.map(\.travel))
    table.number("value", Words(en: "value", fi: "arvo"), cells.map { Int($0.value) })
    table.time("from", Words(en: "from", fi: "aikaisintaan"), cells.map(\.from))
    table.time("to", Words(en: "to", fi: "viimeistään"), cells.map(\.to))
    table.flag("hard", Words(en: "promised", fi: "luvattu"), cells.map(\.isHard))
    table.text("reason", Words(en: "why", fi: "miksi"), cells.map(\.reason))
  }

  /// The one day on which a candidate can be done; nil where there are several.
  private func day(_ row: PlanRow) -> CalendarDay? {
    let first = CalendarDay(ofMinute: row.candidate.from)
    return CalendarDay(ofMinute: row.candidate.to - 1) == first ? first : nil
  }

  /// The town of an agreed visit.
  private func town(_ contact: PlannedContact) -> String? {
    guard contact.isVisit else { return nil }
    return contact.account.flatMap { model.written("town", of: .accounts, $0) }
  }
}
