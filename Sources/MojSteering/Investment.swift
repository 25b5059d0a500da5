import MojModel
public import MojQuery

/// An account that is worth more of the sellers' time than it gets.
///
/// It is active, and one of three holds: what is unknown leaves a better tier open, nobody was in
/// contact for twelve months, or its contact is late by its care model. The first that holds is the
/// reason. The order is that of the best tier that it may be in, then of room: the potential that
/// is not bought yet. Where nobody knows the potential the tier that it has counts, for until then
/// it is a question to ask and no investment.
public struct Investment: Sendable, Hashable {
  /// Why it is worth the time.
  public enum Reason: Sendable, Hashable {
    /// It may be in the tier of this rank.
    case mayBe(Int)
    /// Nobody was in contact for twelve months.
    case untouched
    /// Its contact is so many days late.
    case late(days: Int)
  }

  /// Its row.
  public var account: Int
  /// The rank of its tier; 0 where it has none.
  public var tier: Int
  /// Why.
  public var reason: Reason
  /// Potential less the orders of twelve months, in cents; nil where the potential is not known.
  public var room: Int64?

  /// The derived fields that the list rests on.
  public static let keys: Set<DerivedKey> = Set(
    ["tier", "tier_best", "contacts_12m", "overdue", "sales_12m"].map { DerivedKey(.accounts, $0) })

  /// Returns the first few of a model's accounts; `data` has the columns of `keys`.
  public static func first(
    _ count: Int, _ data: Dataset, among rows: Set<Int>? = nil
  ) -> [Investment] {
    let table = data.model[.accounts]
    let status = table.column("status")
    let potential = table.column("potential")
    func column(_ field: String) -> Column? { data.derived[DerivedKey(.accounts, field)] }
    let (tiers, bests) = (column("tier"), column("tier_best"))
    let (contacts, overdue, sales) = (
      column("contacts_12m"), column("overdue"), column("sales_12m")
    )
    let last = data.model.tierNames.count + 1
    var found: [(rank: Int, investment: Investment)] = []
    for row in 0..<table.rowCount where rows?.contains(row) ?? true {
      guard (status?.code(at: row) ?? 0) <= 1 else { continue }
      let tier = tiers?.code(at: row) ?? 0
      let best = bests?.code(at: row) ?? 0
      let days = Int(clamping: overdue?.integer(at: row) ?? 0)
      let reason: Reason
      if best > 0, best < (tier > 0 ? tier : last) {
        reason = .mayBe(best)
      } else if (contacts?.integer(at: row) ?? 0) == 0 {
        reason = .untouched
      } else if days > 0 {
        reason = .late(days: days)
      } else {
        continue
      }
      let room = potential?.integer(at: row).map {
        max(0, $0.addingUpTo(-max(0, sales?.integer(at: row) ?? 0)))
      }
      let rank = room != nil && best > 0 ? best : (tier > 0 ? tier : last)
      found.append((rank, Investment(account: row, tier: tier, reason: reason, room: room)))
    }
    let order = found.sorted {
      ($0.rank, -($0.investment.room ?? -1), $0.investment.account)
        < ($1.rank, -($1.investment.room ?? -1), $1.investment.account)
    }
    return order.prefix(count).map(\.investment)
  }
}
