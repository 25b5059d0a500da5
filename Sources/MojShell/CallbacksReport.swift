import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// The open callbacks: overdue, due, ahead and without a date; and what came of the earlier ones.
struct CallbacksReport {
  /// Which of the open ones.
  enum Filter {
    /// Those that ought to have been called by today.
    case due
    case dateless, all
  }

  private(set) var report: Report
  /// The rows of those that are listed.
  let rows: [Int]
  @Kept private var session: Session
  private let asked: AskedRecords
  private var language: Language { session.language }
  private var values: ValueText { ValueText(language: language, model: session.model) }

  init(
    _ session: Session, _ filter: Filter, _ asked: AskedRecords, among inUse: Set<Int>?
  ) {
    self.session = session
    self.asked = asked
    let book = CallbackBook(
      session.model, today: session.settings.today, seller: asked.seller, among: inUse)
    let entries = book.open.filter { entry in
      switch filter {
      case .due where entry.standing != .overdue && entry.standing != .due: return false
      case .dateless where entry.standing != .dateless: return false
      default: break
      }
      guard let period = asked.period else { return true }
      // What is overdue never vanishes behind a period.
      return entry.standing == .overdue || entry.window.map { $0.overlaps(period) } ?? false
    }
    rows = entries.map(\.row)
    let title = Words(en: "Callbacks to make", fi: "Takaisinsoitot, jotka odottavat")
    report = Report(
      title: title[session.language],
      data: ResultTable(noun: title, columns: [], rowCount: 0))
    report.data = table(entries)
    report.tell(asOf: asked.day, session.language)
    if asked.day != nil {
      // Nothing says when a callback was kept.
      report.line(
        Words(
          en: "Whether they still wait is as of today.",
          fi: "Se, odottavatko ne yhä, on tämän päivän tieto.")[session.language], .dim)
    }
    tell(entries)
    if filter != .dateless, book.missed > 0 { tell(missed: book.missed) }
    if filter == .all, asked.period == nil { tell(book.conversions) }
  }

  // MARK: Those that wait

  private mutating func tell(_ entries: [CallbackBook.Entry]) {
    if entries.isEmpty {
      report.line(Words(en: "Nobody waits.", fi: "Kukaan ei odota.")[language])
    }
    for standing in CallbackBook.Standing.allCases {
      let some = entries.filter { $0.standing == standing }
      guard !some.isEmpty else { continue }
      report.heading("\(heading(standing)[language]): \(values.count(some.count))")
      report.table(table(some, isPart: true))
      report.counts.append(Report.Count(some.count, listedBy: line(standing)))
    }
  }

  private mutating func tell(missed: Int) {
    let seller = ofSeller
    let line = "callbacks\(asked.day.asOf) where state = missed\(seller)"
    let typed = session.spelled(line)
    let number = values.count(missed)
    report.line(
      Words(
        en: "Tried and missed: \(number), \(typed)",
        fi: "Yritetty ja jäänyt väliin: \(number), \(typed)")[language], .dim)
    report.counts.append(Report.Count(missed, listedBy: line))
  }

  /// What more a line says of the seller: the callback's own, else its account's.
  private var ofSeller: String {
    guard let seller = asked.seller else { return "" }
    let lookup = SellerLookup(session)
    let table = session.model[.callbacks]
    let named = table.column("seller")
    let sellers = CallbackBook.sellers(session.model)
    guard
      (0..<table.rowCount).contains(where: {
        sellers[$0] == seller && named?.isMissing(at: $0) ?? true
      })
    else {
      return " and \(lookup.condition(seller))"
    }
    let account = lookup.condition(seller, field: "account.seller")
    return " and (\(lookup.condition(seller)) or seller is missing and \(account))"
  }

  private func heading(_ standing: CallbackBook.Standing) -> Words {
    switch standing {
    case .overdue: Words(en: "Overdue", fi: "Myöhässä")
    case .due: Words(en: "Due now", fi: "Nyt")
    case .ahead: Words(en: "Ahead", fi: "Edessä")
    case .dateless:
      Words(en: "Without a date: ask when to call", fi: "Ilman päivää: kysy, milloin soitetaan")
    }
  }

  /// The line of the language that lists the same rows.
  private func line(_ standing: CallbackBook.Standing) -> String {
    let today = session.settings.today.iso
    // A window with one end is that day.
    let condition =
      switch standing {
      case .overdue: "(`to` before \(today) or `to` is missing and from before \(today))"
      case .due:
        "(from by \(today) and `to` since \(today) or from = \(today) and `to` is missing or `to` = \(today) and from is missing)"
      case .ahead: "(from after \(today) or from is missing and `to` after \(today))"
      case .dateless: "from is missing and `to` is missing"
      }
    let seller = ofSeller
    return
      "callbacks\(asked.day.asOf) where (state = open or state is missing) and \(condition)\(within(standing))\(seller)"
  }

  /// What more a period asks: that the window has a day of it; of what is overdue nothing.
  private func within(_ standing: CallbackBook.Standing) -> String {
    guard standing != .overdue, let period = asked.period else { return "" }
    let (first, last) = (period.lowerBound.iso, period.upperBound.iso)
    return
      " and (from by \(last) or from is missing and `to` by \(last)) and (from since \(first) or `to` since \(first))"
  }

