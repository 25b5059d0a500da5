import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// A week's plan beside the one of the week before: what comes again, what is new, what fell away.
struct PlanDifference {
  static let word = Phrase(en: ["diff"], fi: ["muutokset"])

  private(set) var report: Report
  private let language: Language
  private let model: Model

  /// How an account stands in the two weeks.
  private enum Change: Int, CaseIterable {
    /// It was planned, not done, and is planned again.
    case again
    /// It was done, and is planned for something else.
    case next
    case new
    /// It was planned, not done, and is not planned any more.
    case gone

    var words: Words {
      switch self {
      case .again: Words(en: "again", fi: "uudestaan")
      case .next: Words(en: "goes on", fi: "jatkuu")
      case .new: Words(en: "new", fi: "uusi")
      case .gone: Words(en: "no more", fi: "ei enää")
      }
    }
  }

  private struct Row {
    var account: Int
    var seller: Int?
    var change: Change
    var reason: String?
  }

  init(_ session: inout Session, _ asked: AskedWeek) throws(EvaluationError) {
    language = session.language
    model = session.model
    let before = WeekOutcome(
      model, sellers: Set(asked.whose.rows), monday: asked.monday.adding(days: -7),
      now: session.settings.now)
    let lines = try PlanReport(&session, asked).lines
    let text = PlanLineText(&session)
    report = Report(
      title: Words(
        en: "Week \(asked.number) beside the week before",
        fi: "Viikko \(asked.number) edelliseen verrattuna")[session.language],
      data: ResultTable(noun: Words(en: "lines", fi: "rivit"), columns: [], rowCount: 0))
    let rows = PlanDifference.rows(lines, before, text)
    report.data = table(rows).table
    let parts = Change.allCases.compactMap { change -> String? in
      let count = rows.count { $0.change == change }
      return count == 0 ? nil : "\(change.words[language]) \(count)"
    }
    let sum = parts.joined(separator: ", ")
    report.line(
      rows.isEmpty ? Words(en: "Nothing is due.", fi: "Mitään ei ole vuorossa.")[language] : sum)
    if !rows.isEmpty { report.table(table(rows).part) }
  }

  private static func rows(
    _ lines: [PlanRow], _ before: WeekOutcome, _ text: PlanLineText
  ) -> [Row] {
    var past: [Int: WeekOutcome.Item] = [:]
    for item in before.items where item.state != .moved { past[item.account] = item }
    var met: Set<Int> = []
    let now = lines.map { line -> Row in
      let account = line.candidate.account
      met.insert(account)
      let change: Change = past[account].map { $0.state == .done ? .next : .again } ?? .new
      return Row(
        account: account, seller: line.facts.seller, change: change, reason: text.why(line))
    }
    // What is still to do belongs to its own week.
    let gone = before.items.filter {
      ($0.state == .missed || $0.state == .dropped) && met.insert($0.account).inserted
    }
    return now.filter { $0.change != .new } + now.filter { $0.change == .new }
      + gone.map { Row(account: $0.account, seller: $0.seller, change: .gone) }
  }

  private func table(_ rows: [Row]) -> TableMaker {
    var table = TableMaker(
      Words(en: "lines", fi: "rivit"), one: Words(en: "line", fi: "rivi"),
      partitive: Words(en: "lines", fi: "riviä"), rows: rows.count, in: model)
    table.text(
      "change", Words(en: "change", fi: "muutos"), rows.map { $0.change.words[language] })
    table.record("seller", Words(en: "seller", fi: "myyjä"), rows.map(\.seller), of: .sellers)
    table.record("account", Words(en: "account", fi: "yritys"), rows.map(\.account), of: .accounts)
    table.text("reason", Words(en: "why", fi: "miksi"), rows.map(\.reason))
    return table
  }
}
