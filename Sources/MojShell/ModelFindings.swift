public import MojModel
import MojQuery
import MojRender
import MojSteering
public import MojText

/// What is odd in a model that can be read: what cannot work, and what is weak.
public enum ModelFindings {
  /// Returns what cannot work or cannot be true, errors first: rules and views that do not parse,
  /// rules without effect, calendars that cannot be read, records that contradict themselves.
  public static func of(
    _ model: Model, _ settings: Settings
  ) -> [Diagnostic] {
    let records = RecordLint(model, today: settings.today, zone: settings.zone)
    let words = FindingWords(model, settings.language ?? model.language)
    return of(model, settings, records.findings, words)
  }

  /// The same where it is known what cannot be true of the records, and where everything stands.
  static func of(
    _ model: Model, _ settings: Settings, _ records: [RecordLint.Finding], _ words: FindingWords
  ) -> [Diagnostic] {
    let tiering = Tiering(model, today: settings.today)
    var found = tiering.rules.compactMap { words.diagnostic($0) }
    found += ModelViews(model, Session.parser(for: model)).all.compactMap(\.problem)
    found += RuleLint(model, tiering).contradictions().map { words.diagnostic($0) }
    found += CareLint.unknownTiers(model).map { words.diagnostic($0) }
    found += calendars(model).map { words.diagnostic($0) }
    found += RecordLint.unknownLists(model).map { words.unknownList($0.key, near: $0.near) }
    found += records.map { words.diagnostic($0) }
    if let name = model.timeZone, settings.hasUnknownZone { found.append(words.unknownZone(name)) }
    return found.filter { $0.severity == .error } + found.filter { $0.severity != .error }
  }

  /// The keys at the top of a model's file whose places findings may tell.
  static func keys(_ model: Model, _ settings: Settings) -> [String] {
    let isOdd = calendars(model).contains { $0.path.hasPrefix("calendar") }
    return RecordLint.unknownLists(model).map(\.key) + (isOdd ? ["calendar"] : [])
      + (settings.hasUnknownZone ? ["time_zone"] : [])
  }

  /// What `lint` finds, and the lines that list what the findings count.
  typealias Found = (findings: [Diagnostic], counts: [Report.Count])

  /// Returns all that is odd and what is weak in the rules and the care of a team.
  static func all(_ session: inout Session) -> Found {
    if let found = session.served?.line.findings { return found }
    let words = FindingWords(session.model, session.language)
    let facts = LintFacts(&session)
    return all(session.model, session.settings, facts, facts.records.flatMap { $0 }, words)
  }

  /// The same of what the accounts of a team tell, and where everything stands.
  static func all(
    _ model: Model, _ settings: Settings, _ facts: LintFacts, _ records: [RecordLint.Finding],
    _ words: FindingWords
  ) -> Found {
    let rules = RuleLint(model, Tiering(model, today: settings.today)).weaknesses(facts.verdicts)
    let care = CareLint(model, facts.care, today: settings.today, zone: settings.zone)
    return (
      of(model, settings, records, words) + rules.map { words.diagnostic($0) }
        + care.findings.map { words.diagnostic($0) },
      care.findings.flatMap { words.counts($0) }
    )
  }

  /// The tests of rules that never decide, in words.
  static func undecided(_ session: inout Session) -> [Words] {
    let words = FindingWords(session.model, session.language)
    let facts: CoachFacts? = session.added()
    let verdicts = facts?.verdicts ?? verdicts(&session)
    let rules = RuleLint(session.model, session.derivation.tiering)
    return rules.weaknesses(verdicts).compactMap { finding in
      if case .neverDecides = finding { words.diagnostic(finding).message } else { nil }
    }
  }

  /// How the accounts of a team fare on the tests of the rules.
  static func verdicts(_ session: inout Session) -> [RuleLint.Verdicts] {
    let tiering = session.derivation.tiering
    let data = session.derivation.dataset(
      for: tiering.derivedKeys.union([DerivedKey(.accounts, "tier")]), over: session.model)
    let known = session.derivation.knowledge(of: session.model).model
    return RuleLint(session.model, tiering).verdicts(
      over: Dataset(model: known, derived: data.derived))
  }

  private static func calendars(_ model: Model) -> [OpeningHours.Finding] {
    let team = OpeningHours(model)
    let sellers = (0..<model[.sellers].rowCount).flatMap { row in
      model.record(row, of: .sellers).map {
        team.of(seller: $0, "sellers[\(row)]").findings
      } ?? []
    }
    return team.findings + sellers
  }
}
