import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// Visits that could have been calls, or calls that deserved a visit, one by one.
struct VisitList {
  /// Which of them.
  enum Kind: CaseIterable {
    case couldBeCalls, deservedVisits

    /// How it is typed after the command.
    var phrase: Phrase {
      switch self {
      case .couldBeCalls: Phrase(en: ["visits"], fi: ["käynnit"])
      case .deservedVisits: Phrase(en: ["calls"], fi: ["puhelut"])
      }
    }

    /// The line that lists them.
    func line(_ period: String, _ language: Language) -> String {
      let head = Keyword.named(.time).words(in: language)
      let word = language == .fi ? phrase.fi[0] : phrase.en[0]
      return "\(head) \(word) \(period)"
    }
  }

  /// The list.
  let report: Report
  /// The rows of the activities.
  let rows: [Int]

  init(_ kind: Kind, _ work: PeriodOfWork, _ session: Session) {
    let review = VisitReview(work.ledger, in: session.model)
    let visits = review.couldBeCalls
    rows = kind == .couldBeCalls ? visits.map(\.row) : review.deservedVisits
    let language = session.language
    let best = session.model.tierNames.first ?? ""
    let title =
      kind == .couldBeCalls
      ? Words(
        en: "Visits that could have been calls", fi: "Käynnit, joiden sijaan olisi voinut soittaa")
      : Words(
        en: "Calls to \(best) while a meeting was overdue",
        fi: "Puhelut luokkaan \(best), vaikka tapaaminen oli myöhässä")
    var table = VisitList.table(rows, session.model)
    if kind == .couldBeCalls {
      table.text(
        "reason", Words(en: "why", fi: "miksi"), visits.map { VisitList.reason($0)[language] })
      table.number(
        "freed_minutes", Words(en: "left over", fi: "jäisi"), visits.map { Int($0.freed) },
        unit: Words(en: "min", fi: "min"))
    }
    var report = Report(title: title[language], data: table.table)
    let values = ValueText(language: language, model: session.model)
    report.line(PeriodText(work.asked, work.days, values)[language], .dim)
    report.table(table.table)
    self.report = report
  }

  private static func table(_ rows: [Int], _ model: Model) -> TableMaker {
    var table = TableMaker(
      Words(en: "activities", fi: "aktiviteetit"), one: Words(en: "activity", fi: "aktiviteetti"),
      partitive: Words(en: "activities", fi: "aktiviteettia"), rows: rows.count, in: model)
    for (key, words) in [
      ("at", Words(en: "at", fi: "aika")), ("account", Words(en: "account", fi: "yritys")),
      ("seller", Words(en: "seller", fi: "myyjä")),
    ] {
      guard let column = model[.activities].column(key) else { continue }
      table.values(key, words, column, at: rows)
    }
    return table
  }

  private static func reason(_ visit: VisitReview.Visit) -> Words {
    guard let days = visit.sinceMeeting else {
      return Words(en: "no meetings promised", fi: "tapaamisia ei luvattu")
    }
    return Words(en: "\(days) d after the last", fi: "\(days) pv edellisestä")
  }
}
