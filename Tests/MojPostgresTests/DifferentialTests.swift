import Foundation
import MojModel
@testable import MojShell
import MojTesting
import MojText
import Testing

@testable import MojPostgres

/// The same lines in memory and on PostgreSQL must give the same answers, to the last cell and word.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct DifferentialTests {
  @Test(arguments: 0..<RandomLines.lanes)
  func `random lines on random teams`(lane: Int) throws {
    try RandomLines.compare(lane, at: try Cluster.database("random\(lane)"))
  }

  @Test(arguments: [
    "leads count", "leads count, sum potential by tier", "accounts count by tier across kind",
    "leads where tier=A1 count", "activities count by channel", "activities count by account.tier",
    "orders where date = this quarter sum amount, count by seller",
    "leads where town = helsinki count by level", "accounts count by seller.team",
    "leads where seller != Aino count", "leads where tier better than B1 sum potential by seller",
    "orders sum amount, avg amount, min amount, max date by date.month", "accounts count by town",
    "leads count by seller | sort by count desc | take 2", "leads where \"oy\" count",
    "liidit lukumäärä luokittain", "activities where account = Suvituuli count",
    "leads share potential by tier across level", "requests count by state",
  ])
  func `the demo's measures are computed there`(line: String) throws {
    let url = try Cluster.database("demo \(line)")
    let pair = try SessionPair(Cluster.model(Cluster.bytes("scripts/demo/team.json")), at: url)
    let outcome = pair.ask(line)
    #expect(outcome.difference == nil)
    #expect(outcome.isPushed)
  }

  @Test(arguments: [
    "activities count by account, person"
  ])
  func `what is not computed there is answered from the whole team, and that is said`(
    line: String
  ) throws {
    let url = try Cluster.database("whole \(line)")
    let pair = try SessionPair(Cluster.model(Cluster.bytes("scripts/demo/team.json")), at: url)
    let outcome = pair.ask(line)
    #expect(outcome.difference == nil)
    #expect(!outcome.isPushed)
    #expect(outcome.reading?.hasPrefix("the whole team was read, 1659 records: ") == true)
  }

  @Test(arguments: [
    "leads where tier=A1 and level=1", "leads where tier = A1",
    "leads where due before today count",
    "leads where tier = A1, A2 median potential by seller", "leads top 3 by potential per seller",
    "leads where town = helsinki sort by name",
    "customers where sales_12m > 0 sort by sales_12m desc",
    "activities where channel = visit and at since 2026-10-01 sort by at desc | take 3",
    "orders where date = this quarter show account, account.tier, amount",
    "liidit joissa luokka = A1",
    "leads where tier better than B1 | sort by potential desc | show name, tier, due, overdue",
    "accounts where \"oy\" group by town", "callbacks where state = open sort by `to`",
    "leads where tier = A1 as csv", "leads where tier = A1 as json", "orders top 3 by amount",
    "accounts take 5", "leads sort by tier, potential desc | take 7",
    "orders bottom 2 by date per seller",
    "activities top 1 by at per account.tier", "leads sort by created | top 3 by level desc",
    "accounts where name ~ \"oy ab\" top 2 by potential per kind",
    // Why nothing was found is counted there.
    "leads where tier = A1 and potential < 5",
    "leads where tier = A1 and town = Utsjoki and level = 1",
    "orders where amount < 0 count by seller",
    "leads where potential < 5 where town = Utsjoki sort by name",
    "activities where account.tier = A1 and account.town = Utsjoki show at",
    "leads where level = 1 and level = 2",
    "leads where tier = A1 and town = Utsjoki as csv",
    // A slip needs nobody's records.
    "leeds where tier = A1",
  ])
  func `lists are answered from the records of their accounts`(line: String) throws {
    let url = try Cluster.database("listed \(line)")
    let pair = try SessionPair(Cluster.model(Cluster.bytes("scripts/demo/team.json")), at: url)
    let outcome = pair.ask(line)
    #expect(outcome.difference == nil)
    #expect(outcome.isPushed)
  }

  /// The first of each bucket are found among those that no sample of the table rules out.
  @Test func `the first of many are found`() throws {
    var random = SeededGenerator(9)
    let accounts = (0..<4_000).map { number in
      let seller = random.chance(80) ? "\"seller\": \"s\(random.below(4))\", " : ""
      let potential = random.chance(80) ? "\"potential\": \(random.below(900)), " : ""
      return "{\"id\": \"a\(number)\", \(seller)\(potential)\"kind\": \"lead\"}"
    }
    let sellers = (0..<4).map { "{\"id\": \"s\($0)\", \"name\": \"Seller \($0)\"}" }
    let file =
      "{\"moj\": 1, \"sellers\": [\(sellers.joined(separator: ","))],"
      + "\"accounts\": [\(accounts.joined(separator: ","))]}"
    let pair = try SessionPair(Cluster.model(Array(file.utf8)), at: Cluster.database("many"))
    for line in [
      "accounts top 3 by potential per seller", "leads bottom 2 by potential per seller",
      "accounts where potential < 500 top 40 by potential per seller", "leads top 5 by potential",
      "accounts top 0 by potential per seller", "accounts bottom 1 by seller per potential",
      "accounts where potential is missing top 2 by potential per seller",
    ] {
      #expect(pair.ask(line).difference == nil, "\(line)")
    }
    #expect(pair.ask("leads top 3 by potential per seller").isPushed)
  }

  @Test func `what was listed is gone on with`() throws {
    let url = try Cluster.database("at hand")
    let pair = try SessionPair(Cluster.model(Cluster.bytes("scripts/demo/team.json")), at: url)
    var (here, there) = (pair.here, pair.there)
    for line in [
      "leads where tier = A1, A2", "those where level = 1", "why 1", "those count by seller",
      "leads count by tier", "those sort by count", "leads where tier = A2", "account 2", "again",
      "activities where channel = visit and at since 2026-10-01", "those count by outcome",
    ] {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(b.text.plain == a.text.plain, "\(line)")
      #expect(here.prompt == there.prompt, "\(line)")
    }
  }

  @Test func `debug shows the statement, with values beside it`() throws {
    let url = try Cluster.database("debug")
    let pair = try SessionPair(Cluster.model(Cluster.bytes("scripts/demo/team.json")), at: url)
    var session = pair.there
    let text = session.answer(to: "debug leads where seller.name ~ \"o'\" count by town").text.plain
    #expect(text.contains("from moj.\"accounts\" t\njoin moj.\"sellers\""))
    #expect(text.contains("\n$1 = lead\n"))
    #expect(!text.contains("o'\" count by town\nselect") && !text.contains("'o'"))
    let none = session.answer(to: "debug leads").text.plain
    #expect(none.contains("no SQL: it lists records"))
  }

  @Test func `a meeting masks what comes from the server, too`() throws {
    let url = try Cluster.database("meeting")
    let pair = try SessionPair(Cluster.model(Cluster.bytes("scripts/demo/team.json")), at: url)
    var (here, there) = (pair.here, pair.there)
    for line in ["meeting on", "people count by name", "leads count by contact", "leads"] {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(SessionPair.unread(b.text.plain).text == a.text.plain)
    }
  }
}

