import MojModel
import MojShell
import MojText

/// Which logins may do what with a team: rows are kept from each other by the server itself.
///
/// The table `logins` says what each may do. A seller's login sees and changes the accounts of that seller
/// and what belongs to them, a manager all, a wall reads. Who published the team owns it, and may do all.
struct TeamRoles {
  private let fleet: Fleet

  init(_ fleet: Fleet) { self.fleet = fleet }

  /// The tables whose rows belong to accounts.
  private static let big = TeamTable.all.filter(\.isBig)

  // MARK: Policies

  /// The statements that make the table of logins and keep rows apart.
  ///
  /// What a login may do is looked up once a statement; what a manager may see is not looked for in the
  /// table of accounts.
  static let policies: [String] = {
    let role = "(select role from moj.logins where login = current_user)"
    let own = "(select seller from moj.logins where login = current_user)"
    let isFree = "\(role) in ('manager', 'wall')"
    var statements = [
      "create table logins (login name primary key, role text not null, seller text)"
    ]
    for table in big {
      var tests = [isFree]
      let sellers = table.fields.filter { $0.type == .reference(.sellers) }.map {
        "\(SQLName.quoted($0.name)) = \(own)"
      }
      if table.collection == .accounts {
        tests.append("seller = \(own)")
      } else {
        tests.append("account in (select id from moj.accounts)")
        if !sellers.isEmpty {
          tests.append("account = '' and (\(sellers.joined(separator: " or ")))")
        }
      }
      statements += protect(table.name, tests.joined(separator: " or "))
    }
    return statements + protect("changes", "\(isFree) or login = current_user")
  }()

  private static func protect(_ table: String, _ test: String) -> [String] {
    [
      "alter table moj.\(table) enable row level security",
      "create policy moj on moj.\(table) using (\(test))",
    ]
  }

  // MARK: Grants

  /// Lets a login do what a role may, on all shards.
  func grant(_ grant: RolesRequest.Grant) throws(ServerProblem) {
    var grant = grant
    if case .seller(let name) = grant.role {
      let found = try fleet.first.run(
        "select id from moj.sellers where id = $1 or name = $1", [name])
      guard found.count == 1, let id = found[0, 0] else {
        throw ServerProblem(.noSeller(name), at: fleet.first.place)
      }
      grant.role = .seller(id)
    }
    do throws(ServerProblem) {
      for shard in fleet.shards {
        try shard.begin()
        try Self.grant(grant, on: shard)
      }
      for shard in fleet.shards { try shard.commit() }
    } catch {
      fleet.rollBack()
      throw error
    }
  }

  /// Lets a login do what a role may, on one server.
  static func grant(
    _ grant: RolesRequest.Grant, on connection: Connection
  ) throws(ServerProblem) {
    let known = try connection.run("select 1 from pg_roles where rolname = $1", [grant.login])
    guard known.count > 0 else {
      throw ServerProblem(.noLogin(grant.login), at: connection.place)
    }
    let owners = try connection.run(
      "select 1 from pg_namespace where nspname = 'moj' and pg_get_userbyid(nspowner) = $1",
      [grant.login])
    guard owners.count == 0 else {
      throw ServerProblem(.owner(grant.login), at: connection.place)
    }
    let login = SQLName.quoted(grant.login)
    try connection.run("revoke all on all tables in schema moj from \(login)")
    try connection.run("revoke all on schema moj from \(login)")
    try connection.run("delete from moj.logins where login = $1", [grant.login])
    guard grant.role != .nobody else { return }
    try connection.run("grant usage on schema moj to \(login)")
    try connection.run("grant select on all tables in schema moj to \(login)")
    for (rights, tables) in rights(of: grant.role) {
      try connection.run("grant \(rights) on \(tables) to \(login)")
    }
    var seller: String?
    if case .seller(let id) = grant.role { seller = id }
    try connection.run(
      "insert into moj.logins values ($1, $2, $3)", [grant.login, grant.role.words.en, seller])
  }

  /// What a role may do beside reading.
  private static func rights(of role: TeamRole) -> [(rights: String, tables: String)] {
    let records = big.map { "moj.\($0.name)" }.joined(separator: ", ")
    let others = TeamTable.all.filter { !$0.isBig }.map { "moj.\($0.name)" }
    let log = [
      ("insert", "moj.changes"), ("update", "moj.pulse"), ("insert, update", "moj.counters"),
      ("insert, update", "moj.columns"),
    ]
    switch role {
    case .nobody, .wall: return []
    case .seller: return [("insert, update, delete", records)] + log
    case .manager:
      let lists = (others + ["moj.intents", "moj.parts"]).joined(separator: ", ")
      return [("insert, update, delete", "\(records), \(lists)"), ("update", "moj.changes")] + log
    }
  }

  /// Which logins may do what.
  func all() throws(ServerProblem) -> [RolesRequest.Grant] {
    try TeamRoles.all(on: fleet.first)
  }

  /// Which logins may do what on one server; none where an older moj published the team.
  static func all(on connection: Connection) throws(ServerProblem) -> [RolesRequest.Grant] {
    guard try connection.run("select to_regclass('moj.logins')")[0, 0] != nil else { return [] }
    let rows = try connection.run(
      """
      select login, role, seller from moj.logins
      where exists (select 1 from pg_roles where rolname = login) order by login
      """)
    return (0..<rows.count).map { row in
      let role: TeamRole =
        switch rows[row, 1] {
        case "manager": .manager
        case "wall": .wall
        default: .seller(rows[row, 2] ?? "")
        }
      return RolesRequest.Grant(rows[row, 0] ?? "", role)
    }
  }
}
