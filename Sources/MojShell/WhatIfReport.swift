import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// What would be if a rule, a care model or the team were otherwise, for people and machines.
struct WhatIfReport {
  /// How many movers people see; machines get all.
  fileprivate static let mostShown = 10

  private(set) var report: Report
  /// The accounts that would move, or the first of them.
  var movers: [Int] { facts.movers.map(\.account) }
  /// How many would move, where the first of them alone are here.
  let count: Int?
  private let facts: WhatIf
  private let supposition: WhatIf.Supposition
  @Kept private var session: Session
  private var model: Model { session.model }
  private var language: Language { session.language }
  private var values: ValueText { ValueText(language: language, model: model) }
  private var words: TriangleWords { TriangleWords(model, language) }

  init(_ supposition: WhatIf.Supposition, _ session: inout Session) throws {
    facts = try WhatIfReport.facts(supposition, &session)
    count = (session.added() as WhatIfSums?)?.count
    self.supposition = supposition
    self.session = session
    let none = Words(en: "movers", fi: "siirtyjät")
    report = Report(title: "", data: ResultTable(noun: none, columns: [], rowCount: 0))
    report.title = title
    report.data = changesTiers ? moverTable(facts.movers).table : LoadTable(facts, session).machine
    tell()
  }

  /// What would be, over the accounts in use; the sums are those of the whole team.
  static func facts(_ supposition: WhatIf.Supposition, _ session: inout Session) throws -> WhatIf {
    let inUse = try session.rowsInUse(of: "accounts")
    var facts = WhatIf(supposition, session.model, &session.derivation, among: inUse)
    if let whole: WhatIfSums = session.added() { facts.take(sumsOf: whole.facts) }
    return facts
  }

  private var changesTiers: Bool { facts.rule != nil }

  // MARK: What is supposed

  private var title: String {
    let name = named
    switch supposition {
    case .rule:
      let text = facts.rule?.condition.map(ConditionSentence(model, language).text) ?? ""
      return Words(en: "What if \(name): \(text)", fi: "Entä jos \(name): \(text)")[language]
    case .care(_, let settings):
      let list = settings.map { setting in
        let field = model[.care].fields.first { $0.name == setting.field }
        return "\(field?.words[language] ?? setting.field) \(setting.text ?? ValueText.missing)"
      }.joined(separator: ", ")
      return Words(
        en: "What if the care of \(name): \(list)", fi: "Entä jos hoito, \(name): \(list)")[
          language]
    case .moreSellers(let count):
      return count == 1
        ? Words(en: "What if there were one seller more", fi: "Entä jos myyjiä olisi yksi lisää")[
          language]
        : Words(
          en: "What if there were \(count) sellers more", fi: "Entä jos myyjiä olisi \(count) lisää"
        )[
          language]
    case .without(let seller):
      let seller = model.recordName(seller, of: .sellers)
      return Words(
        en: "What if \(seller) were not there", fi: "Entä jos \(seller) ei olisi mukana")[
          language]
    }
  }

  /// The tier, and for whom where its rules or care models differ.
  private var named: String {
    func name(_ rank: Int, _ kind: Int?) -> String {
      let kind = kind.map { " \(Choices.kind.all[$0 - 1].words[language])" } ?? ""
      return words.name(rank) + kind
    }
    switch supposition {
    case .rule: return name(facts.rule?.rank ?? 0, facts.rule?.kind)
    case .care(let rows, _):
      let kinds = model[.care].column("kind")
      let kind = rows.count == 1 ? kinds?.code(at: rows[0]) : nil
      let rank = rows.first.map { CareModels.rank($0, in: model) } ?? 0
      return name(rank, kind.flatMap { $0 > 0 ? $0 : nil })
    case .moreSellers, .without: return ""
    }
  }

  // MARK: For people

  private mutating func tell() {
    report.line(
      facts.rule != nil || changesCare
        ? Words(
          en: "Nothing has been changed; `apply` takes it into use.",
          fi: "Mitään ei ole muutettu; `ota käyttöön` ottaa sen käyttöön.")[language]
        : Words(en: "Nothing has been changed.", fi: "Mitään ei ole muutettu.")[language], .dim)
    if let present { report.line(present) }
    if changesTiers { tellMovers() }
    if changesTiers || changesShares { tellTriangles() }
    if case .without(let seller) = supposition { tellOrphans(seller) }
    LoadTable(facts, session).tell(&report)
  }

  private var changesCare: Bool { if case .care = supposition { true } else { false } }

  /// Whether tiers would get other shares of the time.
  private var changesShares: Bool {
    guard case .care(_, let settings) = supposition else { return false }
    return settings.contains { $0.field == "time_share" }
  }

  /// What the rule or the care model says now.
  private var present: String? {
    switch supposition {
    case .rule(let row, _):
      let rule = session.derivation.tiering.rules.first { $0.row == row }
      let text = rule?.condition.map(ConditionSentence(model, language).text)
      return text.map { Words(en: "Now: \($0).", fi: "Nyt: \($0).")[language] }
    case .care(let rows, let settings):
      let said = rows.map { row in
        settings.map { setting -> String in
          guard let column = model[.care].column(setting.field) else { return ValueText.missing }
          return values.text(model.value(column, at: row))
        }.joined(separator: ", ")
      }
      return Words(
        en: "Now: \(said.joined(separator: " · "))", fi: "Nyt: \(said.joined(separator: " · "))")[
          language]
    case .moreSellers, .without: return nil
    }
  }

