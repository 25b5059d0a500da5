import MojModel
import MojRender
import MojSteering
import MojText

/// What a line of a plan says: why it is there, what it is to reach, what was said last, what to
/// ask.
struct PlanLineText {
  @Kept private var session: Session
  private let values: ValueText
  private let promises: [Promise]
  private let questions: FieldQuestions
  /// The last note of each account and its day.
  private let notes: [Int: Int]
  private var model: Model { session.model }

  init(_ session: inout Session) {
    promises = session.derivation.promises(of: session.model)
    self.session = session
    values = ValueText(language: session.language, model: session.model)
    questions = FieldQuestions(session.model, session.language)
    notes = PlanLineText.notes(session.model, session.settings.today)
  }

  /// The row of each account's last activity that was done and has a note.
  private static func notes(_ model: Model, _ today: CalendarDay) -> [Int: Int] {
    let table = model[.activities]
    guard let accounts = table.column("account"), let texts = table.column("note") else {
      return [:]
    }
    let states = table.column("state")
    var last: [Int: (day: Int64, row: Int)] = [:]
    for row in 0..<table.rowCount where !texts.isMissing(at: row) {
      guard
        [0, 2].contains(states?.code(at: row) ?? 0),
        let day = model.day("at", of: .activities, row), day <= Int64(today.number)
      else { continue }
      let account = accounts.code(at: row) - 1
      if day >= last[account]?.day ?? .min { last[account] = (day, row) }
    }
    return last.mapValues(\.row)
  }

  private func word(_ en: String, _ fi: String) -> String {
    Words(en: en, fi: fi)[session.language]
  }

  // MARK: Why

  /// Why a contact is there that somebody agreed on.
  var agreed: String { word("agreed", "sovittu") }

  /// "A1, meeting due 2026-11-20, every 60 days, last 74 days ago".
  func why(_ row: PlanRow) -> String {
    let names = model.tierNames
    let rank = row.candidate.kind == .mapping ? 0 : row.reason.tier
    let tier = names.indices.contains(rank - 1) ? names[rank - 1] : nil
    let floor =
      row.reason.isBelowFloor
      ? word("fewer contacts than its tier's floor", "alle luokan vähimmäistason") : nil
    return [tier, what(row), every(row.reason), since(row.reason), floor].compactMap { $0 }
      .joined(separator: ", ")
  }

  private func what(_ row: PlanRow) -> String {
    let due = row.reason.due.map { values.text(.date($0.number)) } ?? ""
    switch row.candidate.kind {
    case .promise: return word("promised by \(due)", "luvattu viimeistään \(due)")
    case .callback where row.reason.due != nil:
      return word("asked to be called by \(due)", "pyysi soittoa viimeistään \(due)")
    case .callback: return word("asked to be called later", "pyysi soittamaan myöhemmin")
    case .contact: return word("contact due \(due)", "yhteydenpidon määräpäivä \(due)")
    case .meeting: return word("meeting due \(due)", "tapaamisen määräpäivä \(due)")
    case .sparring: return word("sparring due \(due)", "sparrauksen määräpäivä \(due)")
    case .mapping:
      let names = model.tierNames
      let best = names.indices.contains(row.reason.tier - 1) ? names[row.reason.tier - 1] : ""
      return word("may be \(best)", "voi olla \(best)")
    case .step where row.reason.due != nil:
      return word("next step agreed for \(due)", "seuraava askel sovittu \(due)")
    case .step: return word("open deal without a next step", "avoin kauppa ilman seuraavaa askelta")
    case .afterSale:
      return word("order never asked about since \(due)", "tilauksesta kysymättä \(due) alkaen")
    }
  }

  private func every(_ reason: WeekFacts.Reason) -> String? {
    reason.every.map { span in
      let text = values.text(.duration(span), of: .duration)
      return word("every \(text)", "väli \(text)")
    }
  }

  private func since(_ reason: WeekFacts.Reason) -> String? {
    guard reason.every != nil else { return nil }
    guard let last = reason.last else { return word("none so far", "ei vielä kertaakaan") }
    let days = Int(session.settings.today.number - last.number)
    return word("last \(days) days ago", "edellisestä \(days) pv")
  }

  // MARK: Goal

