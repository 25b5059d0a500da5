import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// The results of a period: sales against targets, who moved, what was kept.
struct ResultsReport {
  private(set) var report: Report
  private let period: ResultsPeriod
  private let results: TeamResults
  private let movers: Movers
  private let firstOrders: Int
  private let lines: ResultsLines
  private let language: Language
  private let model: Model
  private let today: CalendarDay
  private var values: ValueText { ValueText(language: language, model: model) }

  init(_ period: ResultsPeriod, _ session: inout Session, by field: TeamResults.Field) throws {
    self.period = period
    language = session.language
    model = session.model
    today = session.settings.today
    let facts = try session.added() ?? ResultsFacts(period, &session, by: field)
    (results, movers, firstOrders) = (facts.results, facts.movers, facts.firstOrders)
    lines = ResultsLines(period, field, session.model, today: session.settings.today)
    let title = Words(en: "Results", fi: "Tulokset")
    report = Report(
      title: title[session.language], data: ResultsTable(results, session.model).machine)
    tell()
  }

  private mutating func tell() {
    report.line(PeriodText(period.asked, period.days, values)[language], .dim)
    tellSales()
    if !results.rows.isEmpty { tellGroups() }
    tellTargets()
    tellMovers()
    tellKept()
  }

  private mutating func tellGroups() {
    report.table(ResultsTable(results, model).people)
    for row in results.rows { count(row) }
    report.line(
      Words(
        en: "Promises and callbacks: kept of those that are decided.",
        fi: "Lupaukset ja soitot: pidetyt niistä, jotka ovat ratkenneet.")[language], .dim)
  }

  /// Notes a number and the line that lists what it counts.
  private mutating func count(_ number: Int, _ line: String) {
    report.counts.append(Report.Count(number, listedBy: line))
  }

  private mutating func count(_ row: TeamResults.Row) {
    if let line = lines.orders(row) { count(row.orders, line) }
    if let line = lines.promises(row, kept: true) { count(row.promises.kept, line) }
    if let line = lines.promises(row, kept: false) { count(row.promises.decided, line) }
    if let line = lines.callbacks(row, kept: true) { count(row.callbacks.kept, line) }
    if let line = lines.callbacks(row, kept: false) { count(row.callbacks.decided, line) }
  }

  // MARK: Sales

  private mutating func tellSales() {
    let total = results.total
    let number = values.count(total.orders)
    let orders = values.counted(total.orders, "orders")
    let sales = values.money(total.sales)
    count(total.orders, lines.allOrders)
    guard let target = total.target else {
      report.line(
        Words(
          en: "Sales \(sales) in \(orders); no target covers these days.",
          fi: "Myynti \(sales), tilauksia \(number); näille päiville ei ole tavoitetta.")[language])
      return
    }
    let goal = values.money(target.cents)
    let share = ResultsTable.percent(total.sales, target.cents).map { "\($0)" } ?? ValueText.missing
    report.line(
      Words(
        en: "Sales \(sales) of \(goal), \(share) %, in \(orders).",
        fi: "Myynti \(sales), tavoite \(goal), \(share) %, tilauksia \(number).")[language])
    guard let days = period.days, days != period.asked else { return }
    let gone = days.length * 100 / period.asked.length
    report.line(
      Words(
        en: "Of the days \(gone) % are gone: \(days.length) of \(period.asked.length).",
        fi: "Päivistä on kulunut \(gone) %: \(days.length) / \(period.asked.length).")[language])
  }

  private mutating func tellTargets() {
    if results.total.target?.isShare == true
      || results.rows.contains(where: { $0.target?.isShare == true })
    {
      report.line(
        Words(
          en: "A target of a longer period counts by its share of days.",
          fi: "Pidemmän jakson tavoitteesta luetaan näiden päivien osuus.")[language], .dim)
    }
    let others = SalesTargets(model).others.count
    guard others > 0 else { return }
    count(others, MoverList.Kind.otherTargets.line("", .en))
    let more = values.count(others)
    report.line(
      Words(
        en: "Targets that are not of sales, or of no known days: \(more), not compared.",
        fi: "Tavoitteita, jotka eivät ole myyntiä tai joilla ei ole päiviä: \(more), ei verrata.")[
          language], .dim)
  }

