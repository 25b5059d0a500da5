import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// A seller's planned week for people: its sum, then day by day what each line needs.
struct PlanPage {
  @Kept private var session: Session
  private let asked: AskedWeek
  private let text: PlanLineText
  private let contacts: ContactPersons
  private let values: ValueText
  private let summary: PlanSummary
  private var language: Language { session.language }
  private var model: Model { session.model }

  init(
    _ session: Session, _ asked: AskedWeek, _ text: PlanLineText, _ contacts: ContactPersons
  ) {
    self.session = session
    self.asked = asked
    self.text = text
    self.contacts = contacts
    values = ValueText(language: session.language, model: session.model)
    summary = PlanSummary(session, asked, text)
  }

  private func word(_ en: String, _ fi: String) -> String { Words(en: en, fi: fi)[language] }

  // MARK: One seller

  /// Tells a seller's week, or the day that was asked for, line by line.
  func tell(_ week: PlannedWeek, _ report: inout Report) {
    let (facts, plan) = (week.facts, week.plan)
    summary.tell(week, &report)
    for place in asked.days(of: facts) {
      let day = facts.planner.days[place].day
      let rows = PlanRow.rows(of: plan, facts).filter { $0.line?.day == place }
      let agreed = facts.agreed.filter { CalendarDay(ofMinute: $0.at) == day }
        .map { PlannedContact($0, facts, model) }
      if !rows.isEmpty || !agreed.isEmpty { tell(rows, agreed, on: day, &report) }
    }
    summary.tellBroken(facts, plan, &report)
  }

  private func tell(
    _ rows: [PlanRow], _ agreed: [PlannedContact], on day: CalendarDay, _ report: inout Report
  ) {
    let names = Words(
      en: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
      fi: "Maanantai Tiistai Keskiviikko Torstai Perjantai Lauantai Sunnuntai")
    let name = names[language].split(separator: " ")[day.weekday]
    let travel = rows.compactMap(\.line).reduce(0) { $0 + $1.travelBefore + $1.travelAfter }
    let trip = rows.compactMap(\.town).first.map { town in
      word(
        ": \(town), \(PlanSummary.hours(travel)) of travel",
        ": \(town), matkaa \(PlanSummary.hours(travel))")
    }
    report.heading("\(name) \(values.text(.date(day.number)))\(trip ?? "")")
    var rest = agreed[...]
    for row in rows {
      while let item = rest.first, item.start <= row.line?.start ?? .max {
        tell(item, &report)
        rest.removeFirst()
      }
      tell(row, &report)
    }
    for item in rest { tell(item, &report) }
  }

  /// What is in the calendar already.
  private func tell(_ item: PlannedContact, _ report: inout Report) {
    let name = item.account.map { model.recordName($0, of: .accounts) } ?? ""
    var lines = StyledText()
    lines.append("\(clock(item.start))  \(name)", .bold)
    let hours = PlanSummary.hours(item.travel)
    let travel = item.travel > 0 ? word("\(hours) of travel", "matkaa \(hours)") : nil
    let about = [
      word("agreed", "sovittu"), channel(item), town(item), "\(item.minutes) min", travel,
    ]
    lines.append(": " + about.compactMap { $0 }.joined(separator: ", "))
    lines.newLine()
    func line(_ label: String, _ said: String?) {
      if let said, !said.isEmpty { lines.line("    \(label): \(said)") }
    }
    if let account = item.account { tellPerson(account, &lines) }
    line(word("goal", "tavoite"), text.goal(item))
    line(word("last", "viimeksi"), text.lastWords(item).map(quoted))
    line(word("ask", "kysy"), text.question(item))
    report.text(lines)
  }

  /// Whom to ask for, and the number, which a page on a phone dials.
  private func tellPerson(_ account: Int, _ lines: inout StyledText) {
    let (name, phone) = (contacts.name(account), contacts.phone(account))
    guard name != nil || phone != nil else { return }
    lines.append("    " + (name ?? "") + (name != nil && phone != nil ? ", " : ""))
    lines.line(phone ?? "", .phone)
  }

