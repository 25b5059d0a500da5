import MojModel
import MojRender
import MojSteering
import MojText

/// The minutes of each seller and day of a week, and what a trip to each town takes.
struct CapacityReport {
  private(set) var report: Report

  /// A day, or a town, of a seller.
  private struct Row {
    var facts: WeekFacts
    var day: PlanDay?
    var town: Int?
  }

  init(_ session: inout Session, _ asked: AskedWeek) {
    let all = asked.facts(&session)
    let days = all.flatMap { facts in facts.planner.days.map { Row(facts: facts, day: $0) } }
      .filter { ($0.day?.limit ?? 0) > 0 }
    let towns = all.flatMap { facts in
      facts.towns.indices.map { Row(facts: facts, town: $0) }
    }
    let title = Words(
      en: "Capacity of week \(asked.number)", fi: "Kapasiteetti, vko \(asked.number)")
    let language = session.language
    report = Report(
      title: title[language], data: CapacityReport.table(days + towns, session.model).table)
    report.line(
      Words(
        en: "Minutes that may be planned: \(PlanDay.mostLoad)% of the open hours without absences,"
          + " meetings and reserves, less the contacts agreed already.",
        fi: "Suunniteltavat minuutit: \(PlanDay.mostLoad) % työajasta ilman poissaoloja, palavereja"
          + " ja varauksia, siitä pois jo sovitut yhteydenotot.")[language], .dim)
    report.table(CapacityReport.ofDays(days, session.model))
    if !towns.isEmpty {
      report.heading(Words(en: "Travel to and fro", fi: "Matkat edestakaisin")[language])
      report.table(CapacityReport.ofTowns(towns, session.model))
    }
  }

  private static func maker(_ rows: Int, _ model: Model) -> TableMaker {
    TableMaker(Words(en: "rows", fi: "rivit"), rows: rows, in: model)
  }

  /// What machines get: rows with a date, then rows with a town.
  private static func table(_ rows: [Row], _ model: Model) -> TableMaker {
    var table = maker(rows.count, model)
    sellers(&table, rows)
    table.date("date", Words(en: "day", fi: "päivä"), rows.map { $0.day?.day })
    table.number("minutes", Words(en: "minutes", fi: "minuutit"), rows.map { $0.day?.limit })
    table.text(
      "town", Words(en: "town", fi: "paikkakunta"),
      rows.map { row in row.town.map { row.facts.towns[$0] } })
    table.number(
      "travel_minutes", Words(en: "travel", fi: "matka"),
      rows.map { row in row.town.map { row.facts.planner.travel[$0] } })
    table.number(
      "most_trips", Words(en: "most field days", fi: "kenttäpäiviä enintään"),
      rows.map {
        $0.day == nil || $0.facts.planner.mostTrips == .max ? nil : $0.facts.planner.mostTrips
      })
    return table
  }

  private static func sellers(_ table: inout TableMaker, _ rows: [Row]) {
    table.record(
      "seller", Words(en: "seller", fi: "myyjä"), rows.map(\.facts.seller), of: .sellers)
  }

  private static func ofDays(_ rows: [Row], _ model: Model) -> ResultTable {
    var table = maker(rows.count, model)
    sellers(&table, rows)
    table.date("date", Words(en: "day", fi: "päivä"), rows.map { $0.day?.day })
    table.number("minutes", Words(en: "minutes", fi: "minuutit"), rows.map { $0.day?.limit })
    return table.part
  }

  private static func ofTowns(_ rows: [Row], _ model: Model) -> ResultTable {
    var table = maker(rows.count, model)
    sellers(&table, rows)
    table.text(
      "town", Words(en: "town", fi: "paikkakunta"),
      rows.map { row in row.town.map { row.facts.towns[$0] } })
    table.number(
      "travel_minutes", Words(en: "minutes", fi: "minuutit"),
      rows.map { row in row.town.map { row.facts.planner.travel[$0] } })
    return table.part
  }
}
