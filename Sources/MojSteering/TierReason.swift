public import MojModel
public import MojQuery
public import MojText

/// Why an account is in its tier: each rule that had a say, test by test.
public struct TierReason: Sendable {
  /// One test of a rule, for this account.
  public struct Atom: Sendable {
    /// The test.
    public var test: BoundTest
    /// The account's value.
    public var value: Value
    /// What follows.
    public var verdict: ConditionTrace.Verdict
    /// Where the value came from.
    public var origin: Knowledge.Origin
  }

  /// A rule that is for accounts of this kind and project.
  public struct Rule: Sendable {
    /// The rule's place among the tiers of the model.
    public var row: Int
    /// The tier's rank from 1.
    public var rank: Int
    /// What is known of the whole rule.
    public var verdict: ConditionTrace.Verdict
    /// Its tests, in the order in which they are written.
    public var atoms: [Atom]
  }

  /// A tier that a manager set.
  public struct Override: Sendable, Hashable {
    /// The tier's rank.
    public var rank: Int
    /// Who set it.
    public var by: String?
    /// Why it was set.
    public var reason: String?
    /// The last day on which it holds.
    public var until: CalendarDay?
    /// Whether it is past its day.
    public var isExpired: Bool
  }

  /// The rank of the tier; nil where no rule holds and none is set.
  public var tier: Int?
  /// The best rank that the unknowns still allow.
  public var best: Int?
  /// The rank that the rules alone give.
  public var proven: Int?
  /// The tier set by hand.
  public var override: Override?
  /// The rules from the best tier to the one that decided; all where none did.
  public var rules: [Rule]

  /// The tests that are unknown in rules of a better tier than the account has.
  public var openAtoms: [Atom] {
    var seen: Set<String> = []
    return rules.filter { $0.verdict == .unknown }.flatMap(\.atoms).filter {
      $0.verdict == .unknown && seen.insert($0.test.field.key).inserted
    }
  }
}
