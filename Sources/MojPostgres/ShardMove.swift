import MojModel
import MojShell
import MojText

/// Moves an account with all its records from one shard to another.
///
/// Two servers end no transaction together, so the move is recorded: the target takes the rows and a
/// line of the table `moves` in one transaction, then the source lets its rows go, then the line goes.
/// While the line stands, the source's rows are the true ones: whoever opens the team next begins the
/// move anew, and where the source has none any more, only the line goes. Nothing is lost whenever a
/// server or moj dies; until the team is opened the next time an account may stand on both.
struct ShardMove {
  /// What is done, in order; a test dies after each.
  enum Step: CaseIterable { case deleted, arrived, left, finished }

  let fleet: Fleet
  var after: (Step) throws(ServerProblem) -> Void = { _ throws(ServerProblem) in }

  init(_ fleet: Fleet) { self.fleet = fleet }

  /// The statement that makes the table of moves.
  static let definition =
    "create table if not exists moj.moves (account text primary key, source int not null)"

  /// Moves an account by its id; false where the source has no such account.
  func move(_ account: String, from source: Int, to target: Int) throws(ServerProblem) -> Bool {
    let (from, to) = (fleet.shards[source], fleet.shards[target])
    let isThere: Bool
    do throws(ServerProblem) {
      // Nobody changes what is on its way.
      _ = try fleet.hold()
      isThere = try move(account, source, target)
    } catch {
      fleet.rollBack()
      throw error
    }
    if isThere {
      try to.commit()
      do throws(ServerProblem) {
        try after(.arrived)
        try from.commit()
      } catch {
        fleet.rollBack()
        throw error
      }
      try after(.left)
    }
    fleet.rollBack()
    try to.run("delete from moj.moves where account = $1", [account])
    try after(.finished)
    return isThere
  }

  private func move(
    _ account: String, _ source: Int, _ target: Int
  ) throws(ServerProblem) -> Bool {
    var rows: [(table: TeamTable, rows: ServerRows)] = []
    for table in ShardMove.tables {
      let key = table.collection == .accounts ? "id" : "account"
      rows.append(
        (
          table,
          try fleet.shards[source].run(
            "delete from moj.\(table.name) t where \(key) = $1 returning to_jsonb(t)", [account])
        ))
    }
    guard rows.contains(where: { $0.rows.count > 0 }) else { return false }
    try after(.deleted)
    try arrive(rows, account, source, at: fleet.shards[target])
    return true
  }

  /// The target's part: what a move that was torn may have left is replaced.
  private func arrive(
    _ rows: [(table: TeamTable, rows: ServerRows)], _ account: String, _ source: Int,
    at to: Connection
  ) throws(ServerProblem) {
    try to.run(
      "insert into moj.moves values ($1, $2) on conflict (account) do update set source = $2",
      [account, "\(source)"])
    for (table, found) in rows {
      let key = table.collection == .accounts ? "id" : "account"
      try to.run("delete from moj.\(table.name) where \(key) = $1", [account])
      for row in 0..<found.count {
        try to.run(
          "insert into moj.\(table.name) "
            + "select * from jsonb_populate_record(null::moj.\(table.name), $1::jsonb)",
          [found[row, 0]])
      }
    }
  }

  private static let tables = TeamTable.all.filter(\.isBig)

  // MARK: Torn moves

  /// Finishes the moves that were torn; a moj that moves right now is waited for.
  func finish() throws(ServerProblem) {
    for (target, shard) in fleet.shards.enumerated() {
      // A team of an older publishing has no such table.
      let table = try shard.run("select to_regclass('moj.moves')")
      guard table[0, 0] != nil else { continue }
      let moves = try shard.run("select account, source from moj.moves order by account")
      for row in 0..<moves.count {
        guard let account = moves[row, 0], let number = moves[row, 1].flatMap({ Int($0) }),
          let source = fleet.cards.firstIndex(where: { $0.number == number })
        else { continue }
        _ = try move(account, from: source, to: target)
      }
    }
  }

  // MARK: Whole teams

  /// Moves every account that is elsewhere than the placing says; returns how many were moved.
  func settle(_ placing: Placing) throws(ServerProblem) -> Int {
    try write(placing)
    var count = 0
    for (source, shard) in fleet.shards.enumerated() {
      let accounts = try shard.run("select id, project from moj.accounts order by place")
      for row in 0..<accounts.count {
        guard let id = accounts[row, 0] else { continue }
        let target = placing.shard(of: id.utf8, project: accounts[row, 1])
        if target != source, try move(id, from: source, to: target) { count += 1 }
      }
    }
    return count
  }

  /// Tells all shards where accounts belong from now on.
  private func write(_ placing: Placing) throws(ServerProblem) {
    for (shard, card) in zip(fleet.shards, fleet.cards) where card.placing != placing {
      try shard.transaction { () throws(ServerProblem) in
        try shard.run("delete from moj.meta where key like 'project %'")
        for (project, number) in placing.projects.sorted(by: { $0.key < $1.key }) {
          try shard.run(
            "insert into moj.meta values ($1, $2)", ["project \(project)", "\(number)"])
        }
      }
    }
  }

  /// Moves one account, by its id or its name, to a shard by its number, from 1.
  func move(_ account: String, to number: Int) throws {
    guard fleet.shards.indices.contains(number - 1) else {
      throw ShardProblem.noShard(number, of: fleet.shards.count)
    }
    var found: [(id: String, shard: Int)] = []
    for (place, shard) in fleet.shards.enumerated() {
      let rows = try shard.run(
        "select id from moj.accounts where id = $1 or name = $1", [account])
      found += (0..<rows.count).compactMap { row in rows[row, 0].map { ($0, place) } }
    }
    guard found.count == 1 else { throw ShardProblem.noAccount(account, count: found.count) }
    guard found[0].shard != number - 1 else { return }
    _ = try move(found[0].id, from: found[0].shard, to: number - 1)
  }
}
