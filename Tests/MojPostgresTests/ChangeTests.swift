import Foundation
import MojModel
import MojStore
import MojText
import Testing

@testable import MojPostgres
@testable import MojShell

/// Changes of a team on servers: the same words and the same file as without one, several users at once,
/// and nothing half-done.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct ChangeTests {
  private let server = PostgresServer()
  private static let demo = "scripts/demo/team.json"

  /// The demo on one server, or on three.
  private func published(_ name: String, shards: Bool = false) throws -> ServerURL {
    let url = try shards ? Cluster.shards(name) : Cluster.database(name)
    _ = try server.publish(Cluster.model(Cluster.bytes(Self.demo)), to: url, replaces: false)
    return url
  }

  /// The records of each list of a team, by their texts without white space around them.
  private func records(_ bytes: [UInt8]) throws -> [String] {
    let model = try Cluster.model(bytes)
    let split = FileSplit(model)
    return Collection.stored.flatMap { list in
      (split.records[list] ?? []).map {
        "\(list.rawValue) \(String(decoding: model.arena.bytes[$0.text], as: UTF8.self))"
      }
    }
  }

  // MARK: The same as a file

  @Test(arguments: [false, true])
  func `a day's work leaves the file that it leaves without a server, byte for byte`(
    shards: Bool
  ) throws {
    let url = try published("work\(shards)", shards: shards)
    var talk = try ServedTalk(url)
    var here = talk
    here.session = Session(
      try Cluster.model(Cluster.bytes(Self.demo)), here.session.settings)
    let lines = [
      "log Suvituuli Köydet Oy Ab call \"four fairs next year\" minutes 12 next 2026-12-01",
      "set \"Suvituuli Köydet Oy Ab\" potential = 22k, note = \"a \\b ä\"",
      "won \"Suvituuli Köydet Oy Ab\" 12k \"stand\"",
      "later Havupuro Mittalaitteet Oy until spring 2027 \"when the budget is open\"",
      "request \"Havupuro Mittalaitteet Oy\" complaint \"the floor was scratched\"",
      "value \"Suvituuli Köydet Oy Ab\" stand_size = 12 from visit",
      "override \"Suvituuli Köydet Oy Ab\" tier A2 because \"the group decides\" until 2027-06-30",
    ]
    for line in lines {
      let (there, expected) = (
        try talk.say(line), Transcript.said(here.session.answer(to: line), .en)
      )
      #expect(there == expected)
    }
    let hasReadAll = talk.hasReadAll
    #expect(!hasReadAll)
    #expect(try server.bytes(at: url) == here.session.model.arena.bytes)
    // And back again: what was done is undone, newest first.
    talk.session.settings.user = "moj"
    try talk.say("undo \(lines.count)")
    #expect(try records(server.bytes(at: url)) == records(Cluster.bytes(Self.demo)))
    #expect(try talk.say("changes count by state").contains("undone"))
    #expect(try talk.say("changes where field = potential").contains("Suvituuli"))
    let hasReadAllNow = talk.hasReadAll
    #expect(!hasReadAllNow)
  }

  @Test(arguments: [false, true])
  func `what was removed comes back where it was`(shards: Bool) throws {
    let url = try published("back\(shards)", shards: shards)
    var talk = try ServedTalk(url, user: "moj")
    talk.session.settings.saysYes = true
    try talk.say("remove \"Suvituuli Köydet Oy Ab\"")
    #expect(try records(server.bytes(at: url)).count < 1_659)
    var other = try ServedTalk(url, user: "moj")
    #expect(try other.say("undo").contains("there again"))
    #expect(try server.bytes(at: url) == Cluster.bytes(Self.demo))
  }

  @Test func `a first record of a list that the file does not have yet finds its place`() throws {
    for (number, text) in [
      #"{"moj": 1, "accounts": [{"id": "a", "name": "Oak", "kind": "lead"}]}"#,
      "{\n \"moj\": 1,\n \"activities\": [],\n \"accounts\": [\n  {\"id\": \"a\", \"name\": \"Oak\", \"kind\": \"lead\"}\n ],\n \"history\": null\n}\n",
    ].enumerated() {
      let url = try Cluster.database("first\(number)")
      _ = try server.publish(Cluster.model(Array(text.utf8)), to: url, replaces: false)
      var talk = try ServedTalk(url)
      var here = Session(try Cluster.model(Array(text.utf8)), talk.session.settings)
      for line in [
        "log Oak call \"hello\"", "log Oak visit \"again\"", "set Oak potential = 12.5",
        "set Oak status = paused",
      ] {
        try #expect(talk.say(line) == Transcript.said(here.answer(to: line), .en))
      }
      #expect(try Array(server.bytes(at: url)) == here.model.arena.bytes)
    }
  }

  @Test func `rows are as if the changed file had been published`() throws {
    let url = try published("rows")
    var talk = try ServedTalk(url)
    talk.session.settings.saysYes = true
    for line in [
      "set \"Suvituuli Köydet Oy Ab\" potential = 12345.67, town = \"Ähtäri\"",
      "log Suvituuli Köydet Oy Ab call next 2026-12-01", "assign leads where town = Oulu to Aino",
      "value \"Suvituuli Köydet Oy Ab\" stand_size = 12 from visit",
      "add lead \"New Wood Oy\" town = Oulu potential = 45k",
    ] { try talk.say(line) }
    let again = try Cluster.database("rows-again")
    _ = try server.publish(Cluster.model(server.bytes(at: url)), to: again, replaces: false)
    let (one, two) = (try Connection(url), try Connection(again))
    for table in TeamTable.all {
      // Places are apart from each other in other steps.
      let sql =
        "select (to_jsonb(t) - 'place' - 'after')::text from \(table.name) t order by place"
      let (left, right) = (try one.run(sql), try two.run(sql))
      #expect((0..<left.count).map { left[$0, 0] } == (0..<right.count).map { right[$0, 0] })
    }
    let sql = "select list, name, type, scale from columns order by list, name"
    let (left, right) = (try one.run(sql), try two.run(sql))
    #expect(
      (0..<left.count).map { row in (0..<4).map { left[row, $0] } }
        == (0..<right.count).map { row in (0..<4).map { right[row, $0] } })
  }

  @Test func `a field of the team's own that gets another kind of value holds texts for all`()
    throws
  {
    let url = try Cluster.database("kinds")
    let text = """
      {"moj": 1, "accounts": [{"id": "a", "name": "Oak", "kind": "lead", "size": 12.50, "fair": "2026-01-02"},
       {"id": "b", "name": "Elm", "kind": "lead", "size": 3, "fair": "2026-01-03"}]}
      """
    _ = try server.publish(Cluster.model(Array(text.utf8)), to: url, replaces: false)
    let engine = try PostgresEngine(Fleet(ShardList(url), ServerManners()))
    let change = Change(
      command: "by hand",
      edits: [
        Edit(.accounts, "b", .set(key: "size", old: "3", new: "\"big\"", spot: nil)),
        Edit(.accounts, "b", .set(key: "fair", old: "\"2026-01-03\"", new: "7", spot: nil)),
      ])
    _ = try engine.save(change, forgetting: nil)
    let frame = try engine.frame(in: .en)
    let whole = try Cluster.model(server.bytes(at: url))
    for name in ["size", "fair"] {
      let (own, all) = try (
        #require(frame[.accounts].fields.first { $0.name == name }),
        #require(whole[.accounts].fields.first { $0.name == name })
      )
      #expect(own.type == all.type && own.type == .text, "\(name)")
    }
    let rows = try Connection(url).run(
      "select own->>'size', own->>'fair' from accounts order by place")
    #expect(
      (0..<2).map { [rows[$0, 0], rows[$0, 1]] } == [["12.50", "2026-01-02"], ["big", "7"]])
  }

  // MARK: Several users

  @Test func `two who change the same field: the second is told, and nothing of theirs is lost`()
    throws
  {
    let url = try published("two")
    var (aino, otso) = (try ServedTalk(url, user: "aino"), try ServedTalk(url, user: "otso"))
    let name = "\"Suvituuli Köydet Oy Ab\""
    let mine = aino.session.answer(to: "set \(name) potential = 20k")
    try otso.say("set \(name) potential = 30k, town = Oulu")
    let problem = try #require(throws: SaveProblem.self) {
      try aino.session.keep(try #require(mine.change), forgetting: nil)
    }
    guard case .conflict(.conflict(let edit, let found)) = problem.kind else {
      Issue.record("\(problem)")
      return
    }
    #expect(edit.key == "potential" && found == "30000")
    #expect(problem.diagnostic.exitCode == .temporary)
    // Another field of the same record is no conflict.
    let phone = aino.session.answer(to: "set \(name) phone = \"040 1\"")
    try otso.say("set \(name) town = Turku")
    try #expect(aino.session.keep(#require(phone.change), forgetting: nil).isEmpty)
    let account = try Connection(url).run(
      "select potential, town, phone from accounts where name = 'Suvituuli Köydet Oy Ab'")
    #expect((0..<3).map { account[0, $0] } == ["30000.00", "Turku", "040 1"])
  }

  @Test(arguments: [false, true])
  func `two who log at once get ids of their own`(shards: Bool) throws {
    let url = try published("ids\(shards)", shards: shards)
    var (aino, otso) = (try ServedTalk(url), try ServedTalk(url))
    let first = aino.session.answer(to: "log Suvituuli Köydet Oy Ab call \"one\"")
    let second = otso.session.answer(to: "log Havupuro Mittalaitteet Oy call \"two\"")
    _ = try aino.session.keep(#require(first.change), forgetting: nil)
    let notes = try otso.session.keep(#require(second.change), forgetting: nil)
    #expect(notes.map(\.code) == ["renumbered"])
    let model = try Cluster.model(server.bytes(at: url))
    let ids = model[.activities].column("id")
    let all = try (0..<model[.activities].rowCount).map {
      model.value(try #require(ids), at: $0).name
    }
    #expect(Set(all).count == all.count)
  }

  @Test func `what others changed is noticed, and the rows at hand stay`() throws {
    let url = try published("news")
    var (aino, otso) = (try ServedTalk(url), try ServedTalk(url))
    try aino.say("leads where name ~ Suvituuli show name, potential")
    try otso.say("set \"Suvituuli Köydet Oy Ab\" potential = 30k")
    #expect(try aino.session.lookAtServer())
    #expect(try aino.say("leads where name ~ Suvituuli show name, potential").contains("30,000"))
    // A change of one's own is seen in the rows at hand.
    try aino.say("set \"Suvituuli Köydet Oy Ab\" potential = 31k")
    #expect(try aino.say("those").contains("31,000"))
    // A rule or a seller that another changed is known from the next line on.
    let sellers = try Cluster.model(server.bytes(at: url))[.sellers].rowCount
    let hired = #"{"id": "sel-99", "name": "Uusi Myyjä"}"#
    _ = try otso.engine.save(
      Change(
        command: "hire",
        edits: [Edit(.sellers, "sel-99", .create(record: hired, spot: nil, list: nil))]),
      forgetting: nil)
    let answer = try aino.say("sellers count")
    #expect(answer.contains("\(sellers + 1)"))
    #expect(try aino.say("set \"Suvituuli Köydet Oy Ab\" seller = Uusi").contains("Uusi Myyjä"))
  }

  @Test func `eight writers and two hundred changes of one list: all are there, each once`() throws
  {
    let url = try published("eight", shards: true)
    let count = ProcessInfo.processInfo.environment["MOJ_PG_WRITES"].flatMap { Int($0) } ?? 25
    let failures = Failures()
    let threads = (0..<8).map { number in
      let thread = Thread {
        do {
          let engine = try PostgresEngine(Fleet(ShardList(url), ServerManners()))
          for turn in 0..<count {
            let account = ["acc-001", "acc-002", "acc-003"][(number + turn) % 3]
            let change = Change(
              command: "log \(number) \(turn)",
              edits: [
                Edit(
                  .activities, "act-9001",
                  .create(
                    record:
                      #"{"id": "act-9001", "account": "\#(account)", "at": "2026-11-23T10:00", "note": "\#(number)-\#(turn)"}"#,
                    spot: nil, list: nil))
              ])
            _ = try engine.save(change, forgetting: nil)
          }
        } catch {
          failures.add("\(error)")
        }
        failures.end()
      }
      thread.stackSize = 1 << 23
      thread.start()
      return thread
    }
    failures.wait(for: threads.count)
    #expect(failures.all == [])
    let model = try Cluster.model(server.bytes(at: url))
    let (ids, notes) = try (
      #require(model[.activities].column("id")), #require(model[.activities].column("note"))
    )
    let rows = 0..<model[.activities].rowCount
    let written = rows.map { model.value(notes, at: $0).name }
    for number in 0..<8 {
      for turn in 0..<count { #expect(written.filter { $0 == "\(number)-\(turn)" }.count == 1) }
    }
    #expect(Set(rows.map { model.value(ids, at: $0).name }).count == rows.count)
    let engine = try PostgresEngine(Fleet(ShardList(url), ServerManners()))
    #expect(try engine.changes().count == 8 * count)
  }

  /// What went wrong in threads, and how many have ended.
  private final class Failures: @unchecked Sendable {
    private let condition = NSCondition()
    private var texts: [String] = []
    private var ended = 0

    var all: [String] { texts }

    func add(_ text: String) { condition.withLock { texts.append(text) } }

    func end() {
      condition.withLock {
        ended += 1
        condition.signal()
      }
    }

    func wait(for count: Int) {
      condition.withLock { while ended < count { condition.wait() } }
    }
  }

  // MARK: Torn

  /// The death of a moj in the middle.
  private struct Death: Error {}

  @Test(arguments: ChangeSaver.Step.allCases, [false, true])
  func `whatever dies in the middle, a change is there as a whole or not at all`(
    step: ChangeSaver.Step, isOfSeveral: Bool
  ) throws {
    let url = try published("torn\(step)\(isOfSeveral)", shards: true)
    let before = try records(server.bytes(at: url))
    var edits = [
      Edit(
        .activities, "act-9001",
        .create(
          record: #"{"id": "act-9001", "account": "acc-001", "at": "2026-11-23T10:00"}"#, spot: nil,
          list: nil))
    ]
    if isOfSeveral {
      for account in ["acc-002", "acc-003", "acc-004", "acc-005", "acc-006"] {
        edits.append(
          Edit(.accounts, account, .set(key: "odd", old: nil, new: "\"x\"", spot: nil)))
      }
    }
    var saver = ChangeSaver(try Fleet(ShardList(url), ServerManners()))
    saver.after = { at throws(ServerProblem) in
      if at == step { throw ServerProblem(.outOfMemory, at: "the test") }
    }
    let saved = try? saver.save(Change(command: "torn", edits: edits))
    // Whoever opens the team next finishes what was begun.
    let engine = try PostgresEngine(Fleet(ShardList(url), ServerManners()))
    let after = try records(server.bytes(at: url))
    let isThere = after != before
    #expect(try engine.changes().count == (isThere ? 1 : 0))
    if isThere {
      #expect(after.filter { $0.contains("act-9001") }.count == 1)
      #expect(after.filter { $0.contains("odd") }.count == (isOfSeveral ? 5 : 0))
    }
    #expect(
      isThere == (saved != nil || isOfSeveral && [.begun, .arrived, .finished].contains(step)))
    for member in url.members {
      #expect(try Connection(member).run("select count(*) from moj.intents")[0, 0] == "0")
    }
  }

  @Test(arguments: [false, true])
  func `what is forgotten is in no record and no line of the log`(shards: Bool) throws {
    let url = try published("forgotten\(shards)", shards: shards)
    var talk = try ServedTalk(url, user: "moj")
    talk.session.settings.saysYes = true
    try talk.say("log Suvituuli Köydet Oy Ab call \"asked for Tapio Forgotten\"")
    try talk.say("set \"Suvituuli Köydet Oy Ab\" note = \"Tapio Forgotten calls\"")
    try talk.say("log Havupuro Mittalaitteet Oy call \"stays\"")
    #expect(try talk.say("forget Suvituuli Köydet Oy Ab").contains("Forgotten"))
    for member in url.members {
      let connection = try Connection(member)
      let tables = TeamTable.all.map { ($0.name, "record") } + [("changes", "line")]
      for (table, column) in tables {
        let found = try connection.run(
          "select \(column) from moj.\(table) where \(column) ~ 'Suvituuli Köydet|Tapio Forgotten'")
        #expect(found.count == 0, "\(table): \(found.count > 0 ? found[0, 0] ?? "" : "")")
      }
    }
    #expect(try talk.say("changes").contains("stays"))
  }

  @Test func `a value that is SQL stays a value`() throws {
    let url = try published("injection", shards: true)
    var talk = try ServedTalk(url, user: "moj")
    let payloads = [
      "'; drop schema moj cascade; --", "$1", "\\'; select 1; --", "x') , ('y", "{a,b}",
      "\u{2019}; --",
      "%s%n\\N\\.", "*/ select 1 /*",
    ]
    for payload in payloads {
      try talk.say("set \"Suvituuli Köydet Oy Ab\" note = \"\(payload)\"")
      let text = try #require(
        url.members.lazy.compactMap {
          try? Connection($0).run(
            "select note from accounts where name = 'Suvituuli Köydet Oy Ab'")
        }.first { $0.count > 0 })
      #expect(text[0, 0] == payload)
      try talk.say("log Suvituuli Köydet Oy Ab call \"\(payload)\"")
    }
    let model = try Cluster.model(server.bytes(at: url))
    #expect(model[.activities].rowCount > 500)
    try talk.say("undo \(payloads.count * 2)")
    #expect(try records(server.bytes(at: url)) == records(Cluster.bytes(Self.demo)))
  }
}
