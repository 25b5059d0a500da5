import MojModel
import MojSteering

/// What the use of time in a period rests on.
struct TimeFacts: AddedUp {
  /// The time by what was asked for, else by tier.
  private(set) var use: TimeUse
  private(set) var review: VisitReview
  /// The time by channel, and the accounts that got it, where no grouping was asked for.
  private(set) var overview: (channels: TimeUse, accounts: TimedAccounts)?
  /// How many orders came.
  private(set) var wins: Int
  /// How many of them are credited to a contact.
  private(set) var credited: Int

  init(_ work: PeriodOfWork, in model: Model, by fields: [TimeUse.Field]) {
    use = TimeUse(work.ledger, work.wins, by: fields.isEmpty ? [.tier] : fields, in: model)
    review = VisitReview(work.ledger, in: model)
    if fields.isEmpty {
      overview = (
        TimeUse(work.ledger, work.wins, by: [.channel], in: model),
        TimedAccounts(work.ledger, work.wins, in: model)
      )
    }
    wins = work.wins.count
    credited = work.wins.count { $0.credit != nil }
  }

  mutating func add(_ other: TimeFacts) {
    use.add(other.use)
    review.add(other.review)
    if let other = other.overview {
      overview?.channels.add(other.channels)
      overview?.accounts.add(other.accounts)
    }
    wins += other.wins
    credited += other.credited
  }

  /// No account is shown.
  var accounts: [String]? { [] }
  var isOfRows: Bool { false }
}
