import MojImport
import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// A seller's week to fill in and send back: what was done, what was not, and why.
///
/// As text it is a script, whose lines hold once the mark before them is taken off; as a table it
/// is what `moj import` reads back.
struct ReplySheet {
  private let title: String
  private let contacts: [PlannedContact]
  private let text: PlanLineText
  private let language: Language
  private let model: Model
  private let values: ValueText
  private let persons: ContactPersons
  private let callbacks: [Int: Int]

  /// Makes the sheet of a seller's contacts.
  init(
    title: String, _ contacts: [PlannedContact], _ text: PlanLineText, _ session: Session
  ) {
    self.title = Printable.text(title)
    self.contacts = contacts.filter { $0.account != nil }
    self.text = text
    language = session.language
    model = session.model
    values = ValueText(language: session.language, model: session.model)
    persons = ContactPersons(session.model)
    callbacks = ReplySheet.callbacks(session)
  }

  /// The row of the open callback of each account that has one: a talk keeps it.
  private static func callbacks(_ session: Session) -> [Int: Int] {
    let accounts = session.model[.callbacks].column("account")
    var rows: [Int: Int] = [:]
    for entry in CallbackBook(session.model, today: session.settings.today).open {
      let account = (accounts?.code(at: entry.row) ?? 0) - 1
      if account >= 0, rows[account] == nil { rows[account] = entry.row }
    }
    return rows
  }

  // MARK: Text

  /// The sheet as lines to fill in.
  var lines: [UInt8] {
    let head = [
      "# \(title)",
      Words(
        en:
          "# Of each two lines take the # off the one that holds, change the words, and send it back:",
        fi:
          "# Poista # siltä riviltä kahdesta, joka pitää paikkansa, muuta sanat ja lähetä takaisin:"
      )[
        language],
      "#   moj run FILE.moj team.json",
      "about \(Formatter.quotedIfNeeded(title))",
    ]
    return Array((head + contacts.flatMap(lines)).map { $0 + "\n" }.joined().utf8)
  }

  private func lines(_ contact: PlannedContact) -> [String] {
    let account = contact.account ?? 0
    let name = Printable.text(model.recordName(account, of: .accounts))
    let picked = Formatter.quotedIfNeeded(handle(account))
    let channel =
      contact.isVisit ? Words(en: "visit", fi: "käynti") : Words(en: "call", fi: "puhelu")
    let minutes = contact.minutes
    let time = ClockText.text(contact.start)
    return [
      "", "# \(values.text(.time(contact.start)))  \(name)",
      Words(
        en: "# log \(picked) \(channel.en) \"what was said\" minutes \(minutes) on \(time)",
        fi:
          "# kirjaa \(picked) \(channel.fi) \"mitä sanottiin\" minuuttia \(minutes) päivänä \(time)"
      )[
        language],
      Words(
        en: "# drop \(picked) on \(time) because \"why not\"",
        fi: "# jätä pois \(picked) päivänä \(time) koska \"miksi ei\"")[language],
    ]
  }

  /// What picks an account and no other: its name, where that can be typed and no other bears it,
  /// else its id.
  private func handle(_ account: Int) -> String {
    let name = model.recordName(account, of: .accounts)
    let isPlain = Printable.text(name) == name
    if isPlain, References.rows(name, in: model[.accounts], of: model).count == 1 { return name }
    return Printable.text(model.written("id", of: .accounts, account) ?? "")
  }

  // MARK: Table

  /// The sheet as CSV, guarded against formulas; nil where there is no such form.
  var table: [UInt8]? {
    var table = TableMaker(
      Words(en: "lines", fi: "rivit"), rows: contacts.count, in: model)
    let empty: [String?] = contacts.map { _ in nil }
    let accounts = contacts.map { $0.account ?? 0 }
    for column in ReplyColumn.allCases {
      let key = column.header[language]
      let heading = Words(same: key)
      switch column {
      case .id: table.text(key, heading, contacts.map(\.id))
      case .at: table.time(key, heading, contacts.map(\.start))
      case .name:
        table.text(key, heading, accounts.map { model.recordName($0, of: .accounts) })
      case .person: table.text(key, heading, accounts.map(persons.line))
      case .goal: table.text(key, heading, contacts.map { text.goal($0) })
      case .minutes: table.number(key, heading, contacts.map(\.minutes))
      case .done, .not, .why: table.text(key, heading, empty)
      case .channel:
        table.text(key, heading, contacts.map { $0.isVisit ? "visit" : "phone" })
      case .account:
        table.text(key, heading, accounts.map { model.written("id", of: .accounts, $0) })
      case .seller:
        table.text(
          key, heading, contacts.map { model.written("id", of: .sellers, $0.facts.seller) })
      case .callback:
        table.text(
          key, heading,
          accounts.map { callbacks[$0].flatMap { model.written("id", of: .callbacks, $0) } })
      }
    }
    return Format.csv.bytes(
      of: table.table, model: model, options: OutputOptions(language: language))
  }
}
