import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

/// A coaching sheet: last commitments, facts, three deviations, questions, the manager's job.
struct CoachingSheet {
  private let coaching: Coaching
  private let level: Int
  private let chosen: [Coaching.Deviation]
  private let model: Model
  private let language: Language
  private let today: CalendarDay
  private let values: ValueText
  private let practice: CoachingPractice
  private let proposals: CoachingProposals
  private let facts: [CoachingFacts.Fact]
  private let questions: CoachingQuestions

  init(_ coaching: Coaching, level: Int?, _ session: inout Session) {
    self.coaching = coaching
    self.level = level ?? coaching.weakestLevel
    chosen = coaching.chosen(level: level)
    model = session.model
    language = session.language
    today = session.settings.today
    values = ValueText(language: language, model: model)
    practice = CoachingPractice(
      session.scenarios(), coaching.chosen(level: self.level), level: self.level)
    var facts = CoachingFacts(session, seller: coaching.seller)
    questions = CoachingQuestions(coaching.deviations, self.level, session.model, facts)
    proposals = CoachingProposals(facts, level: self.level)
    self.facts = facts.facts(level: self.level)
  }

  private var seller: String { model.recordName(coaching.seller, of: .sellers) }

  var report: Report {
    var report = Report(
      title: Words(
        en: "Coaching: \(seller), level \(level)", fi: "Sparraus: \(seller), taso \(level)")[
          language], data: table(chosen))
    tellCommitments(&report)
    tellFacts(&report)
    report.heading(Words(en: "Three deviations", fi: "Kolme poikkeamaa")[language])
    if chosen.isEmpty {
      report.line(
        Words(
          en: "None on this level. What made it so?",
          fi: "Tällä tasolla ei yhtään. Mistä se johtuu?")[language])
    } else {
      // Lines, not a table: no name is cut on a narrow screen.
      for deviation in chosen { report.line(line(of: deviation)) }
    }
    report.heading(Words(en: "Questions", fi: "Kysymykset")[language])
    for question in questions.all { report.line(question[language]) }
    tellManager(&report)
    tellPractice(&report)
    report.heading(Words(en: "New commitments", fi: "Uudet sitoumukset")[language])
    report.line(usual[language], .dim)
    report.line(
      Words(
        en: "Who, what, by when: ……………………………………………………",
        fi: "Kuka, mitä, mihin mennessä: ……………………………………………………")[language])
    return report
  }

  // MARK: Commitments

  private func tellCommitments(_ report: inout Report) {
    report.heading(Words(en: "Agreed last time", fi: "Viimeksi sovittiin")[language])
    let recent = coaching.commitments.prefix(5)
    if recent.isEmpty {
      report.line(Words(en: "Nothing is on record.", fi: "Mitään ei ole kirjattu.")[language])
    }
    for commitment in recent {
      let what = model.written("what", of: .commitments, commitment.row) ?? ValueText.missing
      report.line(
        "\(CommitmentState(commitment, today).words[language]): \(what)\(by(commitment.due))")
    }
  }

  private func by(_ due: CalendarDay?) -> String {
    due.map { " (\(values.text(.date($0.number))))" } ?? ""
  }

  // MARK: Facts

  /// The seller's own numbers, each with the line that lists its rows: of work, not of calls.
  private func tellFacts(_ report: inout Report) {
    report.heading(Words(en: "Facts", fi: "Faktat")[language])
    for fact in facts {
      report.line("\(fact.words[language]): \(fact.said)")
      report.counts += fact.counts
    }
  }

  // MARK: Deviations

  private func line(of deviation: Coaching.Deviation) -> String {
    let account = model.recordName(deviation.account, of: .accounts)
    let since = deviation.since.map { day in
      let text = values.text(.date(day.number))
      return Words(en: ", since \(text)", fi: ", \(text) alkaen")[language]
    }
    let detail = detail(deviation).map { ": \($0)" }
    return "\(account), \(deviation.kind.words[language])\(since ?? "")\(detail ?? "")"
  }

  private func table(_ deviations: [Coaching.Deviation]) -> ResultTable {
    var table = TableMaker(
      Words(en: "deviations", fi: "poikkeamat"), one: Words(en: "deviation", fi: "poikkeama"),
      partitive: Words(en: "deviations", fi: "poikkeamaa"), rows: deviations.count, in: model)
    table.text(
      "deviation", Words(en: "deviation", fi: "poikkeama"),
      deviations.map { $0.kind.words[language] })
    table.record(
      "account", Words(en: "account", fi: "yritys"), deviations.map(\.account), of: .accounts)
    table.date("since", Words(en: "since", fi: "alkaen"), deviations.map(\.since))
    table.text("detail", Words(en: "what", fi: "mikä"), deviations.map(detail))
    return table.table
  }

