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
    let today = settings.today
    let words = FindingWords(model, settings.language ?? model.language)
    let tiering = Tiering(model, today: today)
    var found = tiering.rules.compactMap { words.diagnostic($0) }
    found += ModelViews(model, Session.parser(for: model)).all.compactMap(\.problem)
    found += RuleLint(model, tiering).contradictions().map { words.diagnostic($0) }
    found += CareLint.unknownTiers(model).map { words.diagnostic($0) }
    found += calendars(model).map { words.diagnostic($0) }
    let records = RecordLint(model, today: today, zone: settings.zone)
    found += records.unknownLists.map { words.unknownList($0.key, near: $0.near) }
    found += records.findings.map { words.diagnostic($0) }
    if let name = model.timeZone, settings.hasUnknownZone { found.append(words.unknownZone(name)) }
    return found.filter { $0.severity == .error } + found.filter { $0.severity != .error }
  }

  /// Returns what is weak in the rules and the care of a team.
  static func weaknesses(_ session: inout Session) -> [Diagnostic] { counted(&session).findings }

  /// As the other, with the lines that list what the findings count.
  static func counted(
    _ session: inout Session
  ) -> (findings: [Diagnostic], counts: [Report.Count]) {
    let model = session.model
    let words = FindingWords(model, session.language)
    let tier = DerivedKey(.accounts, "tier")
    let rules = rules(&session)
    let ranks =
      session.derivation.dataset(for: [tier], over: model).derived[tier]
      ?? .missing(.tier, count: model[.accounts].rowCount)
    let care = CareLint(
      model, tiers: ranks, today: session.settings.today, zone: session.settings.zone)
    return (
      rules.map { words.diagnostic($0) } + care.findings.map { words.diagnostic($0) },
      care.findings.flatMap { words.counts($0) }
    )
  }

  /// What is weak in the rules of the tiers.
  private static func rules(_ session: inout Session) -> [RuleLint.Finding] {
    let tiering = session.derivation.tiering
    let data = session.derivation.dataset(
      for: tiering.derivedKeys.union([DerivedKey(.accounts, "tier")]), over: session.model)
    let known = session.derivation.knowledge(of: session.model).model
    return RuleLint(session.model, tiering).weaknesses(
      over: Dataset(model: known, derived: data.derived))
  }

  /// The tests of rules that never decide, in words.
  static func undecided(_ session: inout Session) -> [Words] {
    let words = FindingWords(session.model, session.language)
    return rules(&session).compactMap { finding in
      if case .neverDecides = finding { words.diagnostic(finding).message } else { nil }
    }
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
