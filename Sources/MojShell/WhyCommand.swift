import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

extension ShellCommand {
  static let why = ShellCommand(
    head: "why",
    summary: Words(
      en: "why an account is in its tier, test by test",
      fi: "miksi yritys on luokassaan, ehto ehdolta"),
    usage: Words(en: "why NAME [on DATE]", fi: "miksi NIMI [päivänä PÄIVÄ]"),
    example: Words(en: "why Havupuro Mittalaitteet Oy", fi: "miksi Havupuro Mittalaitteet Oy"),
    needs: [.accounts],
    offers: [.on] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let name = try session.accountName(&arguments)
      return try session.answer(command, about: name, arguments) { account, session, _ in
        WhyReport(account, session).report
      }
    })
}

extension Session {
  /// Takes the name of an account: all words up to `on DATE`, a phrase or the end.
  func accountName(_ arguments: inout ArgumentReader, until phrases: [Phrase] = []) throws -> Name {
    guard let name = arguments.name(until: phrases + [Phrase.on]) else {
      throw arguments.unexpected(.name)
    }
    return name
  }

  /// Answers with a report on the account of a name, after `on DATE` and the sink that may end the
  /// line; the report gets the account and the session as of that day.
  mutating func answer(
    _ command: Command, about name: Name, _ arguments: ArgumentReader,
    _ report: (AccountCase, Session, CalendarDay?) throws -> Report
  ) throws -> Answer {
    var arguments = arguments
    let day = try takePastDay(&arguments)
    let sink = try arguments.sink()
    try arguments.expectEnd()
    let name = accountOfRow(name, command)
    let made = try on(day) { session in
      let row = try AccountLookup(session).row(name)
      return try report(session.accountCase(row), session, day)
    }
    return try answer(made, sink, command)
  }

  /// Takes `on DATE`; nil where it does not stand here or is today.
  func takePastDay(_ arguments: inout ArgumentReader) throws -> CalendarDay? {
    guard arguments.take(Phrase.on) else { return nil }
    return try pastDay(arguments.value())
  }

  /// Opens the case of an account as it is on the session's day.
  func accountCase(_ row: Int) -> AccountCase {
    AccountCase(row, in: model, tiering: derivation.tiering, today: settings.today)
  }
}

extension Phrase {
  /// `on 2026-06-30`: as of a day.
  static let on = Phrase(en: ["on", "as of"], fi: ["päivänä"])
}

/// Why an account is in its tier, for people and machines.
struct WhyReport {
  private let account: AccountCase
  @Kept private var session: Session
  private let language: Language
  private let sentence: ConditionSentence
  /// The rules and what they say of the account.
  let reason: TierReason

  init(_ account: AccountCase, _ session: Session) {
    self.account = account
    self.session = session
    language = session.language
    sentence = ConditionSentence(account.focus.model, language)
    reason = account.reason
  }

  private var model: Model { account.focus.model }

  var report: Report {
    var report = Report(title: title, data: data)
    if let override = reason.override { report.line(text(override)) }
    for rule in reason.rules {
      let name = tierName(rule.rank)
      report.heading(
        Words(
          en: "\(name): \(verdict(rule.verdict))", fi: "\(name): \(verdict(rule.verdict))")[
            language])
      report.table(table(rule))
    }
    if reason.rules.isEmpty {
      report.line(
        Words(en: "No rule is for such accounts.", fi: "Mikään sääntö ei koske tällaisia.")[
          language])
    }
    for question in questions { report.line(question, .accent) }
    return report
  }

  // MARK: In one line

  /// The account, its tier, and what the unknowns still allow.
  var title: String {
    let name = model.recordName(0, of: .accounts)
    let tier =
      reason.tier.map(tierName) ?? Words(en: "not classified", fi: "luokittelematta")[language]
    guard let best = reason.best, best < (reason.tier ?? .max) else { return "\(name): \(tier)" }
    return Words(
      en: "\(name): \(tier), may be \(tierName(best))",
      fi: "\(name): \(tier), voi olla \(tierName(best))")[language]
  }

  private func tierName(_ rank: Int) -> String {
    let names = model.tierNames
    return names.indices.contains(rank - 1) ? names[rank - 1] : ValueText.missing
  }

  /// What to ask: the question of each field that leaves a better tier open.
  var questions: [String] {
    reason.openAtoms.map { atom in
      let field = sentence.name(of: atom.test.field)
      let question = FieldQuestions(model, language).question(of: atom.test.field)
      let ask = Words(en: "Ask: ", fi: "Kysy: ")[language]
      return question.map { "\(ask)\($0)  (\(field))" } ?? "\(ask)\(field)"
    }
  }