/// Random lines on random teams, each asked in memory and on a server.
///
/// `MOJ_PG_CASES` says how many lines there are: 20000 after a change of the writer.
enum RandomLines {
  static let lanes = 4
  private static let linesPerTeam = 40
  private static let cases =
    ProcessInfo.processInfo.environment["MOJ_PG_CASES"].flatMap { Int($0) } ?? 800

  static func compare(_ lane: Int, at url: ServerURL) throws {
    let teams = cases / lanes / linesPerTeam
    var pushed = 0
    for team in 0..<teams {
      let seed = lane + team * lanes
      let loaded = ModelReader.model(from: RandomTeam(seed).file())
      let model = try #require(loaded.model, "team \(seed): \(loaded.problems)")
      var pair = try SessionPair(model, at: url)
      // Every other team is looked at in many parts.
      if team % 2 == 1 { pair.there.served?.mostAtOnce = 7 }
      for number in 0..<linesPerTeam {
        let line = RandomLine(seed * 1_000 + number).line()
        let outcome = pair.ask(line)
        #expect(outcome.difference == nil, "team \(seed), line \(number): \(line)")
        if outcome.isPushed { pushed += 1 }
      }
    }
    // Most that is not is empty, and asks why. Where nothing were computed on the server, nothing would be compared.
    #expect(pushed * 10 > teams * linesPerTeam * 5, "only \(pushed) were computed there")
  }
}

/// A team twice: in memory, and on a server.
struct SessionPair {
  var here: Session
  var there: Session

  init(_ model: Model, at url: ServerURL) throws {
    let server = PostgresServer()
    _ = try server.publish(model, to: url, replaces: true)
    let engine = try server.engine(at: url)
    let settings = Settings(today: try #require(CalendarDay("2026-11-23")), language: .en)
    here = Session(model, settings)
    there = Session(try engine.frame(in: .en), settings)
    there.served = ServedTeam(engine)
  }

  /// What came of one line.
  struct Outcome {
    /// Where the answers differ; nil where they are the same.
    var difference: String?
    /// Whether the server computed it.
    var isPushed: Bool
    /// The line that says that the team was read.
    var reading: String?
    /// Whether the line says that all records were looked at part by part.
    var isParted: Bool { reading?.hasPrefix("all ") ?? false }
  }

  /// Asks a line in both, each as it was at first.
  func ask(_ line: String) -> Outcome {
    var (here, there) = (here, there)
    let (a, b) = (here.answer(to: line), there.answer(to: line))
    let (reading, text) = Self.unread(b.text.plain)
    var difference: String?
    if text != a.text.plain { difference = "here:\n\(a.text.plain)\nthere:\n\(text)" }
    if a.diagnostics != b.diagnostics { difference = "\(a.diagnostics), not \(b.diagnostics)" }
    if a.exitCode != b.exitCode { difference = "\(a.exitCode), not \(b.exitCode)" }
    let isPushed = !(reading?.hasPrefix("the whole team") ?? false)
    return Outcome(difference: difference, isPushed: isPushed, reading: reading)
  }

  /// The answer without the line that says that the team was read, or looked at part by part.
  static func unread(_ text: String) -> (reading: String?, text: String) {
    guard let end = text.firstIndex(of: "\n"),
      text.hasPrefix("the whole team was read")
        || text[..<end].contains(" records were looked at, part by part: ")
    else { return (nil, text) }
    return (String(text[..<end]), String(text[text.index(after: end)...]))
  }
}
