import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// What was planned for a week beside what was done, with the reasons given for what was not.
struct PlanComparison {
  static let word = Phrase(en: ["compare"], fi: ["vertaa"])

  private(set) var report: Report
  private let language: Language
  private let model: Model

  init(_ session: Session, _ asked: AskedWeek) {
    language = session.language
    model = session.model
    let outcome = WeekOutcome(
      session.model, sellers: Set(asked.whose.rows), monday: asked.monday,
      now: session.settings.now)
    report = Report(
      title: Words(
        en: "Week \(asked.number): planned and done",
        fi: "Viikko \(asked.number): suunniteltu ja tehty")[
          session.language],
      data: ResultTable(noun: Words(en: "lines", fi: "rivit"), columns: [], rowCount: 0))
    report.data = table(outcome.items).table
    tell(outcome)
  }

  private mutating func tell(_ outcome: WeekOutcome) {
    guard !outcome.items.isEmpty else {
      return report.line(
        Words(
          en: "Nothing was planned: `accept` writes a plan down.",
          fi: "Mitään ei ollut suunniteltu: `hyväksy` kirjaa suunnitelman.")[language], .dim)
    }
    let parts = WeekOutcome.State.allCases.compactMap { state -> String? in
      let count = outcome.items.count { $0.state == state }
      return count == 0 ? nil : "\(state.words[language]) \(count)"
    }
    let sum = parts.joined(separator: ", ")
    report.line(
      Words(
        en: "Of \(outcome.items.count) planned: \(sum). Besides the plan: \(outcome.besides).",
        fi: "Suunniteltuja \(outcome.items.count): \(sum). Ohi suunnitelman: \(outcome.besides).")[
          language])
    report.table(table(outcome.items).part)
  }

  private func table(_ items: [WeekOutcome.Item]) -> TableMaker {
    var table = TableMaker(
      Words(en: "lines", fi: "rivit"), one: Words(en: "line", fi: "rivi"),
      partitive: Words(en: "lines", fi: "riviä"), rows: items.count, in: model)
    table.time("at", Words(en: "planned", fi: "suunniteltu"), items.map(\.at))
    table.record("seller", Words(en: "seller", fi: "myyjä"), items.map(\.seller), of: .sellers)
    table.record("account", Words(en: "account", fi: "yritys"), items.map(\.account), of: .accounts)
    if let channel = model[.activities].column("channel") {
      table.values("channel", Words(en: "how", fi: "miten"), channel, at: items.map(\.row))
    }
    table.text(
      "state", Words(en: "what became of it", fi: "miten kävi"),
      items.map { $0.state.words[language] })
    table.text(
      "reason", Words(en: "why", fi: "miksi"),
      items.map { item in
        item.state == .done ? nil : model.written("note", of: .activities, item.row)
      })
    return table
  }
}

extension WeekOutcome.State {
  /// The state in words.
  var words: Words {
    switch self {
    case .done: Words(en: "done", fi: "tehty")
    case .open: Words(en: "to do", fi: "tekemättä")
    case .missed: Words(en: "not done", fi: "jäi tekemättä")
    case .moved: Words(en: "moved", fi: "siirretty")
    case .dropped: Words(en: "dropped", fi: "jätetty pois")
    }
  }
}
