import MojLanguage
public import MojModel
public import MojText

/// The sales that a team means to reach, by whose and of when.
public struct SalesTargets: Sendable {
  /// What was found for some days.
  public struct Found: Sendable, Hashable {
    /// The cents to reach.
    public var cents: Int64
    /// Whether targets of longer periods are in it, by the share of their days.
    public var isShare: Bool
  }

  /// Whose a target is, and of when; a code is 0 where it is not narrowed down to one.
  private struct Target {
    var days: ClosedRange<CalendarDay>
    var cents: Int64
    var codes: [Field: Int]
  }

  /// What a target is narrowed down to.
  enum Field: String, CaseIterable {
    case seller, team, project, tier, level
  }

  private var targets: [Target] = []
  /// The rows of targets that are not of sales, or of no days that can be told.
  public private(set) var others: [Int] = []

  /// Reads a model's targets.
  public init(_ model: Model) {
    let table = model[.targets]
    let amounts = table.column("amount")
    for row in 0..<table.rowCount {
      guard let cents = amounts?.integer(at: row), let days = SalesTargets.days(row, model) else {
        others.append(row)
        continue
      }
      var codes: [Field: Int] = [:]
      for field in Field.allCases {
        if let code = table.column(field.rawValue)?.code(at: row), code > 0 { codes[field] = code }
      }
      targets.append(Target(days: days, cents: cents, codes: codes))
    }
  }

  /// The days of a target: from and to, else its period.
  private static func days(_ row: Int, _ model: Model) -> ClosedRange<CalendarDay>? {
    func day(_ field: String) -> CalendarDay? {
      model.day(field, of: .targets, row).map { CalendarDay(Int32(clamping: $0)) }
    }
    if let first = day("from"), let last = day("to"), first <= last { return first...last }
    guard let period = model.written("period", of: .targets, row) else { return nil }
    return try? DateReader.period(of: period, today: CalendarDay(0), language: model.language)
  }

  /// What the whole team is to reach in some days: the targets that are the least narrowed down.
  ///
  /// Those of the team as a whole count before those of teams, these before those of projects, of
  /// sellers, of tiers, of levels; nil where there are none of these days.
  public func whole(_ days: ClosedRange<CalendarDay>) -> Found? {
    let order: [Set<Field>] = [[], [.team], [.project], [.seller], [.tier], [.level]]
    for fields in order {
      let found = sum(targets.filter { Set($0.codes.keys) == fields }, days)
      if found != nil { return found }
    }
    return nil
  }

  /// What one seller, tier or level is to reach in some days; nil where nothing says.
  func of(_ field: Field, _ code: Int, _ days: ClosedRange<CalendarDay>) -> Found? {
    sum(
      targets.filter { target in
        target.codes[field] == code
          && Set(target.codes.keys).intersection([.seller, .tier, .level]) == [field]
      }, days)
  }

  private func sum(_ some: [Target], _ days: ClosedRange<CalendarDay>) -> Found? {
    var found: Found?
    for target in some where target.days.overlaps(days) {
      let common = target.days.clamped(to: days).length
      let share = Double(target.cents) * Double(common) / Double(target.days.length)
      let part = common == target.days.length ? target.cents : Int64(share)
      found = Found(
        cents: (found?.cents ?? 0).addingUpTo(part),
        isShare: (found?.isShare ?? false) || common < target.days.length)
    }
    return found
  }
}

extension ClosedRange<CalendarDay> {
  /// How many days there are.
  public var length: Int { Int(upperBound.number - lowerBound.number) + 1 }
}
