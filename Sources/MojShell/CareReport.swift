import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// What care is promised and what was given: of all tiers, of one, of one account.
struct CareReport {
  @Kept private var session: Session
  /// What the care sums up to where not all accounts are at hand.
  private let sums: CareSums?
  private let compliance: CareCompliance
  private let ranks: Column
  private let lines: CareLines
  /// The accounts that it is about; nil for all.
  private let inUse: Set<Int>?
  /// The past day that it is of; nil for today.
  private let day: CalendarDay?
  private var model: Model { session.model }
  private var language: Language { session.language }
  private var today: CalendarDay { session.settings.today }

  /// Reads the care of the accounts in use, or of some of them.
  init(_ session: inout Session, on day: CalendarDay? = nil, among rows: Set<Int>? = nil) {
    let key = DerivedKey(.accounts, "tier")
    let data = session.derivation.dataset(for: [key], over: session.model)
    ranks = data.derived[key] ?? .missing(.tier, count: session.model[.accounts].rowCount)
    self.session = session
    let added: CareFacts? = session.added()
    sums = added?.sums ?? session.derivation.team?.care
    self.day = day
    lines = CareLines(session.model, on: day)
    inUse = rows
    compliance = CareCompliance(
      session.model, tiers: ranks, today: session.settings.today, among: rows, sums: sums)
  }

  /// The rank of the tier that a word names, whatever its case; nil where it names none.
  static func tier(_ typed: String, _ model: Model) -> Int? {
    let wanted = typed.lowercased()
    return model.tierNames.firstIndex { $0.lowercased() == wanted }.map { $0 + 1 }
  }

  /// The kind after a tier (1 lead, 2 customer); nil where none is said.
  static func kind(_ arguments: inout ArgumentReader) -> Int? {
    var probe = arguments
    guard let word = probe.word()?.text.lowercased(),
      let place = Choices.kind.all.firstIndex(where: {
        $0.name == word || $0.words.fi == word || $0.aliases.contains(word)
      })
    else { return nil }
    arguments = probe
    return place + 1
  }

  // MARK: All tiers

  var overview: Report {
    let rows = (0..<model[.care].rowCount).filter { CareModels.rank($0, in: model) > 0 }
      .sorted { left, right in
        (CareModels.rank(left, in: model), left) < (CareModels.rank(right, in: model), right)
      }
    let title = Words(en: "What each tier is promised", fi: "Mitä kullekin luokalle luvataan")
    var table = TableMaker(
      Words(en: "care models", fi: "hoitomallit"), one: Words(en: "care model", fi: "hoitomalli"),
      partitive: Words(en: "care models", fi: "hoitomallia"), rows: rows.count, in: model)
    table.tier(
      "tier", Words(en: "tier", fi: "luokka"), rows.map { CareModels.rank($0, in: model) })
    for (key, words) in [
      ("kind", Words(en: "kind", fi: "laji")), ("project", Words(en: "project", fi: "projekti")),
      ("time_share", Words(en: "time", fi: "aika")),
      ("contact_every", Words(en: "contact every", fi: "yhteys väliajoin")),
      ("meeting_every", Words(en: "meeting every", fi: "tapaaminen väliajoin")),
      ("respond_within", Words(en: "answer", fi: "vastaus")),
      ("resolve_within", Words(en: "solution", fi: "ratkaisu")),
      ("deliver_within", Words(en: "delivery", fi: "toimitus")),
      ("floor", Words(en: "floor", fi: "vähimmäistaso")),
    ] {
      guard let column = model[.care].column(key),
        rows.contains(where: { !column.isMissing(at: $0) })
      else { continue }
      table.values(key, words, column, at: rows)
    }
    var report = Report(title: title[language], data: table.table)
    report.tell(asOf: day, language)
    guard !rows.isEmpty else {
      report.line(Words(en: "There are no care models.", fi: "Hoitomalleja ei ole.")[language])
      tellCareless(&report)
      return report
    }
    report.table(table.part)
    let totals = compliance.totals()
    report.heading(
      Words(en: "What was done, in twelve months", fi: "Mitä tehtiin, 12 kk")[language])
    report.table(given(totals.sorted { place($0) < place($1) }, withModel: true))
    for total in totals { count(total, &report) }
    tellCareless(&report)
    return report
  }

  private func place(_ total: CareCompliance.Total) -> (Int, Int, Int) {
    (CareModels.rank(total.care, in: model), total.care, total.kind.rawValue)
  }

  /// The active accounts that no care model covers.
  private func tellCareless(_ report: inout Report) {
    let careless = sums?.careless ?? self.careless.count
    guard careless > 0 else { return }
    report.counts.append(Report.Count(careless, listedBy: "care without model\(day.asOf)"))
    let accounts = ValueText(language: language, model: model).counted(careless, "accounts")
    report.line(
      Words(
        en: "Active, and in a tier without a care model: \(accounts); lint says which tier.",
        fi:
          "Aktiivisena luokassa, jolla ei ole hoitomallia: \(accounts); tarkasta kertoo luokan."
      )[
        language], .warning)
  }

