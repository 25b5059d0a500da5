import MojModel
import MojSteering

/// What an answer about levels counts, and of which accounts of a team on a server it is.
struct LevelsFacts: AddedUp {
  private(set) var sums: LevelSums
  private var listed: GatheredAccounts

  /// Counts, and the accounts that the answer lists; none where all are in memory.
  init(_ sums: LevelSums, listing listed: GatheredAccounts? = nil) {
    self.sums = sums
    self.listed = listed ?? GatheredAccounts([], shown: [], most: .max)
  }

  mutating func add(_ other: LevelsFacts) {
    sums.add(other.sums)
    listed.add(other.listed)
  }

  var accounts: [String]? { listed.ids }
  var isOfRows: Bool { true }

  /// How many accounts the answer lists, where they are too many to be read; nil where all are there.
  var count: Int? { listed.count }
}

extension LevelsReport {
  /// The facts of this part of a team for a view.
  ///
  /// - Parameters:
  ///   - rows: The records of a list that are meant; nil for all that a view lists.
  ///   - today: The part as it is today.
  ///   - isWhole: Whether all accounts that it lists are told.
  func facts(
    of view: View, _ rows: [Int]? = nil, today: Model, isWhole: Bool, most: Int
  ) -> LevelsFacts {
    var collection = Collection.accounts
    if case .list(let list) = view { collection = list.collection }
    let listed = Set(ids(of: rows ?? self.rows(view), in: collection, today))
    return LevelsFacts(
      sums,
      listing: GatheredAccounts(
        Array(listed), shown: isWhole ? nil : shown(in: view, today), most: most))
  }

  /// The ids of the accounts that records belong to, the empty one where that is none.
  private func ids(of rows: [Int], in collection: Collection, _ today: Model) -> [String] {
    let ids = model.accountIDs(of: rows, in: collection)
    guard day != nil, ids.contains("") else { return ids }
    // The account of a record may not have been there yet.
    let all = Array(0..<today[collection].rowCount)
    let own = zip(all, today.accountIDs(of: all, in: collection)).map { row, account in
      (today.written("id", of: collection, row) ?? "", account)
    }
    let known = Dictionary(own) { first, _ in first }
    return zip(rows, ids).map { row, id in
      id.isEmpty ? known[model.written("id", of: collection, row) ?? ""] ?? "" : id
    }
  }

  /// The accounts that people see of a view; nil where these are all.
  private func shown(in view: View, _ today: Model) -> Set<String>? {
    var levels = Array(1...3)
    var early: [LevelMismatch] = []
    switch view {
    case .all:
      early = LevelsReport.grouped(sorted).flatMap { $0.prefix(LevelsReport.mostNamed) }
    case .bySeller: levels = []
    case .one(let level):
      levels = [level]
      if level == 1 { early = Array(sorted.prefix(LevelsReport.mostShown)) }
    case .mismatches, .list: return nil
    }
    let first = rows(view).prefix(LevelsReport.mostShown) + early.map(\.account)
    let waiting = LevelQueues.Kind.allCases.filter { levels.contains($0.level) }.flatMap { queue in
      let rows = Array(queues.rows(queue).prefix(LevelsReport.mostWaiting))
      return ids(of: rows, in: queue.collection, today)
    }
    return Set(ids(of: Array(first), in: .accounts, today) + waiting)
  }
}

extension Model {
  /// The ids of the accounts that records belong to, the empty one where that is none.
  func accountIDs(of rows: [Int], in collection: Collection) -> [String] {
    let owners = self[collection].column("account")
    return rows.map { row in
      let account = collection == .accounts ? row : (owners?.code(at: row) ?? 0) - 1
      return account < 0 ? "" : written("id", of: .accounts, account) ?? ""
    }
  }
}
