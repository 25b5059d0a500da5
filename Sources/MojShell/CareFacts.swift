import MojSteering

/// What the care of a team sums up to on a past day, and the accounts that a report about it lists.
struct CareFacts: AddedUp {
  private(set) var sums: CareSums
  private var listed: ListedAccounts

  init(_ sums: CareSums, _ listed: ListedAccounts) {
    self.sums = sums
    self.listed = listed
  }

  mutating func add(_ other: CareFacts) {
    sums.add(other.sums)
    listed.add(other.listed)
  }

  var accounts: [String]? { listed.accounts }
  var isOfRows: Bool { true }
}
