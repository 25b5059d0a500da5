import MojModel
import MojRender
import MojSteering
import MojText

/// What care asks of each seller's time in a period, by tier, beside the time there is.
struct CareLoadReport {
  private(set) var report: Report
  private let language: Language
  private let model: Model

  init(_ session: inout Session, _ asked: AskedPeriod) {
    language = session.language
    model = session.model
    let data = session.derivation.dataset(for: WeekFacts.derived, over: model)
    let loads = QuarterLoad.of(
      asked.whose.rows, data, days: asked.days, zone: session.settings.zone,
      sums: session.derivation.team?.sums)
    let values = ValueText(language: language, model: model)
    let first = values.text(.date(asked.days.lowerBound.number))
    let last = values.text(.date(asked.days.upperBound.number))
    report = Report(
      title: Words(en: "Care and hours", fi: "Hoito ja tunnit")[language] + ", \(first)–\(last)",
      data: ResultTable(
        noun: Words(en: "rows", fi: "rivit"), columns: [], rowCount: 0))
    report.data = byTier(loads)
    guard !loads.isEmpty else {
      report.line(Words(en: "There are no sellers.", fi: "Myyjiä ei ole.")[language])
      return
    }
    report.table(bySeller(loads))
    for load in loads { tell(load) }
    report.heading(Words(en: "By tier", fi: "Luokittain")[language])
    var part = report.data
    part.isPart = true
    report.table(part)
    for load in loads { count(load, session) }
  }

  /// Notes whose care a seller's tiers count.
  private mutating func count(_ load: QuarterLoad, _ session: Session) {
    let lines = CareLines(model, on: nil)
    let whose = SellerLookup(session).condition(load.seller)
    report.counts += load.tiers.map { tier in
      Report.Count(tier.accounts, listedBy: lines.accounts(ofTier: tier.rank, and: whose))
    }
  }

  private func maker(_ rows: Int) -> TableMaker {
    TableMaker(Words(en: "rows", fi: "rivit"), rows: rows, in: model)
  }

  /// A row for each seller and tier; the time there is stands on each of a seller's rows.
  private func byTier(_ loads: [QuarterLoad]) -> ResultTable {
    let rows = loads.flatMap { load in load.tiers.map { (load, $0) } }
    var table = maker(rows.count)
    table.record("seller", Words(en: "seller", fi: "myyjä"), rows.map(\.0.seller), of: .sellers)
    table.tier("tier", Words(en: "tier", fi: "luokka"), rows.map(\.1.rank))
    table.number("accounts", Words(en: "accounts", fi: "yrityksiä"), rows.map(\.1.accounts))
    table.number("care_minutes", Words(en: "care min", fi: "hoito min"), rows.map(\.1.minutes))
    table.percent(
      "share", Words(en: "of the hours", fi: "tunneista"),
      rows.map { load, tier in
        load.limit > 0 ? (tier.minutes * 100 + load.limit / 2) / load.limit : nil
      })
    table.number(
      "minutes", Words(en: "minutes there are", fi: "minuutteja on"), rows.map(\.0.limit))
    return table.table
  }

  private func bySeller(_ loads: [QuarterLoad]) -> ResultTable {
    var table = maker(loads.count)
    table.record("seller", Words(en: "seller", fi: "myyjä"), loads.map(\.seller), of: .sellers)
    let unit = Words(en: "h", fi: "h")
    table.number(
      "care", Words(en: "care needs", fi: "hoito vaatii"), loads.map { ($0.needed + 30) / 60 },
      unit: unit)
    table.number(
      "hours", Words(en: "there are", fi: "aikaa on"), loads.map { ($0.limit + 30) / 60 },
      unit: unit)
    table.percent("load", Words(en: "load", fi: "kuorma"), loads.map(\.utilisation))
    return table.part
  }

  private mutating func tell(_ load: QuarterLoad) {
    guard load.needed > load.limit else { return }
    let name = model.recordName(load.seller, of: .sellers)
    let over = (load.needed - load.limit + 59) / 60
    let fit = load.fitting
    let scaling =
      fit > 0
      ? Words(
        en: "scaled to \(fit) % the care would fit",
        fi: "\(fit) prosenttiin kevennettynä hoito mahtuisi")
      : Words(en: "there are no hours for it", fi: "tunteja ei ole lainkaan")
    report.line(
      Words(
        en: "\(name): \(over) h too much; \(scaling.en).",
        fi: "\(name): \(over) h liikaa; \(scaling.fi).")[language], .warning)
  }
}
