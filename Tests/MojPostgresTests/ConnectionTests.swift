@testable import MojShell
import MojText
import Testing

@testable import MojPostgres

/// What befalls a connection: a user who has had enough, a server that was started anew.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct ConnectionTests {
  @Test func `what the user stops is stopped on the server, and the next line is answered`() throws
  {
    let connection = try Connection(Cluster.database("cancel"))
    connection.isCancelled = { true }
    let problem = try #require(throws: ServerProblem.self) {
      try connection.run("select pg_sleep(600)")
    }
    #expect(problem.problem == .cancelled)
    #expect(problem.diagnostic.exitCode == .interrupted)
    connection.isCancelled = { false }
    #expect(try connection.run("select 'here'")[0, 0] == "here")
    let busy = try connection.run(
      "select count(*) from pg_stat_activity where query like '%pg_sleep(600)%' and state = 'active'"
        + " and pid <> pg_backend_pid()")
    #expect(busy[0, 0] == "0")
  }

  @Test func `rows that nobody reads to their end are let go, and the next line is answered`()
    throws
  {
    let connection = try Connection(Cluster.database("unread rows"))
    try connection.startRows("select generate_series(1, 3000000)")
    #expect(try connection.nextRow()?[0, 0] == "1")
    #expect(try connection.run("select 'here'")[0, 0] == "here")
    try connection.startRows("select 1 / (5000 - g) from generate_series(1, 9000) g")
    let problem = try #require(throws: ServerProblem.self) {
      while try connection.nextRow() != nil {}
    }
    #expect(problem.diagnostic.exitCode != .ok)
    #expect(try connection.run("select 'there'")[0, 0] == "there")
  }

  @Test(arguments: [false, true])
  func `what is stopped in the middle of a part leaves the next line its answer`(
    onShards: Bool
  ) throws {
    let url = onShards ? try Cluster.shards("middle-3") : try Cluster.database("middle")
    let team = try Cluster.model(Cluster.bytes("scripts/demo/team.json"))
    var session = try SessionPair(team, at: url).there
    session.served?.mostAtOnce = 7
    let whole = session
    for stop in [3, 9, 20, 41, 90] {
      let calls = Calls()
      session.isCancelled = { calls.count() > stop }
      _ = session.answer(to: "time by tier")
      session.isCancelled = { false }
      #expect(session.answer(to: "leads count").text.plain == "count\n   70\n1 row\n")
      session = whole
    }
  }

  /// Counts how often it is asked.
  private final class Calls: @unchecked Sendable {
    private var number = 0

    func count() -> Int {
      number += 1
      return number
    }
  }

  @Test func `a line that the user stops is not answered another way`() throws {
    let url = try Cluster.database("stopped")
    let team = try Cluster.model(Cluster.bytes("scripts/demo/team.json"))
    var session = try SessionPair(team, at: url).there
    session.isCancelled = { true }
    let other = try Connection(url)
    try other.transaction { () throws(ServerProblem) in
      // Whoever holds the table makes the statement wait until it is stopped.
      try other.run("lock table accounts in access exclusive mode")
      let answer = session.answer(to: "leads count")
      #expect(answer.exitCode == .interrupted)
    }
    session.isCancelled = { false }
    #expect(session.answer(to: "leads count").text.plain == "count\n   70\n1 row\n")
  }

  @Test func `a connection that was lost is made again`() throws {
    let url = try Cluster.database("lost")
    let (first, second) = (try Connection(url), try Connection(url))
    let process = try #require(try first.run("select pg_backend_pid()")[0, 0])
    try second.run("select pg_terminate_backend($1::int)", [process])
    #expect(try first.run("select 'again'")[0, 0] == "again")
    #expect(try first.run("show search_path")[0, 0] == "moj, pg_catalog")
  }

  @Test func `a transaction that was torn is no half`() throws {
    let url = try Cluster.database("torn")
    let (first, second) = (try Connection(url), try Connection(url))
    try first.run("create table public.t (x int)")
    let problem = #expect(throws: ServerProblem.self) {
      try first.transaction { () throws(ServerProblem) in
        try first.run("insert into public.t values (1)")
        let process = try first.run("select pg_backend_pid()")[0, 0]
        try second.run("select pg_terminate_backend($1::int)", [process])
        try first.run("insert into public.t values (2)")
      }
    }
    #expect(problem?.diagnostic.exitCode == .temporary)
    #expect(try second.run("select count(*) from public.t")[0, 0] == "0")
  }

  @Test func `what is kept is on disk, also where the database would rather be quick`() throws {
    let url = try Cluster.database("quick")
    try Connection(url).run("alter database quick set synchronous_commit to off")
    #expect(try Connection(url).run("show synchronous_commit")[0, 0] == "on")
    try Connection(url).run("alter database quick set synchronous_commit to remote_apply")
    #expect(try Connection(url).run("show synchronous_commit")[0, 0] == "remote_apply")
  }
}
