import Foundation
import MojModel
@testable import MojShell
import MojTesting
import MojText
import Testing

@testable import MojPostgres

/// Commands over all accounts of a team on a server, which looks at them part by part: the same words as
/// in memory, and never all records at once.
@Suite(.enabled(if: Cluster.address != nil, Cluster.reason))
struct InTurnTests {
  /// The demo in memory and on servers, read in parts of so many accounts.
  private static func demo(_ name: String, onShards: Bool, parts: Int) throws -> SessionPair {
    let url = onShards ? try Cluster.shards("\(name)-3") : try Cluster.database(name)
    var pair = try SessionPair(Cluster.model(Cluster.bytes("scripts/demo/team.json")), at: url)
    pair.there.served?.mostAtOnce = parts
    return pair
  }

  /// Expects of lines, each asked first, the answers of memory, and that the team is not read for them.
  private func expectPushed(_ lines: [String], _ pair: SessionPair) {
    for line in lines {
      let outcome = pair.ask(line)
      #expect(outcome.difference == nil, "\(line)")
      #expect(outcome.isPushed, "\(line)")
    }
  }

  /// Expects the same of a talk, line after line.
  private func expectTalk(_ lines: [String], _ pair: SessionPair) {
    var (here, there) = (pair.here, pair.there)
    for line in lines {
      let (a, b) = (here.answer(to: line), there.answer(to: line))
      #expect(SessionPair.unread(b.text.plain).text == a.text.plain, "\(line)")
      #expect(a.diagnostics == b.diagnostics, "\(line)")
      #expect(a.files.map(\.bytes) == b.files.map(\.bytes), "\(line)")
      #expect(here.prompt == there.prompt, "\(line)")
    }
    #expect(there.served?.isRead == false)
  }

  // MARK: Lifts

  private static let lifts = [
    "lift tier = B1", "lift seller = Aino", "lift seller = Aino and potential over 20k as csv",
    "lift leads where town = Oulu to A2", "lift leads", "lift customers to A1", "lift accounts",
    "lift where kind is set as csv", "lift leads to A1 as json", "lift level = 1 on 2026-06-30",
    "lift tier = A1 to A1", "lift tier = A2 and potential < 5", "toisin liidit luokkaan A1",
    "lift leads where tier = A2 and town = Utsjoki",
    // What is wrong, and with which account's name.
    "lift where selr = Aino", "lift selr = Aino", "lift sellers", "lift potential = Turku",
    "lift orders to A1", "lift leads to A7", "lift Suvituuli Köydet Oy Ab to level 4",
    "lift Lumikenkä Veneet Oy to A4", "lift Suvituuli Köydet Oy Ab to A1",
    "lift Suvituuli Köydet Oy Ab on 2026-06-30",
  ]

  @Test(arguments: [false, true], [60, 20_000])
  func `lifts rank alike, from the accounts of the condition or the first of each part`(
    onShards: Bool, parts: Int
  ) throws {
    let pair = try Self.demo("lifts \(parts)", onShards: onShards, parts: parts)
    expectPushed(Self.lifts, pair)
    expectTalk(
      [
        "lift leads to A1", "1", "lift 2", "those count by seller", "again", "wide",
        "leads where tier = A2", "lift those to A1", "lift those where town = Oulu", "again",
        "use seller = Aino", "lift tier = B1", "again", "lift accounts", "use none",
        "leads count by tier", "lift those", "lift leads where tier = A2 to t.csv",
      ], pair)
  }

  // MARK: Plans

  @Test(arguments: [false, true])
  func `a plan is compared with what was done, or with a file, by the accounts of the weeks alone`(
    onShards: Bool
  ) throws {
    var pair = try Self.demo("plan compare", onShards: onShards, parts: 20_000)
    // The earlier plan of a file, with a line about nobody.
    var asked = pair.here
    var plan = asked.answer(to: "plan week next for Otso as csv").data ?? []
    let line = plan.split(separator: 10).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let id = line.split(separator: ",").first { $0.hasPrefix("acc-") } ?? "acc-"
    plan += Array(line.replacingOccurrences(of: id, with: "acc-nobody").utf8) + [10]
    pair.here.planFile = { [plan] _, _ in plan }
    pair.there.planFile = { [plan] _, _ in plan }
    expectPushed(
      [
        "plan compare this for Aino", "plan compare this", "plan compare week 40",
        "plan compare week 49 for Otso", "plan compare this as csv", "suunnitelma vertaa tämä",
        "plan compare this for team pohjoinen", "plan diff next", "plan diff week 50 for Otso",
        "plan diff week this for Aino as csv", "suunnitelma muutokset tämä myyjälle Otso",
        "plan week next for Otso keeping \"b.csv\"", "plan week next keeping \"b.csv\" as csv",
        "plan week 50 keeping \"b.csv\"",
      ], pair)
    guard !onShards else { return }
    expectTalk(
      [
        "plan compare this", "1", "again", "plan diff next for Otso", "2", "again",
        "plan week next for Otso", "plan diff next for Otso", "wide",
        "plan week next for Otso keeping \"b.csv\"", "those count by tier", "again",
        "plan week next for Otso",
      ], pair)
  }

