import MojModel
import MojText
import Testing

@testable import MojPostgres
@testable import MojShell

/// A team that an older moj published comes to this one's schema, whole or not at all.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct UpgradeTests {
  private let server = PostgresServer()

  /// Makes of a team that this moj published one that the first version of the schema had.
  private func age(_ url: ServerURL, _ model: Model) throws {
    let split = FileSplit(model)
    for member in url.members {
      let connection = try Connection(member)
      for table in TeamTable.all where table.isBig {
        try connection.run("drop policy moj on \(table.name)")
        try connection.run("alter table \(table.name) disable row level security")
      }
      for table in ["logins", "changes", "pulse", "counters", "intents", "parts"] {
        try connection.run("drop table \(table) cascade")
      }
      try connection.run(
        "create table parts (place int primary key, list text, text text not null)")
      for (place, part) in split.parts.enumerated() {
        try connection.run(
          "insert into parts values ($1, $2, $3)",
          [
            "\(place)", part.list?.rawValue,
            String(decoding: model.arena.bytes[part.text], as: UTF8.self),
          ])
      }
      for table in TeamTable.all {
        try connection.run("update \(table.name) set place = place / 1024 - 1")
        let last = "\((split.records[table.collection]?.count ?? 0) - 1)"
        try connection.run("update \(table.name) set after = '' where place = $1", [last])
      }
      try connection.run("update meta set value = '1' where key = 'schema'")
    }
  }

  @Test(arguments: [false, true])
  func `the first version comes to this one, and its accounts stay where they are`(
    shards: Bool
  ) throws {
    let url = try shards ? Cluster.shards("old\(shards)") : Cluster.database("old\(shards)")
    let bytes = try Cluster.bytes("scripts/demo/team.json")
    let model = try Cluster.model(bytes)
    _ = try server.publish(model, to: url, replaces: false)
    if shards {
      _ = try server.relocate(RelocateRequest(server: url, account: "acc-001", shard: 3))
    }
    try age(url, model)
    let problem = try #require(throws: ServerProblem.self) { try server.engine(at: url) }
    #expect(problem.problem == .otherVersion("1"))
    #expect(problem.diagnostic.hint?.en.contains("upgrade") == true)
    let request = try #require(try UpgradeRequest(url.members.map(\.text) + ["upgrade"]))
    #expect(try server.upgrade(request))
    #expect(try !server.upgrade(request))
    #expect(try server.bytes(at: url) == bytes)
    if shards {
      let third = try Connection(url.members[2])
      #expect(try third.run("select 1 from accounts where id = 'acc-001'").count == 1)
    }
    var talk = try ServedTalk(url)
    try talk.say("log Suvituuli Köydet Oy Ab call \"after\"")
    #expect(try talk.say("changes").contains("after"))
  }

  @Test func `a version that is not known is left alone`() throws {
    let url = try Cluster.database("unknown-version")
    let model = try Cluster.model(Cluster.bytes("scripts/demo/team.json"))
    _ = try server.publish(model, to: url, replaces: false)
    try Connection(url).run("update meta set value = '77' where key = 'schema'")
    let request = try #require(try UpgradeRequest([url.text, "päivitä"]))
    let problem = try #require(throws: ServerProblem.self) { try server.upgrade(request) }
    #expect(problem.problem == .otherVersion("77"))
    #expect(problem.diagnostic.hint?.en.contains("upgrade") == false)
    let nothing = try Cluster.database("nothing-to-upgrade")
    let none = try #require(try UpgradeRequest([nothing.text, "upgrade"]))
    #expect(throws: ServerProblem.self) { try server.upgrade(none) }
  }
}