  // MARK: Movers

  private mutating func tellMovers() {
    guard period.days != nil else { return }
    report.heading(Words(en: "Across the triangle", fi: "Kolmiossa")[language])
    for kind in MoverList.Kind.ofTriangle {
      let number =
        if case .move(let move) = kind { movers.moved(move).count } else { firstOrders }
      guard number > 0 || kind.isAlwaysTold else { continue }
      report.line("\(kind.title[language]): \(values.count(number))")
      count(number, kind.line(period.typed, .en))
    }
    tellLeads()
    guard !movers.all.isEmpty else { return }
    report.line("  \(MoverList.Kind.moved.line(period.typed, language))", .dim)
    count(movers.all.count, MoverList.Kind.moved.line(period.typed, .en))
    let table = MoverTable(movers, model)
    if !table.counts.isEmpty { report.table(table.pairs) }
    for (pair, number) in table.counts {
      count(number, MoverList.Kind.pair(pair).line(period.typed, .en, model))
    }
  }

  /// A first order makes a lead a customer: those that it did not are told.
  private mutating func tellLeads() {
    guard results.ordersOfLeads > 0 else { return }
    let orders = values.count(results.ordersOfLeads)
    report.line(
      Words(
        en: "Orders of accounts that are still leads: \(orders)",
        fi: "Tilauksia yrityksiltä, jotka ovat yhä liidejä: \(orders)")[language], .warning)
    count(results.ordersOfLeads, "\(lines.allOrders) and account.kind = lead")
  }

  // MARK: What was kept

  private mutating func tellKept() {
    guard period.days != nil else { return }
    report.heading(Words(en: "What was kept", fi: "Mitä pidettiin")[language])
    let promises = results.total.promises
    report.line(
      Words(en: "Promises due: ", fi: "Lupauksia, joiden aika tuli: ")[language]
        + kept(promises))
    if let byKind { report.line("  \(byKind)") }
    count(promises.kept, lines.allPromises(kept: true))
    count(promises.decided, lines.allPromises(kept: false))
    for (kind, some) in toldPromises {
      count(some.kept, lines.promises(of: kind, kept: true))
      count(some.decided, lines.promises(of: kind, kept: false))
    }
    let callbacks = results.total.callbacks
    let open = values.count(results.openCallbacks)
    report.line(
      Words(en: "Callbacks whose window began: ", fi: "Takaisinsoittoja, joiden ikkuna alkoi: ")[
        language] + kept(callbacks)
        + Words(en: "; still open \(open).", fi: "; vielä auki \(open).")[language])
    count(callbacks.kept, lines.allCallbacks(kept: true))
    count(callbacks.decided, lines.allCallbacks(kept: false))
    count(results.openCallbacks, lines.openCallbacks)
  }

  /// `kept 71 of 84, 85 %`: never a rate without its n, and none of a handful.
  private func kept(_ some: TeamResults.Kept) -> String {
    let (kept, all) = (values.count(some.kept), values.count(some.decided))
    guard some.decided > 0 else { return Words(en: "none", fi: "ei yhtään")[language] }
    let text = Words(en: "kept \(kept) of \(all)", fi: "pidetty \(kept) / \(all)")[language]
    guard some.decided >= TimeUse.fewest else {
      return text + Words(en: ", too few for a rate", fi: ", liian vähän osuudeksi")[language]
    }
    return text + ", \((some.kept * 100 + some.decided / 2) / some.decided) %"
  }

  /// What was kept of each kind of promise: `respond 12/14, deliver 30/31`.
  private var byKind: String? {
    guard !toldPromises.isEmpty else { return nil }
    return toldPromises.map { "\($0.words[language]) \($1.kept)/\($1.decided)" }
      .joined(separator: ", ")
  }

  private var toldPromises: [(Choices.Choice, TeamResults.Kept)] {
    zip(Choices.promise.all, results.byPromise).filter { $0.1.decided > 0 }
  }
}
