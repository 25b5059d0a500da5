import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// The accounts that are nearest to a higher tier, for people and machines.
struct LiftList {
  private(set) var report: Report
  /// The accounts, the nearest first.
  var rows: [Int] { lifted.map(\.account) }
  private let lifted: [LiftRanking.Lifted]
  private let model: Model
  private let language: Language

  /// Finds the first few among the accounts that are asked of.
  init(_ asked: AskedLift, _ session: inout Session) throws {
    let looked = try LiftList.rows(asked.query, &session)
    let ranking = LiftList.ranking(looked, to: asked.target, &session)
    let lifted = ranking.nearest(asked.count, in: session.model, today: session.settings.today)
    self.lifted = lifted
    model = session.model
    language = session.language
    let tier = asked.target.map { session.model.tierNames[$0 - 1] }
    let title = Words(
      en: tier.map { "Nearest to \($0)" } ?? "Nearest to a higher tier",
      fi: tier.map { "Lähimpänä luokkaa \($0)" } ?? "Lähimpänä ylempää luokkaa")
    report = Report(
      title: title[session.language], data: LiftList.changes(lifted, session.model))
    tell(session.served?.line.looked ?? looked.count, LiftList.line(asked.query, asked.day))
  }

  /// The ids of the accounts that may be among the first few, and how many were looked at.
  static func first(
    _ asked: AskedLift, _ session: inout Session
  ) throws -> (ids: [String], looked: Int) {
    try session.on(asked.day) { session in
      let looked = try rows(asked.query, &session)
      let ranking = ranking(looked, to: asked.target, &session)
      let first = ranking.candidates.prefix(LiftRanking.looked(for: asked.count))
      return (first.map { session.id($0.account, of: .accounts) }, looked.count)
    }
  }

  private static func ranking(
    _ rows: [Int], to target: Int?, _ session: inout Session
  ) -> LiftRanking {
    let key = DerivedKey(.accounts, "tier")
    let tiering = session.derivation.tiering
    let data = session.derivation.dataset(
      for: tiering.derivedKeys.union([key]), over: session.model)
    let known = session.derivation.knowledge(of: session.model).model
    return LiftRanking(
      rows, to: target, tiering, known: data.replacing(model: known, derived: data.derived),
      tiers: data.derived[key] ?? .missing(.tier, count: session.model[.accounts].rowCount))
  }

  /// The accounts of a query, without those that must not be contacted.
  private static func rows(_ query: Query, _ session: inout Session) throws -> [Int] {
    let selection = try session.evaluate(try session.binder.bound(query))
    let status = session.model[.accounts].column("status")
    let barred = (Choices.status.names.firstIndex(of: "do_not_contact") ?? -1) + 1
    return selection.rowIndices.filter { status?.code(at: $0) != barred }
  }

  /// The line that lists the accounts that were looked at; nil where no line says it.
  private static func line(_ query: Query, _ day: CalendarDay?) -> String? {
    guard case .named(let name) = query.source else { return nil }
    let free = "status != do_not_contact"
    guard case .filter(let condition)? = query.stages.first else {
      return "\(name.text)\(day.asOf) where \(free)"
    }
    let text = Formatter.text(of: condition, language: .en)
    return "\(name.text)\(day.asOf) where (\(text)) and \(free)"
  }

  // MARK: For people

  private mutating func tell(_ looked: Int, _ line: String?) {
    report.line(
      Words(en: "Nothing has been changed.", fi: "Mitään ei ole muutettu.")[language], .dim)
    if let line { report.counts.append(Report.Count(looked, listedBy: line)) }
    report.counts.append(Report.Count(lifted.count, listedBy: "those"))
    let shown = lifted.count
    let values = ValueText(language: language, model: model)
    let accounts = values.counted(looked, "accounts")
    guard shown > 0 else {
      report.line(
        Words(
          en: "\(accounts), of which no change of values lifts any.",
          fi: "\(accounts), joista mitään ei nosta mikään arvojen muutos.")[language])
      return
    }
    report.line(
      Words(
        en: "\(shown) of \(accounts), the fewest and easiest changes first.",
        fi: "\(shown) / \(accounts), vähimmät ja helpoimmat muutokset ensin.")[language],
      .dim)
    let words = LiftWords(model, language)
    for entry in lifted {
      report.heading(heading(entry))
      for change in entry.set.changes { words.tell(change, in: &report) }
    }
  }

  /// `Acme Oy: A2 → A1 · Aino Lehtoranta`.
  private func heading(_ entry: LiftRanking.Lifted) -> String {
    let seller = model.written("seller", of: .accounts, entry.account).map { " · \($0)" } ?? ""
    let name = model.recordName(entry.account, of: .accounts)
    return "\(name): \(tier(entry.from)) → \(tier(entry.target))\(seller)"
  }

  private func tier(_ rank: Int) -> String {
    rank > 0 ? model.tierNames[rank - 1] : Words(en: "no tier", fi: "ei luokkaa")[language]
  }

  // MARK: For machines

  /// One row a change.
  private static func changes(_ lifted: [LiftRanking.Lifted], _ model: Model) -> ResultTable {
    let rows = lifted.flatMap { entry in entry.set.changes.map { (entry: entry, change: $0) } }
    var table = TableMaker(Words(en: "changes", fi: "muutokset"), rows: rows.count, in: model)
    table.record(
      "account", Words(en: "account", fi: "yritys"), rows.map(\.entry.account), of: .accounts)
    table.tier("from", Words(en: "from", fi: "mistä"), rows.map(\.entry.from))
    table.tier("to", Words(en: "to", fi: "mihin"), rows.map(\.entry.target))
    table.text("field", Words(en: "field", fi: "kenttä"), rows.map(\.change.field.key))
    table.text("now", Words(en: "now", fi: "nyt"), rows.map { MachineValue.text($0.change.now) })
    table.text(
      "then", Words(en: "then", fi: "sitten"), rows.map { MachineValue.text($0.change.then) })
    table.choice(
      "influence", Words(en: "whose", fi: "kenestä kiinni"), .lift,
      rows.map(\.change.influence.place))
    return table.table
  }
}
