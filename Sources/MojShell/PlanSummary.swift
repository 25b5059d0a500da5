import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// How full and how good a seller's planned week is, and what did not fit.
struct PlanSummary {
  private let model: Model
  private let language: Language
  private let asked: AskedWeek
  private let text: PlanLineText
  private let values: ValueText

  init(_ session: Session, _ asked: AskedWeek, _ text: PlanLineText) {
    model = session.model
    language = session.language
    self.asked = asked
    self.text = text
    values = ValueText(language: session.language, model: session.model)
  }

  private func word(_ en: String, _ fi: String) -> String { Words(en: en, fi: fi)[language] }

  /// Minutes as people say them.
  static func hours(_ minutes: Int) -> String {
    let (whole, rest) = (minutes / 60, minutes % 60)
    if whole == 0 { return "\(rest) min" }
    return rest == 0 ? "\(whole) h" : "\(whole) h \(rest) min"
  }

  /// Tells how full and how good a week is, and what did not fit.
  func tell(_ week: PlannedWeek, _ report: inout Report) {
    let (facts, plan) = (week.facts, week.plan)
    let days = asked.days(of: facts)
    guard days.contains(where: { facts.planner.days[$0].limit > 0 }) else {
      return report.line(
        word("There are no hours left to plan.", "Suunniteltavia tunteja ei ole."), .warning)
    }
    tellHours(facts, plan.lines.filter { days.contains($0.day) }, days, &report)
    if let note = week.note { tell(note, &report) }
    guard asked.day == nil else { return }
    tellQuality(facts, plan, &report)
    tellLeft(facts, plan, &report)
  }

  // MARK: What was kept

  /// A plan made afresh is mentioned where it comes so many points nearer to the best week.
  private static let farBehind = 5

  private func tell(_ note: EarlierWeek.Note, _ report: inout Report) {
    let isWhole = note.kept == note.count && note.come == 0
    let come = note.come == 0 ? "" : word(", \(note.come) new", ", uusia \(note.come)")
    var said =
      isWhole
      ? word(
        "All \(note.count) lines of the plan before are kept.",
        "Edellisen suunnitelman rivit säilyivät (\(note.count)).")
      : word(
        "Kept \(note.kept) of \(note.count) lines of the plan before\(come).",
        "Edellisen suunnitelman riveistä säilyi \(note.kept)/\(note.count)\(come).")
    let isBehind = note.behind >= PlanSummary.farBehind
    // Made again of the same, pages are the same.
    guard !asked.isFolder || isBehind || !isWhole else { return }
    if isBehind {
      said += word(
        " Made afresh, the plan would come \(note.behind) points nearer to the best week.",
        " Alusta tehty suunnitelma pääsisi \(note.behind) prosenttiyksikköä lähemmäs parasta viikkoa."
      )
    }
    if !asked.isFolder, isBehind || !isWhole {
      said += word(
        " Add `anew` to make it afresh.", " Sana `alusta` tekee sen kokonaan uudestaan.")
    }
    report.line(said, isBehind ? .warning : .dim)
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
        "\(PlanSummary.hours(work + travel)) of \(PlanSummary.hours(open)) planned, \(PlanSummary.hours(travel)) of it travel.",
        "Suunniteltu \(PlanSummary.hours(work + travel)) / \(PlanSummary.hours(open)), josta matkaa \(PlanSummary.hours(travel))."
      ))
    let load = WeekLoad(facts.planner)
    guard asked.day == nil, load.excess > 0 else { return }
    let (all, over) = (PlanSummary.hours(load.needed), PlanSummary.hours(load.excess))
    let fit = load.fittingCare
    let scaling =
      fit > 0
      ? word(
        "scaled to \(fit)% the care would fit", "\(fit) prosenttiin kevennettynä hoito mahtuisi")
      : word(
        "promises, callbacks and deals alone take these hours",
        "jo lupaukset, soitot ja kaupat vievät nämä tunnit")
    report.line(
      word(
        "All that is due takes \(all), \(over) too much: \(scaling).",
        "Kaikki vuorossa oleva vie \(all), \(over) liikaa: \(scaling)."),
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

  /// What did not fit, by tier with its minutes; what no day could hold is told apart, by name.
  private func tellLeft(_ facts: WeekFacts, _ plan: WeekPlan, _ report: inout Report) {
    let left = Set(plan.left)
    let far = WeekLoad(facts.planner).tooFar.filter(left.contains)
    tellLeft(facts, left.subtracting(far), &report)
    tellFar(facts, far, &report)
  }

  private func tellLeft(_ facts: WeekFacts, _ left: Set<Int>, _ report: inout Report) {
    guard !left.isEmpty else { return }
    var byTier: [Int: (count: Int, minutes: Int)] = [:]
    for place in left {
      let tier = facts.reasons[place].tier
      byTier[tier == 0 ? .max : tier, default: (0, 0)].count += 1
      byTier[tier == 0 ? .max : tier, default: (0, 0)].minutes +=
        facts.planner.candidates[place].minutes
    }
    let list = byTier.sorted { $0.key < $1.key }.map { tier, sum in
      return "\(name(ofTier: tier)) \(sum.count) (\(PlanSummary.hours(sum.minutes)))"
    }.joined(separator: ", ")
    report.line(word("Did not fit: \(list).", "Ei mahtunut: \(list)."))
  }

  private func name(ofTier tier: Int) -> String {
    let names = model.tierNames
    return names.indices.contains(tier - 1) ? names[tier - 1] : word("no tier", "ei luokkaa")
  }

  /// The visits for which a day is too short.
  private func tellFar(_ facts: WeekFacts, _ far: [Int], _ report: inout Report) {
    guard !far.isEmpty else { return }
    let list = far.map { place in
      let candidate = facts.planner.candidates[place]
      let tier = name(ofTier: facts.reasons[place].tier)
      let name = "\(tier) \(model.recordName(candidate.account, of: .accounts))"
      guard let town = candidate.town else { return name }
      return "\(name) (\(facts.towns[town]), \(PlanSummary.hours(facts.planner.travel[town])))"
    }.joined(separator: ", ")
    report.line(
      word("Too far for a day, with its travel: \(list).", "Päivämatkaksi liian kaukana: \(list)."))
  }

  /// The promises that cannot be kept.
  func tellBroken(_ facts: WeekFacts, _ plan: WeekPlan, _ report: inout Report) {
    for place in plan.left where facts.planner.candidates[place].isHard {
      let row = PlanRow(facts: facts, place: place, line: nil)
      let name = model.recordName(row.candidate.account, of: .accounts)
      report.line(
        word("Cannot be kept: \(name), \(text.why(row)).", "Ei ehditä: \(name), \(text.why(row))."),
        .warning)
    }
  }
}
