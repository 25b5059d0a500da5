import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// Where the time of a period went: against the targets, in the field, and with what it won.
struct TimeReport {
  private(set) var report: Report
  private let work: PeriodOfWork
  @Kept private var session: Session
  /// What is told: where the team is on a server, of the whole of it.
  private let facts: TimeFacts
  private var review: VisitReview { facts.review }
  private var ledger: TimeLedger { work.ledger }
  private var language: Language { session.language }
  private var model: Model { session.model }
  private var values: ValueText { ValueText(language: language, model: model) }

  init(_ work: PeriodOfWork, _ session: Session, by fields: [TimeUse.Field]) {
    self.work = work
    self.session = session
    facts = session.added() ?? TimeFacts(work, in: session.model, by: fields)
    let title = Words(en: "Where the time went", fi: "Mihin aika meni")
    report = Report(
      title: title[session.language], data: TimeTable(facts.use, session).machine)
    tell()
  }

  private mutating func tell() {
    let use = facts.use
    tellPeriod(use.total)
    guard use.total.activities > 0 || facts.wins > 0 else { return }
    tell(use)
    guard let (channels, accounts) = facts.overview else { return tellNotes([use]) }
    tellField()
    if !channels.rows.isEmpty {
      report.heading(Words(en: "By channel", fi: "Kanavittain")[language])
      tell(channels)
    }
    tell(accounts.saturation)
    tellNotes([use, channels])
  }

  // MARK: The whole

  private mutating func tellPeriod(_ total: TimeUse.Row) {
    report.line(PeriodText(work.asked, work.days, values)[language], .dim)
    guard total.activities > 0 else {
      report.line(Words(en: "Nothing was done.", fi: "Mitään ei tehty.")[language])
      return
    }
    let hours = hours(total.minutes)
    let all = values.counted(total.activities, "activities")
    let travel = self.hours(total.travel)
    let inTravel =
      total.travel == 0
      ? Words(same: "") : Words(en: ", \(travel) h of it travel", fi: ", matkaa tästä \(travel) h")
    report.line(
      Words(
        en: "\(hours) h in \(all)\(inTravel.en).", fi: "\(hours) h, \(all)\(inTravel.fi).")[
          language])
    count(total.activities, "activities where \(work.doneCondition)")
    tellEstimates(total)
  }

  private mutating func tellEstimates(_ total: TimeUse.Row) {
    guard total.unlogged > 0 else {
      report.line(
        Words(en: "All minutes were logged.", fi: "Kaikki minuutit on kirjattu.")[language])
      return tellTravel()
    }
    let share = percent(Double(total.estimated) / Double(max(1, total.minutes)) * 100)
    let rows = values.count(total.unlogged)
    report.line(
      Words(
        en: "Estimated: \(share). Activities without logged minutes: \(rows).",
        fi: "Arviota: \(share). Aktiviteetteja ilman kirjattuja minuutteja: \(rows).")[language])
    report.line(
      Words(
        en: "They count as their channel usually takes, unanswered tries as nothing.",
        fi: "Niistä luetaan kanavan tavallinen kesto, vastaamattomista ei mitään.")[language], .dim)
    count(total.unlogged, "activities where \(work.doneCondition) and minutes is missing")
    tellTravel()
  }

  private mutating func tellTravel() {
    guard review.withoutTravel > 0 else { return }
    let rows = values.count(review.withoutTravel)
    report.line(
      Words(
        en: "Visits without logged travel: \(rows). Their travel is not in it.",
        fi: "Käyntejä ilman kirjattua matkaa: \(rows). Niiden matka ei ole mukana.")[language])
    guard let channels = fieldChannels else { return }
    count(
      review.withoutTravel,
      "activities where \(work.doneCondition) and \(channels) and (travel_minutes is missing or travel_minutes <= 0)"
    )
  }

  // MARK: The groups

  private mutating func tell(_ use: TimeUse) {
    let table = TimeTable(use, session)
    report.table(table.people)
    for row in use.rows {
      guard let condition = table.condition(row) else { continue }
      count(row.activities, "activities where \(work.doneCondition)\(condition)")
      count(
        row.contacts, "activities where \(work.doneCondition)\(condition) and outcome != no_answer")
      count(
        row.unlogged,
        "activities where \(work.doneCondition)\(condition) and minutes is missing")
      let own = String(condition.dropFirst(" and ".count))
      count(row.wins, WorkList.Kind.wins.line(work.typed, where: own, .en))
    }
  }

  /// Notes a number and the line that lists what it counts.
  private mutating func count(_ number: Int, _ line: String) {
    report.counts.append(Report.Count(number, listedBy: line))
  }

  // MARK: The field

  /// The condition of activities in the field; nil where no channel is.
  private var fieldChannels: String? {
    let names = FieldWork.channels(model).sorted()
    return names.isEmpty
      ? nil : "channel in (\(names.map(Formatter.quotedIfNeeded).joined(separator: ", ")))"
  }

