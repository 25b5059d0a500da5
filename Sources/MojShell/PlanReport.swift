import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

/// A seller's planned week.
struct PlannedWeek {
  let facts: WeekFacts
  let plan: WeekPlan
  /// What was kept of the plan that was shown before; nil where there was none.
  let note: EarlierWeek.Note?
}

/// The planned week, or day, of one seller or of several.
///
/// One seller gets a page with all that each line needs; several get a table each.
struct PlanReport {
  @Kept private var session: Session
  private let asked: AskedWeek
  let text: PlanLineText
  private let contacts: ContactPersons
  let weeks: [PlannedWeek]
  private var language: Language { session.language }
  private var model: Model { session.model }

  /// Plans the weeks, and keeps what can be kept of the plans that were shown before; throws where
  /// the user stops it.
  init(_ session: inout Session, _ asked: AskedWeek) throws(EvaluationError) {
    if let made = session.served?.line.weeks {
      weeks = made
    } else {
      weeks = try PlanReport.weeks(&session, asked)
    }
    text = PlanLineText(&session)
    contacts = ContactPersons(session.model)
    self.session = session
    self.asked = asked
  }

  private static func weeks(
    _ session: inout Session, _ asked: AskedWeek
  ) throws(EvaluationError) -> [PlannedWeek] {
    let all = asked.facts(&session, of: asked.whose.rows)
    var fresh: [WeekPlan] = []
    for facts in all {
      try session.goOn(fresh.count, of: all.count)
      fresh.append(facts.planner.plan(asked.order))
    }
    return zip(all, session.keeping(all, fresh, asked)).map {
      PlannedWeek(facts: $0, plan: $1.plan, note: $1.note)
    }
  }

  /// What machines get of the whole plan.
  var table: ResultTable { PlanTable(model, text, contacts).lines(contacts(weeks)) }

  /// All lines that are planned anew, seller by seller.
  var lines: [PlanRow] { rows(weeks) }

  /// The accounts of all contacts, planned and agreed.
  var accounts: [Int] { contacts(weeks).compactMap(\.account) }

  /// The sellers' rows.
  var sellers: [Int] { weeks.map(\.facts.seller) }

  /// The plan of all, or of one of the sellers; throws where the user stops it.
  func report(of seller: Int? = nil) throws(EvaluationError) -> Report {
    let chosen = seller.map { row in weeks.filter { $0.facts.seller == row } } ?? weeks
    let table = PlanTable(model, text, contacts)
    var report = Report(title: title(chosen), data: table.lines(contacts(chosen)))
    tellStrangers(&report)
    let page = PlanPage(session, asked, text, contacts)
    for (place, week) in chosen.enumerated() {
      try session.goOn(place, of: chosen.count)
      if seller == nil, !asked.whose.isOne {
        page.tellBriefly(week, &report)
      } else {
        page.tell(week, &report)
      }
    }
    var calendar = calendar(contacts(chosen))
    calendar.events += dropped(chosen.map(\.facts.seller), besides: calendar)
    report.calendar = calendar
    if weeks.isEmpty {
      report.line(
        Words(en: "The model has no sellers.", fi: "Mallissa ei ole myyjiä.")[language], .warning)
    }
    return report
  }

  /// The page that leads to each seller's: how full and how good each week is, what did not fit.
  ///
  /// `names` are those of the sellers' files, without an ending.
  func index(names: [Int: String]) throws(EvaluationError) -> Report {
    var report = Report(
      title: title(weeks), data: PlanTable(model, text, contacts).lines(contacts(weeks)))
    let summary = PlanSummary(session, asked, text)
    for (place, week) in weeks.enumerated() {
      try session.goOn(place, of: weeks.count)
      report.heading(model.recordName(week.facts.seller, of: .sellers))
      if let name = names[week.facts.seller] {
        let calendar = Words(en: "calendar", fi: "kalenteri")[language]
        report.blocks.append(
          .links([
            Report.Link(Words(en: "the plan", fi: "suunnitelma")[language], to: name + ".html"),
            Report.Link("Markdown", to: name + ".md"), Report.Link(calendar, to: name + ".ics"),
            Report.Link(Words(en: "reply sheet", fi: "vastauslomake")[language], to: name + ".moj"),
            Report.Link(
              Words(en: "reply sheet as CSV", fi: "vastauslomake CSV:nä")[language],
              to: name + ".csv"),
          ]))
      }
      summary.tell(week, &report)
    }
    return report
  }

