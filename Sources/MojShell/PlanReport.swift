import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// The planned week, or day, of one seller or of several.
///
/// One seller gets a page with all that each line needs; several get a table each.
struct PlanReport {
  @Kept private var session: Session
  private let asked: AskedWeek
  private let text: PlanLineText
  private let contacts: ContactPersons
  private let weeks: [(facts: WeekFacts, plan: WeekPlan)]
  private var language: Language { session.language }
  private var model: Model { session.model }

  init(_ session: inout Session, _ asked: AskedWeek) {
    let all = asked.facts(&session)
    weeks = all.map { ($0, $0.planner.plan(asked.order)) }
    text = PlanLineText(&session)
    contacts = ContactPersons(session.model)
    self.session = session
    self.asked = asked
  }

  /// All lines that were asked for, seller by seller.
  var lines: [PlanRow] { rows(weeks) }

  /// The accounts of all lines.
  var accounts: [Int] { lines.map(\.candidate.account) }

  /// The sellers' rows.
  var sellers: [Int] { weeks.map(\.facts.seller) }

  /// The plan of all, or of one of the sellers.
  func report(of seller: Int? = nil) -> Report {
    let chosen = seller.map { row in weeks.filter { $0.facts.seller == row } } ?? weeks
    let rows = rows(chosen)
    let table = PlanTable(model, text, contacts)
    var report = Report(title: title(chosen), data: table.lines(rows))
    let page = PlanPage(session, asked, text, contacts)
    for (facts, plan) in chosen {
      if seller == nil, !asked.whose.isOne {
        page.tellBriefly(facts, plan, &report)
      } else {
        page.tell(facts, plan, &report)
      }
    }
    report.calendar = calendar(rows)
    if weeks.isEmpty {
      report.line(
        Words(en: "The model has no sellers.", fi: "Mallissa ei ole myyjiä.")[language], .warning)
    }
    return report
  }

  /// The page that leads to each seller's: how full and how good each week is, what did not fit.
  ///
  /// `names` are those of the sellers' files, without an ending.
  func index(names: [Int: String]) -> Report {
    var report = Report(
      title: title(weeks), data: PlanTable(model, text, contacts).lines(rows(weeks)))
    let summary = PlanSummary(session, asked, text)
    for (facts, plan) in weeks {
      report.heading(model.recordName(facts.seller, of: .sellers))
      if let name = names[facts.seller] {
        let calendar = Words(en: "calendar", fi: "kalenteri")[language]
        report.blocks.append(
          .links([
            Report.Link(Words(en: "the plan", fi: "suunnitelma")[language], to: name + ".html"),
            Report.Link("Markdown", to: name + ".md"), Report.Link(calendar, to: name + ".ics"),
            Report.Link(Words(en: "reply sheet", fi: "vastauslomake")[language], to: name + ".moj"),
          ]))
      }
      summary.tell(facts, plan, &report)
    }
    return report
  }

  private func title(_ chosen: [(facts: WeekFacts, plan: WeekPlan)]) -> String {
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

  private var values: ValueText { ValueText(language: language, model: model) }

  private func rows(_ chosen: [(facts: WeekFacts, plan: WeekPlan)]) -> [PlanRow] {
    let rows = chosen.flatMap { PlanRow.rows(of: $0.plan, $0.facts) }
    guard let day = asked.day else { return rows }
    return rows.filter { row in
      row.line.map { row.facts.planner.days[$0.day].day == day } ?? false
    }
  }

  private func calendar(_ rows: [PlanRow]) -> EventCalendar {
    let zone = session.settings.zone
    func time(_ wall: Int32) -> Int64 { zone?.utc(wall: Int64(wall)) ?? Int64(wall) }
    var calendar = EventCalendar(made: time(session.settings.now), isUTC: zone != nil)
    let (year, number) = asked.monday.isoWeek
    calendar.events = rows.compactMap { row in
      guard let line = row.line else { return nil }
      let account = row.candidate.account
      let about = [
        contacts.line(account), text.why(row), text.goal(row), text.lastWords(row),
        text.question(row),
      ]
      return CalendarEvent(
        id: "\(row.candidate.key)/\(year)-W\(number)@moj", start: time(line.start),
        minutes: row.candidate.minutes, summary: model.recordName(account, of: .accounts),
        location: row.town ?? "",
        details: about.compactMap { $0 }.joined(separator: "\n"))
    }
    return calendar
  }
}