  /// What the talk is to reach.
  func goal(_ row: PlanRow) -> String {
    switch row.candidate.kind {
    case .promise:
      let title = promise(row).map { $0.title(model) } ?? ""
      return title.isEmpty
        ? word("keep the promise", "pidä lupaus")
        : word("keep the promise: \(title)", "pidä lupaus: \(title)")
    case .callback:
      return word(
        "call as they asked, agree on a meeting", "soita kuten pyydettiin, sovi tapaaminen")
    case .contact:
      return word(
        "hear what has changed, agree on what is next", "kuule mikä on muuttunut, sovi jatkosta")
    case .meeting:
      return word("understand what they need next", "ymmärrä, mitä he tarvitsevat seuraavaksi")
    case .sparring:
      return word("spar on how to work together better", "sparraa yhteistyötä paremmaksi")
    case .mapping: return word("map the potential", "kartoita potentiaali")
    case .step: return step(row)
    case .afterSale:
      let subject = row.reason.row.flatMap { model.written("subject", of: .orders, $0) } ?? ""
      return word("hear how the order went: \(subject)", "kuule, miten tilaus onnistui: \(subject)")
    }
  }

  /// The same of any contact: of one that is agreed what was written down.
  func goal(_ contact: PlannedContact) -> String? {
    if let row = contact.row { return goal(row) }
    return contact.activity.flatMap { model.written("purpose", of: .activities, $0) }
  }

  private func step(_ row: PlanRow) -> String {
    let deal = row.reason.row
    let title = deal.flatMap { model.written("title", of: .deals, $0) } ?? ""
    guard let next = deal.flatMap({ model.written("next_step", of: .deals, $0) }) else {
      return word("agree on the next step: \(title)", "sovi seuraava askel: \(title)")
    }
    return "\(next) (\(title))"
  }

  private func promise(_ row: PlanRow) -> Promise? {
    row.reason.row.flatMap { promises.indices.contains($0) ? promises[$0] : nil }
  }

  // MARK: Words and questions

  /// What they said last: a callback's words, else the note of the last talk.
  func lastWords(_ row: PlanRow) -> String? {
    let callback = [row, row.served].compactMap { $0 }.first { $0.candidate.kind == .callback }
    if let words = callback?.reason.row.flatMap({ model.written("words", of: .callbacks, $0) }) {
      return words
    }
    return lastNote(row.candidate.account)
  }

  /// The same of any contact.
  func lastWords(_ contact: PlannedContact) -> String? {
    contact.row.map { lastWords($0) } ?? contact.account.flatMap { lastNote($0) }
  }

  private func lastNote(_ account: Int) -> String? {
    notes[account].flatMap { model.written("note", of: .activities, $0) }
  }

  /// What to ask: the first of the team's questions whose answer is not known, else one that fits.
  func question(_ row: PlanRow) -> String {
    let isLate = row.candidate.kind == .promise || row.candidate.kind == .afterSale
    return isLate ? usual(row.candidate.kind) : question(row.candidate.account, row.candidate.kind)
  }

  /// The same of any contact.
  func question(_ contact: PlannedContact) -> String? {
    contact.row.map { question($0) } ?? contact.account.map { question($0, .meeting) }
  }

  private func question(_ account: Int, _ kind: PlanCandidate.Kind) -> String {
    let unknown = model[.accounts].fields.first { field in
      questions.question(of: field.fileKey) != nil
        && model[.accounts].column(field.name)?.isMissing(at: account) ?? false
    }
    if let field = unknown, let text = questions.question(of: field.fileKey) { return text }
    return usual(kind)
  }

  private func usual(_ kind: PlanCandidate.Kind) -> String {
    switch kind {
    case .promise: word("Does this solve it for you?", "Ratkaiseeko tämä asian teille?")
    case .callback:
      word("What has changed since we last talked?", "Mikä on muuttunut viime puhelun jälkeen?")
    case .contact, .meeting:
      word("What do you need next, and when?", "Mitä tarvitsette seuraavaksi, ja milloin?")
    case .sparring:
      word("What should we do differently together?", "Mitä meidän pitäisi tehdä yhdessä toisin?")
    case .mapping:
      word(
        "What could a year with us be at its best?",
        "Mitä vuosi kanssamme voisi olla parhaimmillaan?")
    case .step: word("Who decides, how and when?", "Kuka päättää, miten ja milloin?")
    case .afterSale:
      word(
        "Did it all go right, and what comes next?", "Menikö kaikki oikein, ja mitä seuraavaksi?")
    }
  }
}
