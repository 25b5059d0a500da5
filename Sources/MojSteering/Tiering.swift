import MojLanguage
public import MojModel
public import MojQuery
public import MojText

/// The rules that put accounts into tiers: one condition a tier, best first, first that holds wins.
public struct Tiering: Sendable {
  /// A tier's rule.
  public struct Rule: Sendable {
    /// The row of the model's tiers that it stands in.
    public let row: Int
    /// The tier's rank from 1.
    public let rank: Int
    /// Its condition; nil where it has none or the condition is broken.
    public let condition: BoundCondition?
    /// The one kind of accounts that it is for, if not all.
    public let kind: Int?
    /// The row of the one project that it is for, plus 1, if not all.
    public let project: Int?
    /// The derived fields that it reads.
    public let derived: Set<DerivedKey>
    /// What is wrong with its condition.
    public let problem: Diagnostic?
  }

  /// The rules, best tier first.
  public let rules: [Rule]

  /// The derived fields that any rule reads.
  public var derivedKeys: Set<DerivedKey> {
    rules.reduce(into: []) { $0.formUnion($1.derived) }
  }

  /// Reads the rules of a model.
  public init(_ model: Model, today: CalendarDay) {
    let table = model[.tiers]
    let binder = Binder(model: model, today: today, language: model.language)
    let parser = Tiering.parser(of: model)
    rules = (0..<table.rowCount).map { Tiering.rule(at: $0, table, parser, binder) }
  }

  /// The parser of a model's rules.
  private static func parser(of model: Model) -> Parser {
    Parser(commands: [], names: CompoundNames(of: model))
  }

  private init(rules: [Rule]) { self.rules = rules }

  /// The rules with another condition at one row of the model's tiers.
  public func replacing(
    row: Int, when text: String, in model: Model, today: CalendarDay
  ) -> Tiering {
    let binder = Binder(model: model, today: today, language: model.language)
    return Tiering(
      rules: rules.map { rule in
        guard rule.row == row else { return rule }
        let read = Tiering.condition(text, row, Tiering.parser(of: model), binder)
        return Rule(
          row: row, rank: rule.rank, condition: read.condition, kind: rule.kind,
          project: rule.project, derived: read.derived, problem: read.problem)
      })
  }

  private static func rule(
    at row: Int, _ table: Table, _ parser: Parser, _ binder: Binder
  ) -> Rule {
    func code(_ field: String) -> Int? {
      guard let code = table.column(field)?.code(at: row), code > 0 else { return nil }
      return code
    }
    let text = table.column("when").map { binder.model.value($0, at: row).name } ?? ""
    let read = condition(text, row, parser, binder)
    let name = table.column("name").map { binder.model.value($0, at: row).name } ?? ""
    return Rule(
      row: row, rank: (binder.model.tierNames.firstIndex(of: name) ?? row) + 1,
      condition: read.condition,
      kind: code("kind"), project: code("project"),
      derived: read.derived, problem: read.problem)
  }

  private static func condition(
    _ text: String, _ row: Int, _ parser: Parser, _ binder: Binder
  ) -> (condition: BoundCondition?, derived: Set<DerivedKey>, problem: Diagnostic?) {
    guard !text.isEmpty else { return (nil, [], nil) }
    let source = SourceText(text, name: "tiers[\(row)].when")
    do {
      let typed = try parser.condition(in: source)
      let bound = try binder.bound(typed, over: .accounts)
      let circular = bound.derived.contains { followers.contains($0.field) }
      guard !circular else { return (nil, [], circle(source)) }
      return (bound.condition, bound.derived, nil)
    } catch let error as any DiagnosticConvertible {
      var diagnostic = error.diagnostic
      diagnostic.source = source
      return (nil, [], diagnostic)
    } catch {
      return (nil, [], nil)
    }
  }

  /// The derived fields that rest on the tier.
  private static let followers: Set<String> = [
    "tier", "tier_best", "due", "overdue", "promise_slack",
  ]

  private static func circle(_ source: SourceText) -> Diagnostic {
    Diagnostic(
      code: "tier-of-itself",
      message: Words(
        en: "A tier's rule cannot ask for the tier, nor for what rests on it.",
        fi: "Luokan ehto ei voi kysyä luokkaa eikä mitään, mikä riippuu siitä."),
      source: source)
  }

  /// Returns the columns `tier` (what the rules prove, or an override that still holds) and
  /// `tier_best` (what the unknowns still allow).
  public func columns(over data: Dataset, today: CalendarDay) -> (tier: Column, best: Column) {
    var (tier, best) = ranks(over: data)
    override(&tier, &best, data.model[.accounts], today)
    let names = data.model.tierNames
    return (
      .codes(.tier, tier, members: names.count, domain: .values(names)),
      .codes(.tier, best, members: names.count, domain: .values(names))
    )
  }

  /// Returns each account's rank by the rules alone, whatever was set by hand; 0 is none.
  public func proven(over data: Dataset) -> [Int] { ranks(over: data).tier.map { Int($0) } }

  private func ranks(over data: Dataset) -> (tier: [UInt32], best: [UInt32]) {
    let table = data.model[.accounts]
    var tier = [UInt32](repeating: 0, count: table.rowCount)
    var best = tier
    for rule in rules.reversed() {
      guard let condition = rule.condition else { continue }
      let trace = ConditionTrace(condition, over: .accounts, in: data)
      let applies = applies(rule, table)
      for row in 0..<table.rowCount where applies(row) {
        if trace.holds[row] { tier[row] = UInt32(rule.rank) }
        if trace.possible[row] { best[row] = UInt32(rule.rank) }
      }
    }
    return (tier, best)
  }

  /// Whether a rule is for an account's kind and project.
  func applies(_ rule: Rule, to row: Int, in model: Model) -> Bool {
    applies(rule, model[.accounts])(row)
  }

  /// Whether a rule is for an account, for many accounts of a table.
  func applies(_ rule: Rule, _ table: Table) -> (Int) -> Bool {
    let kind = table.column("kind")
    let project = table.column("project")
    return { row in
      (rule.kind == nil || kind?.code(at: row) == rule.kind)
        && (rule.project == nil || project?.code(at: row) == rule.project)
    }
  }

  private func override(
    _ tier: inout [UInt32], _ best: inout [UInt32], _ table: Table, _ today: CalendarDay
  ) {
    guard let named = table.column("tier_override") else { return }
    let until = table.column("tier_until")
    for row in 0..<table.rowCount {
      let code = named.code(at: row)
      guard code > 0, (until?.integer(at: row) ?? .max) >= Int64(today.number) else { continue }
      tier[row] = UInt32(code)
      best[row] = min(best[row] == 0 ? UInt32(code) : best[row], UInt32(code))
    }
  }
}