  // MARK: What if

  private static let whatIfs = [
    "whatif tier A1 when potential >= 60k", "whatif tier A1 when potential >= 80k as csv",
    "whatif tier B1 when potential over 1m", "whatif care A1 customer minutes_per_quarter = 3000",
    "whatif care A1 every 30 days visit", "whatif care A1 time_share = 40", "whatif without Aino",
    "whatif without Aino as csv", "whatif 2 sellers more", "whatif seller more as json",
    "entä jos ilman myyjää Otso", "entä jos luokka A1 kun potentiaali >= 60k",
    // What is wrong needs nobody's records.
    "whatif tier A1 when potntial >= 60k", "whatif tier A1 when potential = Turku",
    "whatif tier A9 when potential >= 60k", "whatif tier A1 when tier = A2",
    "whatif tier A1 lead when potential >= 60k", "whatif care A1 floor = 3", "whatif care A1 lead",
    "whatif without Zorro", "whatif",
  ]

  @Test(arguments: [false, true], [60, 20_000])
  func `what a what-if sums up adds up over parts`(onShards: Bool, parts: Int) throws {
    let pair = try Self.demo("what if \(parts)", onShards: onShards, parts: parts)
    expectPushed(Self.whatIfs, pair)
    expectTalk(
      [
        "whatif tier A1 when potential >= 60k", "1", "those count by seller", "again",
        "whatif without Aino", "those", "again", "wide", "use level = 1", "whatif without Aino",
        "whatif tier A1 when potential >= 60k", "use none", "again",
      ], pair)
  }

  @Test func `a what-if that is applied is about the team as it was asked of`() throws {
    let url = try Cluster.database("apply")
    _ = try PostgresServer().publish(
      Cluster.model(Cluster.bytes("scripts/demo/team.json")), to: url, replaces: true)
    var talk = try ServedTalk(url)
    try talk.say("whatif tier A1 when potential >= 60k")
    #expect(try talk.say("later \"Havupuro Mittalaitteet Oy\" 2026-12-01").contains("Saved."))
    let outdated = try talk.say("apply")
    #expect(outdated.contains("error: ") && outdated.contains("potential >= 60k"))
    try talk.say("whatif tier A1 when potential >= 60k")
    #expect(try talk.say("apply").contains("potential >= 60k"))
  }

  // MARK: What is odd

  @Test(arguments: [false, true], [60, 20_000])
  func `what lint finds in parts stands where it stands in the file`(
    onShards: Bool, parts: Int
  ) throws {
    let pair = try Self.demo("lint \(parts)", onShards: onShards, parts: parts)
    expectPushed(
      [
        "lint", "lint as csv", "tarkasta", "lint care-over-capacity", "lint future-date as json",
        "lint nonsense", "lint triangle-upside-down",
      ], pair)
    expectTalk(
      ["leads count by tier", "lint", "those", "again", "wide", "use level = 1", "lint"], pair)
  }

  /// A team in which everything is odd that can be, in a file of a shape of its own.
  private static func oddTeam(_ seed: Int, isOneLine: Bool) -> [UInt8] {
    let gap = isOneLine ? ", " : ",\n    "
    func list(_ name: String, _ records: [String]) -> String {
      "\"\(name)\": [\(isOneLine ? "" : "\n    ")\(records.joined(separator: gap))]"
    }
    let records = oddRecords(seed)
    let tiers = ["potential > 5 and potential < 3", "nothing = 3", "town = Nowhere"]
    let lists = [
      "\"moj\": 1", "\"acounts\": []", list("activities", records[0]), list("orders", records[1]),
      list("tiers", zip("ABC", tiers).map { "{\"name\": \"\($0)\", \"when\": \"\($1)\"}" }),
      list("care", ["{\"tier\": \"B\"}", "{\"tier\": \"A\", \"contact_every\": \"30d\"}"]),
      list("sellers", ["{\"id\": \"s\", \"name\": \"S\", \"calendar\": {\"mon\": \"never\"}}"]),
      "\"calendar\": {\"tue\": \"sometimes\"}", list("accounts", records[2]),
      list("requests", records[3]), list("views", ["{\"name\": \"v\", \"query\": \"leads whre\"}"]),
    ]
    return Array("{\(lists.joined(separator: isOneLine ? ", " : ",\n  "))}".utf8)
  }