  private func title(_ chosen: [PlannedWeek]) -> String {
    let name = chosen.count == 1 ? model.recordName(chosen[0].facts.seller, of: .sellers) : nil
    let what =
      if let day = asked.day {
        Words(
          en: "Plan of \(values.text(.date(day.number)))",
          fi: "Päivän suunnitelma \(values.text(.date(day.number)))")
      } else {
        Words(en: "Plan of week \(asked.number)", fi: "Viikkosuunnitelma, vko \(asked.number)")
      }
    return [what[language], name].compactMap { $0 }.joined(separator: ": ")
  }

  /// What of an earlier plan is about nobody that the team knows.
  private func tellStrangers(_ report: inout Report) {
    let count = asked.earlier?.strangers(in: model) ?? 0
    guard count > 0 else { return }
    report.line(
      Words(
        en:
          "Of the earlier plan's lines, \(count) name a seller or an account the team does not have.",
        fi:
          "Aiemman suunnitelman riveistä \(count) koskee myyjää tai yritystä, jota tiimillä ei ole."
      )[
        language], .warning)
  }

  private var values: ValueText { ValueText(language: language, model: model) }

  private func rows(_ chosen: [PlannedWeek]) -> [PlanRow] {
    let rows = chosen.flatMap { PlanRow.rows(of: $0.plan, $0.facts) }
    guard let day = asked.day else { return rows }
    return rows.filter { row in
      row.line.map { row.facts.planner.days[$0.day].day == day } ?? false
    }
  }

  /// The contacts of a seller's week, or of the day that was asked for: planned and agreed.
  func contacts(of seller: Int) -> [PlannedContact] {
    contacts(weeks.filter { $0.facts.seller == seller })
  }

  private func contacts(_ chosen: [PlannedWeek]) -> [PlannedContact] {
    let all = chosen.flatMap { PlannedContact.of($0.plan, $0.facts, asked.monday, model) }
    guard let day = asked.day else { return all }
    return all.filter { CalendarDay(ofMinute: $0.start) == day }
  }

  private func calendar(_ contacts: [PlannedContact]) -> EventCalendar {
    let zone = session.settings.zone
    func time(_ wall: Int32) -> Int64 { zone?.utc(wall: Int64(wall)) ?? Int64(wall) }
    var calendar = EventCalendar(made: time(session.settings.now), isUTC: zone != nil)
    var met: Set<String> = []
    calendar.events = contacts.map { contact in
      // A second talk with an account in a week is another event.
      let id =
        met.insert(contact.event).inserted ? contact.event : "\(contact.start)/\(contact.event)"
      return CalendarEvent(
        id: id, start: time(contact.start), minutes: contact.minutes,
        summary: contact.account.map { model.recordName($0, of: .accounts) }
          ?? text.goal(contact) ?? word("agreed", "sovittu"),
        location: contact.isVisit ? town(contact) : "", details: details(contact))
    }
    return calendar
  }

  /// What was agreed for the week and dropped, for calendars that have it still.
  private func dropped(_ sellers: [Int], besides calendar: EventCalendar) -> [CalendarEvent] {
    let known = Set(calendar.events.map(\.id))
    let zone = session.settings.zone
    let outcome = WeekOutcome(
      model, sellers: Set(sellers), monday: asked.monday, now: session.settings.now)
    return outcome.items.compactMap { item in
      let event = PlannedContact.event(model.written("id", of: .activities, item.row) ?? "")
      let isAsked = asked.day.map { $0 == CalendarDay(ofMinute: item.at) } ?? true
      guard item.state == .dropped, item.seller != nil, isAsked, !known.contains(event) else {
        return nil
      }
      return CalendarEvent(
        id: event, start: zone?.utc(wall: Int64(item.at)) ?? Int64(item.at),
        minutes: item.minutes, summary: model.recordName(item.account, of: .accounts),
        isCancelled: true)
    }
  }

  private func word(_ en: String, _ fi: String) -> String { Words(en: en, fi: fi)[language] }

  private func town(_ contact: PlannedContact) -> String {
    contact.account.flatMap { model.written("town", of: .accounts, $0) } ?? ""
  }

  private func details(_ contact: PlannedContact) -> String {
    let about = [
      contact.account.map(contacts.line), contact.row.map(text.why), text.goal(contact),
      text.lastWords(contact), text.question(contact),
    ]
    return about.compactMap { $0 }.joined(separator: "\n")
  }
}
