public import MojModel
public import MojQuery
public import MojText

/// What a coaching talk with a seller rests on: what was agreed, and where the work deviates.
///
/// It never counts calls and never compares people: it names accounts, days and what is due.
public struct Coaching: Sendable {
  /// Something that is not as the team has agreed, at one account.
  public struct Deviation: Sendable, Hashable {
    /// What deviates.
    public enum Kind: Sendable, Hashable, CaseIterable {
      /// The callback's window has closed and nobody got through.
      case lateCallback
      /// They asked to be called later, and there is no date.
      case undatedCallback
      /// Level 2 work was done on a lead that was not ready for it, as `LevelMismatch` says.
      case soldTooEarly
      /// One question may make it one of the best tier.
      case mayBeBest
      /// An open deal has no next step.
      case noNextStep
      /// The day of a deal's next step has passed.
      case lateStep
      /// The care model's contact is overdue.
      case overdueContact
      /// A complaint is open past its promise.
      case lateComplaint
      /// Nobody asked how a delivered order went.
      case noAfterSale
      /// An order is past its promised day.
      case lateDelivery

      /// The level of selling that it belongs to.
      public var level: Int {
        switch self {
        case .lateCallback, .undatedCallback, .soldTooEarly, .mayBeBest: 1
        case .noNextStep, .lateStep: 2
        case .overdueContact, .lateComplaint, .noAfterSale, .lateDelivery: 3
        }
      }
    }

    /// What deviates.
    public let kind: Kind
    /// The account's row.
    public let account: Int
    /// The day since which it does; nil where there is none.
    public let since: CalendarDay?
    /// The record's row in its own collection.
    public let row: Int
  }

  /// Something that was agreed in coaching.
  public struct Commitment: Sendable, Hashable {
    /// The row in the commitments.
    public let row: Int
    /// Whether it was kept; nil while nobody has said.
    public let isKept: Bool?
    /// By when.
    public let due: CalendarDay?
  }

  /// The derived fields that the deviations rest on.
  public static let derived: Set<DerivedKey> = [
    DerivedKey(.accounts, "tier"), DerivedKey(.accounts, "tier_best"),
    DerivedKey(.accounts, "due"), DerivedKey(.accounts, "unknown_fields"),
    DerivedKey(.orders, "after_sale_due"),
  ]

  /// The seller's row.
  public let seller: Int
  /// All deviations, the gravest first.
  public let deviations: [Deviation]
  /// What was agreed, the newest meeting's first.
  public let commitments: [Commitment]

  /// Looks at a seller's work; the dataset holds `derived`.
  public init(seller: Int, _ data: Dataset, today: CalendarDay, now: Int32) {
    self.seller = seller
    let finder = DeviationFinder(seller: seller, data, today: today, now: now)
    deviations = finder.found
    commitments = Coaching.commitments(of: seller, data.model)
  }

  /// At most three deviations of a level, or of all: of different kinds where there are such.
  public func chosen(level: Int?) -> [Deviation] {
    let all = deviations.filter { level == nil || $0.kind.level == level }
    var chosen: [Deviation] = []
    for deviation in all where !chosen.contains(where: { $0.kind == deviation.kind }) {
      chosen.append(deviation)
    }
    for deviation in all where !chosen.contains(deviation) { chosen.append(deviation) }
    return Array(chosen.prefix(3))
  }

  /// The level with the gravest deviation; 1 where there is none.
  public var weakestLevel: Int { deviations.first?.kind.level ?? 1 }

  /// The fields that level 1 maps, in the order in which they are asked.
  public static func mapped(_ model: Model) -> [String] { AccountFacts.mapped(model) }

  private static func commitments(of seller: Int, _ model: Model) -> [Commitment] {
    let table = model[.commitments]
    guard let sellers = table.column("seller") else { return [] }
    let made = table.column("made")
    let rows = (0..<table.rowCount).filter { sellers.code(at: $0) == seller + 1 }
    let sorted = rows.sorted {
      (made?.integer(at: $0) ?? .min, $1) > (made?.integer(at: $1) ?? .min, $0)
    }
    return sorted.map { commitment($0, model) }
  }

  /// What was agreed in a row of the commitments.
  public static func commitment(_ row: Int, _ model: Model) -> Commitment {
    let kept = model[.commitments].column("kept")?.code(at: row) ?? 0
    let due = model.day("due", of: .commitments, row)
    return Commitment(
      row: row, isKept: kept == 0 ? nil : kept == 2,
      due: due.map { CalendarDay(Int32(clamping: $0)) })
  }
}