  /// The words of the record itself: theirs, the deal's title, what was ordered.
  private func detail(_ deviation: Coaching.Deviation) -> String? {
    switch deviation.kind {
    case .lateCallback, .undatedCallback:
      model.written("words", of: .callbacks, deviation.row)
    case .soldTooEarly: model.written("note", of: .activities, deviation.row)
    case .noNextStep: model.written("title", of: .deals, deviation.row)
    case .lateStep: model.written("next_step", of: .deals, deviation.row)
    case .lateComplaint: model.written("title", of: .requests, deviation.row)
    case .noAfterSale, .lateDelivery: model.written("subject", of: .orders, deviation.row)
    case .overdueContact: model.written("contact", of: .accounts, deviation.row)
    case .mayBeBest: unknownFields(deviation.account)
    }
  }

  /// The fields of an account that nobody has asked for yet.
  private func unknownFields(_ account: Int) -> String {
    let missing = Coaching.mapped(model).filter { name in
      model[.accounts].column(name)?.isMissing(at: account) ?? false
    }
    let words = missing.compactMap { name in
      model[.accounts].fields.first { $0.name == name }?.words[language]
    }
    return words.isEmpty
      ? Words(en: "what was known is too old", fi: "tieto on vanhentunut")[language]
      : words.prefix(3).joined(separator: ", ")
  }

  // MARK: The manager

  /// Scenarios, of which one is played together: first the one that trains what deviates most.
  private func tellPractice(_ report: inout Report) {
    guard practice.matching != nil || !practice.others.isEmpty else { return }
    report.heading(Words(en: "Practise one together", fi: "Harjoitelkaa yksi yhdessä")[language])
    if let (scenario, kind) = practice.matching {
      report.line("\(line(of: scenario)) (\(kind.words[language]))")
    }
    for scenario in practice.others { report.line(line(of: scenario)) }
  }

  private func line(of scenario: TrainingScenario) -> String {
    "\(Keyword.named(.play).words(in: language)) \(scenario.id): \(scenario.title[language])"
  }

  private func tellManager(_ report: inout Report) {
    report.heading(Words(en: "The manager's job", fi: "Esimiehen työ")[language])
    report.line(LevelText(model, language).managementJob(level))
    for line in proposals.lines { report.line(line[language]) }
    // What shows who is to be directed, which rule is in doubt, where time is to be moved.
    let commands = proposals.commands.map { "`\($0[language])`" }.joined(separator: ", ")
    report.line(Words(en: "Look together: ", fi: "Katsokaa yhdessä: ")[language] + commands)
  }

  /// What is usually agreed on the level.
  private var usual: Words {
    switch level {
    case 1:
      Words(
        en: "Usual here: how many leads are mapped, and which, by name.",
        fi: "Tällä tasolla: montako liidiä kartoitetaan ja mitkä, nimeltä.")
    case 2:
      Words(
        en: "Usual here: each deal's next step with its day, and one skill to practise.",
        fi: "Tällä tasolla: kullekin kaupalle seuraava askel ja päivä, ja yksi harjoiteltava taito."
      )
    default:
      Words(
        en: "Usual here: which hours move from where to where, and whom to spar with.",
        fi: "Tällä tasolla: mitkä tunnit siirtyvät mistä mihin, ja kenen kanssa sparrataan.")
    }
  }
}

/// How a commitment stands on a day.
enum CommitmentState {
  case kept, broken, late, open

  init(_ commitment: Coaching.Commitment, _ today: CalendarDay) {
    if let isKept = commitment.isKept {
      self = isKept ? .kept : .broken
    } else {
      self = commitment.due.map { $0 < today } ?? false ? .late : .open
    }
  }

  /// The state in words.
  var words: Words {
    switch self {
    case .kept: Words(en: "kept", fi: "pidetty")
    case .broken: Words(en: "not kept", fi: "ei pidetty")
    case .late: Words(en: "late", fi: "myöhässä")
    case .open: Words(en: "open", fi: "avoin")
    }
  }
}

extension Coaching.Deviation.Kind {
  /// The deviation in words.
  var words: Words {
    switch self {
    case .lateCallback:
      Words(en: "callback window closed", fi: "takaisinsoiton ikkuna sulkeutui")
    case .undatedCallback: Words(en: "callback without a date", fi: "takaisinsoitto ilman päivää")
    case .soldTooEarly: Words(en: "sold before mapping", fi: "myyty ennen kartoitusta")
    case .mayBeBest: Words(en: "may be of the best tier", fi: "voi olla parasta luokkaa")
    case .noNextStep: Words(en: "deal without a next step", fi: "kauppa ilman seuraavaa askelta")
    case .lateStep: Words(en: "next step is past", fi: "seuraava askel on myöhässä")
    case .overdueContact: Words(en: "contact overdue", fi: "yhteydenpito myöhässä")
    case .lateComplaint: Words(en: "complaint past its promise", fi: "reklamaatio yli lupauksen")
    case .noAfterSale: Words(en: "order never asked about", fi: "tilauksesta ei ole kysytty")
    case .lateDelivery: Words(en: "delivery past its day", fi: "toimitus myöhässä")
    }
  }
}
