import MojModel
import MojRender
import MojSteering
import MojText

/// The groups of a team's results as tables.
struct ResultsTable {
  private let results: TeamResults
  private let model: Model
  private var rows: [TeamResults.Row] { results.rows }

  init(_ results: TeamResults, _ model: Model) {
    self.results = results
    self.model = model
  }

  /// The groups in all their numbers.
  var machine: ResultTable {
    var table = keys()
    table.money("sales", Words(en: "sales", fi: "myynti"), rows.map(\.sales))
    table.money("target", Words(en: "target", fi: "tavoite"), rows.map { $0.target?.cents })
    table.percent(
      "reached", Words(en: "reached", fi: "saavutettu"),
      rows.map { ResultsTable.percent($0.sales, $0.target?.cents) })
    table.number("orders", Words(en: "orders", fi: "tilaukset"), rows.map(\.orders))
    table.number(
      "promises_kept", Words(en: "promises kept", fi: "lupauksia pidetty"),
      rows.map(\.promises.kept))
    table.number(
      "promises_decided", Words(en: "promises due", fi: "lupauksia"), rows.map(\.promises.decided))
    table.number(
      "callbacks_kept", Words(en: "callbacks kept", fi: "takaisinsoittoja pidetty"),
      rows.map(\.callbacks.kept))
    table.number(
      "callbacks_decided", Words(en: "callbacks", fi: "takaisinsoittoja"),
      rows.map(\.callbacks.decided))
    return table.part
  }

  /// The groups as people read them: what was kept stands as a fraction, with its n.
  var people: ResultTable {
    var table = keys()
    func whole(_ cents: Int64) -> Int64 { cents / 100 * 100 }
    table.money("sales", Words(en: "sales", fi: "myynti"), rows.map { whole($0.sales) })
    table.money(
      "target", Words(en: "target", fi: "tavoite"), rows.map { ($0.target?.cents).map(whole) })
    table.percent(
      "reached", Words(en: "reached", fi: "osuus"),
      rows.map { ResultsTable.percent($0.sales, $0.target?.cents) })
    table.number("orders", Words(en: "orders", fi: "tilaukset"), rows.map(\.orders))
    table.text(
      "promises", Words(en: "promises", fi: "lupaukset"), rows.map { fraction($0.promises) })
    table.text(
      "callbacks", Words(en: "callbacks", fi: "soitot"), rows.map { fraction($0.callbacks) })
    return table.part
  }

  private func fraction(_ some: TeamResults.Kept) -> String? {
    some.decided > 0 ? "\(some.kept)/\(some.decided)" : nil
  }

  /// Whole percents of a target; nil where there is none, or nothing to reach.
  static func percent(_ cents: Int64, _ target: Int64?) -> Int? {
    guard let target, target > 0 else { return nil }
    return Int((max(-1e9, min(Double(cents) / Double(target) * 100, 1e9))).rounded())
  }

  private func keys() -> TableMaker {
    var table = TableMaker(Words(en: "groups", fi: "ryhmät"), rows: rows.count, in: model)
    let codes = rows.map(\.key)
    switch results.field {
    case .seller:
      table.record(
        "seller", Words(en: "seller", fi: "myyjä"), codes.map { $0 > 0 ? $0 - 1 : nil },
        of: .sellers)
    case .tier: table.tier("tier", Words(en: "tier", fi: "luokka"), codes)
    case .level: table.choice("level", Words(en: "level", fi: "taso"), .level, codes)
    case .month:
      table.text(
        "month", Words(en: "month", fi: "kuukausi"),
        codes.map { code in
          CalendarDay.days(ofMonth: code).map { String($0.lowerBound.iso.prefix(7)) }
        })
    }
    return table
  }
}
