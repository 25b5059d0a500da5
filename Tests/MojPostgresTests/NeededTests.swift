import MojModel
@testable import MojShell
import MojTesting
import MojText
import Testing

@testable import MojPostgres

/// Commands over a team on a server that ask for a part of it: the same words as in memory, from the
/// records of a seller's accounts, or from sums that the server computes.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct NeededTests {
  private static let sellers = ["Aino", "Eero", "Helmi", "Otso", "Vilja"]

  private static let lines = [
    "plan week next for NAME", "plan week this for NAME by value", "plan today for NAME",
    "plan week next for NAME as csv", "plan week 50 for NAME as json",
    "plan week next for NAME as ics", "suunnitelma ensi viikko myyjälle NAME",
    "candidates week next for NAME", "capacity week next for NAME", "capacity 2026-Q4 for NAME",
    "callbacks for NAME", "callbacks due for NAME", "callbacks for NAME as csv",
    "levels for NAME", "level 1 for NAME", "level 2 for NAME", "level 3 for NAME as csv",
    "levels mismatches for NAME", "coach NAME level 2", "coach NAME level 3",
  ]

  /// Expects of a line the answer of memory, and that the team is not read for it.
  private func expectPushed(_ line: String, _ pair: SessionPair) {
    let outcome = pair.ask(line)
    #expect(outcome.difference == nil, "\(line)")
    #expect(outcome.isPushed, "\(line)")
  }

  private func demo() throws -> Model {
    try Cluster.model(Cluster.bytes("scripts/demo/team.json"))
  }

  @Test(arguments: [false, true])
  func `what is asked of a seller needs the seller's accounts alone`(onShards: Bool) throws {
    let url = onShards ? try Cluster.shards("sellers-3") : try Cluster.database("sellers")
    let pair = try SessionPair(demo(), at: url)
    for line in Self.lines {
      for name in Self.sellers {
        let typed = line.split(separator: " ").map { $0 == "NAME" ? name : String($0) }
          .joined(separator: " ")
        expectPushed(typed, pair)
      }
    }
  }

  @Test(arguments: [false, true])
  func `what is a sum over all is computed there`(onShards: Bool) throws {
    let url = onShards ? try Cluster.shards("sums-3") : try Cluster.database("sums")
    let pair = try SessionPair(demo(), at: url)
    for line in [
      "tiers", "luokat", "tiers as csv", "triangle", "triangle as json", "triangle A1",
      "triangle by project", "triangle by seller", "triangle by team as csv", "triangle by town",
      "triangle as svg", "kolmio myyjittäin", "callbacks", "callbacks due", "callbacks as csv",
      "capacity 2026-Q4", "capacity 2026-Q4 for team pohjoinen as csv", "callbacks this week",
      "callbacks without date",
    ] {
      expectPushed(line, pair)
    }
    var (here, there) = (pair.here, pair.there)
    for line in [
      "triangle", "1", "those", "triangle by seller", "again", "wide", "use level = 1", "triangle",
      "tiers", "again", "triangle by seller", "callbacks", "use none", "leads where tier = A1",
      "tiers", "again", "to t.csv", "those count",
    ] {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(b.text.plain == a.text.plain, "\(line)")
      #expect(here.prompt == there.prompt, "\(line)")
    }
  }

  private static let periods = [
    "time", "time this week", "time this year by channel", "time by seller and tier",
    "time last month by level as csv", "time 2026-10 as json", "ajankäyttö tänä vuonna myyjittäin",
    "time visits", "time calls this year", "time wins 2026-10", "time accounts 2026-11",
    "ajankäyttö kaupat", "time 2027", "time wins as csv", "time 2026-09 by channel and tier as csv",
    "time by seller and channel", "time this year by level and channel as json",
    "time wins 2026-Q3 where channel = phone and account.tier = A2",
    "time accounts 2026-10 where tier = A1", "ajankäyttö kanavittain ja luokittain",
  ]

  @Test(arguments: [false, true])
  func `what is asked of a period needs the accounts of it alone`(onShards: Bool) throws {
    let url = onShards ? try Cluster.shards("periods-3") : try Cluster.database("periods")
    var pair = try SessionPair(demo(), at: url)
    for line in Self.periods {
      expectPushed(line, pair)
    }
    let whole = pair
    // Too many accounts, so that it adds up from several parts.
    pair.there.served?.mostAtOnce = 31
    for line in Self.periods + ["time by channel", "time by level", "time by tier as json"] {
      let outcome = pair.ask(line)
      let isList = ["visits", "calls", "wins", "accounts", "kaupat"].contains { line.contains($0) }
      // A list of too many is read with the whole team, which machines are told apart.
      #expect(outcome.difference == nil || isList && line.hasSuffix("as csv"), "\(line)")
      #expect(outcome.isPushed || isList, "\(line)")
    }
    pair = whole
    var (here, there) = (pair.here, pair.there)
    for line in [
      "time wins", "1", "those count", "again", "time accounts this year", "those count by tier",
      "use seller = Aino", "time", "time visits", "those", "use none", "time by seller", "wide",
      "again",
    ] {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(SessionPair.unread(b.text.plain).text == a.text.plain, "\(line)")
      #expect(here.prompt == there.prompt, "\(line)")
    }
  }

  private static let results = [
    "results", "results this quarter by tier", "results by level as csv",
    "results by month as json", "results last month", "tulokset myyjittäin", "results 2027",
    "results by month as csv", "results movers", "results movers up this quarter",
    "results first orders 2026-10 as csv", "results other targets", "results movers from A2 to A1",
    "tulokset nousseet", "results by tier",
  ]

  @Test(arguments: [false, true])
  func `results add up from parts of the team`(onShards: Bool) throws {
    let url = onShards ? try Cluster.shards("results-3") : try Cluster.database("results")
    var pair = try SessionPair(demo(), at: url)
    // Many parts, the last one smaller.
    pair.there.served?.mostAtOnce = 37
    for line in Self.results {
      expectPushed(line, pair)
    }
    var (here, there) = (pair.here, pair.there)
    for line in [
      "results", "1", "leads count by tier", "results by tier", "again", "those count", "wide",
      "results movers", "1", "those count by tier", "again", "use seller = Aino", "results",
      "results movers", "back", "use none", "results", "to r.csv",
    ] {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(SessionPair.unread(b.text.plain).text == a.text.plain, "\(line)")
      #expect(a.files.map(\.bytes) == b.files.map(\.bytes), "\(line)")
      #expect(here.prompt == there.prompt, "\(line)")
    }
  }

  @Test(arguments: [false, true])
  func `promises need what they come from, and the care of one account the account alone`(
    onShards: Bool
  ) throws {
    let url = onShards ? try Cluster.shards("care-3") : try Cluster.database("care")
    let pair = try SessionPair(demo(), at: url)
    let count = pair.here.model[.accounts].rowCount
    let names = stride(from: 0, to: count, by: count / 30).map {
      pair.here.model.recordName($0, of: .accounts)
    }
    let lines = [
      "promises", "promises today", "promises as csv", "lupaukset", "promises this week",
      "promises as json",
      "care", "hoito", "care as csv", "care as json", "care A1", "care A2 customer", "care A3 lead",
      "care A1 lead meeting", "care A1 contact", "care A2 sparring", "care A1 as csv",
      "care A1 contact over-serviced", "care A2 customer meeting over-serviced",
      "care without model", "care A1 where town is set",
      "care A2 contact where seller = Otso and level = 1",
    ]
    for line in lines + names.map({ "care \"\($0)\"" }) {
      expectPushed(line, pair)
    }
  }

  private static let past = [
    "callbacks on DAY", "callbacks due on DAY", "callbacks for Aino on DAY as csv",
    "promises on DAY", "promises for Aino on DAY", "promises on DAY as csv",
    "lupaukset päivänä DAY", "triangle A1 on DAY",
    "care on DAY", "care A1 on DAY", "care A2 customer on DAY", "care A1 contact on DAY",
    "care A1 contact over-serviced on DAY", "care without model on DAY", "care on DAY as json",
    "triangle on DAY", "triangle by seller on DAY",
    "triangle by town on DAY", "triangle by project on DAY as csv", "triangle by team on DAY",
  ]

  @Test(arguments: [false, true])
  func `what was on a past day adds up from parts of the team as it was`(onShards: Bool) throws {
    let url = onShards ? try Cluster.shards("past-3") : try Cluster.database("past")
    var pair = try SessionPair(demo(), at: url)
    let lines = ["2026-06-30", "2025-12-31"].flatMap { day in
      Self.past.map { $0.split(separator: " ").map { $0 == "DAY" ? day : String($0) } }
        .map { $0.joined(separator: " ") }
    }
    let others = [
      "care \"Suvituuli Köydet Oy Ab\" on 2026-06-30", "care A1 on 2026-06-30 where town is set",
    ]
    for line in lines + others {
      expectPushed(line, pair)
    }
    expectAlike(
      [
        "triangle on 2026-06-30", "1", "those", "again", "use level = 1", "triangle by town",
        "triangle by town on 2026-06-30", "care on 2026-06-30", "use none", "care A1 on 2026-06-30",
        "those count by tier", "again", "wide", "callbacks on 2026-06-30", "those count",
      ], pair)
    pair.there.served?.mostAtOnce = 41
    for line in lines where line.hasPrefix("triangle") || line.hasPrefix("care on") {
      expectPushed(line, pair)
    }
  }

  @Test(arguments: [false, true])
  func `lists of levels need the accounts of them alone`(onShards: Bool) throws {
    let url = onShards ? try Cluster.shards("levels-3") : try Cluster.database("levels")
    let pair = try SessionPair(demo(), at: url)
    for line in [
      "levels mismatches", "levels mismatches as csv", "levels sold early",
      "levels moves from 1 to 2", "levels moved from 2 to 3", "levels waiting potential",
      "levels waiting next step", "levels waiting check", "tasot poikkeamat",
      "levels without seller", "level 1 without seller", "levels by seller without seller",
    ] {
      expectPushed(line, pair)
    }
  }

  private static let levels = [
    "levels", "levels by seller", "level 1", "level 2", "level 3", "tasot", "taso 1",
    "levels as csv", "levels by seller as json", "levels on 2026-06-30", "level 3 on 2026-03-31",
    "level 1 on 2026-09-30", "levels by seller on 2026-09-30", "levels for Aino on 2026-06-30",
    "level 1 without seller on 2026-06-30", "levels mismatches on 2026-09-30",
    "levels were on 1", "levels next day set on 2", "levels were on 2 for Otso",
    "levels waiting next step on 2026-09-30", "levels moves from 1 to 2 on 2026-10-15",
    "levels next day set on 1 where town is set",
    "levels sold early where account.seller = Eero or level = 2",
    "levels waiting check on 2026-09-30", "levels moved from 2 to 3 for Eero on 2026-10-15",
  ]

  @Test(arguments: [false, true])
  func `levels add up from parts of the team, today and on a past day`(onShards: Bool) throws {
    let url = onShards ? try Cluster.shards("adding-3") : try Cluster.database("adding")
    var pair = try SessionPair(demo(), at: url)
    let whole = ["level 1 as csv", "level 2 as json", "level 3 on 2026-03-31 as csv"]
    for line in Self.levels + whole { expectPushed(line, pair) }
    // Too many to be listed, so that the first of them alone are read.
    pair.there.served?.mostAtOnce = 37
    for line in Self.levels.prefix(15) { expectPushed(line, pair) }
    for line in Self.levels.dropFirst(15) { #expect(pair.ask(line).difference == nil, "\(line)") }
    let talk = [
      "levels", "1", "again", "level 1", "2", "why 3", "wide", "again", "leads count by tier",
      "level 3 on 2026-03-31", "1", "level 2", "use seller = Aino", "level 1", "levels",
      "use none", "level 1",
    ]
    expectAlike(talk, pair)
    pair.there.served?.mostAtOnce = Session.mostListed
    expectAlike(
      talk + [
        "to l.csv", "those where tier = A1 show name, days_in_level", "back", "those",
      ], pair)
  }

  /// Expects that a talk goes on alike in memory and on the server, without the whole team.
  private func expectAlike(_ lines: [String], _ pair: SessionPair) {
    var (here, there) = (pair.here, pair.there)
    for line in lines {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(b.text.plain == a.text.plain, "\(line)")
      #expect(a.files.map(\.bytes) == b.files.map(\.bytes), "\(line)")
      #expect(here.prompt == there.prompt, "\(line)")
    }
  }

  @Test func `rows that were not read are read with the whole team`() throws {
    var pair = try SessionPair(demo(), at: Cluster.database("unread"))
    pair.there.served?.mostAtOnce = 20
    for talk in [
      ["level 1", "those where tier = A1 show name, days_in_level"],
      ["levels", "use seller = Aino", "those count by tier", "back", "those"],
      ["level 3 on 2026-03-31", "leads count by tier", "back", "more"],
      ["levels by seller", "leads where tier = A1", "back", "forward"],
      ["level 2", "lift those to A2"],
    ] {
      var (here, there) = (pair.here, pair.there)
      for line in talk {
        let (a, b) = (here.answer(to: line), there.answer(to: line))
        #expect(SessionPair.unread(b.text.plain).text == a.text.plain, "\(talk): \(line)")
        #expect(here.prompt == there.prompt, "\(talk): \(line)")
      }
      #expect(there.served?.isRead == true)
    }
  }

  @Test(arguments: [false, true])
  func `the plans of several sellers are made one by one`(onShards: Bool) throws {
    let url = onShards ? try Cluster.shards("plans-3") : try Cluster.database("plans")
    let pair = try SessionPair(demo(), at: url)
    for line in [
      "plan week next", "plan week this by value", "plan today", "plan week 50 for team pohjoinen",
      "plan week next as csv", "plan week next as json", "plan week next as ics",
      "plan week next to plans/", "suunnitelma ensi viikko", "plan week next to week.html",
      "capacity week 48", "capacity week next as csv", "kapasiteetti viikko 49",
      "capacity week 48 for team pohjoinen", "candidates week next", "candidates week 48 as csv",
      "candidates week next for team pohjoinen as json", "ehdokkaat viikko 49",
    ] {
      expectPushed(line, pair)
    }
    var (here, there) = (pair.here, pair.there)
    for line in [
      "plan week next", "3", "those count by tier", "again", "plan week next for Aino",
      "plan week next", "to w.csv", "wide", "plan week next for Otso anew", "plan week next",
      "plan week this to plans/", "those", "again", "leads count", "back", "why 1",
      "plan week next", "why 2", "wide", "candidates week 48", "2", "those count by tier", "again",
      "to c.csv", "capacity week 48", "again", "those count", "wide",
    ] {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(b.text.plain == a.text.plain, "\(line)")
      #expect(a.files.map(\.bytes) == b.files.map(\.bytes), "\(line)")
      #expect(here.prompt == there.prompt, "\(line)")
    }
    #expect(there.served?.isRead == false)
  }

  @Test(arguments: [false, true])
  func `candidates of very many accounts are written seller by seller`(onShards: Bool) throws {
    let url = onShards ? try Cluster.shards("written-3") : try Cluster.database("written")
    let pair = try SessionPair(demo(), at: url)
    var (here, there) = (pair.here, pair.there)
    there.served?.mostListed = 5
    for line in [
      "candidates week 48 as csv", "candidates week next as ndjson", "ehdokkaat viikko 49 as json",
      "candidates week next for team pohjoinen to c.tsv", "candidates week next for Aino as csv",
    ] {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(a.written == b.written, "\(line)")
      #expect(a.files.map(\.written) == b.files.map(\.written), "\(line)")
      #expect(a.rowCount == b.rowCount && here.prompt == there.prompt, "\(line)")
    }
    #expect(there.served?.isRead == false)
  }

  @Test(arguments: 0..<12)
  func `the sums of random teams are those of memory`(seed: Int) throws {
    let model = try #require(ModelReader.model(from: RandomTeam(seed).file()).model)
    var pair = try SessionPair(model, at: Cluster.database("sums \(seed)"))
    pair.there.served?.mostAtOnce = 7
    for line in [
      "tiers", "triangle", "triangle by town", "triangle by team", "callbacks",
      "callbacks for s0", "plan week next for s1", "plan week next", "levels for s0",
      "coach s0 level 3",
      "promises for s0", "candidates week next for s0", "candidates week next",
      "capacity week next", "time", "time by channel",
      "time by seller and level", "time this year by tier", "time wins", "time accounts",
      "time by channel and seller", "time by tier and channel", "time wins where channel = phone",
      "results", "results by tier", "results by level", "results by month", "results movers",
      "results first orders", "promises", "care", "care as csv", "care without model",
      "levels mismatches", "levels sold early", "levels moves from 1 to 2", "levels waiting seller",
      "levels waiting check", "levels without seller", "level 1 without seller",
      "levels", "levels by seller", "level 1", "level 2", "level 3",
      "triangle on 2026-06-30", "triangle by town on 2026-03-31", "callbacks on 2026-06-30",
      "promises on 2026-06-30", "promises for s0 on 2026-03-31", "care on 2026-06-30",
      "care without model on 2026-03-31", "triangle by seller on 2026-06-30",
      "levels on 2026-06-30", "level 2 on 2026-09-30", "levels by seller on 2026-03-31",
      "level 1 for s0 on 2026-06-30", "levels were on 1", "levels next day set on 1",
    ] {
      let outcome = pair.ask(line)
      #expect(outcome.difference == nil, "\(line)")
    }
  }

  @Test(arguments: 0..<8)
  func `random talks go on alike`(seed: Int) throws {
    var random = SeededGenerator(seed)
    let pair = try SessionPair(demo(), at: Cluster.database("talk \(seed)"))
    var (here, there) = (pair.here, pair.there)
    let lines = [
      "plan week next", "plan week next for NAME", "plan week this for NAME by value", "callbacks",
      "callbacks for NAME", "levels for NAME", "tiers", "triangle", "triangle by seller",
      "triangle A1", "coach NAME level 3", "leads where tier = A1", "customers where tier = A2, A3",
      "leads count by tier", "activities where channel = visit and at since 2026-10-01",
      "those where tier = A1", "those count by tier", "those", "again", "again", "back", "forward",
      "1", "2", "4", "why 1", "why 2", "account 3", "lift 1", "wide", "more", "to t.csv",
      "use level = 1", "use none", "promises for NAME", "capacity week next for NAME",
      "time", "time wins", "time visits this year", "results", "results movers",
      "promises", "care 2", "care", "care A1", "care A1 contact", "care without model",
      "care A2 contact over-serviced",
    ]
    var typed: [String] = []
    for _ in 0..<24 {
      let name = random.pick(Self.sellers)
      let line = random.pick(lines).split(separator: " ").map { $0 == "NAME" ? name : String($0) }
        .joined(separator: " ")
      typed.append(line)
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(SessionPair.unread(b.text.plain).text == a.text.plain, "\(typed)")
      #expect(a.files.map(\.bytes) == b.files.map(\.bytes), "\(typed)")
      guard here.prompt == there.prompt else {
        Issue.record("\(here.prompt), not \(there.prompt): \(typed)")
        return
      }
    }
  }

  @Test(arguments: [
    "leads where tier = A4", "leads where sellr = Aino", "leads as pdf", "leads sum town",
    "sellers top 3", "leads where seller > Aino",
    "liidit joiden luokka = A4", "callbacks for Nobody", "callbacks for Ainno", "levels for Ainno",
  ])
  func `what is wrong with a line the rules tell`(line: String) throws {
    let pair = try SessionPair(demo(), at: Cluster.database("wrong \(line)"))
    let outcome = pair.ask(line)
    #expect(outcome.difference == nil)
    #expect(outcome.isPushed)
  }

  @Test(arguments: [false, true])
  func `a talk with a seller needs the seller's accounts and sums over all`(onShards: Bool) throws {
    let url = onShards ? try Cluster.shards("coach-3") : try Cluster.database("coach")
    var pair = try SessionPair(demo(), at: url)
    pair.there.served?.mostAtOnce = 61
    let names = Self.sellers.flatMap { ["coach \($0)", "again", "coach \($0) level 2"] }
    for line in Self.sellers.flatMap({ ["coach \($0) level 1", "coach \($0) level 1 as json"] }) {
      expectPushed(line, pair)
    }
    for filter in ["town = Turku", "level = 2", "account.tier = A1", "potential > 20k", "none"] {
      expectAlike(["use \(filter)"] + names + ["again"], pair)
    }
  }

  @Test func `promises of each seller, in conflict or not, are those of the whole team`() throws {
    let pair = try SessionPair(demo(), at: Cluster.database("seller and team"))
    for name in Self.sellers {
      let outcome = pair.ask("promises for \(name)")
      #expect(outcome.difference == nil)
    }
  }

  @Test func `a seller's plan goes on with its accounts, and no answer is taken for another's`()
    throws
  {
    let pair = try SessionPair(demo(), at: Cluster.database("seller goes on"))
    var (here, there) = (pair.here, pair.there)
    for line in [
      "plan week next for Aino", "1", "those count by tier", "again", "to aino.csv",
      "callbacks for Otso", "2", "those count", "plan week next for Aino", "leads count by tier",
      "again", "leads where tier = A1", "levels for Eero", "again", "why 1", "wide",
      "plan week next for Aino anew", "back", "use seller = Vilja", "plan week next for Vilja",
    ] {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(SessionPair.unread(b.text.plain).text == a.text.plain, "\(line)")
      #expect(a.files.map(\.bytes) == b.files.map(\.bytes), "\(line)")
      #expect(here.prompt == there.prompt, "\(line)")
    }
  }
}
