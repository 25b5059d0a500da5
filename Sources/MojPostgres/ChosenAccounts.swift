import MojModel
import MojShell

/// Some accounts as a table of a statement, `chosen (account)`, in which other tables look theirs up.
///
/// Each server finds the cheapest way to look up what is in a table. Ten thousand ids in a condition take it
/// long to plan, and a join makes it hash the bigger side, since of `chosen` it knows nothing beforehand.
struct ChosenAccounts {
  /// What stands after `with`.
  let sql: String
  let values: [String?]
  /// The list of which it is a run; nil where ids say whose records are meant.
  private let run: Collection?

  init(_ accounts: PartAccounts) {
    switch accounts {
    case .named(let ids):
      sql = "chosen as materialized (select unnest($1::text[]) as account)"
      values = [SQLArray.text(of: ids)]
      run = nil
    case .placed(let list, let places, let andNone):
      let account = list == .accounts ? "id as account" : "account"
      let none = andNone ? " union all select ''" : ""
      sql =
        "chosen as materialized (select \(account) from moj.\(TeamTable(list).name) "
        + "where place between $1::bigint and $2::bigint\(none))"
      values = ["\(places.lowerBound)", "\(places.upperBound)"]
      run = list
    }
  }

  /// The rows `r` of a table that are theirs, as what stands after `from`.
  func rows(of table: TeamTable) -> String {
    let isOfAccounts = table.collection == .accounts
    let condition =
      isOfAccounts && run == .accounts
      ? "r.place between $1::bigint and $2::bigint"
      : "r.\(isOfAccounts ? "id" : "account") in (select account from chosen)"
    return "moj.\(table.name) r where \(condition)"
  }
}

extension PostgresEngine {
  func parts(of most: Int, in list: Collection) throws -> [PartAccounts] {
    // Each shard cuts its own records, so that a few of their cuts together are one.
    let step = max(1, try most * 100 / weight() / fleet.shards.count)
    let rows = try fleet.run(
      """
      select place from (
        select place, row_number() over (order by place) as number from moj.\(TeamTable(list).name)) r
      where number % $1::bigint = 0
      """, ["\(step)"], orderedBy: 0)
    let cuts = (0..<rows.count).compactMap { rows[$0, 0].flatMap { Int64($0) } }
    let ends = stride(from: fleet.shards.count - 1, to: cuts.count, by: fleet.shards.count)
      .map { cuts[$0] }
    let starts = [Int64.min] + ends.map { $0 + 1 }
    return zip(starts, ends + [Int64.max]).enumerated().map { number, run in
      .placed(in: list, run.0...run.1, andNone: number == 0 && list == .accounts)
    }
  }

  /// How many records an account has, in hundredths of what is little: two with itself.
  private func weight() throws -> Int {
    let big = TeamTable.all.filter(\.isBig).map(\.collection.rawValue)
    let rows = try fleet.run(
      """
      select coalesce(sum(reltuples) filter (where relname = 'accounts'), 0)::bigint,
        coalesce(sum(reltuples), 0)::bigint
      from pg_catalog.pg_class
      where relnamespace = 'moj'::regnamespace and relname = any($1::text[]) and reltuples > 0
      """, [SQLArray.text(of: big)])
    func sum(_ column: Int) -> Int {
      (0..<rows.count).reduce(0) { $0 + (rows[$1, column].flatMap { Int($0) } ?? 0) }
    }
    return sum(0) > 0 ? max(100, sum(1) * 50 / sum(0)) : 100
  }
}
