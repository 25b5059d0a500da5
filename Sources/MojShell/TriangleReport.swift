import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// The triangle of the team, or one for each group, and the accounts to invest in.
struct TriangleReport {
  /// How many groups are drawn; machines get all.
  private static let mostDrawn = 12
  /// How many accounts are proposed to invest in.
  static let mostInvestments = 5

  private(set) var report: Report
  /// The accounts to invest in.
  let investments: [Investment]
  @Kept private var session: Session
  private let day: CalendarDay?
  private let groups: AccountGroups
  private let triangles: [Triangle]
  /// The groups that have accounts, those with the most potential first.
  private let order: [Int]
  private var language: Language { session.language }
  private var model: Model { session.model }
  private var words: TriangleWords { TriangleWords(model, language) }

  init(
    _ session: inout Session, by field: AccountGroups.Field?, on day: CalendarDay?
  ) throws {
    let data = session.derivation.dataset(
      for: Triangle.keys.union(Investment.keys), over: session.model)
    let inUse = try session.rowsInUse(of: "accounts")
    let (groups, triangles) = TriangleReport.triangles(session, by: field, data, among: inUse)
    investments = Investment.first(TriangleReport.mostInvestments, data, among: inUse)
    self.session = session
    self.day = day
    self.groups = groups
    self.triangles = triangles
    order = triangles.indices.filter { triangles[$0].rows.contains { $0.accounts > 0 } }
      .sorted { (-triangles[$0].potential, $0) < (-triangles[$1].potential, $1) }
    let title = Words(en: "Customers and leads by tier", fi: "Asiakkaat ja liidit luokittain")
    report = Report(
      title: title[session.language],
      data: ResultTable(noun: title, columns: [], rowCount: 0))
    report.data = table
    tell()
  }

  private static func triangles(
    _ session: Session, by field: AccountGroups.Field?, _ data: Dataset, among inUse: Set<Int>?
  ) -> (AccountGroups, [Triangle]) {
    let model = session.model
    if let facts: TriangleFacts = session.added() { return (facts.groups, facts.triangles) }
    guard let sums = session.derivation.team?.sums else {
      let groups = AccountGroups(model, by: field)
      return (groups, Triangle.all(data, groups, among: inUse))
    }
    let groups = AccountGroups(
      model, by: field, field == nil ? nil : sums.buckets.last, count: sums.rows.count)
    return (groups, Triangle.all(of: sums, groups, model))
  }

  /// What it rests on.
  func facts(in session: Session) -> TriangleFacts {
    TriangleFacts(
      groups, triangles,
      ListedAccounts(investments.map(\.account), of: .accounts, in: session))
  }

  // MARK: For machines

  private var table: ResultTable {
    // A team without groups has its tiers even where they are empty.
    let listed = groups.field == nil ? Array(triangles.indices) : order
    let rows = listed.flatMap { group in triangles[group].rows.map { (group: group, row: $0) } }
    var table = TableMaker(Words(en: "tiers", fi: "luokat"), rows: rows.count, in: model)
    if let field = groups.field {
      table.text("group", field.words, rows.map { groups.names[$0.group] })
    }
    table.tier("tier", Words(en: "tier", fi: "luokka"), rows.map { $0.row.rank })
    table.number(
      "customers", Words(en: "customers", fi: "asiakkaat"), rows.map { $0.row.customers.accounts })
    table.number("leads", Words(en: "leads", fi: "liidit"), rows.map { $0.row.leads.accounts })
    table.money(
      "potential_customers", Words(en: "customers' potential", fi: "asiakkaiden potentiaali"),
      rows.map { $0.row.customers.potential })
    table.money(
      "potential_leads", Words(en: "leads' potential", fi: "liidien potentiaali"),
      rows.map { $0.row.leads.potential })
    table.percent(
      "time_share", Words(en: "time", fi: "aika"),
      rows.map { triangles[$0.group].timeShare($0.row).map(TriangleWords.whole) })
    table.percent(
      "target_share", Words(en: "target", fi: "tavoite"),
      rows.map { $0.row.target.map(TriangleWords.whole) })
    table.decimal(
      "index", Words(en: "index", fi: "indeksi"),
      rows.map { triangles[$0.group].index($0.row).map(TriangleWords.hundredths) }, scale: 2)
    return table.part
  }