  private func text(_ override: TierReason.Override) -> String {
    let words = ValueText(language: language, model: model)
    let until = override.until.map { words.text(.date($0.number)) } ?? ValueText.missing
    let by = override.by.map(session.model.sellerName) ?? ValueText.missing
    let why = override.reason ?? ValueText.missing
    let rules = reason.proven.map(tierName) ?? ValueText.missing
    if override.isExpired {
      return Words(
        en:
          "Was set to \(tierName(override.rank)) by \(by) until \(until) (\(why)): it has expired.",
        fi:
          "Luokaksi annettiin \(tierName(override.rank)), antaja \(by), \(until) asti (\(why)): se on vanhentunut."
      )[
        language]
    }
    return Words(
      en:
        "Set to \(tierName(override.rank)) by \(by) until \(until): \(why). The rules say \(rules).",
      fi:
        "Luokaksi annettu \(tierName(override.rank)), antaja \(by), \(until) asti: \(why). Säännöt sanovat \(rules)."
    )[
      language]
  }

  private func verdict(_ verdict: ConditionTrace.Verdict) -> String {
    Choices.verdict.all[place(verdict) - 1].words[language]
  }

  // MARK: Test by test

  /// For people: names, values with units, what is asked in words.
  private func table(_ rule: TierReason.Rule) -> ResultTable {
    var table = TableMaker(WhyReport.tests, rows: rule.atoms.count, in: model)
    let tests = rule.atoms.map(\.test)
    table.text("field", Words(en: "field", fi: "kenttä"), tests.map { sentence.name(of: $0.field) })
    table.text(
      "value", Words(en: "value", fi: "arvo"),
      rule.atoms.map { sentence.text($0.value, $0.test.field) })
    table.text(
      "threshold", Words(en: "asked", fi: "vaaditaan"), tests.map { sentence.phrase(of: $0) })
    appendVerdicts(rule.atoms, to: &table)
    return table.part
  }

  /// For machines: the rule's tier, keys and values as in the file.
  private var data: ResultTable {
    let atoms = reason.rules.flatMap { rule in rule.atoms.map { (rule.rank, $0) } }
    var table = TableMaker(WhyReport.tests, rows: atoms.count, in: model)
    table.tier("tier", Words(en: "tier", fi: "luokka"), atoms.map(\.0))
    table.text("field", Words(en: "field", fi: "kenttä"), atoms.map(\.1.test.field.key))
    table.text(
      "value", Words(en: "value", fi: "arvo"), atoms.map { MachineValue.text($0.1.value) })
    table.text(
      "threshold", Words(en: "asked", fi: "vaaditaan"),
      atoms.map { sentence.phrase(of: $0.1.test) })
    appendVerdicts(atoms.map(\.1), to: &table)
    return table.table
  }

  private static let tests = Words(en: "tests", fi: "ehdot")

  private func appendVerdicts(_ atoms: [TierReason.Atom], to table: inout TableMaker) {
    table.choice(
      "verdict", Words(en: "verdict", fi: "tulos"), .verdict, atoms.map { place($0.verdict) })
    table.choice("origin", Words(en: "from", fi: "mistä"), .origin, atoms.map { place($0.origin) })
    let rows = atoms.map { valueRow($0.origin) }
    if let source = model[.values].column("source") {
      table.values("source", Words(en: "source", fi: "lähde"), source, at: rows)
    }
    table.text(
      "by", Words(en: "by", fi: "kirjaaja"),
      rows.map { $0 < 0 ? nil : model.written("by", of: .values, $0).map(model.sellerName) })
    table.date(
      "at", Words(en: "on", fi: "milloin"),
      rows.map { row in
        guard row >= 0, let day = model.day("at", of: .values, row) else { return nil }
        return CalendarDay(Int32(clamping: day))
      })
  }

  private func place(_ verdict: ConditionTrace.Verdict) -> Int {
    switch verdict {
    case .holds: 1
    case .fails: 2
    case .unknown: 3
    }
  }

  private func place(_ origin: Knowledge.Origin) -> Int {
    switch origin {
    case .account: 1
    case .dated: 2
    case .expired: 3
    case .derived: 4
    }
  }

  /// The row of the dated values that a value came from; −1 where it is none.
  private func valueRow(_ origin: Knowledge.Origin) -> Int {
    switch origin {
    case .account, .derived: -1
    case .dated(let row), .expired(let row): row
    }
  }
}

/// The questions that find fields out.
struct FieldQuestions {
  private let model: Model
  private let language: Language

  init(_ model: Model, _ language: Language) {
    self.model = model
    self.language = language
  }

  /// The question of a field of accounts; nil where the team has written none.
  func question(of field: BoundField) -> String? {
    guard field.hops.isEmpty else { return nil }
    return question(of: field.definition.fileKey)
  }

  /// The question of a field by its key in the file.
  func question(of key: String) -> String? {
    let table = model[.fields]
    guard let names = table.column("name") else { return nil }
    let row = (0..<table.rowCount).first { model.value(names, at: $0).name == key }
    let written = row.flatMap { model.written("question", of: .fields, $0) }
    // The column has the language that the file was opened in; the team's own field has both.
    let own = model[.accounts].fields.first { $0.origin == .custom && $0.fileKey == key }
    return written.map { own?.summary[language] ?? $0 }
  }
}