  private mutating func tellMovers() {
    let count = count ?? facts.movers.count
    report.counts.append(Report.Count(count, listedBy: "those"))
    guard count > 0 else {
      report.line(Words(en: "No account would move.", fi: "Mikään yritys ei siirtyisi.")[language])
      return
    }
    let accounts = values.counted(count, "accounts")
    report.heading(Words(en: "\(accounts) would move", fi: "\(accounts) siirtyisi")[language])
    let shown = Array(facts.movers.prefix(WhatIfReport.mostShown))
    report.table(moverTable(shown).part)
    guard count > shown.count else { return }
    report.counts.append(
      Report.Count(count - shown.count, listedBy: "those", beside: shown.count))
    let more = values.count(count - shown.count)
    report.line(
      Words(
        en: "… and \(more) more: `those` lists them all.",
        fi: "… ja \(more) muuta: `ne` luettelee kaikki.")[language], .dim)
  }

  private func moverTable(_ movers: [WhatIf.Mover]) -> TableMaker {
    let rows = movers.map(\.account)
    let accounts = model[.accounts]
    var table = TableMaker(
      Words(en: "movers", fi: "siirtyjät"), one: Words(en: "mover", fi: "siirtyjä"),
      partitive: Words(en: "movers", fi: "siirtyjää"), rows: rows.count, in: model)
    table.record("account", Words(en: "account", fi: "yritys"), rows, of: .accounts)
    table.tier("from", Words(en: "from", fi: "mistä"), movers.map(\.from))
    table.tier("to", Words(en: "to", fi: "mihin"), movers.map(\.to))
    for field in ["kind", "potential", "seller"] {
      guard let column = accounts.column(field), let place = accounts.index(of: field) else {
        continue
      }
      table.values(field, accounts.fields[place].words, column, at: rows)
    }
    return table
  }

  private mutating func tellTriangles() {
    let before = Words(en: "Now", fi: "Nyt")[language]
    let after = Words(en: "Then", fi: "Silloin")[language]
    let figure = TriangleFigure(
      title: report.title,
      parts: [
        words.part(facts.triangles.before, title: before),
        words.part(facts.triangles.after, title: after),
      ], language: language, isPair: changesTiers)
    report.blocks.append(
      .picture(
        figure.picture(width: session.settings.width, hasUnicode: session.settings.hasUnicode)))
    count(facts.triangles.before)
    // What would be is listed once it is so.
    count(facts.triangles.after, after: "apply")
  }

  /// Notes the lines that list what a triangle counts, after another where one must come first.
  private mutating func count(_ triangle: Triangle, after line: String? = nil) {
    for row in triangle.rows {
      let tier = row.rank > 0 ? Formatter.quotedIfNeeded(model.tierNames[row.rank - 1]) : ""
      let rank = row.rank > 0 ? "tier = \(tier)" : "tier is missing"
      report.counts += [
        Report.Count(row.customers.accounts, listedBy: "customers where \(rank)", after: line),
        Report.Count(row.leads.accounts, listedBy: "leads where \(rank)", after: line),
      ]
      guard row.rank == 1, row.mayBe > 0 else { continue }
      let more = "accounts where tier_best = \(tier) and tier != \(tier)"
      report.counts.append(Report.Count(row.mayBe, listedBy: more, after: line))
    }
  }

  private mutating func tellOrphans(_ seller: Int) {
    let line = "accounts where \(SellerLookup(session).condition(seller))"
    let count = facts.orphans
    let typed = session.spelled(line)
    let accounts = values.counted(count, "accounts")
    report.counts.append(Report.Count(count, listedBy: line))
    report.line(
      Words(
        en: "\(accounts) would need another seller: \(typed)",
        fi: "\(accounts) tarvitsisi toisen myyjän: \(typed)")[language])
  }
}

/// What would be in a part of the team, and who would move there.
struct WhatIfSums: AddedUp {
  private(set) var facts: WhatIf
  private var movers: GatheredAccounts

  /// The sums of a part of a team.
  ///
  /// - Parameter isTold: Whether people read the answer, who see the first movers alone.
  init(_ supposition: WhatIf.Supposition, isTold: Bool, _ session: inout Session) throws {
    facts = try WhatIfReport.facts(supposition, &session)
    let ids = facts.movers.map { [session] in session.id($0.account, of: .accounts) }
    // The first of all are among the first of each part.
    movers = GatheredAccounts(
      ids, shown: isTold ? Set(ids.prefix(WhatIfReport.mostShown)) : nil,
      most: session.served?.mostListed ?? .max)
    facts = facts.withoutMovers
  }

  mutating func add(_ other: WhatIfSums) {
    facts.add(other.facts)
    movers.add(other.movers)
  }

  var accounts: [String]? { movers.ids }
  var isOfRows: Bool { true }

  /// How many would move, where they are too many to be read; nil where all are there.
  var count: Int? { movers.count }
}
