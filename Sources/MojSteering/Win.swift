public import MojModel
import MojText

/// An order of a period, with the contact that it is credited to.
///
/// That is the last contact with the account in the ninety days up to the order's day; an order that
/// none came before is credited to none.
public struct Win: Sendable, Hashable {
  /// How many days before an order a contact may be.
  public static let reach: Int32 = 90

  /// The order's row.
  public var row: Int
  /// The account's row; nil where it names none.
  public var account: Int?
  /// Its amount in cents.
  public var amount: Int64
  /// The contact; nil where none came before it.
  public var credit: TimeLedger.Entry?

  /// Returns the orders of a ledger's period; only those in `rows` where these are given.
  public static func all(
    _ model: Model, _ ledger: TimeLedger, among rows: Set<Int>? = nil
  ) -> [Win] {
    let table = model[.orders]
    guard let days = table.column("date")?.allDays else { return [] }
    let accounts = table.column("account")
    let amounts = table.column("amount")
    let contacts = LatestEntries(ledger) { $0.isContact }
    let first = Int64(ledger.period.lowerBound.number)
    let last = Int64(ledger.period.upperBound.number)
    return days.indices.compactMap { row in
      guard (first...last).contains(days[row]), rows?.contains(row) ?? true else { return nil }
      let code = accounts?.code(at: row) ?? 0
      let account = code > 0 ? code - 1 : nil
      return Win(
        row: row, account: account, amount: amounts?.integer(at: row) ?? 0,
        credit: account.flatMap { contacts.entry(of: $0, upTo: Int32(clamping: days[row])) }
          .flatMap { days[row] - Int64($0.day) <= Int64(reach) ? $0 : nil })
    }
  }
}