  // MARK: For people

  private mutating func tell() {
    report.tell(asOf: day, language)
    guard !order.isEmpty else {
      report.line(Words(en: "There are no accounts.", fi: "Yrityksiä ei ole.")[language])
      return
    }
    let drawn = Array(order.prefix(TriangleReport.mostDrawn))
    let figure = TriangleFigure(title: report.title, parts: drawn.map(part), language: language)
    report.blocks.append(
      .picture(
        figure.picture(width: session.settings.width, hasUnicode: session.settings.hasUnicode)))
    for group in drawn { count(group) }
    if order.count > drawn.count {
      report.line(
        Words(
          en: "Others have less potential: as csv lists them all.",
          fi: "Muilla on vähemmän potentiaalia: muodossa csv luettelee kaikki.")[language],
        .dim)
    }
    tellInvestments()
  }

  private func part(_ group: Int) -> TriangleFigure.Part {
    let title = groups.field.map { groups.names[group] ?? "\($0.words[language]): –" }
    return words.part(triangles[group], title: title)
  }

  // MARK: Counts

  /// Notes the lines that list what a group's triangle counts.
  private mutating func count(_ group: Int) {
    let condition = condition(of: group)
    for row in triangles[group].rows {
      let tier = row.rank > 0 ? Formatter.quotedIfNeeded(model.tierNames[row.rank - 1]) : ""
      let rank = row.rank > 0 ? "tier = \(tier)" : "tier is missing"
      func note(_ number: Int, _ source: String, _ test: String) {
        report.counts.append(
          Report.Count(number, listedBy: "\(source)\(day.asOf) where \(test)\(condition)"))
      }
      note(row.customers.accounts, "customers", rank)
      note(row.leads.accounts, "leads", rank)
      if row.rank == 1, row.mayBe > 0 {
        note(row.mayBe, "accounts", "tier_best = \(tier) and tier != \(tier)")
      }
    }
  }

  /// What more a line must say to list a group's accounts.
  private func condition(of group: Int) -> String {
    guard let field = groups.field else { return "" }
    guard let name = groups.names[group] else { return " and \(field.path) is missing" }
    let key =
      switch field {
      case .project: model.key(group - 1, of: .projects)
      case .seller: model.key(group - 1, of: .sellers)
      case .team: model.key(group - 1, of: .teams)
      case .town: Formatter.quotedIfNeeded(name)
      }
    return " and \(field.path) = \(key)"
  }

  // MARK: Investments

  private mutating func tellInvestments() {
    guard !investments.isEmpty else { return }
    report.heading(Words(en: "To invest in", fi: "Näihin kannattaa panostaa")[language])
    for investment in investments { report.line(text(investment)) }
  }

  /// One line: the account, its tier and seller, the reason and the room.
  private func text(_ investment: Investment) -> String {
    let row = investment.account
    let whose = [
      investment.tier > 0 ? words.name(investment.tier) : nil,
      model.written("seller", of: .accounts, row),
    ].compactMap { $0 }
    let inside = whose.isEmpty ? "" : " (\(whose.joined(separator: ", ")))"
    var text = "\(model.recordName(row, of: .accounts))\(inside): \(reason(investment)[language])"
    if let room = investment.room {
      let amount = words.compact(room)
      text += Words(en: ", room \(amount)", fi: ", varaa \(amount)")[language]
    }
    return text
  }

  private func reason(_ investment: Investment) -> Words {
    switch investment.reason {
    case .untouched:
      return Words(en: "no contact in twelve months", fi: "ei yhteyttä vuoteen")
    case .late(let days):
      return Words(en: "contact \(days) d late", fi: "yhteys \(days) pv myöhässä")
    case .mayBe(let rank):
      let best = words.name(rank)
      let account = session.accountCase(investment.account)
      let sentence = ConditionSentence(account.focus.model, language)
      let fields = account.reason.openAtoms.map { sentence.name(of: $0.test.field) }
        .joined(separator: ", ")
      guard !fields.isEmpty else { return Words(en: "may be \(best)", fi: "voi olla \(best)") }
      return Words(
        en: "may be \(best), not known: \(fields)", fi: "voi olla \(best), ei tiedossa: \(fields)")
    }
  }
}
