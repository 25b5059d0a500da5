import MojModel
import MojStore
import MojTesting
import MojText
import Testing

@testable import MojPostgres
@testable import MojShell

/// Lines over a team on a server that need nobody's records, or a few: they ask for these by themselves,
/// and say and save what they would in memory.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct AskingTests {
  private static let demo = "scripts/demo/team.json"

  private func url(_ name: String, _ onShards: Bool) throws -> ServerURL {
    try onShards ? Cluster.shards("\(name)-3") : Cluster.database(name)
  }

  private func pair(_ name: String, _ onShards: Bool) throws -> SessionPair {
    try SessionPair(Cluster.model(Cluster.bytes(Self.demo)), at: url(name, onShards))
  }

  private func expectUnread(_ lines: [String], _ pair: SessionPair) {
    for line in lines {
      let outcome = pair.ask(line)
      #expect(outcome.difference == nil, "\(line)")
      #expect(outcome.isPushed, "\(line)")
    }
  }

  // MARK: What is wrong

  @Test(arguments: [false, true])
  func `what is wrong with a line is said without a record`(onShards: Bool) throws {
    expectUnread(
      [
        "leads where last_contact before soonish", "leads where potential over 10kk",
        "care where contact_every over often", "accounts where decision_here = maybe",
        "leads where last_contact > .town", "sellers count by week", "those count",
        "leads where colour = red", "leads where seller = :s", "leads where tier = C",
        "leads where level = 7", "leeds", "helpp", "unicorns", "let b = a where level = 1",
        "hint 3", "vote 1 2", "count leads by tier", "help qwertyuiop", "mark com-07 perhaps",
        "agree Nobody \"map\" by 2026-12-04", "log Mesikämmen Elintarvikkeet Oy call on never",
        "set \"Suvituuli Köydet Oy Ab\" potential = plenty", "set sellers potential = 3",
        "set leads where colour = red potential = 3", "apply", "undo", "yes", "play nothing",
        "watch 60 leads where teir = A1", "reveal leads where teir = A1", "lnit", "hoitto A1",
      ], try pair("wrong", onShards))
  }

  @Test(arguments: [false, true])
  func `a name is looked for among the names there are`(onShards: Bool) throws {
    expectUnread(
      [
        "why Åkerhlma Puutalot Oy", "account Nobody Oy", "account Havupuro", "care A7", "Suvituuli",
        "Havupuro Nobody Oy", "Åkerholma Puutalot Oy", "explain Suvituuli Köydet Oy Ab", "acc-001",
        "log Nobody call", "set Havupuro potential = 3", "answer Nobody Oy", "answer req-999",
        "merge Suvituuli Köydet Oy Ab into Nobody Oy", "forget Nobody At All", "lift Nobody Oy",
        "lift Lumikenkä Veneet Oy to A4", "watch 60 account Nobody Oy", "move Nobody to tomorrow",
        "add person \"Eve Oak\" at Nobody Oy", "assign Suvituuli Köydet Oy Ab to Nobody",
      ], try pair("names", onShards))
  }

  @Test func `letters that fold to others find their names, and several are asked back`() throws {
    let names = ["Straße Oy", "Karhu – Poika", "Oak", "Oak", "Oak Elm", "Ähtäri Puu", "42"]
    let accounts = names.enumerated().map { number, name in
      #"{"id": "a\#(number)", "name": "\#(name)", "kind": "lead"}"#
    }
    let file =
      #"{"moj": 1, "accounts": [\#(accounts.joined(separator: ", ")), {"id": "nameless", "kind": "lead"}]}"#
    let pair = try SessionPair(
      Cluster.model(Array(file.utf8)), at: Cluster.database("folded names"))
    expectUnread(
      [
        "account strasse oy", "account STRASSE", "account karhu - poika", "account Karhu Poika",
        "account Oak", "account oak elm", "account Elm", "account ahtari puu", "account Ähtri Puu",
        "account a3", "account 42", "account nameless", "account name", "Ähtäri Puu", "Oak Elmm",
      ], pair)
    var (here, there) = (pair.here, pair.there)
    (here.settings.isTerminal, there.settings.isTerminal) = (true, true)
    for line in ["account Str", "account O", "account Äht", "Kar", "Oak E", "Oakk", "account 4"] {
      #expect(there.answer(to: line).text.plain == here.answer(to: line).text.plain, "\(line)")
    }
    #expect(there.served?.isRead == false)
  }

  // MARK: The talk

  @Test(arguments: [false, true])
  func `a talk about no records reads none`(onShards: Bool) throws {
    let pair = try pair("talk", onShards)
    var (here, there) = (pair.here, pair.there)
    for line in [
      "help", "help where", "help play", "help Aino", "help hot", "ohje --all", "help orders",
      "tiers show name", "sellers", "sellers where name = Nobody", "those count",
      "levels show name",
      "sellers count by team", "history", "scenarios", "scenarios count by level",
      "those where level = 2", "commitments", "commitments due", "scores", "reset",
      "agenda 30min", "agenda", "screen", "tour", "edit", "play", "watch 60 leads where tier = A1",
      "watch 60 account Suvituuli Köydet Oy Ab", "watch 5 tiers", "leads where tier = A1",
      "language fi", "niistä lukumäärä", "takaisin", "kieli en", "those where level = 1",
      "reveal leads where tier = A1", "reveal accounts count", "reveal", "meeting on",
      "agenda 30min",
      "meeting off", "resume",
    ] {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(b.text.plain == a.text.plain, "\(line)")
      #expect(b.diagnostics == a.diagnostics, "\(line)")
      #expect(here.prompt == there.prompt, "\(line)")
    }
    #expect(there.served?.isRead == false)
  }

  @Test func `a talk with a customer is played without the team, and beside it where it is asked`()
    throws
  {
    var pair = try pair("played", false)
    let name = "scripts/scenarios/gatekeeper.json"
    let scenario = ScenarioFile(name: name, bytes: try Cluster.bytes(name))
    pair.here.scenarioFiles = { [scenario] }
    pair.there.scenarioFiles = { [scenario] }
    var (here, there) = (pair.here, pair.there)
    for line in [
      "play gatekeeper", "1", "hint", "why", "1", "say \"when may I call again?\"", "debrief",
      "help",
      "leads count", "accounts where name ~ oy count", "quit", "leads count",
    ] {
      let isPlayed = there.served?.isRead == false
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(SessionPair.unread(b.text.plain).text == a.text.plain, "\(line)")
      #expect(here.prompt == there.prompt, "\(line)")
      #expect(isPlayed == (there.served?.isRead == false) || line == "leads count", "\(line)")
    }
  }

  // MARK: Changes

  /// A day on which a team lead puts a good deal in order.
  private static let day = [
    "add lead \"New Wood Oy\" town = Oulu, potential = 45k", "assign New Wood Oy to Aino",
    "add person \"Eve Oak\" at New Wood Oy", "add customer \"Old Wood Oy\" town = Oulu",
    "set leads where tier = A1 town = Oulu", "yes", "leads where tier = B1 show name, town",
    "assign those to Eero", "yes", "those show name, seller", "set those status = active", "yes",
    "answer req-025", "pause \"Havupuro Mittalaitteet Oy\"", "resolve req-025 \"a new floor\"",
    "move Havupuro Elämysmatkat Oyj to 2026-12-03 because \"they are away\"",
    "move \"Utukoski Köydet Oy\" to 2026-12-07",
    "drop \"Vaahteramäki Pumput Ky\" because \"closed for the week\"",
    "accept week 49 for Otso", "yes", "accept week next for team pohjoinen", "yes",
    "agree Aino \"map three fair leads\" by 2026-12-04", "commitments due", "mark com-07 kept",
    "mark com-09 not kept", "commitments", "lost Pajunvitsa Köydet Oy \"too far\"",
    "merge Suvituuli Pakkaus Oy into Suvituuli Köydet Oy Ab",
    "set \"Havupuro Mittalaitteet Oy\" note = \"Matti Vesikallio called, he is new\"",
    "remove \"Utukoski Köydet Oy\"", "yes", "forget Matti Vesikallio", "yes",
    "forget Old Wood Oy", "yes",
  ]

  @Test(arguments: [false, true])
  func `changes read the accounts that they change, and leave the file of memory`(
    onShards: Bool
  ) throws {
    let url = try url("day", onShards)
    let server = PostgresServer()
    _ = try server.publish(Cluster.model(Cluster.bytes(Self.demo)), to: url, replaces: false)
    var talk = try ServedTalk(url)
    var here = Session(try Cluster.model(Cluster.bytes(Self.demo)), talk.session.settings)
    for line in Self.day {
      let (there, expected) = (
        try talk.say(line), Transcript.said(here.answer(to: line), .en)
      )
      #expect(there == expected, "\(line)")
    }
    let hasReadAll = talk.hasReadAll
    #expect(!hasReadAll)
    let (kept, expected) = (try server.bytes(at: url), here.model.arena.bytes)
    #expect(kept == expected)
  }

  @Test func `what refers to a record of another account follows where that goes`() throws {
    let file = """
      {"moj": 1, "accounts": [{"id": "a", "name": "Oak", "kind": "lead"},
       {"id": "b", "name": "Elm", "kind": "lead"}, {"id": "c", "name": "Fir", "kind": "lead"}],
       "people": [{"id": "p", "account": "a", "name": "Eve Green"}],
       "deals": [{"id": "d", "account": "a", "state": "open"}],
       "activities": [{"id": "t", "account": "c", "person": "p", "at": "2026-11-02T10:00"}],
       "orders": [{"id": "o", "account": "b", "deal": "d", "amount": 5}]}
      """
    for (number, line) in ["remove Oak", "forget Oak", "merge Oak into Fir", "forget Eve Green"]
      .enumerated()
    {
      let url = try Cluster.database("tied \(number)")
      let server = PostgresServer()
      _ = try server.publish(Cluster.model(Array(file.utf8)), to: url, replaces: false)
      var talk = try ServedTalk(url)
      talk.session.settings.saysYes = true
      var here = Session(try Cluster.model(Array(file.utf8)), talk.session.settings)
      let (there, expected) = (try talk.say(line), Transcript.said(here.answer(to: line), .en))
      #expect(there == expected)
      #expect(try server.bytes(at: url) == here.model.arena.bytes, "\(line)")
      let hasReadAll = talk.hasReadAll
      #expect(!hasReadAll)
    }
  }

  private static let changes = [
    "set aN potential = 640.5", "set aN town = \"Åbo\", note = \"new\"", "log aN call \"a word\"",
    "log aN visit minutes 40 next 2026-12-01", "assign aN to s0", "won aN 5k", "lost aN \"dear\"",
    "request aN inquiry \"stand\"", "answer rN", "resolve rN \"done\"", "pause aN", "resolve aN",
    "drop aN", "drop aN on 2026-11-24 because \"away\"", "move aN to 2026-12-03T10:00",
    "move aN to 2026-12-03", "later aN until spring 2027", "add lead \"Puu N\" town = Oulu",
    "add person \"Eve N\" at aN", "set leads where town = Helsinki note = \"x\"",
    "assign leads where level = 1 to s1", "leads where tier = A1",
    "leads where kind = lead top N by name",
    "set those note = \"y\"", "assign those to s0", "those show name, note",
    "accept week next for s0",
    "accept week next", "remove aN", "merge aN into a2", "forget aN", "forget \"Eve N\"", "undo",
    "undo", "redo", "advance aN to 2", "override aN tier A1 because \"so\"",
    "set aN seller = nobody",
  ]

  @Test(arguments: 0..<8)
  func `random changes of random teams are those of memory`(seed: Int) throws {
    var random = SeededGenerator(seed)
    let url = try url("changed \(seed)", seed % 2 == 1)
    let server = PostgresServer()
    let model = try #require(ModelReader.model(from: RandomTeam(seed).file()).model)
    _ = try server.publish(model, to: url, replaces: false)
    var talk = try ServedTalk(url, user: "moj")
    talk.session.settings.saysYes = true
    var here = Session(model, talk.session.settings)
    var typed: [String] = []
    for _ in 0..<30 {
      let line = random.pick(Self.changes).split(separator: "N", omittingEmptySubsequences: false)
        .joined(separator: "\(random.below(12))")
      typed.append(line)
      let expected = Transcript.said(here.answer(to: line), .en)
      let there = SessionPair.unread(try talk.say(line)).text
      guard there == expected else {
        Issue.record("\(there)\n\(expected)\n\(typed)")
        return
      }
    }
    #expect(try server.bytes(at: url) == here.model.arena.bytes, "\(typed)")
  }

  @Test func `what was agreed is known at once, also where another rule is`() throws {
    let url = try Cluster.database("agreed")
    _ = try PostgresServer().publish(
      Cluster.model(Cluster.bytes(Self.demo)), to: url, replaces: false)
    var talk = try ServedTalk(url, user: "moj")
    try talk.say("agree Aino \"map three fair leads\" by 2026-12-04")
    #expect(try talk.say("commitments due").contains("map three fair leads"))
    try talk.say("mark com-11 kept")
    #expect(try !talk.say("commitments due").contains("map three fair leads"))
    #expect(try talk.say("undo").contains("Undone: mark com-11 kept"))
    let hasReadAll = talk.hasReadAll
    #expect(!hasReadAll)
  }
}