  private var careless: [Int] {
    let status = model[.accounts].column("status")
    return (0..<model[.accounts].rowCount).filter { row in
      (status?.code(at: row) ?? 0) <= 1 && ranks.code(at: row) > 0
        && inUse?.contains(row) ?? true && compliance.careRow(of: row) == nil
    }
  }

  /// What the care of the accounts at hand sums up to.
  var summedUp: CareSums {
    var sums = compliance.summedUp
    sums.careless = careless.count
    return sums
  }

  /// The list of the active accounts that no care model covers.
  var withoutModel: (Report, rows: [Int]) {
    let rows = careless
    var table = MoverTable.accounts(rows, model)
    table.tier("tier", Words(en: "tier", fi: "luokka"), rows.map { Int(ranks.code(at: $0)) })
    var report = Report(
      title: Words(en: "Without a care model", fi: "Ilman hoitomallia")[language],
      data: table.table)
    report.tell(asOf: day, language)
    report.table(table.table)
    return (report, rows)
  }

  /// What was given of each kind of contact, for people.
  private func given(_ totals: [CareCompliance.Total], withModel: Bool) -> ResultTable {
    var table = TableMaker(
      Words(en: "kinds of contact", fi: "yhteydenpidon lajit"), rows: totals.count, in: model)
    if withModel {
      table.tier(
        "tier", Words(en: "tier", fi: "luokka"), totals.map { CareModels.rank($0.care, in: model) })
      if let kinds = model[.care].column("kind") {
        table.values("kind", Words(en: "kind", fi: "laji"), kinds, at: totals.map(\.care))
      }
    }
    table.choice(
      "contact", Words(en: "what", fi: "mitä"), .careContact, totals.map { $0.kind.rawValue + 1 })
    table.number("accounts", Words(en: "accounts", fi: "yrityksiä"), totals.map(\.accounts))
    table.percent(
      "attainment", Words(en: "done of required", fi: "tehty vaaditusta"),
      totals.map { ($0.attainment + 5) / 10 })
    table.percent(
      "reach", Words(en: "reached", fi: "tavoitettu"),
      totals.map { ($0.reached * 100 + $0.accounts / 2) / $0.accounts })
    table.decimal(
      "frequency", Words(en: "each", fi: "kukin"),
      totals.map { $0.reached == 0 ? nil : Int64(($0.done * 10 + $0.reached / 2) / $0.reached) },
      scale: 1)
    table.number("excess", Words(en: "over-serviced", fi: "yli tarpeen"), totals.map(\.excess))
    table.number("due", Words(en: "due", fi: "vuorossa"), totals.map(\.due))
    table.number(
      "late", Words(en: "late on average", fi: "myöhässä keskimäärin"),
      totals.map { $0.due == 0 ? nil : ($0.lateDays + $0.due / 2) / $0.due },
      unit: Words(en: "d", fi: "pv"))
    return table.part
  }

  // MARK: One tier

  /// The care models of a tier, those for one kind of account alone where one is said.
  private func models(_ rank: Int, _ kind: Int?) -> [Int] {
    CareReport.models(rank, kind, model)
  }

  /// The same of a team.
  static func models(_ rank: Int, _ kind: Int?, _ model: Model) -> [Int] {
    let kinds = model[.care].column("kind")
    return (0..<model[.care].rowCount).filter { row in
      let own = kinds?.code(at: row) ?? 0
      return CareModels.rank(row, in: model) == rank && (kind == nil || own == 0 || own == kind)
    }
  }

  /// The activities of a kind that a tier's accounts got beyond what was required.
  func overServiced(_ rank: Int, _ kind: Int?, _ contact: CareCompliance.Kind) -> [Int] {
    compliance.overServiced(contact, compliance.accounts(care: models(rank, kind)))
  }

  /// A tier's care; of one kind of contact alone, who is due of it.
  func ofTier(
    _ rank: Int, _ kind: Int?, _ contact: CareCompliance.Kind?
  ) -> (Report, rows: [Int]) {
    let rows = models(rank, kind)
    let name = model.tierNames[rank - 1]
    let due = rows.flatMap { compliance.due(care: $0) }.filter {
      contact == nil || $0.standing.kind == contact
    }
    var report = Report(
      title: Words(en: "Care of \(name)", fi: "Luokan \(name) hoito")[language],
      data: list(due, isPart: false))
    report.tell(asOf: day, language)
    if rows.isEmpty {
      report.line(
        Words(en: "\(name) has no care model.", fi: "Luokalla \(name) ei ole hoitomallia.")[
          language], .warning)
    }
    let totals = compliance.totals()
    if contact == nil {
      for row in rows { tell(row, totals.filter { $0.care == row }, &report) }
    }
    if !due.isEmpty || contact != nil {
      report.heading(Words(en: "Due now", fi: "Vuorossa nyt")[language])
      report.table(list(due, isPart: true))
    }
    var seen: Set<Int> = []
    return (report, due.map(\.account).filter { seen.insert($0).inserted })
  }