  private func table(_ entries: [CallbackBook.Entry], isPart: Bool = false) -> ResultTable {
    let model = session.model
    let rows = entries.map(\.row)
    let source = SourceDefinition.named("callbacks")
    var table = TableMaker(
      source?.words ?? Words(en: "callbacks", fi: "takaisinsoitot"), one: source?.counted?.one,
      partitive: Words(en: "callbacks", fi: source?.counted?.partitive ?? "takaisinsoittoa"),
      rows: rows.count, in: model)
    if !isPart {
      table.text("id", Words(en: "id", fi: "tunnus"), rows.map { written("id", $0) })
      table.text("standing", Words(en: "standing", fi: "tilanne"), entries.map(standing))
    }
    for (key, words) in [
      ("from", Words(en: "from", fi: "alkaen")), ("to", Words(en: "to", fi: "mennessä")),
      ("account", Words(en: "account", fi: "yritys")),
      ("seller", Words(en: "seller", fi: "myyjä")),
      ("words", Words(en: "their words", fi: "heidän sanansa")),
      ("reason", Words(en: "reason", fi: "syy")),
      ("attempts", Words(en: "attempts", fi: "yrityskerrat")),
    ] {
      if key == "seller" {
        let sellers = CallbackBook.sellers(model)
        table.record(key, words, rows.map { sellers[$0] }, of: .sellers)
        continue
      }
      guard let column = model[.callbacks].column(key) else { continue }
      table.values(key, words, column, at: rows)
    }
    return isPart ? table.part : table.table
  }

  private func standing(_ entry: CallbackBook.Entry) -> String {
    switch entry.standing {
    case .overdue: "overdue"
    case .due: "due"
    case .ahead: "ahead"
    case .dateless: "without_date"
    }
  }

  private func written(_ field: String, _ row: Int) -> String? {
    session.model.written(field, of: .callbacks, row)
  }

  // MARK: What came of them

  private mutating func tell(_ conversions: [CallbackBook.Conversion]) {
    guard !conversions.isEmpty else { return }
    let whole = Words(en: "seasons", fi: "vuodenajat")
    var table = TableMaker(whole, rows: conversions.count, in: session.model)
    table.text(
      "season", Words(en: "asked for", fi: "pyydetty"),
      conversions.map { name($0.season)[language] })
    table.number("all", Words(en: "callbacks", fi: "takaisinsoittoja"), conversions.map(\.all))
    table.number("open", Words(en: "open", fi: "avoinna"), conversions.map(\.open))
    table.number("kept", Words(en: "called", fi: "soitettu"), conversions.map(\.kept))
    table.number(
      "meetings", Words(en: "then met", fi: "sitten tavattu"), conversions.map(\.meetings))
    table.number(
      "orders", Words(en: "then ordered", fi: "sitten tilannut"), conversions.map(\.orders))
    table.percent(
      "share", Words(en: "met of called", fi: "tavattu soitetuista"),
      conversions.map { $0.kept == 0 ? nil : ($0.meetings * 100 + $0.kept / 2) / $0.kept })
    report.heading(Words(en: "What came of them", fi: "Mitä niistä tuli")[language])
    report.table(table.part)
    let seller = ofSeller
    for conversion in conversions {
      guard let days = conversion.season.days else { continue }
      let (first, last) = (days.lowerBound.iso, days.upperBound.iso)
      func within(_ field: String) -> String { "\(field) since \(first) and \(field) by \(last)" }
      let window =
        "(\(within("from")) or from is missing and \(within("`to`")) or from is missing and `to` is missing and \(within("asked")))"
      report.counts.append(
        Report.Count(
          conversion.all, listedBy: "callbacks\(asked.day.asOf) where \(window)\(seller)"))
      let line = "callbacks\(asked.day.asOf) where \(window)\(seller) and"
      let kept = "\(line) state in (kept, converted)"
      report.counts += [
        Report.Count(
          conversion.open, listedBy: "\(line) (state = open or state is missing)"),
        Report.Count(conversion.kept, listedBy: kept),
        Report.Count(
          conversion.meetings, listedBy: "\(kept) and \(sinceStart("account.last_meeting"))"),
        Report.Count(
          conversion.orders, listedBy: "\(kept) and \(sinceStart("account.last_order"))"),
      ]
    }
  }

  /// The condition that a day is not before the window of its callback.
  private func sinceStart(_ field: String) -> String {
    "(\(field) since .from or from is missing and (\(field) since .until or `to` is missing and \(field) since .asked))"
  }

  private func name(_ season: CallbackBook.Season) -> Words {
    let names = [
      Words(en: "spring", fi: "kevät"), Words(en: "summer", fi: "kesä"),
      Words(en: "autumn", fi: "syksy"), Words(en: "winter", fi: "talvi"),
    ]
    return Words(
      en: "\(names[season.part].en) \(season.year)", fi: "\(names[season.part].fi) \(season.year)")
  }
}
