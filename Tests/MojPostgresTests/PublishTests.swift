import Foundation
import MojModel
import MojShell
import MojText
import Testing

@testable import MojPostgres

/// `moj publish` and `moj URL export`: a team onto the server, and the same file back.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct PublishTests {
  private static let finepick = "../shared/data/finepick.json"

  @Test func `the demo comes back byte for byte`() throws {
    try comesBack(Cluster.bytes("scripts/demo/team.json"), "demo")
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(
        atPath: Cluster.root.appending(path: finepick).path), "the real data is not here"))
  func `a real team comes back byte for byte`() throws {
    try comesBack(Cluster.bytes(Self.finepick), "finepick")
  }

  @Test(arguments: [
    #"{"moj": 1}"#,
    #"{"moj": 1, "accounts": []}"#,
    "\u{FEFF} {\"moj\":1,\r\n\t\"accounts\" : [ {\"id\":\"a\",\"kind\":\"lead\"} ]\r\n} \n\n",
    #"{"accounts": [{"id": "\\\"}]{", "kind": "lead", "note": "a\tb\nc\\d", "x": {"y": ["}"]}}], "odd": [{}], "moj": 1}"#,
    #"{"moj": 1, "sellers": [{"id": "å", "name": "\u00c5ke"}], "accounts": [{"id": "1", "kind": "lead", "seller": "å", "potential": 1.50, "size": 1e2, "size2": 12.50, "since": "2020-02-29", "on": true, "Ä": null}, {"id": "2", "kind": "customer"}], "activities": [{"id": "x", "account": "2", "at": "2020-01-01T09:30:15"}, {"id": "y"}]}"#,
  ])
  func `whatever stands in a file comes back`(text: String) throws {
    try comesBack(Array(text.utf8), "odd\(abs(text.hashValue))")
  }

  private func comesBack(_ bytes: [UInt8], _ name: String) throws {
    let url = try Cluster.database(name)
    let model = try Cluster.model(bytes)
    let count = try PostgresServer().publish(model, to: url, replaces: false)
    #expect(count == Collection.stored.reduce(0) { $0 + model[$1].rowCount })
    let back = try PostgresServer().bytes(at: url)
    #expect(back == bytes)
  }

  @Test func `columns are plain: texts, days, decimals, ids`() throws {
    let url = try Cluster.database("plain")
    let text = """
      {"moj": 1, "sellers": [{"id": "s1", "name": "Aino"}],
       "fields": [{"name": "size", "type": "number"}],
       "accounts": [{"id": "a", "name": "Åkerblom", "kind": "lead", "seller": "s1",
         "potential": 1250.5, "created": "2024-02-29", "size": 12.5, "fair": "Lahti", "vip": true}],
       "activities": [{"id": "x", "account": "a", "at": "2024-03-01T09:05", "minutes": 30}]}
      """
    _ = try PostgresServer().publish(Cluster.model(Array(text.utf8)), to: url, replaces: false)
    let connection = try Connection(url)
    let account = try connection.run(
      """
      select name, seller, potential, created, own->>'size', own->>'fair', own->>'vip',
        (own->>'size')::numeric + 1 from accounts
      """)
    #expect(
      (0..<8).map { account[0, $0] } == [
        "Åkerblom", "s1", "1250.50", "2024-02-29", "12.5", "Lahti", "true", "13.5",
      ])
    let activity = try connection.run("select account, at, minutes from activities")
    #expect((0..<3).map { activity[0, $0] } == ["a", "2024-03-01 09:05:00", "30"])
  }

  @Test func `a team is replaced only when that is asked for, whole or not at all`() throws {
    let url = try Cluster.database("again")
    let first = Array(#"{"moj": 1, "accounts": [{"id": "a", "kind": "lead"}]}"#.utf8)
    let server = PostgresServer()
    _ = try server.publish(Cluster.model(first), to: url, replaces: false)
    let second = Array(#"{"moj": 1, "accounts": [{"id": "b", "kind": "lead"}]}"#.utf8)
    let refusal = try #require(throws: ServerProblem.self) {
      try server.publish(Cluster.model(second), to: url, replaces: false)
    }
    #expect(refusal.diagnostic.code == "team-exists")
    #expect(refusal.diagnostic.exitCode == .cannotCreate)
    let broken = Array(
      #"{"moj": 1, "accounts": [{"id": "b", "kind": "lead", "note": "\u0000"}]}"#.utf8)
    let null = try #require(throws: ServerProblem.self) {
      try server.publish(Cluster.model(broken), to: url, replaces: true)
    }
    #expect(null.problem == .nullCharacter(path: "accounts[0]"))
    #expect(try server.bytes(at: url) == first)
    _ = try server.publish(Cluster.model(second), to: url, replaces: true)
    #expect(try server.bytes(at: url) == second)
  }

  @Test func `what is no team of moj's is left alone`() throws {
    let url = try Cluster.database("foreign")
    let server = PostgresServer()
    let none = try #require(throws: ServerProblem.self) { try server.bytes(at: url) }
    #expect(none.diagnostic.code == "no-team" && none.diagnostic.exitCode == .noInput)
    let connection = try Connection(url)
    try connection.run("create schema moj create table meta (key text, value text)")
    let team = try Cluster.model(Array(#"{"moj": 1}"#.utf8))
    let refusal = try #require(throws: ServerProblem.self) {
      try server.publish(team, to: url, replaces: true)
    }
    #expect(refusal.diagnostic.code == "foreign-schema")
    try connection.run("insert into moj.meta values ('schema', '99')")
    let newer = try #require(throws: ServerProblem.self) { try server.bytes(at: url) }
    #expect(newer.problem == .otherVersion("99"))
  }

  @Test func `a server that is not there is named, without the password`() throws {
    let url = try #require(ServerURL("postgres://moj:s3cret@127.0.0.1:1/team?connect_timeout=1"))
    let problem = try #require(throws: ServerProblem.self) { try PostgresServer().bytes(at: url) }
    let diagnostic = problem.diagnostic
    #expect(diagnostic.code == "server-unreachable" && diagnostic.exitCode == .temporary)
    for language in Language.allCases {
      #expect(diagnostic.message[language].contains("postgres://127.0.0.1:1/team"))
      #expect(!diagnostic.message[language].contains("s3cret"))
    }
  }
}