  private func tell(_ row: Int, _ totals: [CareCompliance.Total], _ report: inout Report) {
    let text = CareText(row, in: model, language)
    report.heading(text.heading)
    tell(text, &report)
    guard !totals.isEmpty else { return }
    report.table(given(totals, withModel: false))
    for total in totals { count(total, &report) }
    let below = compliance.belowFloor(care: row)
    guard below > 0 else { return }
    let accounts = ValueText(language: language, model: model).counted(below, "accounts")
    report.line(
      Words(
        en: "\(accounts) got fewer contacts in twelve months than the floor.",
        fi: "\(accounts) sai 12 kuukaudessa vähemmän yhteyksiä kuin vähimmäistaso.")[language],
      .warning)
    let test = " and contacts_12m < \(compliance.floor(care: row))"
    report.counts.append(Report.Count(below, listedBy: lines.accounts(row, and: test)))
  }

  /// Notes how many accounts are promised a kind of contact, how many are due, and what was beyond.
  private func count(_ total: CareCompliance.Total, _ report: inout Report) {
    let (care, kind) = (total.care, total.kind)
    report.counts += [
      Report.Count(total.accounts, listedBy: lines.accounts(care)),
      Report.Count(total.due, listedBy: lines.due(care, kind)),
      Report.Count(total.excess, listedBy: lines.overServiced(care, kind)),
    ]
  }

  private func tell(_ text: CareText, _ report: inout Report) {
    let width = text.dimensions.map { DisplayWidth.width(of: $0.name[language]) }.max() ?? 0
    for dimension in text.dimensions {
      let name = dimension.name[language]
      let gap = String(repeating: " ", count: width - DisplayWidth.width(of: name) + 2)
      report.line(name + gap + dimension.text)
    }
  }

  /// The accounts that are due, with the kind of contact.
  private func list(
    _ due: [(account: Int, standing: CareCompliance.Standing)], isPart: Bool
  ) -> ResultTable {
    var table = TableMaker(
      Words(en: "contacts due", fi: "vuorossa olevat"),
      one: Words(en: "contact due", fi: "vuorossa oleva"),
      partitive: Words(en: "contacts due", fi: "vuorossa olevaa"), rows: due.count, in: model)
    table.record(
      "account", Words(en: "account", fi: "yritys"), due.map(\.account), of: .accounts)
    if let seller = model[.accounts].column("seller") {
      table.values("seller", Words(en: "seller", fi: "myyjä"), seller, at: due.map(\.account))
    }
    append(due.map(\.standing), to: &table)
    return isPart ? table.part : table.table
  }

  private func append(_ standings: [CareCompliance.Standing], to table: inout TableMaker) {
    table.choice(
      "contact", Words(en: "what", fi: "mitä"), .careContact,
      standings.map { $0.kind.rawValue + 1 })
    table.date("last", Words(en: "last", fi: "viimeksi"), standings.map(\.last))
    table.date("due", Words(en: "due", fi: "määräpäivä"), standings.map(\.due))
    table.number(
      "overdue", Words(en: "overdue", fi: "myöhässä"),
      standings.map { $0.due.map { max(0, Int(today.number - $0.number)) } },
      unit: Words(en: "d", fi: "pv"))
  }

  // MARK: One account

  func ofAccount(_ row: Int) -> Report {
    let name = model.recordName(row, of: .accounts)
    let standings = compliance.standings(of: row)
    var table = TableMaker(
      Words(en: "kinds of contact", fi: "yhteydenpidon lajit"), rows: standings.count, in: model)
    append(standings, to: &table)
    table.number("done", Words(en: "in 12 months", fi: "12 kk aikana"), standings.map(\.done))
    table.decimal(
      "required", Words(en: "required", fi: "vaadittu"),
      standings.map { Int64(($0.required + 50) / 100) }, scale: 1)
    var report = Report(
      title: Words(en: "Care of \(name)", fi: "\(name): hoito")[language], data: table.table)
    report.tell(asOf: day, language)
    guard let care = compliance.careRow(of: row) else {
      report.line(careless(row)[language], .warning)
      return report
    }
    let text = CareText(care, in: model, language)
    report.line(text.heading)
    tell(text, &report)
    if !standings.isEmpty { report.table(table.part) }
    report.counts = lines.done(standings, row, today: today)
    return report
  }

  /// Why an account has no care model.
  private func careless(_ row: Int) -> Words {
    if (model[.accounts].column("status")?.code(at: row) ?? 0) > 1 {
      return Words(
        en: "It is not active, so that no care is due.",
        fi: "Se ei ole aktiivinen, joten hoitoa ei odoteta.")
    }
    guard ranks.code(at: row) > 0 else {
      return Words(
        en: "It is in no tier yet, so that no care model is its own: why says what is unknown.",
        fi: "Sillä ei ole vielä luokkaa eikä siksi hoitomallia: miksi kertoo, mitä ei tiedetä.")
    }
    return Words(
      en: "Its tier has no care model for such accounts.",
      fi: "Sen luokalla ei ole hoitomallia tällaisille yrityksille.")
  }
}
