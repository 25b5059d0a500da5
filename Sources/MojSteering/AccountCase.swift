public import MojModel
public import MojQuery
public import MojText

/// One account with all that its tier rests on, as it is on a day.
public struct AccountCase: Sendable {
  /// The account and what refers to it.
  public let focus: AccountFocus
  /// The day.
  public let today: CalendarDay
  /// The rules of the tiers.
  public let tiering: Tiering
  /// The account's values that count.
  public let knowledge: Knowledge
  private let data: Dataset

  /// Opens the case of an account.
  public init(_ row: Int, in model: Model, tiering: Tiering, today: CalendarDay) {
    focus = AccountFocus(row, in: model)
    self.today = today
    self.tiering = tiering
    var derivation = Derivation(today: today, tiering: tiering)
    let needed = tiering.derivedKeys.union([
      DerivedKey(.accounts, "tier"), DerivedKey(.accounts, "tier_best"),
    ])
    data = derivation.dataset(for: needed, over: focus.model)
    knowledge = derivation.knowledge(of: focus.model)
  }

  /// The value of a field that counts for this account.
  public func value(of field: BoundField) -> Value {
    knownData.value(of: field, at: 0, of: .accounts)
  }

  /// The dataset whose accounts hold the values that count.
  private var knownData: Dataset { data.replacing(model: knowledge.model, derived: data.derived) }

  /// Why the account is in its tier.
  public var reason: TierReason {
    let known = knownData
    let proven = tiering.proven(over: known)[0]
    let override = self.override
    let rules = applying.map { rule(at: $0, known) }
    let decided = rules.firstIndex { $0.verdict == .holds }
    return TierReason(
      tier: rank(of: "tier"), best: rank(of: "tier_best"), proven: proven, override: override,
      rules: Array(rules.prefix(decided.map { $0 + 1 } ?? rules.count)))
  }

  private func rank(of field: String) -> Int? {
    guard let column = data.derived[DerivedKey(.accounts, field)] else { return nil }
    let code = column.code(at: 0)
    return code > 0 ? code : nil
  }

  /// The rules for accounts of this kind and project.
  var applying: [Int] {
    tiering.rules.indices.filter { tiering.applies(tiering.rules[$0], to: 0, in: focus.model) }
  }

  private func rule(at index: Int, _ data: Dataset) -> TierReason.Rule {
    let rule = tiering.rules[index]
    guard let condition = rule.condition else {
      return TierReason.Rule(row: index, rank: rule.rank, verdict: .fails, atoms: [])
    }
    let values: CaseCondition.Values = { data.value(of: $0, at: 0, of: .accounts) }
    let atoms = condition.tests.map { test in
      TierReason.Atom(
        test: test, value: values(test.field), verdict: CaseCondition.verdict(test, values),
        origin: origin(of: test.field))
    }
    return TierReason.Rule(
      row: index, rank: rule.rank, verdict: CaseCondition.verdict(condition, values), atoms: atoms)
  }

  private func origin(of field: BoundField) -> Knowledge.Origin {
    field.hops.isEmpty ? knowledge.origin(of: field.index, account: 0) : .account
  }

  private var override: TierReason.Override? {
    let table = focus.model[.accounts]
    guard let code = table.column("tier_override")?.code(at: 0), code > 0 else { return nil }
    let until = table.column("tier_until")?.integer(at: 0)
    return TierReason.Override(
      rank: code, by: focus.model.written("tier_by", of: .accounts, 0),
      reason: focus.model.written("tier_reason", of: .accounts, 0),
      until: until.map { CalendarDay(Int32(clamping: $0)) },
      isExpired: (until ?? .max) < Int64(today.number))
  }
}
