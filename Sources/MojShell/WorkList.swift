import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// What the numbers of a use of time rest on, one by one.
struct WorkList {
  /// What is listed.
  enum Kind: CaseIterable {
    /// Visits that could have been calls.
    case visits
    /// Calls to the best tier while a meeting was overdue.
    case calls
    /// Orders that are credited to a contact.
    case wins
    /// Accounts that got time.
    case accounts

    /// How it is typed after the command.
    var phrase: Phrase {
      switch self {
      case .visits: Phrase(en: ["visits"], fi: ["käynnit"])
      case .calls: Phrase(en: ["calls"], fi: ["puhelut"])
      case .wins: Phrase(en: ["wins"], fi: ["kaupat"])
      case .accounts: Phrase(en: ["accounts"], fi: ["yritykset"])
      }
    }

    /// Whose rows are listed.
    var collection: Collection {
      switch self {
      case .visits, .calls: .activities
      case .wins: .orders
      case .accounts: .accounts
      }
    }

    /// What a condition on the list asks: of an order, the contact before it.
    var asked: Collection { self == .accounts ? .accounts : .activities }

    /// The line that lists them, those of a condition alone where one is given.
    func line(_ period: String, where condition: String = "", _ language: Language) -> String {
      let word = phrase.form(in: language)
      let list = "\(Keyword.named(.time).words(in: language)) \(word) \(period)"
      guard !condition.isEmpty else { return list }
      return "\(list) \(Keyword.named(.where).words(in: language)) \(condition)"
    }

    fileprivate func title(_ best: String) -> Words {
      switch self {
      case .visits:
        Words(
          en: "Visits that could have been calls",
          fi: "Käynnit, joiden sijaan olisi voinut soittaa")
      case .calls:
        Words(
          en: "Calls to \(best) while a meeting was overdue",
          fi: "Puhelut luokkaan \(best), vaikka tapaaminen oli myöhässä")
      case .wins:
        Words(
          en: "Orders and the contacts before them", fi: "Tilaukset ja niitä edeltäneet yhteydet")
      case .accounts:
        Words(en: "Accounts that got time", fi: "Yritykset, jotka saivat aikaa")
      }
    }
  }

  /// The list.
  let report: Report
  /// The rows of what is listed.
  let rows: [Int]

  /// Lists what a period's work shows; a list of `asked` rows alone where some are given.
  init(_ kind: Kind, _ work: PeriodOfWork, _ session: Session, among some: Set<Int>? = nil) {
    let model = session.model
    let language = session.language
    let table: TableMaker
    switch kind {
    case .visits:
      let visits = VisitReview(work.ledger, in: model).couldBeCalls.filter {
        some?.contains($0.row) ?? true
      }
      rows = visits.map(\.row)
      table = WorkList.table(visits, language, model)
    case .calls:
      rows = VisitReview(work.ledger, in: model).deservedVisits.filter {
        some?.contains($0) ?? true
      }
      table = WorkList.activities(rows, model)
    case .wins:
      let wins = work.wins.filter { win in
        win.credit.map { some?.contains($0.row) ?? true } ?? false
      }
      rows = wins.map(\.row)
      table = WorkList.table(wins, model)
    case .accounts:
      let minutes = work.ledger.minutes(ofAccounts: model[.accounts].rowCount)
      rows = minutes.indices.filter { minutes[$0] > 0 && some?.contains($0) ?? true }
        .sorted { (-minutes[$0], $0) < (-minutes[$1], $1) }
      table = WorkList.table(rows, minutes, work.wins, model)
    }
    var report = Report(
      title: kind.title(model.tierNames.first ?? "")[language], data: table.table)
    let values = ValueText(language: language, model: model)
    report.line(PeriodText(work.asked, work.days, values)[language], .dim)
    report.table(table.table)
    self.report = report
  }

  private static func table(
    _ visits: [VisitReview.Visit], _ language: Language, _ model: Model
  ) -> TableMaker {
    var table = activities(visits.map(\.row), model)
    table.text("reason", Words(en: "why", fi: "miksi"), visits.map { reason($0)[language] })
    table.number(
      "freed_minutes", Words(en: "left over", fi: "jäisi"), visits.map { Int($0.freed) },
      unit: Words(same: "min"))
    return table
  }

  private static func reason(_ visit: VisitReview.Visit) -> Words {
    guard let days = visit.sinceMeeting else {
      return Words(en: "no meetings promised", fi: "tapaamisia ei luvattu")
    }
    return Words(en: "\(days) d after the last", fi: "\(days) pv edellisestä")
  }

  private static func activities(_ rows: [Int], _ model: Model) -> TableMaker {
    var table = maker("activities", rows.count, model)
    append(["at", "account", "seller"], of: .activities, rows, model, to: &table)
    return table
  }

  private static func table(_ wins: [Win], _ model: Model) -> TableMaker {
    var table = maker("orders", wins.count, model)
    append(["date", "account", "amount"], of: .orders, wins.map(\.row), model, to: &table)
    table.date(
      "contact", Words(en: "contact", fi: "yhteys"),
      wins.map { win in win.credit.map { CalendarDay($0.day) } })
    append(
      ["channel", "level", "seller"], of: .activities, wins.compactMap { $0.credit?.row }, model,
      to: &table)
    return table
  }

  private static func table(
    _ rows: [Int], _ minutes: [Int64], _ wins: [Win], _ model: Model
  ) -> TableMaker {
    var table = maker("accounts", rows.count, model)
    table.record("account", Words(en: "account", fi: "yritys"), rows, of: .accounts)
    append(["seller"], of: .accounts, rows, model, to: &table)
    table.number(
      "minutes", Words(en: "minutes", fi: "minuutit"), rows.map { Int(minutes[$0]) },
      unit: Words(same: "min"))
    var sales = [Int64](repeating: 0, count: minutes.count)
    for win in wins {
      if let account = win.account {
        sales[account] = sales[account].addingReportingOverflow(win.amount).partialValue
      }
    }
    table.money("sales", Words(en: "sales", fi: "myynti"), rows.map { sales[$0] })
    return table
  }

  private static func maker(_ source: String, _ rows: Int, _ model: Model) -> TableMaker {
    let source = SourceDefinition.named(source)
    let noun = source?.words ?? Words(same: "")
    return TableMaker(
      noun, one: source?.counted?.one,
      partitive: Words(en: noun.en, fi: source?.counted?.partitive ?? noun.fi), rows: rows,
      in: model)
  }

  /// Adds fields of a collection under the words that they have there.
  private static func append(
    _ fields: [String], of collection: Collection, _ rows: [Int], _ model: Model,
    to table: inout TableMaker
  ) {
    for name in fields {
      guard let place = model[collection].index(of: name),
        let column = model[collection].columns[place]
      else { continue }
      table.values(name, model[collection].fields[place].words, column, at: rows)
    }
  }
}
