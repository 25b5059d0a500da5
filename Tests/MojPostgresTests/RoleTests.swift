import MojModel
import MojStore
import MojText
import Testing

@testable import MojPostgres
@testable import MojShell

/// What logins may do: a seller their own accounts, a manager all, a wall nothing but look.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct RoleTests {
  private let server = PostgresServer()

  private func published(_ name: String, shards: Bool) throws -> ServerURL {
    let url = try shards ? Cluster.shards(name) : Cluster.database(name)
    let team = try Cluster.model(Cluster.bytes("scripts/demo/team.json"))
    _ = try server.publish(team, to: url, replaces: false)
    return url
  }

  /// A login of the server with a role in a team, and the team's address for it.
  private func login(
    _ login: String, _ role: TeamRole, at url: ServerURL
  ) throws -> ServerURL {
    let connection = try Connection(#require(url.members.first))
    if try connection.run("select 1 from pg_roles where rolname = $1", [login]).count == 0 {
      try connection.run("create role \(SQLName.quoted(login)) login")
    }
    _ = try server.roles(RolesRequest(server: url, grant: .init(login, role)))
    return try #require(
      ServerURL(url.text.replacing("user=moj", with: "user=\(login)")))
  }

  private static let aino = "\"Aino Lehtoranta\""

  /// The demo with a login of Aino's, who talks, beside who owns it.
  private func talks(
    _ name: String, shards: Bool
  ) throws -> (anna: ServerURL, mine: ServedTalk, all: ServedTalk, url: ServerURL) {
    let url = try published(name, shards: shards)
    let anna = try login("anna \(name)", .seller("Aino Lehtoranta"), at: url)
    return (anna, try ServedTalk(anna), try ServedTalk(url), url)
  }

  /// The first lead of a seller.
  private func lead(of seller: String, _ talk: inout ServedTalk) throws -> String {
    let names = try talk.say("leads where seller = \(seller) show name as csv")
    return try #require(
      names.split(whereSeparator: \.isNewline).dropFirst().first.map(String.init))
  }

  @Test(arguments: [false, true])
  func `a seller sees their own accounts, by whatever way`(shards: Bool) throws {
    var (anna, mine, all, _) = try talks("sees\(shards)", shards: shards)
    let lines = [
      ("leads count", "leads where seller = \(Self.aino) count"),
      ("customers sum potential", "customers where seller = \(Self.aino) sum potential"),
      ("activities count", "activities where account.seller = \(Self.aino) count"),
      ("callbacks count", "callbacks where account.seller = \(Self.aino) count"),
    ]
    for (line, own) in lines { try #expect(mine.say(line) == all.say(own), "\(line)") }
    let name = try lead(of: Self.aino, &all)
    #expect(try mine.say("account \(name)") == all.say("account \(name)"))
    let bytes = try server.bytes(at: anna)
    let model = try #require(ModelReader.model(from: bytes, isLenient: true).model)
    let sellers = try #require(model[.accounts].column("seller"))
    let owners = Set((0..<model[.accounts].rowCount).map { model.value(sellers, at: $0).name })
    #expect(owners.count == 1 && model[.accounts].rowCount > 3)
  }

  @Test(arguments: [false, true])
  func `a seller changes their own accounts, and gives none away`(shards: Bool) throws {
    var (_, mine, all, url) = try talks("changes\(shards)", shards: shards)
    let name = try lead(of: Self.aino, &all)
    try mine.say("log \(name) call \"hello\"")
    #expect(try all.say("changes").contains("anna changes\(shards)"))
    #expect(try mine.say("changes").contains("hello"))
    mine.session.settings.user = "anna changes\(shards)"
    try mine.say("undo")
    let given = mine.session.answer(to: "assign \(name) to \"Otso Virranniemi\"")
    let gift = try #require(given.change)
    let refused = try #require(throws: ServerProblem.self) {
      try mine.session.keep(gift, forgetting: nil)
    }
    #expect(refused.diagnostic.exitCode == .denied)
    // Rules are the manager's.
    let rule = Edit(
      .sellers, "sel-99",
      .create(record: #"{"id": "sel-99", "name": "X"}"#, spot: nil, list: nil))
    #expect(throws: ServerProblem.self) {
      try mine.engine.save(Change(command: "by hand", edits: [rule]), forgetting: nil)
    }
    // Ids go on where others' do, though she does not see those.
    let other = try lead(of: "\"Otso Virranniemi\"", &all)
    try all.say("log \"\(other)\" call \"mine\"")
    try mine.say("log \(name) call \"hers\"")
    let team = try Cluster.model(server.bytes(at: url))
    let ids = try #require(team[.activities].column("id"))
    let known = (0..<team[.activities].rowCount).map { team.value(ids, at: $0).name }
    #expect(Set(known).count == known.count)
  }

  @Test(arguments: [false, true])
  func `another's account is not there for a seller, also not for SQL`(shards: Bool) throws {
    var (anna, mine, all, _) = try talks("others\(shards)", shards: shards)
    let other = try lead(of: "\"Otso Virranniemi\"", &all)
    #expect(mine.session.answer(to: "log \"\(other)\" call \"x\"").exitCode != .ok)
    let owner = try all.say("accounts where id = acc-002 show seller")
    #expect(!owner.contains("Aino"))
    let record = #"{"id": "act-9001", "account": "acc-002", "at": "2026-11-23T10:00"}"#
    let foreign = Edit(.activities, "act-9001", .create(record: record, spot: nil, list: nil))
    #expect(throws: (any Error).self) {
      try mine.engine.save(Change(command: "by hand", edits: [foreign]), forgetting: nil)
    }
    for member in anna.members {
      let problem = try #require(throws: ServerProblem.self) {
        try Connection(member).run(
          """
          insert into moj.activities (id, account, place, record, after)
          values ('x', 'acc-002', 1, '{}', '')
          """)
      }
      #expect(problem.diagnostic.exitCode == .denied)
      let touched = try Connection(member).run(
        "update moj.accounts set potential = 1 where id = 'acc-002' returning id")
      #expect(touched.count == 0)
    }
  }

  @Test func `a manager may do all, a wall nothing, and who is nobody does not get in`() throws {
    let url = try published("offices", shards: false)
    var boss = try ServedTalk(login("boss", .manager, at: url))
    try boss.say("set \"Suvituuli Köydet Oy Ab\" potential = 30k")
    boss.session.settings.saysYes = true
    try boss.say("assign leads where town = Oulu to Aino")
    var wall = try ServedTalk(login("wall", .wall, at: url))
    #expect(wall.engine.keeper == nil)
    #expect(try wall.say("accounts count") == boss.say("accounts count"))
    #expect(throws: ServerProblem.self) {
      try wall.engine.save(Change(command: "x", edits: []), forgetting: nil)
    }
    let shown = try server.roles(RolesRequest(server: url))
    #expect(shown.map(\.login) == ["boss", "wall"] && shown.map(\.role) == [.manager, .wall])
    // What was granted outlives another publishing.
    let team = try Cluster.model(Cluster.bytes("scripts/demo/team.json"))
    _ = try server.publish(team, to: url, replaces: true)
    #expect(try server.roles(RolesRequest(server: url)) == shown)
    let nobody = try login("wall", .nobody, at: url)
    let problem = try #require(throws: ServerProblem.self) { try ServedTalk(nobody) }
    #expect(problem.diagnostic.code == "no-team")
    let none = try #require(throws: ServerProblem.self) {
      try server.roles(RolesRequest(server: url, grant: .init("nosuch", .wall)))
    }
    #expect(none.diagnostic.code == "no-login")
    let seller = try #require(throws: ServerProblem.self) {
      try server.roles(RolesRequest(server: url, grant: .init("boss", .seller("Nobody"))))
    }
    #expect(seller.diagnostic.code == "no-seller")
    #expect(try server.roles(RolesRequest(server: url)).map(\.role) == [.manager])
  }

  @Test(
    arguments: [
      (["roles"], nil), (["roolit", "anna", "esimies"], .manager),
      (["roles", "w", "seinä"], .wall),
      (["roles", "w", "nobody"], .nobody),
      (["roolit", "a", "myyjä", "Aino", "Lehtoranta"], .seller("Aino Lehtoranta")),
    ] as [([String], TeamRole?)])
  func `roles are said in both languages`(words: [String], role: TeamRole?) throws {
    let request = try #require(try RolesRequest(["postgres:///x"] + words))
    #expect(request.grant?.role == role)
    #expect(throws: UsageError.self) { try RolesRequest(["postgres:///x", "roles", "a", "king"]) }
  }
}
