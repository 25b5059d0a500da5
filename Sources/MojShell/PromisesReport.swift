import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// The promises that are still to be kept, and whether they can be.
struct PromisesReport {
  private(set) var report: Report
  /// The places of the listed promises.
  let rows: [Int]
  @Kept private var session: Session
  private let asked: AskedRecords
  /// The past day that it is about; nil for today.
  private let day: CalendarDay?
  private let all: [Promise]
  private var language: Language { session.language }
  private var values: ValueText { ValueText(language: language, model: session.model) }

  init(_ session: inout Session, _ asked: AskedRecords, on day: CalendarDay?) throws {
    let all = session.derivation.promises(of: session.model)
    self.all = all
    let inUse = try session.rowsInUse(of: "promises")
    self.session = session
    self.asked = asked
    self.day = day
    let whose = all.indices.filter { place in
      (asked.seller == nil || all[place].seller == asked.seller)
        && inUse?.contains(place) ?? true
    }
    let listed = whose.filter { place in
      guard all[place].isUndone else { return false }
      guard let last = asked.period?.upperBound else { return true }
      return all[place].due.map { CalendarDay(ofMinute: $0) <= last } ?? false
    }
    rows = listed.sorted { left, right in
      (all[left].slack ?? .max, all[left].due ?? .max, left)
        < (all[right].slack ?? .max, all[right].due ?? .max, right)
    }
    report = Report(
      title: Words(en: "Promises still to be kept", fi: "Lupaukset, jotka odottavat")[
        session.language],
      data: ResultTable(noun: Words(en: "", fi: ""), columns: [], rowCount: 0))
    report.data = table()
    report.tell(asOf: day, language)
    tellStates()
    report.table(report.data)
    try tellFeasibility()
    tellShare(whose)
  }

  /// The condition of what was asked for, for lines that list the same.
  private func line(_ condition: String, isUndone: Bool = true) -> String {
    var parts = isUndone ? ["done is missing"] : []
    if !condition.isEmpty { parts.append(condition) }
    if let seller = asked.seller { parts.append(SellerLookup(session).condition(seller)) }
    if isUndone, let last = asked.period?.upperBound { parts.append("due by \(last.iso)") }
    let asOf = day.map { " on \($0.iso)" } ?? ""
    return "promises\(asOf) where " + parts.joined(separator: " and ")
  }

  private mutating func tellStates() {
    report.counts.append(Report.Count(rows.count, listedBy: line("")))
    var said: [String] = []
    for state in Promise.State.allCases where state != .kept {
      let number = rows.count { all[$0].state == state }
      guard number > 0 else { continue }
      let choice = Choices.promiseState.all[state.rawValue - 1]
      said.append("\(values.count(number)) \(choice.words[language])")
      report.counts.append(Report.Count(number, listedBy: line("state = \(choice.name)")))
    }
    if !said.isEmpty { report.line(said.joined(separator: " · ")) }
  }

  private func table() -> ResultTable {
    let promises = rows.map { all[$0] }
    let source = SourceDefinition.named("promises")
    var table = TableMaker(
      source?.words ?? Words(en: "promises", fi: "lupaukset"), one: source?.counted?.one,
      partitive: Words(en: "promises", fi: source?.counted?.partitive ?? "lupausta"),
      rows: rows.count, in: session.model)
    table.time("due", Words(en: "due", fi: "määräaika"), promises.map(\.due))
    table.record(
      "account", Words(en: "account", fi: "yritys"), promises.map(\.account), of: .accounts)
    table.choice(
      "state", Words(en: "state", fi: "tila"), .promiseState, promises.map(\.state.rawValue))
    table.spans("slack", Words(en: "slack", fi: "vara"), promises.map(\.slack))
    table.choice("kind", Words(en: "kind", fi: "laji"), .promise, promises.map(\.kind.rawValue))
    table.record("seller", Words(en: "seller", fi: "myyjä"), promises.map(\.seller), of: .sellers)
    table.text(
      "title", Words(en: "title", fi: "otsikko"), promises.map { $0.title(session.model) })
    table.number(
      "minutes", Words(en: "minutes", fi: "minuutit"), promises.map(\.minutes),
      unit: Words(same: "min"))
    return table.table
  }

  // MARK: What cannot be kept

  private mutating func tellFeasibility() throws {
    let outlook = PromiseOutlook(
      all, session.model, now: session.settings.now, zone: session.settings.zone)
    let conflicts = outlook.conflicts.filter { asked.seller == nil || $0.seller == asked.seller }
    guard !conflicts.isEmpty else {
      guard !rows.isEmpty else { return }
      report.line(
        Words(
          en: "What is not broken yet can all be kept, taken by deadline.",
          fi: "Kaikki vielä ehjät lupaukset ehditään pitää määräaikojen järjestyksessä.")[language])
      return
    }
    // Who else has the time for them is to be told, which no one seller's accounts tell.
    if asked.seller != nil, day == nil { try session.requireTeam() }
    report.heading(
      Words(en: "Cannot all be kept", fi: "Kaikkia ei ehditä pitää")[language])
    for conflict in conflicts { tell(conflict) }
  }

  private mutating func tell(_ conflict: PromiseOutlook.Conflict) {
    let model = session.model
    let promise = all[conflict.promise]
    let seller = model.recordName(conflict.seller, of: .sellers)
    let account =
      promise.account.map { model.recordName($0, of: .accounts) } ?? ValueText.missing
    let due = values.text(promise.due.map { .time($0) } ?? .missing)
    report.line(
      Words(
        en:
          "\(seller): the first is \(account), \(promise.title(model)), due \(due): by then \(conflict.needed) min of promises, \(conflict.free) min free.",
        fi:
          "\(seller): ensimmäinen on \(account), \(promise.title(model)), määräaika \(due): lupauksia siihen mennessä \(conflict.needed) min, vapaata \(conflict.free) min."
      )[language])
    let helpers = conflict.helpers.prefix(3).map {
      "\(model.recordName($0.seller, of: .sellers)) (\($0.spare) min)"
    }.joined(separator: ", ")
    report.line(
      helpers.isEmpty
        ? Words(en: "  Nobody else has the time.", fi: "  Kenelläkään muulla ei ole aikaa.")[
          language]
        : Words(en: "  Could take it: \(helpers).", fi: "  Voisi ottaa sen: \(helpers).")[language]
    )
  }

  private mutating func tellShare(_ whose: [Int]) {
    let kept = whose.count { all[$0].state == .kept }
    let broken = whose.count { all[$0].state == .broken }
    guard kept + broken > 0 else { return }
    let rounded = (kept * 100 + (kept + broken) / 2) / (kept + broken)
    let share = values.text(.percent(Int64(rounded), scale: 0))
    let numbers = (kept: values.count(kept), broken: values.count(broken))
    report.line(
      Words(
        en: "Kept so far: \(share) (\(numbers.kept) kept, \(numbers.broken) broken).",
        fi: "Tähän asti pidetty \(share) (pidetty \(numbers.kept), rikottu \(numbers.broken)).")[
          language], .dim)
    report.counts.append(Report.Count(kept, listedBy: line("state = kept", isUndone: false)))
    report.counts.append(Report.Count(broken, listedBy: line("state = broken", isUndone: false)))
  }
}
