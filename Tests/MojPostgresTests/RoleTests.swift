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

  @Test(arguments: [false, true])
  func `a seller sees and changes their own accounts, and no others`(shards: Bool) throws {
    let url = try published("roles\(shards)", shards: shards)
    let anna = try login("anna \(shards)", .seller("Aino Lehtoranta"), at: url)
    var (mine, all) = (try ServedTalk(anna), try ServedTalk(url))
    let lines = ["leads count", "customers sum potential", "activities count", "callbacks count"]
    for line in lines {
      let own = line.replacing("leads", with: "leads where seller = \"Aino Lehtoranta\"")
        .replacing("customers", with: "customers where seller = \"Aino Lehtoranta\"")
        .replacing("activities", with: "activities where account.seller = \"Aino Lehtoranta\"")
        .replacing("callbacks", with: "callbacks where account.seller = \"Aino Lehtoranta\"")
      try #expect(mine.say(line) == all.say(own), "\(line)")
    }
    // By whatever way: whole, by name, and in the file.
    let bytes = try server.file(at: anna)
    let model = try #require(ModelReader.model(from: bytes, isLenient: true).model)
    let sellers = try #require(model[.accounts].column("seller"))
    let owners = Set((0..<model[.accounts].rowCount).map { model.value(sellers, at: $0).name })
    #expect(owners.count == 1 && model[.accounts].rowCount > 3)
    // She may log, be undone, and not give an account away.
    let names = try all.say("leads where seller = \"Aino Lehtoranta\" show name as csv")
    let name = try #require(
      names.split(whereSeparator: \.isNewline).dropFirst().first.map(String.init))
    #expect(try mine.say("account \(name)") == all.say("account \(name)"))
    try mine.say("log \(name) call \"hello\"")
    #expect(try all.say("changes").contains("anna \(shards)"))
    #expect(try mine.say("changes").contains("hello"))
    mine.session.settings.user = "anna \(shards)"
    try mine.say("undo")
    let given = mine.session.answer(to: "assign \(name) to \"Otso Virranniemi\"")
    let gift = try #require(given.change)
    let refused = try #require(throws: ServerProblem.self) {
      try mine.session.keep(gift, forgetting: nil)
    }
    #expect(refused.diagnostic.exitCode == .denied)
    // Somebody else's account is not there for her.
    let others = try all.say("leads where seller = \"Otso Virranniemi\" show name as csv")
    let other = try #require(
      others.split(whereSeparator: \.isNewline).dropFirst().first.map(String.init))
    #expect(mine.session.answer(to: "log \"\(other)\" call \"x\"").exitCode != .ok)
    let foreign = Change(
      command: "by hand",
      edits: [
        Edit(
          .activities, "act-9001",
          .create(
            record: #"{"id": "act-9001", "account": "acc-002", "at": "2026-11-23T10:00"}"#,
            spot: nil, list: nil))
      ])
    let owner = try all.say("accounts where id = acc-002 show seller")
    #expect(!owner.contains("Aino"))
    #expect(throws: (any Error).self) { try mine.engine.save(foreign, forgetting: nil) }
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
    // Rules are the manager's.
    let rule = Change(
      command: "by hand",
      edits: [
        Edit(
          .sellers, "sel-99",
          .create(record: #"{"id": "sel-99", "name": "X"}"#, spot: nil, list: nil))
      ])
    #expect(throws: ServerProblem.self) { try mine.engine.save(rule, forgetting: nil) }
    // Ids go on where others' do, though she does not see those.
    try all.say("log \"\(other)\" call \"mine\"")
    try mine.say("log \(name) call \"hers\"")
    let team = try Cluster.model(server.file(at: url))
    let ids = try #require(team[.activities].column("id"))
    let known = (0..<team[.activities].rowCount).map { team.value(ids, at: $0).name }
    #expect(Set(known).count == known.count)
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
