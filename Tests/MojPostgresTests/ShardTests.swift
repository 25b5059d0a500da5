import Foundation
import MojModel
import MojShell
import MojTesting
import MojText
import Testing

@testable import MojPostgres

/// A team on three servers: the same file back, the same answers, and no answer from the wrong ones.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct ShardTests {
  private static let finepick = "../shared/data/finepick.json"
  private let server = PostgresServer()

  private func demo() throws -> Model {
    try Cluster.model(Cluster.bytes("scripts/demo/team.json"))
  }

  private func session(_ url: ServerURL, _ manners: ServerManners = ServerManners()) throws
    -> Session
  {
    let engine = try server.engine(at: url, manners)
    let settings = Settings(today: try #require(CalendarDay("2026-11-23")), language: .en)
    var session = Session(try engine.frame(in: .en), settings)
    session.served = ServedTeam(engine)
    return session
  }

  @Test func `each account is on one shard with all its records, and the short lists are on all`()
    throws
  {
    let url = try Cluster.shards("spread")
    let team = try demo()
    #expect(try server.publish(team, to: url, replaces: false) == 1_659)
    var accounts = 0
    for shard in url.members {
      let connection = try Connection(shard)
      let count = try connection.run("select count(*) from accounts")[0, 0].flatMap { Int($0) } ?? 0
      #expect(count > team[.accounts].rowCount / 6)
      accounts += count
      #expect(
        try connection.run("select count(*) from sellers")[0, 0] == "\(team[.sellers].rowCount)")
      for table in TeamTable.all where table.belongsToAccounts {
        let strays = try connection.run(
          "select count(*) from \(table.name) r where r.account <> '' and not exists "
            + "(select 1 from accounts a where a.id = r.account)")
        #expect(strays[0, 0] == "0", "\(table.name)")
      }
    }
    #expect(accounts == team[.accounts].rowCount)
    #expect(try server.bytes(at: url) == Cluster.bytes("scripts/demo/team.json"))
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(
        atPath: Cluster.root.appending(path: finepick).path), "the real data is not here"))
  func `a real team comes back byte for byte from its shards`() throws {
    let url = try Cluster.shards("real")
    let bytes = try Cluster.bytes(Self.finepick)
    _ = try server.publish(Cluster.model(bytes), to: url, replaces: false)
    #expect(try server.bytes(at: url) == bytes)
  }

  @Test func `where projects decide, an account lives with its project`() throws {
    let accounts = (0..<60).map { number -> String in
      let project = ["\"n\"", "\"s\"", "null"][number % 3]
      return "{\"id\": \"a\(number)\", \"name\": \"A\(number)\", \"kind\": \"lead\", "
        + "\"project\": \(project)}"
    }
    let projects = #"[{"id": "n", "name": "North"}, {"id": "s", "name": "South"}]"#
    let file =
      "{\"moj\": 1, \"name\": \"P\", \"projects\": \(projects),\n"
      + "\"accounts\": [\(accounts.joined(separator: ", "))]}"
    let team = try Cluster.model(Array(file.utf8))
    let urls = try Cluster.shards("project").members
    let path = NSTemporaryDirectory() + "moj-\(UUID().uuidString).shards"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let lines = "# two by name\n\n\(urls[0].text)   n\n\(urls[1].text)\n\(urls[2].text)\ts , x\n"
    try Data(lines.utf8).write(to: URL(filePath: path))
    let url = try #require(ServerURL(path))
    _ = try server.publish(team, to: url, replaces: false)
    func found(_ number: Int) throws -> [String?] {
      let rows = try Connection(urls[number]).run(
        "select distinct project from accounts order by 1")
      return (0..<rows.count).map { rows[$0, 0] }
    }
    #expect(try found(0) == ["n"])
    #expect(try found(1) == [nil])
    #expect(try found(2) == ["s"])
    #expect(try server.bytes(at: url) == team.arena.bytes)
    var session = try session(url)
    #expect(session.answer(to: "leads count by project").text.plain.contains("North"))
  }

  @Test(arguments: [
    ("nonsense\n", "bad-shards"), ("# nothing\n\n", "bad-shards"),
    ("postgres://a/b\npostgres://a/b\n", "bad-shards"),
    ("postgres://a/b p\npostgres://c/d p\n", "bad-shards"),
    ("postgres://a/b p,,q\n", "bad-shards"), ("postgres://a/b p, \n", "bad-shards"),
    ("other.shards\n", "bad-shards"), ("postgres://a/b\n\u{0}\n", "bad-shards"),
    (String(repeating: "postgres://a/b\n", count: 300), "bad-shards"),
  ])
  func `a file that names no shards is refused with its line`(text: String, code: String) throws {
    let path = NSTemporaryDirectory() + "moj-\(UUID().uuidString).shards"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(text.utf8).write(to: URL(filePath: path))
    let problem = try #require(throws: ShardProblem.self) {
      try ShardList(#require(ServerURL(path)))
    }
    #expect(problem.diagnostic.code == code)
    #expect(problem.diagnostic.message.en.contains(path))
  }

  @Test func `wrong, missing, doubled and foreign shards are refused by name`() throws {
    let (one, two) = (try Cluster.shards("one"), try Cluster.shards("two"))
    let team = try demo()
    _ = try server.publish(team, to: one, replaces: false)
    _ = try server.publish(team, to: two, replaces: false)
    let alone = try Cluster.database("alone")
    _ = try server.publish(team, to: alone, replaces: false)
    let (a, b) = (one.members, two.members)
    func problem(_ urls: [ServerURL]) throws -> Diagnostic {
      let url = try #require(ServerURL(urls.map(\.text).joined(separator: " ")))
      let error = #expect(throws: (any Error).self) { try server.engine(at: url) }
      return try #require((error as? any DiagnosticConvertible)?.diagnostic)
    }
    let part = try problem([a[1]])
    #expect(part.code == "shard-missing" && part.message.en.contains("is shard 2 of 3"))
    #expect(part.message.en.contains(a[1].shown))
    let missing = try problem([a[0], a[2]])
    #expect(missing.code == "shard-missing" && missing.message.en.hasSuffix("not named: 2."))
    let foreign = try problem([a[0], a[1], b[2]])
    #expect(foreign.code == "shard-foreign" && foreign.message.en.contains(b[2].shown))
    let doubled = try problem([a[0], a[1], a[1]])
    #expect(doubled.code == "shard-doubled" && doubled.message.en.contains(a[1].shown))
    let whole = try problem([a[0], a[1], a[2], alone])
    #expect(whole.code == "shard-foreign" && whole.message.en.contains(alone.shown))
    let empty = try problem([a[0], a[1], try Cluster.database("nobody")])
    #expect(empty.code == "no-team")
    // The order in which they are named is nobody's business.
    let shuffled = try #require(ServerURL([a[2], a[0], a[1]].map(\.text).joined(separator: " ")))
    var session = try session(shuffled)
    #expect(session.answer(to: "leads count").text.plain == "count\n   70\n1 row\n")
  }

  @Test func `a team that could not reach all its shards is on none of them`() throws {
    let urls = try Cluster.shards("torn").members
    let other = try Connection(urls[2])
    try other.run("create schema moj")
    let url = try #require(ServerURL(urls.map(\.text).joined(separator: " ")))
    let problem = try #require(throws: ServerProblem.self) {
      try server.publish(demo(), to: url, replaces: true)
    }
    #expect(problem.problem == .foreignSchema && problem.place == urls[2].shown)
    for url in urls[..<2] {
      let found = try TeamSchema.found(on: Connection(url))
      guard case .nothing = found else {
        Issue.record("\(found)")
        continue
      }
    }
    let twice = try #require(ServerURL("\(urls[0].text) \(urls[0].text)&application_name=x"))
    let doubled = try #require(throws: ShardProblem.self) {
      try server.publish(demo(), to: twice, replaces: true)
    }
    #expect(doubled.diagnostic.code == "shard-doubled")
  }

  @Test func `a rule about a spelling that a shard has not leaves the missing unknown there`()
    throws
  {
    // Ten leads on three shards, of which only some have a town, and none the one of the rule.
    let accounts = (0..<10).map { number in
      "{\"id\": \"a\(number)\", \"name\": \"A\(number)\", \"kind\": \"lead\""
        + (number % 2 == 0 ? ", \"town\": \"Turku\"}" : "}")
    }
    let file =
      #"{"moj": 1, "name": "T", "tiers": [{"name": "A1", "when": "not town = Helsinki"}],"#
      + "\n\"accounts\": [\(accounts.joined(separator: ", "))]}"
    for url in [try Cluster.shards("spelling"), try Cluster.database("spelling")] {
      let pair = try SessionPair(Cluster.model(Array(file.utf8)), at: url)
      let outcome = pair.ask("leads count by tier")
      #expect(outcome.difference == nil && outcome.isPushed)
    }
  }

  // MARK: Shards that are away or slow

  @Test func `a shard that is down is named, without its password`() throws {
    let url = try Cluster.shards("down")
    _ = try server.publish(demo(), to: url, replaces: false)
    let gone = "postgres://me:secret@/x?host=/nowhere/at-all&password=secret"
    let members = url.members
    let broken = try #require(ServerURL("\(members[0].text) \(gone) \(members[2].text)"))
    let problem = try #require(throws: ServerProblem.self) { try server.engine(at: broken) }
    let diagnostic = problem.diagnostic
    #expect(diagnostic.code == "server-unreachable" && diagnostic.exitCode == .temporary)
    #expect(diagnostic.message.en.contains("postgres:///x?host=/nowhere/at-all"))
    #expect(!diagnostic.message.en.contains("secret") && !diagnostic.message.fi.contains("secret"))

    var session = try session(broken, ServerManners(takesPart: true))
    let answer = session.answer(to: "leads count by seller")
    #expect(answer.exitCode == .ok)
    #expect(
      answer.text.plain.split(separator: "\n").allSatisfy { $0.hasPrefix("partial 2/3 | ") },
      "\(answer.text.plain)")
    #expect(answer.diagnostics.map(\.code) == ["partial-answer"])
    // What goes on with the rows at hand is a part, too.
    _ = session.answer(to: "leads where level = 1")
    for line in ["those where potential > 0", "1", "back"] {
      let next = session.answer(to: line)
      #expect(
        next.text.plain.split(separator: "\n").allSatisfy { $0.hasPrefix("partial 2/3 | ") },
        "\(line)")
    }
    #expect(answer.diagnostics[0].message.en.contains("/nowhere/at-all"))
    let csv = session.answer(to: "leads count by seller as csv")
    let lines = String(decoding: csv.data ?? [], as: UTF8.self).split(whereSeparator: \.isNewline)
    #expect(lines.first?.hasPrefix("partial,") == true)
    #expect(lines.count > 1 && lines.dropFirst().allSatisfy { $0.hasPrefix("partial 2/3,") })
    for form in ["json", "ndjson"] {
      let text = String(
        decoding: session.answer(to: "leads count by seller as \(form)").data ?? [], as: UTF8.self)
      let marks =
        text.split(separator: "\"partial 2/3\"", omittingEmptySubsequences: false).count - 1
      #expect(marks == lines.count - 1, "\(text)")
    }
    // What has no row to carry the mark is no answer at all.
    let empty = session.answer(to: "leads where name = nobody as json")
    #expect(empty.exitCode == .temporary && empty.data == nil, "\(empty.diagnostics)")
    let page = session.answer(to: "leads count as html")
    #expect(page.exitCode == .temporary && page.data == nil)
    // A command over the part that is there says so line by line, too.
    let triangle = session.answer(to: "triangle")
    #expect(
      triangle.text.plain.split(separator: "\n").allSatisfy { $0.hasPrefix("partial 2/3 | ") })
    let sheet = session.answer(to: "triangle as csv")
    let rows = String(decoding: sheet.data ?? [], as: UTF8.self)
    #expect(rows.hasPrefix("partial,"), "\(sheet.diagnostics)")
    session.settings.language = .fi
    let finnish = session.answer(to: "liidit lukumäärä")
    #expect(finnish.text.plain.hasPrefix("osittainen 2/3 | "))
  }

  @Test func `a shard that is slow is named when its time is up, and the others' answer is marked`()
    throws
  {
    let url = try Cluster.shards("slow")
    _ = try server.publish(demo(), to: url, replaces: false)
    var strict = try session(url, ServerManners(timeout: 4))
    var lenient = try session(url, ServerManners(timeout: 4, takesPart: true))
    let slow = url.members[1]
    let other = try Connection(slow)
    try other.transaction { () throws(ServerProblem) in
      // Whoever holds the table makes that shard wait, and no other.
      try other.run("lock table accounts in access exclusive mode")
      for line in ["leads count", "leads where tier = A1"] {
        let refused = strict.answer(to: line)
        #expect(refused.exitCode == .temporary)
        #expect(refused.diagnostics.map(\.code) == ["server-slow"])
        #expect(refused.diagnostics.first?.message.en.contains(slow.shown) == true)
      }
      let part = lenient.answer(to: "leads count")
      #expect(part.text.plain.hasPrefix("partial 2/3 | "))
      #expect(part.diagnostics.first?.message.en.contains(slow.shown) == true)
    }
    let whole = "count\n   70\n1 row\n"
    #expect(strict.answer(to: "leads count").text.plain == whole)
    // The next line is whole again, and nothing says otherwise.
    let again = lenient.answer(to: "leads count")
    #expect(again.text.plain == whole && again.diagnostics.isEmpty)
  }

  @Test func `a server that accepts and never speaks is given up`() throws {
    let folder = NSTemporaryDirectory() + "moj\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = Array("\(folder)/.s.PGSQL.5432".utf8)
    try #require(path.count < 100)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    let isBound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(isBound == 0 && listen(listener, 4) == 0)
    let url = try #require(ServerURL("postgres:///x?host=\(folder)"))
    let problem = try #require(throws: ServerProblem.self) {
      try server.engine(at: url, ServerManners(timeout: 1))
    }
    #expect(problem.diagnostic.exitCode == .temporary)
    #expect(problem.diagnostic.message.en.contains(folder))
  }

  @Test func `what the user stops is stopped on every shard`() throws {
    let url = try Cluster.shards("stop")
    _ = try server.publish(demo(), to: url, replaces: false)
    let fleet = try Fleet(ShardList(url), ServerManners())
    fleet.isCancelled = { true }
    let problem = try #require(throws: ServerProblem.self) { try fleet.run("select pg_sleep(600)") }
    #expect(problem.problem == .cancelled)
    fleet.isCancelled = { false }
    let rows = try fleet.run(
      "select shard from (select value as shard from meta where key = 'shard') s")
    #expect((0..<rows.count).map { rows[$0, 0] } == ["0", "1", "2"])
  }
}

