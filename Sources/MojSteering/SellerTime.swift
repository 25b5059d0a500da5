public import MojModel

/// A seller's own time by tier, beside what care models mean for it, and what it won.
public struct SellerTime: Sendable {
  /// A tier's part of it.
  public struct Part: Sendable, Hashable {
    /// The tier's rank.
    public var tier: Int
    /// The time and what it won.
    public var use: TimeUse.Row
    /// The contacts that were made in the field.
    public var visits: Int
    /// The percent of the seller's time that it got; nil where there was none.
    public var share: Double?
    /// The share ÷ its target; nil where either is not known.
    public var index: Double?
    /// The orders for each hour; nil where there are too few contacts to tell.
    public var perHour: Double?
  }

  /// Minutes that would bring two tiers nearer to their targets.
  public struct Shift: Sendable, Hashable {
    /// The rank of the tier that got more than its target.
    public var from: Int
    /// The rank of the tier that got less.
    public var to: Int
    /// The minutes of the period.
    public var minutes: Int64
  }

  /// The tiers from the best.
  public private(set) var parts: [Part] = []
  /// The minutes in the field.
  public let fieldMinutes: Int64
  /// Those of them that went to the lower tiers.
  public let lowMinutes: Int64
  private let minutes: Int64

  /// Adds up the work of a seller, whose row is given, in the period of a ledger.
  public init(of seller: Int, _ ledger: TimeLedger, _ wins: [Win], in model: Model) {
    let own = ledger.only(seller: seller + 1)
    let credited = wins.filter { $0.credit?.seller == seller + 1 }
    let tiers = TimeUse(own, credited, by: [.tier], in: model)
    let channels = TimeUse(own, credited, by: [.tier, .channel], in: model)
    let field = ChannelCodes.areOf(FieldWork.channels(model), in: model)
    minutes = tiers.total.minutes
    let review = VisitReview(own, in: model)
    (fieldMinutes, lowMinutes) = (review.minutes, review.lowMinutes)
    parts = tiers.rows.filter { $0.keys[0] > 0 }.map { row in
      Part(
        tier: row.keys[0], use: row,
        visits: channels.rows.filter { $0.keys[0] == row.keys[0] && field[$0.keys[1]] }
          .reduce(0) { $0 + $1.contacts },
        share: tiers.share(row), index: tiers.index(row), perHour: tiers.winsPerHour(row))
    }
  }

  /// What would bring the tier that got most beyond its target and the one that lacks most nearer to
  /// theirs; nil where no tier lacks time while a lower one has too much.
  public var shift: Shift? {
    let gaps = parts.compactMap { part in
      part.share.flatMap { share in part.use.target.map { (part.tier, share - $0) } }
    }
    guard let to = gaps.min(by: { $0.1 < $1.1 }), to.1 < 0,
      let from = gaps.filter({ $0.0 > to.0 }).max(by: { $0.1 < $1.1 }), from.1 > 0
    else { return nil }
    let part = min(from.1, -to.1) / 100 * Double(minutes)
    return Shift(from: from.0, to: to.0, minutes: Int64(part))
  }
}