  private func quoted(_ words: String) -> String { word("“\(words)”", "”\(words)”") }

  /// How a contact is made; what is neither visit nor call has the name that it is written by.
  private func channel(_ item: PlannedContact) -> String {
    let written = item.activity.flatMap { model.written("channel", of: .activities, $0) }
    guard let written, written != "visit", written != "phone" else {
      return channel(isVisit: item.isVisit)
    }
    return Printable.text(written)
  }

  private func clock(_ time: Int32) -> String { values.dates.text(clock: time) }

  private func channel(isVisit: Bool) -> String {
    isVisit ? word("visit", "käynti") : word("phone", "puhelu")
  }

  private func tell(_ row: PlanRow, _ report: inout Report) {
    let account = row.candidate.account
    let level = model.written("level", of: .accounts, account).map {
      word(", level \($0)", ", taso \($0)")
    }
    var lines = StyledText()
    lines.append(
      "\(clock(row.line?.start ?? 0))  \(model.recordName(account, of: .accounts))", .bold)
    lines.append(": \(channel(isVisit: row.isVisit)), \(row.candidate.minutes) min\(level ?? "")")
    lines.newLine()
    func line(_ label: String, _ said: String?) {
      if let said, !said.isEmpty { lines.line("    \(label): \(said)") }
    }
    tellPerson(account, &lines)
    line(word("why", "miksi"), text.why(row))
    if let other = row.served { line(word("also", "samalla"), text.why(other)) }
    line(word("goal", "tavoite"), text.goal(row))
    line(
      word("last", "viimeksi"), text.lastWords(row).map(quoted))
    line(word("ask", "kysy"), text.question(row))
    report.text(lines)
  }

  // MARK: Several sellers

  /// Tells a seller's week as a table.
  func tellBriefly(_ week: PlannedWeek, _ report: inout Report) {
    let (facts, plan) = (week.facts, week.plan)
    report.heading(model.recordName(facts.seller, of: .sellers))
    let days = asked.days(of: facts)
    let shown = Set(days.map { facts.planner.days[$0].day })
    let contacts = PlannedContact.of(plan, facts, asked.monday, model)
      .filter { shown.contains(CalendarDay(ofMinute: $0.start)) }
    summary.tell(week, &report)
    if !contacts.isEmpty { report.table(table(contacts)) }
    summary.tellBroken(facts, plan, &report)
  }

  private func table(_ rows: [PlannedContact]) -> ResultTable {
    var table = TableMaker(
      Words(en: "lines", fi: "rivit"), one: Words(en: "line", fi: "rivi"),
      partitive: Words(en: "lines", fi: "riviä"), rows: rows.count, in: model)
    let names = Words(en: "mon tue wed thu fri sat sun", fi: "ma ti ke to pe la su")[language]
      .split(separator: " ")
    table.text(
      "start", Words(en: "when", fi: "milloin"),
      rows.map { "\(names[CalendarDay(ofMinute: $0.start).weekday]) \(clock($0.start))" })
    table.record("account", Words(en: "account", fi: "yritys"), rows.map(\.account), of: .accounts)
    table.text("channel", Words(en: "how", fi: "miten"), rows.map(how))
    table.number(
      "minutes", Words(en: "minutes", fi: "kesto"), rows.map(\.minutes),
      unit: Words(en: "min", fi: "min"))
    table.text(
      "reason", Words(en: "why", fi: "miksi"),
      rows.map { $0.row.map(text.why) ?? text.agreed })
    return table.part
  }

  /// The channel of a contact, and the town of a visit.
  private func how(_ contact: PlannedContact) -> String {
    [channel(contact), town(contact)].compactMap { $0 }.joined(separator: " ")
  }

  private func town(_ contact: PlannedContact) -> String? {
    guard contact.isVisit else { return nil }
    return contact.account.flatMap { model.written("town", of: .accounts, $0) }
  }
}
