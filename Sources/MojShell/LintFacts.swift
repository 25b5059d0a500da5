import MojModel
import MojQuery
import MojSteering

/// What accounts tell of the rules, the care and the records; that of parts of a team adds up.
struct LintFacts: Sendable {
  /// How accounts fare on the tests of the rules.
  private(set) var verdicts: [RuleLint.Verdicts]
  /// What is counted for the care.
  private(set) var care: CareLint.Sums
  /// What cannot be true of records, by what is looked for.
  private(set) var records: [[RecordLint.Finding]]

  /// Looks at the team that a session has.
  init(_ session: inout Session) {
    let (model, settings) = (session.model, session.settings)
    let tier = DerivedKey(.accounts, "tier")
    verdicts = ModelFindings.verdicts(&session)
    let data = session.derivation.dataset(for: [tier], over: model)
    care = CareLint.Sums(
      model, tiers: data.derived[tier] ?? .missing(.tier, count: model[.accounts].rowCount),
      today: settings.today)
    records = RecordLint(model, today: settings.today, zone: settings.zone).groups
  }

  /// Adds what other accounts tell, but for the records.
  mutating func add(_ other: LintFacts) {
    for place in verdicts.indices { verdicts[place].add(other.verdicts[place]) }
    care.add(other.care)
  }
}