/// Random lines on random teams in memory and on three shards, to the last cell and word.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct ShardDifferentialTests {
  @Test(arguments: 0..<RandomLines.lanes)
  func `random lines on random teams`(lane: Int) throws {
    try RandomLines.compare(lane, at: try Cluster.shards("random shards \(lane)"))
  }
}

/// Accounts that move from shard to shard, and moves that are torn.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct ShardMoveTests {
  private let server = PostgresServer()
  private static let account = "Suvituuli Köydet Oy Ab"

  private func published(_ name: String) throws -> ServerURL {
    let url = try Cluster.shards(name)
    _ = try server.publish(
      Cluster.model(Cluster.bytes("scripts/demo/team.json")), to: url, replaces: false)
    return url
  }

  /// The numbers of the shards that have the account, and on how many rows.
  private func homes(_ url: ServerURL) throws -> [Int] {
    try url.members.enumerated().flatMap { number, member in
      let rows = try Connection(member).run(
        "select id from moj.accounts where name = $1", [Self.account])
      return Array(repeating: number + 1, count: rows.count)
    }
  }

  @Test func `an account moves with all its records, there and back`() throws {
    let url = try published("move")
    let home = try homes(url)[0]
    let other = home % 3 + 1
    let request = RelocateRequest(server: url, account: Self.account, shard: other)
    #expect(try server.relocate(request) == 1)
    #expect(try homes(url) == [other])
    #expect(try server.bytes(at: url) == Cluster.bytes("scripts/demo/team.json"))
    for table in TeamTable.all where table.belongsToAccounts {
      let strays = try Connection(url.members[home - 1]).run(
        "select count(*) from \(table.name) where account <> '' and account not in "
          + "(select id from accounts)")
      #expect(strays[0, 0] == "0", "\(table.name)")
    }
    // By its hash it belongs where it was.
    #expect(try server.relocate(RelocateRequest(server: url)) == 1)
    #expect(try homes(url) == [home])
    #expect(try server.bytes(at: url) == Cluster.bytes("scripts/demo/team.json"))
  }

  @Test(arguments: ShardMove.Step.allCases)
  func `a move that dies is finished by the next opening, nothing lost and nothing doubled`(
    step: ShardMove.Step
  ) throws {
    let url = try published("die-\(step)")
    let home = try homes(url)[0]
    let other = home % 3 + 1
    do {
      let fleet = try Fleet(ShardList(url), ServerManners())
      var move = ShardMove(fleet)
      move.after = { done throws(ServerProblem) in
        guard done == step else { return }
        // What is under way on both servers ends with their sessions, as when moj is killed.
        for shard in fleet.shards {
          let other = try Connection(url.members[fleet.shards.firstIndex { $0 === shard } ?? 0])
          let process = shard.serverProcess
          try other.run("select pg_terminate_backend($1::int, 10000)", ["\(process)"])
        }
        throw ServerProblem(.outOfMemory, at: "killed")
      }
      #expect(throws: ServerProblem.self) { try move.move(Self.account, to: other) }
    }
    #expect(try server.bytes(at: url) == Cluster.bytes("scripts/demo/team.json"), "\(step)")
    #expect(try homes(url) == [step == .deleted ? home : other], "\(step)")
    for member in url.members {
      #expect(try Connection(member).run("select count(*) from moj.moves")[0, 0] == "0")
    }
  }

  @Test func `what was changed at the source after a torn move is what counts`() throws {
    let url = try published("torn-move")
    let home = try homes(url)[0]
    let fleet = try Fleet(ShardList(url), ServerManners())
    var move = ShardMove(fleet)
    move.after = { done throws(ServerProblem) in
      if done == .arrived { throw ServerProblem(.outOfMemory, at: "killed") }
    }
    #expect(throws: ServerProblem.self) { try move.move(Self.account, to: home % 3 + 1) }
    #expect(try homes(url).count == 2)
    try Connection(url.members[home - 1]).run(
      "update moj.accounts set town = 'Elsewhere' where name = $1", [Self.account])
    _ = try server.engine(at: url)
    #expect(try homes(url) == [home % 3 + 1])
    let town = try Connection(url.members[home % 3]).run(
      "select town from moj.accounts where name = $1", [Self.account])
    #expect(town[0, 0] == "Elsewhere")
  }

  @Test func `a file that gives a project a shard of its own moves its accounts there`() throws {
    let url = try published("settle")
    let path = NSTemporaryDirectory() + "moj-\(UUID().uuidString).shards"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let team = try Cluster.model(Cluster.bytes("scripts/demo/team.json"))
    let column = try #require(team[.projects].column("id"))
    let project = team.value(column, at: 0).name
    let texts = url.members.map(\.text)
    let lines = "\(texts[0])\n\(texts[1])\n\(texts[2]) \(project)\n"
    try Data(lines.utf8).write(to: URL(filePath: path))
    let list = try #require(ServerURL(path))
    #expect(try server.relocate(RelocateRequest(server: list)) > 0)
    #expect(try server.relocate(RelocateRequest(server: list)) == 0)
    for (number, member) in url.members.enumerated() {
      let rows = try Connection(member).run(
        "select count(*) from moj.accounts where project = $1", [project])
      #expect((rows[0, 0] == "0") == (number < 2))
    }
    #expect(try server.bytes(at: url) == team.arena.bytes)
  }

  @Test func `an account or a shard that is none is an error`() throws {
    let url = try published("no-move")
    for (account, shard) in [("Nobody", 1), (Self.account, 4)] {
      #expect(throws: ShardProblem.self) {
        try server.relocate(RelocateRequest(server: url, account: account, shard: shard))
      }
    }
    let alone = try Cluster.database("no-move-alone")
    _ = try server.publish(
      Cluster.model(Cluster.bytes("scripts/demo/team.json")), to: alone, replaces: false)
    #expect(throws: ShardProblem.self) { try server.relocate(RelocateRequest(server: alone)) }
  }
}

