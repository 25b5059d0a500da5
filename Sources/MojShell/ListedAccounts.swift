import MojModel

/// The accounts of records that a list of parts of a team has.
struct ListedAccounts: AddedUp {
  /// Nil where they are too many to be read.
  private var ids: Set<String>?

  init(_ rows: [Int], of collection: Collection, in part: Session) {
    ids = Set(part.model.accountIDs(of: rows, in: collection))
    add([])
  }

  mutating func add(_ other: ListedAccounts) {
    guard let others = other.ids else {
      ids = nil
      return
    }
    add(others)
  }

  private mutating func add(_ others: Set<String>) {
    ids?.formUnion(others)
    if ids?.count ?? 0 > Session.mostListed { ids = nil }
  }

  var accounts: [String]? { ids?.sorted() }
  var isOfRows: Bool { true }
}
