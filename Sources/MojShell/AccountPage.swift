import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// One account on a page: what a seller looks at before a meeting.
///
/// Everything is worked out over the account's own small model. Each line is a fact under a label,
/// so that the page fits a screen; machines get the same facts one a row.
struct AccountPage {
  /// A fact: what kind of fact, its day where it has one, and its words.
  struct Fact {
    var label: Words
    var key: String
    var day: CalendarDay?
    var text: String
    var role = TextRole.plain
    /// How many facts of the kind it says there are more, and how many were told before it.
    var more: (number: Int, told: Int)?
  }

  let account: AccountCase
  @Kept var session: Session
  let values: ValueText
  /// Why it is in its tier, worked out once.
  let why: WhyReport
  private var derivation: Derivation
  private let data: Dataset

  var model: Model { account.focus.model }
  var language: Language { session.language }
  var today: CalendarDay { session.settings.today }

  init(_ account: AccountCase, _ session: Session) {
    self.account = account
    self.session = session
    values = ValueText(language: session.language, model: account.focus.model)
    why = WhyReport(account, session)
    derivation = Derivation(
      today: session.settings.today, tiering: account.tiering, now: session.settings.now,
      zone: session.settings.zone)
    data = derivation.dataset(
      for: Set(
        ["tier", "sales_12m", "days_in_level", "next"].map { DerivedKey(.accounts, $0) }),
      over: account.focus.model)
  }

  /// The page; a past day is said under the title.
  mutating func report(asOf day: CalendarDay?) -> Report {
    let facts = self.facts
    var table = TableMaker(
      Words(en: "facts", fi: "tiedot"), rows: facts.count, in: model)
    table.text("what", Words(en: "what", fi: "mitä"), facts.map(\.key))
    table.date("on", Words(en: "on", fi: "milloin"), facts.map(\.day))
    table.text("text", Words(en: "text", fi: "teksti"), facts.map(\.text))
    var report = Report(title: why.title, data: table.part)
    report.tell(asOf: day, language)
    let width = facts.map { DisplayWidth.width(of: $0.label[language]) }.max() ?? 0
    var last = ""
    var page = StyledText()
    for fact in facts {
      let label = fact.key == last ? "" : fact.label[language]
      // Read from the back of a room, kinds of facts stand apart.
      if session.isInMeeting, !last.isEmpty, fact.key != last { page.newLine() }
      last = fact.key
      let day = fact.day.map { values.text(.date($0.number)) + "  " } ?? ""
      page.append(DisplayWidth.padded(label, to: width) + "  ", .dim)
      page.line(day + fact.text, fact.role)
    }
    report.text(page)
    report.counts = careCounts(asOf: day) + facts.compactMap { more($0, asOf: day) }
    return report
  }

  private var facts: [Fact] {
    mutating get {
      let promises = derivation.promises(of: model)
      return [standing, tier, who, figures].compactMap { $0 } + people + contacts + next
        + AccountPage.first(3, self.promises(promises)) + callbacks + deals + orders + care + lift
    }
  }

  /// The first few facts, and how many there are more.
  static func first(_ count: Int, _ facts: [Fact]) -> [Fact] {
    guard facts.count > count, let last = facts.last else { return facts }
    let more = facts.count - count
    var note = last
    note.day = nil
    note.role = .dim
    note.text = "+ \(more)"
    note.more = (more, count)
    return facts.prefix(count) + [note]
  }

  /// The number of a note, with the line that lists all of its kind.
  private func more(_ fact: Fact, asOf day: CalendarDay?) -> Report.Count? {
    guard let more = fact.more, let list = AccountPage.lists[fact.key],
      let id = model.written("id", of: .accounts, 0)
    else { return nil }
    let line =
      "\(list.source)\(day.asOf) where account = \(Formatter.quotedIfNeeded(id))\(list.test)"
    return Report.Count(more.number, listedBy: line, beside: more.told)
  }

  /// What lists the facts of a kind.
  private static let lists: [String: (source: String, test: String)] = [
    "person": ("people", ""), "promise": ("promises", " and done is missing"),
    "callback": ("callbacks", " and (state = open or state is missing)"),
    "deal": ("deals", " and (state = open or state is missing)"), "order": ("orders", ""),
    "next": ("activities", " and state = planned and at since today"),
  ]

  // MARK: Of a record

  /// A field of a record as people read it; nil where it is missing.
  func text(_ field: String, _ collection: Collection, _ row: Int) -> String? {
    guard let column = model[collection].column(field), !column.isMissing(at: row) else {
      return nil
    }
    let value = model.value(column, at: row)
    if case .money(let cents) = value { return values.money(cents) }
    return values.text(value, of: column.type)
  }

  func joined(_ parts: [String?]) -> String {
    let said = parts.compactMap { $0 }.filter { !$0.isEmpty }
    return said.isEmpty ? ValueText.missing : said.joined(separator: " · ")
  }

  func day(_ field: String, _ collection: Collection, _ row: Int) -> CalendarDay? {
    model.day(field, of: collection, row).map { CalendarDay(Int32(clamping: $0)) }
  }

  /// The rows of a collection that are this account's, newest first by a field.
  func rows(_ collection: Collection, by field: String) -> [Int] {
    (0..<model[collection].rowCount).sorted {
      (model.day(field, of: collection, $0) ?? .min, $0)
        > (model.day(field, of: collection, $1) ?? .min, $1)
    }
  }

  func derived(_ field: String) -> Int64? {
    data.derived[DerivedKey(.accounts, field)]?.integer(at: 0)
  }

  /// The care that its tier is owed, and how far it has been given.
  var compliance: CareCompliance? {
    data.derived[DerivedKey(.accounts, "tier")].map {
      CareCompliance(model, tiers: $0, today: today)
    }
  }
}
