import MojModel
@testable import MojShell
import MojStore
import MojTesting
import MojText
import Testing

@testable import MojPostgres

/// Queries that no statement computes, over more accounts than are read at once: the same words as in
/// memory, from one part of the team after the other.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct PartsTests {
  private func pair(_ name: String, onShards: Bool) throws -> SessionPair {
    let url = onShards ? try Cluster.shards("\(name)-3") : try Cluster.database(name)
    var pair = try SessionPair(Cluster.model(Cluster.bytes("scripts/demo/team.json")), at: url)
    pair.there.served?.mostAtOnce = 41
    return pair
  }

  private static let measures = [
    "accounts where promise_slack < 2h count by tier", "promises count by state across kind",
    "promises where state = at_risk count by seller", "promises count by account.town",
    "accounts count by level_needed across kind", "accounts count by level_mismatch",
    "accounts avg lapses by tier", "promises median slack, min slack, sum slack by kind",
    "accounts where lapses is set max lapses, median potential by town",
    "orders count where account.promise_slack is set by account.town",
    "accounts where promise_slack < 0min count by town | sort by count desc | take 4",
    "accounts where promise_slack is set share potential by seller",
    "promises where title = nothing count by seller", "lupaukset lukumäärä tiloittain",
    "accounts where level_needed != 2 count, sum potential by created.month",
    "promises count by received.week", "promises where done is missing count",
  ]

  private func expectPushed(_ lines: [String], _ pair: SessionPair) {
    for line in lines {
      let outcome = pair.ask(line)
      #expect(outcome.difference == nil, "\(line)")
      #expect(outcome.isPushed, "READ \(line)")
    }
  }

  @Test(arguments: [false, true])
  func `measures add up from parts`(onShards: Bool) throws {
    let pair = try pair("measures", onShards: onShards)
    expectPushed(Self.measures, pair)
  }

  private static let lists = [
    "orders sort by subject | take 3", "accounts sort by name take 20",
    "accounts sort by town desc, name | take 9", "leads sort by name | last 4",
    "accounts where promise_slack < 2h show name, tier, promise_slack",
    "promises where state = broken and done is missing show account, seller, kind, due, slack",
    "promises where account.tier = A1 and done is missing show account, seller.team, slack",
    "people top 2 by name per role", "activities where note ~ a sort by note | take 5",
    "leads where promise_slack is set and tier = A1 sort by name | take 2 | count by town",
    "accounts where promise_slack > 9000h", "leads where level_needed = 3 and level = 2",
    "orders where account.promise_slack > 9000h and amount > 5 sort by subject",
    "tiers show name", "sellers", "scenarios where level = 2 show id, title, minutes",
    "harjoitukset lukumäärä mukaan taso", "scenarios top 1 by minutes show id, goal",
    "history count", "projects where name ~ z",
  ]

  @Test(arguments: [false, true])
  func `lists are read from the accounts that parts find`(onShards: Bool) throws {
    let pair = try pair("lists", onShards: onShards)
    expectPushed(Self.lists, pair)
    // Of texts alone nobody's records are looked at but those of the first.
    #expect(pair.ask("accounts sort by town desc, name | take 9").reading == nil)
    #expect(
      pair.ask("accounts sort by name | last 4").reading
        == "all 1659 records were looked at, part by part: it lists records")
  }

  /// Lists of so many accounts that none of them is read whole.
  @Test(arguments: [false, true])
  func `very long lists need the fields that they show`(onShards: Bool) throws {
    var pair = try pair("long", onShards: onShards)
    pair.there.served?.mostListed = 5
    let more = [
      "accounts", "leads", "orders", "activities", "accounts group by town", "deals", "people",
      "callbacks", "requests", "accounts sort by name desc", "orders sort by account, date",
      "orders sum amount by account | sort by sum_amount desc | take 3",
      "orders sum amount, count by account.name across account.tier",
      "leads sort by name | count by town",
      "activities count by account, channel", "accounts on 2026-06-30", "orders on 2026-03-31",
      "promises on 2026-06-30 where kind = resolve",
      "accounts show name, seller.team, tier, lapses", "accounts take 30",
      "activities where seller != Aino show account, account.tier, account.seller.name, at",
      "orders sum amount by account | where sum_amount > 1m",
    ]
    expectPushed(Self.lists + more, pair)
    for line in ["accounts as csv", "orders as ndjson", "leads sort by name as json"] {
      var (here, there) = (pair.here, pair.there)
      #expect(here.answer(to: line).written == there.answer(to: line).written, "\(line)")
    }
    var (here, there) = (pair.here, pair.there)
    for line in [
      "accounts", "why 3", "account 2", "3", "4", "again", "those where tier = A1",
      "those show name, town, due", "those count by town",
      "those sort by count desc | take 2", "back", "again", "those as csv",
      "leads on 2026-06-30", "those where level = 2", "those count by tier",
      "those where potential < 5",
      "orders sum amount by account", "those sort by sum_amount desc | take 3",
      "more", "wide", "forward", "leads count", "use level = 1", "accounts", "use none",
      "those count by kind",
    ] {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(SessionPair.unread(b.text.plain).text == a.text.plain, "\(line)")
      #expect(a.written == b.written, "\(line)")
      #expect(here.prompt == there.prompt, "\(line)")
      #expect(there.served?.isRead == false, "READ \(line)")
    }
    #expect(there.served?.isRead == false)
  }

  /// At a terminal the first rows of long lists alone are read, and what all of them add up to.
  @Test(arguments: [false, true])
  func `long lists are shown page by page, and written as they are read`(onShards: Bool) throws {
    var (here, there) = try pagingPair("pages", onShards: onShards)
    for line in [
      "accounts", "more", "3", "why 2", "those where tier = A1", "back", "those count by town",
      "accounts sort by potential desc", "more", "again", "wide", "wide", "those as csv", "back",
      "leads where town != Turku", "those sort by town, name", "more", "account 3",
      "activities sort by minutes desc show account, minutes", "those count by channel",
      "leads on 2026-06-30", "more", "those where level = 2", "accounts where lapses is set",
      "accounts where promise_slack is missing and status != lost", "those sum potential",
      "accounts to all.csv", "those count by tier", "orders as ndjson", "those sum amount",
      "activities where minutes > 3 and seller != Aino show account, account.tier, at, note as csv",
      "activities on 2026-03-31 as json", "accounts as tsv", "those show name as json",
      "leads sort by name as csv", "leads as md", "orders to o.json", "use level = 1", "accounts",
      "more", "use", "those count by kind", "accounts where town = Turku and level = 1",
    ] {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(SessionPair.unread(b.text.plain).text == a.text.plain, "\(line)")
      #expect(a.written == b.written, "\(line)")
      #expect(a.files.map(\.written) == b.files.map(\.written), "\(line)")
      #expect(a.rowCount == b.rowCount, "\(line)")
      #expect(here.prompt == there.prompt, "\(line)")
      #expect(there.served?.isRead == false, "READ \(line)")
    }
    // What comes after the rows at hand the whole team tells.
    for line in ["accounts", "more", "more"] {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(SessionPair.unread(b.text.plain).text == a.text.plain, "\(line)")
    }
    #expect(there.served?.isRead == true)
  }

  /// What goes on with all rows of a list is not about its first page.
  @Test(arguments: ["accounts", "accounts to all.csv", "leads sort by name"])
  func `changes, scripts and row numbers mean the whole list`(line: String) throws {
    let (first, second) = try pagingPair("whole \(line)", onShards: false)
    var (here, there) = (first, second)
    _ = (here.answer(to: line), there.answer(to: line))
    for next in ["set those town = Turku", "99"] {
      let (a, b) = (here.answer(to: next), there.answer(to: next))
      #expect(a.diagnostics.map(\.message) == b.diagnostics.map(\.message), "\(next)")
      #expect(SessionPair.unread(b.text.plain).text == a.text.plain, "\(next)")
    }
    var probe = second
    probe.rendersAnswers = false
    for line in ["accounts", "accounts as csv"] {
      _ = probe.answer(to: line)
      #expect(probe.those?.unread == nil && probe.those?.count == 120, "\(line)")
    }
  }

  /// Two sessions at a terminal, of which one reads no more than two pages of a list.
  private func pagingPair(_ name: String, onShards: Bool) throws -> (Session, Session) {
    var pair = try pair(name, onShards: onShards)
    pair.there.served?.mostListed = 80
    pair.there.served?.mostPaged = 80
    pair.here.settings.isTerminal = true
    pair.there.settings.isTerminal = true
    return (pair.here, pair.there)
  }

  private static let past = [
    "leads on 2026-06-30 count by tier", "accounts on 2026-06-30 count by tier across kind",
    "leads on 2026-06-30 where level = 2 top 3", "asiakkaat päivänä 2025-12-31 lukumäärä",
    "deals on 2026-03-31 where state = open count", "accounts on 2026-06-30 count by town",
    "promises on 2026-09-30 where done is missing and kind = resolve show account, due, slack",
    "activities on 2026-03-31 count by account.kind",
    "orders on 2026-03-31 sort by subject | take 3",
    "leads on 2026-06-30 where name = nobody",
    "leads on 2026-06-30 where potential < 5 count by tier",
    "promises on 2026-06-30 count by state", "accounts on 2026-06-30 median potential by seller",
    "activities on 2025-03-31 top 4 by minutes show account, at, minutes", "sellers on 2026-03-31",
    "accounts on 2026-06-30 where promise_slack is set show name, promise_slack",
  ]

  @Test(arguments: [false, true])
  func `a past day is looked at part by part`(onShards: Bool) throws {
    let pair = try pair("parts past", onShards: onShards)
    expectPushed(Self.past, pair)
    let said = pair.ask("leads on 2026-06-30 count by tier").reading
    #expect(
      said == "all 1659 records were looked at, part by part: the past is worked out here")
    var (here, there) = (pair.here, pair.there)
    for line in [
      "leads on 2026-06-30 where level = 2 top 3", "those show name, level, seller", "why 1",
      "deals on 2026-03-31 where state = open count by seller", "those sort by count", "back",
      "those",
      "again", "leads on 2026-03-31 sort by name | take 4", "those count by tier", "leads count",
    ] {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(SessionPair.unread(b.text.plain).text == a.text.plain, "\(line)")
      #expect(here.prompt == there.prompt, "\(line)")
    }
    #expect(there.served?.isRead == false)
  }

  /// Dated values have more decimals in one part than in another.
  @Test func `measures of a past day add up whatever decimals a part has`() throws {
    let model = try #require(ModelReader.model(from: RandomTeam(63).file()).model)
    var pair = try SessionPair(model, at: Cluster.database("decimals"))
    pair.there.served?.mostAtOnce = 7
    let what = "leads on 2026-03-31 where not ((potential = 23..1221 and rate = 25))"
    for measures in [
      "sum rate, share sales_12m by kind, potential across size", "sum rate by kind",
      "min rate, max rate, median rate, avg rate", "sum rate, max rate by rate",
    ] {
      let outcome = pair.ask("\(what) \(measures)")
      #expect(outcome.difference == nil, "\(measures)")
      #expect(outcome.isPushed, "\(measures)")
    }
  }

  private static let said = [
    "accounts", "leads", "leads sort by name | take 5", "leads on 2026-06-30",
    "deals on 2026-03-31 count by state", "those where tier = A1", "those count by town",
    "those sort by count desc | take 2", "those show name, due, lapses", "again", "back", "forward",
    "1", "why 2", "account 3", "more", "wide", "to t.csv", "those", "use level = 1", "use none",
    "leads count by tier", "orders sum amount by account", "promises where done is missing",
    "those where account.tier = A1", "those as csv", "leads median potential by town",
    "those where potential < 5", "accounts on 2026-03-31 median potential by seller",
    "orders sort by subject", "those sort by sum_amount desc", "accounts count by lapses",
  ]

  @Test(arguments: 0..<24)
  func `random talks about parts go on alike`(seed: Int) throws {
    var random = SeededGenerator(seed)
    var pair = try pair("talk of parts \(seed)", onShards: seed == 0)
    pair.there.served?.mostListed = seed % 2 == 0 ? 5 : 60
    var typed: [String] = []
    for _ in 0..<20 {
      let line = random.pick(Self.said)
      typed.append(line)
      let (a, b) = (pair.here.answer(to: line), pair.there.answer(to: line))
      #expect(SessionPair.unread(b.text.plain).text == a.text.plain, "\(typed)")
      #expect(a.written == b.written, "\(typed)")
      #expect(a.files.map(\.written) == b.files.map(\.written), "\(typed)")
      guard pair.here.prompt == pair.there.prompt else {
        Issue.record("\(pair.here.prompt), not \(pair.there.prompt): \(typed)")
        return
      }
    }
  }
}

extension Answer {
  /// What it has for standard output as data, wherever it waits.
  var written: [UInt8]? { spool?.bytes ?? data }
}

extension Answer.File {
  /// Its content, wherever it waits.
  var written: [UInt8] { spool?.bytes ?? bytes }
}
