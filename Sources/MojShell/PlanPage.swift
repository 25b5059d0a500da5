import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// A seller's planned week for people: day by day, then how good it is and what did not fit.
struct PlanPage {
  private let session: Session
  private let asked: AskedWeek
  private let text: PlanLineText
  private let contacts: ContactPersons
  private let values: ValueText
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
  }

  private func word(_ en: String, _ fi: String) -> String { Words(en: en, fi: fi)[language] }

  private func hours(_ minutes: Int) -> String {
    let (whole, rest) = (minutes / 60, minutes % 60)
    if whole == 0 { return "\(rest) min" }
    return rest == 0 ? "\(whole) h" : "\(whole) h \(rest) min"
  }

  // MARK: One seller

  /// Tells a seller's week, or the day that was asked for, line by line.
  func tell(_ facts: WeekFacts, _ plan: WeekPlan, _ report: inout Report) {
    let days = facts.planner.days.indices.filter {
      asked.day == nil || facts.planner.days[$0].day == asked.day
    }
    tellHours(facts, plan.lines.filter { days.contains($0.day) }, days, &report)
    if asked.day == nil {
      tellQuality(facts, plan, &report)
      tellLeft(facts, plan, &report)
    }
    for day in days {
      let rows = PlanRow.rows(of: plan, facts).filter { $0.line?.day == day }
      if !rows.isEmpty { tell(rows, on: facts.planner.days[day].day, &report) }
    }
    tellBroken(facts, plan, &report)
  }

  private func tell(_ rows: [PlanRow], on day: CalendarDay, _ report: inout Report) {
    let names = Words(
      en: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
      fi: "Maanantai Tiistai Keskiviikko Torstai Perjantai Lauantai Sunnuntai")
    let name = names[language].split(separator: " ")[day.weekday]
    let travel = rows.compactMap(\.line).reduce(0) { $0 + $1.travelBefore + $1.travelAfter }
    let trip = rows.compactMap(\.town).first.map { town in
      word(": \(town), \(hours(travel)) of travel", ": \(town), matkaa \(hours(travel))")
    }
    report.heading("\(name) \(values.text(.date(day.number)))\(trip ?? "")")
    for row in rows { tell(row, &report) }
  }

  private func clock(_ row: PlanRow) -> String {
    let text = values.text(.time(row.line?.start ?? 0)).suffix(5)
    return String(text.drop { $0 == " " })
  }

  private func channel(_ row: PlanRow) -> String {
    row.town == nil ? word("phone", "puhelu") : word("visit", "käynti")
  }

  private func tell(_ row: PlanRow, _ report: inout Report) {
    let account = row.candidate.account
    let level = model.written("level", of: .accounts, account).map {
      word(", level \($0)", ", taso \($0)")
    }
    var lines = StyledText()
    lines.append("\(clock(row))  \(model.recordName(account, of: .accounts))", .bold)
    lines.append(": \(channel(row)), \(row.candidate.minutes) min\(level ?? "")")
    lines.newLine()
    func line(_ label: String?, _ said: String?) {
      guard let said, !said.isEmpty else { return }
      lines.line("    " + (label.map { "\($0): \(said)" } ?? said))
    }
    line(
      nil,
      [contacts.name(account), contacts.phone(account)].compactMap { $0 }.joined(separator: ", "))
    line(word("why", "miksi"), text.why(row))
    if let other = row.served { line(word("also", "samalla"), text.why(other)) }
    line(word("goal", "tavoite"), text.goal(row))
    line(
      word("last", "viimeksi"), text.lastWords(row).map { word("“\($0)”", "”\($0)”") })
    line(word("ask", "kysy"), text.question(row))
    report.text(lines)
  }

  // MARK: Several sellers

  /// Tells a seller's week as a table.
  func tellBriefly(_ facts: WeekFacts, _ plan: WeekPlan, _ report: inout Report) {
    report.heading(model.recordName(facts.seller, of: .sellers))
    let days = facts.planner.days.indices.filter {
      asked.day == nil || facts.planner.days[$0].day == asked.day
    }
    let rows = PlanRow.rows(of: plan, facts).filter { row in
      row.line.map { days.contains($0.day) } ?? false
    }
    tellHours(facts, rows.compactMap(\.line), days, &report)
    if asked.day == nil {
      tellQuality(facts, plan, &report)
      tellLeft(facts, plan, &report)
    }
    if !rows.isEmpty { report.table(table(rows)) }
    tellBroken(facts, plan, &report)
  }

  private func table(_ rows: [PlanRow]) -> ResultTable {
    var table = TableMaker(
      Words(en: "lines", fi: "rivit"), one: Words(en: "line", fi: "rivi"),
      partitive: Words(en: "lines", fi: "riviä"), rows: rows.count, in: model)
    let names = Words(en: "mon tue wed thu fri sat sun", fi: "ma ti ke to pe la su")[language]
      .split(separator: " ")
    table.text(
      "start", Words(en: "when", fi: "milloin"),
      rows.map { "\(names[$0.line?.day ?? 0]) \(clock($0))" })
    table.record(
      "account", Words(en: "account", fi: "yritys"), rows.map(\.candidate.account), of: .accounts)
    table.text(
      "channel", Words(en: "how", fi: "miten"),
      rows.map { row in [channel(row), row.town].compactMap { $0 }.joined(separator: " ") })
    table.number(
      "minutes", Words(en: "minutes", fi: "kesto"), rows.map(\.candidate.minutes),
      unit: Words(en: "min", fi: "min"))
    table.text("reason", Words(en: "why", fi: "miksi"), rows.map(text.why))
    return table.part
  }

  // MARK: Hours and quality

  private func tellHours(
    _ facts: WeekFacts, _ lines: [WeekPlan.Line], _ days: [Int], _ report: inout Report
  ) {
    let travel = lines.reduce(0) { $0 + $1.travelBefore + $1.travelAfter }
    let work = lines.reduce(0) { $0 + facts.planner.candidates[$1.candidate].minutes }
    let open = days.reduce(0) { $0 + facts.planner.days[$1].limit }
    report.line(
      word(
        "\(hours(work + travel)) of \(hours(open)) planned, \(hours(travel)) of it travel.",
        "Suunniteltu \(hours(work + travel)) / \(hours(open)), josta matkaa \(hours(travel))."))
    let load = WeekLoad(facts.planner)
    guard asked.day == nil, load.excess > 0 else { return }
    let (all, over) = (hours(load.needed), hours(load.excess))
    report.line(
      word(
        "All that is due takes \(all), \(over) too much: \(load.fittingCare)% of care would fit.",
        "Kaikki vuorossa oleva vie \(all), \(over) liikaa: hoidosta mahtuisi \(load.fittingCare) %."
      ),
      .warning)
  }

  private func tellQuality(_ facts: WeekFacts, _ plan: WeekPlan, _ report: inout Report) {
    guard !facts.planner.candidates.isEmpty else {
      return report.line(word("Nothing is due.", "Mitään ei ole vuorossa."))
    }
    let bound = PlanBound(facts.planner)
    let percent = bound.percent(of: plan)
    let (value, most) = (values.count(Int(plan.value)), values.count(Int(bound.value)))
    report.line(
      percent >= 100
        ? word("No better week fits these hours.", "Näihin tunteihin ei mahdu parempaa viikkoa.")
        : word(
          "At least \(percent)% of the best week that fits these hours (\(value) of \(most)).",
          "Vähintään \(percent) % parhaasta viikosta, joka mahtuu tunteihin (\(value) / \(most))."))
    let other = facts.planner.plan(asked.order == .policy ? .value : .policy)
    let (byPolicy, byValue) = asked.order == .policy ? (plan, other) : (other, plan)
    guard byValue.value > byPolicy.value else { return }
    let price = (byValue.value - byPolicy.value) * 100 / byValue.value
    let less = price == 0 ? word("less than 1%", "alle 1 %") : word("\(price)%", "\(price) %")
    report.line(
      word(
        "Tiers first costs \(less) of what a week by value is worth.",
        "Luokat ensin -järjestys maksaa \(less) arvojärjestyksen arvosta."), .dim)
  }

  // MARK: What did not fit

  /// What did not fit, by tier with its minutes.
  private func tellLeft(_ facts: WeekFacts, _ plan: WeekPlan, _ report: inout Report) {
    guard !plan.left.isEmpty else { return }
    let names = model.tierNames
    var byTier: [Int: (count: Int, minutes: Int)] = [:]
    for place in plan.left {
      let tier = facts.reasons[place].tier
      byTier[tier == 0 ? .max : tier, default: (0, 0)].count += 1
      byTier[tier == 0 ? .max : tier, default: (0, 0)].minutes +=
        facts.planner.candidates[place].minutes
    }
    let list = byTier.sorted { $0.key < $1.key }.map { tier, sum in
      let name =
        names.indices.contains(tier - 1) ? names[tier - 1] : word("no tier", "ei luokkaa")
      return "\(name) \(sum.count) (\(sum.minutes) min)"
    }.joined(separator: ", ")
    report.line(word("Did not fit: \(list).", "Ei mahtunut: \(list)."))
    tellFar(facts, plan, &report)
  }

  /// The visits for which a day is too short.
  private func tellFar(_ facts: WeekFacts, _ plan: WeekPlan, _ report: inout Report) {
    let left = Set(plan.left)
    let far = WeekLoad(facts.planner).tooFar.filter(left.contains).map { place in
      let candidate = facts.planner.candidates[place]
      let name = model.recordName(candidate.account, of: .accounts)
      guard let town = candidate.town else { return name }
      return "\(name) (\(facts.towns[town]), \(hours(facts.planner.travel[town])))"
    }
    guard !far.isEmpty else { return }
    let list = far.joined(separator: ", ")
    report.line(
      word("Too far for a day, with its travel: \(list).", "Päivämatkaksi liian kaukana: \(list)."))
  }

  /// The promises that cannot be kept.
  private func tellBroken(_ facts: WeekFacts, _ plan: WeekPlan, _ report: inout Report) {
    for place in plan.left where facts.planner.candidates[place].isHard {
      let row = PlanRow(facts: facts, place: place, line: nil)
      let name = model.recordName(row.candidate.account, of: .accounts)
      report.line(
        word("Cannot be kept: \(name), \(text.why(row)).", "Ei ehditä: \(name), \(text.why(row))."),
        .warning)
    }
  }
}