/// Commands about one account, which read that account's records alone.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct OneAccountTests {
  @Test(arguments: [false, true])
  func `why, account and lift say of every account what they say in memory, and read no team`(
    isSharded: Bool
  ) throws {
    let url = try isSharded ? Cluster.shards("each") : Cluster.database("each")
    let team = try Cluster.model(Cluster.bytes("scripts/demo/team.json"))
    let pair = try SessionPair(team, at: url)
    let names = try #require(team[.accounts].column("name"))
    for row in 0..<team[.accounts].rowCount {
      let name = team.value(names, at: row).name
      // A bare name is a page, too.
      let line = row % 4 == 3 ? name : ["why", "account", "lift"][row % 4] + " \"\(name)\""
      let outcome = pair.ask(line)
      #expect(outcome.difference == nil, "\(line)")
      #expect(outcome.isPushed, "\(line)")
    }
  }

  @Test func `what only the team can tell is asked of the team`() throws {
    let pair = try SessionPair(
      Cluster.model(Cluster.bytes("scripts/demo/team.json")), at: Cluster.shards("one-odd"))
    for line in [
      "why Nobody Ltd", "account Oy", "lift tier = B1 to A3", "why 1", "lift leads", "account",
    ] {
      let outcome = pair.ask(line)
      #expect(outcome.difference == nil, "\(line)")
    }
    var (here, there) = (pair.here, pair.there)
    for line in [
      "why Suvituuli Köydet Oy Ab", "leads count", "again",
      "account Havupuro Mittalaitteet Oy as csv",
    ] {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(a.text.plain == b.text.plain, "\(line)")
      #expect(a.data == b.data, "\(line)")
    }
  }
}