  /// Activities, orders, accounts and requests of which many cannot be true.
  private static func oddRecords(_ seed: Int) -> [[String]] {
    var random = SeededGenerator(seed)
    func day() -> String { "2026-05-0\(random.below(9) + 1)" }
    func account() -> String { "\"account\": \"a\(random.below(40))\"" }
    let times = ["2027-01-05T10:00", "", "", "2026-03-29T03:30", "2026-05-05T10:00"]
    return [
      (0..<80).map { number in
        let time = random.pick(times)
        let at = time.isEmpty ? "" : "\"at\": \"\(time)\", "
        return "{\"id\": \"v\(number)\", \(at)\(account()), \"state\": \"done\"}"
      },
      (0..<30).map {
        "{\"id\": \"o\($0)\", \(account()), \"date\": \"\(day())\", \"delivered\": \"\(day())\"}"
      },
      (0..<40).map { number in
        let own = random.chance(20) ? ", \"potentail\": \(number)" : ""
        return "{\"id\": \"a\(number)\", \"name\": \"Yritys ä\(number)\", \"kind\": \"lead\"\(own)}"
      },
      (0..<30).map {
        "{\"id\": \"r\($0)\", \(account()), \"received\": \"\(day())T10:00\", "
          + "\"resolved\": \"\(day())T09:00\"}"
      },
    ]
  }

  @Test(arguments: 0..<3, [false, true])
  func `odd teams are found odd in the same places`(seed: Int, isOneLine: Bool) throws {
    let model = try #require(
      ModelReader.model(from: Self.oddTeam(seed, isOneLine: isOneLine)).model)
    for (name, url) in [
      ("one", try Cluster.database("odd \(seed) \(isOneLine)")),
      ("three", try Cluster.shards("odd-\(seed)-\(isOneLine)")),
    ] {
      var pair = try SessionPair(model, at: url)
      pair.there.served?.mostAtOnce = 7
      for line in [
        "lint", "lint as csv", "lint no-time", "lint unknown-field", "lint skipped-time",
      ] {
        let outcome = pair.ask(line)
        #expect(outcome.difference == nil, "\(name): \(line)")
        #expect(outcome.isPushed, "\(name): \(line)")
      }
      var asked = pair.here
      #expect(asked.answer(to: "lint as csv").rowCount ?? 0 > 30)
    }
  }

  // MARK: Twins

  /// Accounts that share names, numbers and domains, and a switchboard that many have.
  private static func twins(_ seed: Int) -> [UInt8] {
    var random = SeededGenerator(seed)
    let accounts = (0..<120).map { number -> String in
      let name = random.pick(["Metsä", "metsa", "Puro", "Järvi \(number)", "Kivi \(number)"])
      var members = [
        "\"id\": \"a\(number)\"", "\"kind\": \"lead\"",
        "\"name\": \"\(name) \(random.pick(["Oy", "Ab", "oy ab"]))\"",
      ]
      if random.chance(60) {
        members.append("\"town\": \"\(random.pick(["Oulu", "OULU", "Pori"]))\"")
      }
      if random.chance(20) {
        members.append("\"website\": \"https://www.w\(random.below(9)).fi/x\"")
      }
      if random.chance(30) { members.append("\"phone\": \"040 123 45\(random.below(40) + 10)\"") }
      if number % 4 == 0 { members.append("\"email\": \"x\(number)@switch.fi\"") }
      if random.chance(10) { members.append("\"business_id\": \"0112038-9\"") }
      return "{\(members.joined(separator: ", "))}"
    }
    return Array("{\"moj\": 1, \"accounts\": [\(accounts.joined(separator: ",\n"))]}".utf8)
  }

  @Test(arguments: [false, true])
  func `twins are found among the accounts that have something in common`(onShards: Bool) throws {
    let name = "Suvituuli Köydet Oy Ab"
    let pair = try Self.demo("twins", onShards: onShards, parts: 20_000)
    let lines = [
      "duplicates", "duplicates of \(name)", "duplicates of \(name) as csv", "duplicates as json",
      "kaksoiskappaleet", "duplicates of acc-120 as md",
    ]
    expectPushed(lines, pair)
    expectTalk(
      ["duplicates", "1", "those count by tier", "duplicates of \(name)", "again", "those"], pair)
    for seed in 0..<3 {
      let model = try #require(ModelReader.model(from: Self.twins(seed)).model)
      let url = "twins \(seed)"
      let pair = try SessionPair(
        model, at: onShards ? Cluster.shards("\(url)-3") : Cluster.database(url))
      expectPushed(
        ["duplicates", "duplicates as csv"] + (0..<30).map { "duplicates of a\($0 * 4)" }, pair)
    }
  }

  @Test(arguments: 0..<12)
  func `random teams are looked at in parts`(seed: Int) throws {
    let model = try #require(ModelReader.model(from: RandomTeam(seed).file()).model)
    var pair = try SessionPair(model, at: Cluster.database("parts \(seed)"))
    pair.there.served?.mostAtOnce = 7
    for line in [
      "lift accounts", "lift leads as csv", "lift potential > 300 to A1",
      "whatif tier A1 when potential > 700", "whatif tier A1 when size > 2 as csv",
      "whatif without s0", "whatif 3 sellers more", "whatif care A1 contact_every = 20d",
      "plan diff next", "plan compare this", "lint", "lint as csv", "duplicates as csv",
    ] {
      let outcome = pair.ask(line)
      #expect(outcome.difference == nil, "\(line)")
      // What is wrong with a line, such as that there is no such tier or seller, is another matter.
      var asked = pair.here
      #expect(outcome.isPushed || asked.answer(to: line).exitCode != .ok, "\(line)")
    }
  }
}
