/// Something that a seller could do in a week, as plain numbers.
///
/// Times are minutes since 1970-01-01T00:00 on the model's wall clock.
public struct PlanCandidate: Sendable, Hashable {
  /// What it is.
  public enum Kind: Int, Sendable, CaseIterable {
    case promise = 1, callback, contact, meeting, mapping, step, afterSale, sparring

    /// Its name in files.
    public var key: String { self == .afterSale ? "after_sale" : "\(self)" }
  }

  /// What tells it from all others and orders equals, such as the account's id and the kind; the
  /// order of records in a file never decides.
  public var key: String
  /// The account's row.
  public var account: Int
  /// What it is.
  public var kind: Kind
  /// The town to travel to, by its place in the travel times; nil where nobody travels.
  public var town: Int?
  /// How long it takes, travel not counted.
  public var minutes: Int
  /// What it is worth, in any unit that all candidates share; never negative.
  public var value: Int64
  /// Its place in the policy order: smaller ones come first whatever they are worth.
  public var rank: Int
  /// When it may begin.
  public var from: Int32
  /// When it must be over.
  public var to: Int32
  /// Whether it is promised: it comes before all others wherever it can be kept.
  public var isHard: Bool

  /// Makes a candidate; negative minutes and values count as none.
  public init(
    key: String, account: Int, kind: Kind, town: Int?, minutes: Int, value: Int64, rank: Int,
    from: Int32, to: Int32, isHard: Bool = false
  ) {
    self.key = key
    self.account = account
    self.kind = kind
    self.town = town
    self.minutes = min(max(1, minutes), 1_440)
    self.value = min(max(0, value), PlanCandidate.mostValue)
    self.rank = rank
    self.from = from
    self.to = to
    self.isHard = isHard
  }

  /// Whether one talk serves it together with whatever else its account is to be talked to about:
  /// of an account's candidates that nobody was promised at most one is planned.
  public var isExclusive: Bool { !isHard && kind != .promise }

  /// The greatest value; prices of a million such candidates still add up.
  public static let mostValue: Int64 = 1_000_000_000

  /// Whether it gives more for its time than another; equals by key.
  func pays(more other: PlanCandidate) -> Bool {
    let (own, its) = (value * Int64(other.minutes), other.value * Int64(minutes))
    return own == its ? key < other.key : own > its
  }
}