  private mutating func tellField() {
    guard review.visits > 0, let channels = fieldChannels else { return }
    report.heading(Words(en: "In the field", fi: "Kentällä")[language])
    let low = ledger.lowTiers.map { model.tierNames[$0 - 1] }
    if !low.isEmpty {
      let names = low.joined(separator: ", ")
      let share = percent(Double(review.lowMinutes) / Double(max(1, review.minutes)) * 100)
      let hours = (low: hours(review.lowMinutes), all: hours(review.minutes))
      let visits = (low: values.count(review.lowVisits), all: values.count(review.visits))
      report.line(
        Words(
          en: "\(names): \(hours.low) h of \(hours.all) h, \(share) of field time",
          fi: "\(names): \(hours.low) h / \(hours.all) h, \(share) kenttäajasta")[language]
          + Words(
            en: ", \(visits.low) of \(visits.all) visits.",
            fi: ", käyntejä \(visits.low) / \(visits.all).")[language])
      let tiers = low.map(Formatter.quotedIfNeeded).joined(separator: ", ")
      let line = "activities where \(work.doneCondition) and \(channels)"
      count(review.visits, line)
      count(review.lowVisits, "\(line) and account.tier in (\(tiers))")
    }
    tellCalls()
  }

  private mutating func tellCalls() {
    let calls = review.couldBeCalls.count
    report.line(
      Words(
        en: "Visits that could have been calls: \(values.count(calls)).",
        fi: "Käyntejä, joiden sijaan olisi voinut soittaa: \(values.count(calls)).")[language])
    count(calls, WorkList.Kind.visits.line(work.typed, .en))
    guard calls > 0 else { return tellDeserved() }
    report.line("  \(WorkList.Kind.visits.line(work.typed, language))", .dim)
    if let best = model.tierNames.first, let cost = review.minutesOfBestVisit {
      let paid = values.count(review.paidVisits)
      report.line(
        Words(
          en: "Calls instead would have left \(hours(review.freed)) h: \(paid) visits to \(best)",
          fi: "Soittamalla olisi jäänyt \(hours(review.freed)) h: \(paid) käyntiä, luokka \(best)")[
            language]
          + Words(en: " at \(cost) min.", fi: ", à \(cost) min.")[language])
    }
    tellDeserved()
  }

  private mutating func tellDeserved() {
    let calls = review.deservedVisits.count
    guard calls > 0, let best = model.tierNames.first else { return }
    report.line(
      Words(
        en: "Calls to \(best) while a meeting was overdue: \(values.count(calls)).",
        fi: "Puheluja luokkaan \(best), vaikka tapaaminen oli myöhässä: \(values.count(calls)).")[
          language])
    report.line("  \(WorkList.Kind.calls.line(work.typed, language))", .dim)
    count(calls, WorkList.Kind.calls.line(work.typed, .en))
  }

  // MARK: Saturation

  private mutating func tell(_ all: [Saturation]) {
    guard !all.isEmpty else { return }
    let told = all.filter { $0.accounts >= Saturation.fewest }
    report.heading(Words(en: "What further hours sold", fi: "Mitä lisätunnit myivät")[language])
    if !told.isEmpty { report.table(SaturationTable(told, model).part) }
    for split in all {
      let tier = Formatter.quotedIfNeeded(model.tierNames[split.tier - 1])
      count(
        split.accounts, WorkList.Kind.accounts.line(work.typed, where: "tier = \(tier)", .en))
    }
    let few = all.filter { $0.accounts < Saturation.fewest }
    if !few.isEmpty {
      let names = few.map { "\(model.tierNames[$0.tier - 1]) (\($0.accounts))" }
        .joined(separator: ", ")
      report.line(
        Words(
          en: "Too few accounts to split: \(names).",
          fi: "Liian vähän yrityksiä jaettavaksi: \(names).")[language], .dim)
    }
    guard !told.isEmpty else { return }
    for line in SaturationTable.explanation { report.line(line[language], .dim) }
  }

  // MARK: Notes

  private mutating func tellNotes(_ uses: [TimeUse]) {
    let (all, credited) = (facts.wins, facts.credited)
    report.heading(Words(en: "How to read it", fi: "Lukuohje")[language])
    report.line(
      Words(
        en: "A win is an order; it counts for the last contact in \(Win.reach) days before it.",
        fi: "Kauppa on tilaus; se luetaan viimeiselle yhteydelle \(Win.reach) päivän ajalta.")[
          language], .dim)
    let orders = values.counted(all, "orders")
    report.line(
      Words(
        en: "\(orders), \(values.count(credited)) with such a contact.",
        fi: "Tilauksia \(values.count(all)), joista edelsi yhteys: \(values.count(credited)).")[
          language], .dim)
    count(all, "orders where date = \(work.typed)")
    count(credited, WorkList.Kind.wins.line(work.typed, .en))
    report.line(
      Words(
        en: "Hit rate: wins of contacts. Tiers are those of today.",
        fi: "Osuus: kauppoja yhteyksistä. Luokat ovat tämän päivän.")[language], .dim)
    guard uses.contains(where: { $0.rows.contains { $0.contacts < TimeUse.fewest } }) else {
      return
    }
    report.line(
      Words(
        en: "Under \(TimeUse.fewest) contacts no rate is given: too few to tell.",
        fi: "Alle \(TimeUse.fewest) yhteydestä ei sanota osuutta: liian vähän päätelmiin.")[
          language], .dim)
  }

  // MARK: Numbers

  private func hours(_ minutes: Int64) -> String { values.numbers.text((minutes + 30) / 60) }

  private func percent(_ percent: Double) -> String {
    values.text(.percent(Int64(min(percent, 1e6) + 0.5), scale: 0))
  }
}
