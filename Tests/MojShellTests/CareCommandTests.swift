import MojModel
import MojQuery
import MojRender
import MojStore
import MojSteering
import MojText
import Testing

@testable import MojShell

/// What promises, callbacks, care and lint answer, beside what their transcripts show.
struct CareCommandTests {
  private static let lines = [
    "promises", "promises today", "promises for Otso", "promises this week for Helmi",
    "promises on 2026-10-02", "promises on 2026-10-02 for Vilja",
    "callbacks", "callbacks due", "callbacks without date", "callbacks due for Aino",
    "callbacks this month", "callbacks on 2026-06-30", "callbacks for Aino on 2026-09-30",
    "callbacks due on 2026-09-30 for Vilja", "care on 2026-06-30", "care A1 on 2026-06-30",
    "care B2 lead on 2025-12-31", "care", "care A1", "care A2 lead", "care B2 customer",
    "care A1 lead meeting", "care B1 contact on 2026-06-30", "care without model",
    "account Kuikkaselkä Säiliöt Oy", "account Åkerholma Puutalot Oy on 2026-06-30",
    "account Havupuro Mittalaitteet Oy", "account Ähtärinsola Maatalouskoneet Oyj",
    "tiers", "triangle", "triangle by seller", "triangle by project",
    "triangle by town", "triangle by team", "triangle on 2026-06-30", "triangle A1",
    "care Kuikkaselkä Säiliöt Oy", "lint", "lift seller = Aino",
    "lift leads where town = Oulu to A2",
    "whatif tier A1 when potential >= 60k", "whatif tier B1 when potential > 1m",
    "whatif care A1 time_share = 40", "whatif without Aino", "lift customers",
    "lift potential over 10k or kind = lead on 2026-06-30",
    "why Åkerholma Puutalot Oy", "why Katajaköysi Työkalut Oy on 2026-06-30",
    "lift Åkerholma Puutalot Oy", "lift Åkerholma Puutalot Oy to level 3",
    "lift Havupuro Mittalaitteet Oy to first order", "capacity", "capacity week 49 for Aino",
    "whatif 1 seller more", "whatif 2 sellers more", "whatif tier A1 when potential < 20k",
    "whatif tier B2 when potential is missing", "care Katajaköysi Työkalut Oy",
  ]

  @Test(arguments: lines)
  func `every number is as long as the list that it names`(line: String) throws {
    Counts.walk(line, try #require(Demo.session(.en)))
  }

  @Test(
    .enabled(if: Counts.hasExport, "there is no ../shared"),
    arguments: [
      "promises", "callbacks", "callbacks without date", "care", "care A2", "lint", "tiers",
      "triangle", "triangle by seller", "care without model", "why acc-2", "capacity",
      "lift leads", "lift acc-2", "whatif tier A1 when potential > 50k",
      "whatif 2 sellers more", "whatif without Tina Thomas", "account acc-2",
      "care acc-2",
    ])
  func `every number is as long as its list on a real export, too`(line: String) throws {
    try Counts.walkExport(line)
  }

  @Test(arguments: [
    "promises for Aino this week as csv", "promises to lupaukset.html", "lupaukset tänään",
    "callbacks due as json", "takaisinsoitot ilman päivää as md", "hoito A1 asiakas",
    "care as json", "tarkasta as csv", "callbacks next month", "promises this quarter",
    "hoito päivänä 30.6.2026", "hoito Kuikkaselkä Säiliöt Oy päivänä 30.6.2026",
    "takaisinsoitot myyjälle Aino päivänä 30.9.2026", "promises for Otso on 2026-10-02",
  ])
  func `they speak both languages and every format`(line: String) throws {
    var session = try #require(Demo.session(.fi))
    #expect(session.answer(to: line).diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("promises for Nobody", "unknown-value"), ("promises for", "unexpected-word"),
    ("promises today tomorrow", "unexpected-word"), ("promises someday", "bad-date"),
    ("callbacks due due", "bad-date"), ("care Nobody Oy", "unknown-value"),
    ("care A1 elephant", "unknown-value"),
    ("care on 2030-01-01", "future-day"), ("callbacks on someday", "bad-date"),
    ("lint all", "unknown-value"), ("lint no-floor no-floor", "unexpected-word"),
  ])
  func `what they do not understand is a clear error`(line: String, code: String) throws {
    var session = try #require(Demo.session(.en))
    let answer = session.answer(to: line)
    #expect(answer.diagnostics.map(\.code) == [code], "\(line)")
    #expect(answer.exitCode == .usage)
  }

  @Test(arguments: ["promises", "callbacks due", "callbacks"])
  func `a condition in use holds for them too`(line: String) throws {
    var session = try #require(Demo.session(.en))
    _ = session.answer(to: "use seller = Aino")
    Counts.walk(line, session)
    _ = session.answer(to: line)
    let rows = session.those?.selection.rowCount ?? 0
    #expect(rows > 0)
    var whole = try #require(Demo.session(.en))
    _ = whole.answer(to: line)
    #expect(rows < whole.those?.selection.rowCount ?? 0)
  }

  @Test func `the list goes on as those`() throws {
    var session = try #require(Demo.session(.en))
    _ = session.answer(to: "promises today")
    let rows = session.those?.selection.rowCount
    #expect(session.answer(to: "those where state = at_risk count by seller").diagnostics.isEmpty)
    var other = try #require(Demo.session(.en))
    _ = other.answer(to: "promises where done is missing and due by today")
    #expect(rows == other.those?.selection.rowCount)
  }

  @Test func `a past day has the promises of that day`() throws {
    var session = try #require(Demo.session(.en))
    let line = "promises on 2026-09-30 where done is missing and kind = resolve"
    #expect(session.answer(to: line).diagnostics.isEmpty)
    #expect((session.those?.selection.rowCount ?? 0) > 0)
  }
}

/// `moj check` on models that contradict themselves.
struct ModelFindingTests {
  private func findings(_ members: String) throws -> [Diagnostic] {
    let text = "{\"moj\": 1,\n\(members)}"
    let loaded = ModelReader.model(from: Array(text.utf8), isLenient: true)
    let today = try #require(CalendarDay("2026-11-23"))
    var settings = Settings(today: today, language: .en)
    settings.zone = ZoneRule(posix: "EET-2EEST,M3.5.0/3,M10.5.0/4")
    return ModelFindings.of(try #require(loaded.model), settings)
  }

  @Test(arguments: [
    (#""tiers": [{"name": "A", "when": "size > 3"}]"#, "unknown-field", "tiers[0].when, line 2"),
    (#""tiers": [{"name": "A", "when": "town > 3"}]"#, "operator-does-not-fit", "tiers[0].when"),
    (#""tiers": [{"name": "A", "when": "potential > Turku"}]"#, "bad-number", "tiers[0].when"),
    (
      #""tiers": [{"name": "A", "when": "potential > .town"}]"#, "fields-do-not-compare", "tiers[0]"
    ),
    (#""care": [{"tier": "Z", "contact_every": "30d"}]"#, "unknown-tier", "care[0].tier, line 2"),
    (
      #""tiers": [{"name": "A", "when": "potential > 10 and potential < 5"}]"#, "impossible-rule",
      "tiers[0].when, line 2"
    ),
    (
      #""tiers": [{"name": "A", "when": "potential > 5"}, {"name": "B", "when": "potential > 10 and town is set"}]"#,
      "rule-without-effect", "tiers[1].when"
    ),
    (
      #""tiers": [{"name": "A", "when": "kind = lead and kind = customer"}]"#, "impossible-rule",
      "tiers[0].when"
    ),
    (#""calendar": {"holidays": ["3026-01-01"]}"#, "bad-calendar", "calendar.holidays[0], line 2"),
    (#""calendar": 7"#, "bad-calendar", "calendar, line 2"),
    (
      #""activities": [{"id": "a", "at": "2026-11-24T10:00", "state": "done"}]"#, "future-date",
      "activities[0].at, line 2"
    ),
    (#""activities": [{"id": "a", "state": "done"}]"#, "no-time", "activities[0].at, line 2"),
    (#""sellers": [{"id": "s", "nmae": "Aino"}]"#, "unknown-key", "sellers[0].nmae, line 2"),
    (#""selers": []"#, "unknown-key", "selers, line 2"),
    (
      #""requests": [{"id": "r", "received": "2026-11-03T10:00", "first_response": "2026-11-02T10:00"}]"#,
      "before-received", "requests[0].first_response, line 2"
    ),
    (
      #""requests": [{"id": "r", "received": "2026-03-29T03:30"}]"#, "skipped-time",
      "requests[0].received, line 2"
    ),
    (
      #""orders": [{"id": "o", "date": "2026-11-03", "delivered": "2026-11-02"}]"#,
      "delivered-before-ordered", "orders[0].delivered, line 2"
    ),
    (
      #""sellers": [{"id": "s", "hours": {"mon": "late"}}]"#, "bad-calendar", "sellers[0].hours.mon"
    ),
  ])
  func `each contradiction is named and located`(
    members: String, code: String, place: String
  ) throws {
    let found = try findings(members)
    #expect(found.map(\.code) == [code], "\(members)")
    #expect(found.first?.place?.hasPrefix(place) == true, "\(found.first?.place ?? "")")
    #expect(found.first?.exitCode == .found)
    #expect(found.first?.message.fi.isEmpty == false)
  }

  @Test(arguments: [
    #""tiers": [{"name": "A", "when": "potential > 10"}, {"name": "B", "when": "potential > 5"}]"#,
    #""tiers": [{"name": "A", "kind": "lead", "when": "potential > 5"}, {"name": "B", "kind": "customer", "when": "potential > 10"}]"#,
    #""tiers": [{"name": "A", "when": "potential > 5 or town = Turku"}, {"name": "B", "when": "potential is set"}]"#,
    #""activities": [{"id": "a", "at": "2026-11-24T10:00", "state": "planned"}]"#,
    #""requests": [{"id": "r", "received": "2026-11-03T10:00", "resolved": "2026-11-03T10:00"}]"#,
    #""calendar": {"hours": {"mon": ["08:00-12:00", "13:00-16:00"]}, "holidays": "FI"}"#,
  ])
  func `what is sound is not blamed`(members: String) throws {
    #expect(try findings(members).isEmpty)
  }

  @Test func `an unknown time zone is a finding`() throws {
    let text = #"{"moj": 1, "time_zone": "Nowhere/Bad"}"#
    let model = try #require(ModelReader.model(from: Array(text.utf8)).model)
    var settings = Settings(today: CalendarDay(0), language: .en)
    #expect(ModelFindings.of(model, settings).isEmpty)
    settings.hasUnknownZone = true
    let found = ModelFindings.of(model, settings)
    #expect(found.map(\.code) == ["unknown-time-zone"])
    #expect(ZoneFile.rule(of: "Nowhere/Bad") == nil)
    #expect(ZoneFile.rule(of: "../../etc/passwd") == nil)
  }

  @Test func `lint names what is weak in rules and care`() throws {
    let text = """
      {"moj": 1, "tiers": [{"name": "A", "when": "size >= 10"}, {"name": "B", "when": "size is set"}],
       "care": [{"tier": "A", "contact_every": "30d", "minutes_per_quarter": 90000}],
       "sellers": [{"id": "s", "name": "Aino", "hours_per_week": 10}],
       "accounts": [{"id": "x", "kind": "lead", "name": "X", "size": 12, "seller": "s"},
                    {"id": "y", "kind": "lead", "name": "Y", "size": 20, "seller": "s"}]}
      """
    let model = try #require(ModelReader.model(from: Array(text.utf8)).model)
    var session = Session(
      model, Settings(today: try #require(CalendarDay("2026-11-23")), language: .en))
    let codes = ModelFindings.all(&session).findings.map(\.code)
    #expect(
      codes == [
        "criterion-never-decides", "field-without-question", "tier-without-care",
        "tier-without-care", "no-floor", "triangle-upside-down", "care-over-capacity",
      ])
    let text2 = session.answer(to: "lint").text.plain
    #expect(text2.contains("takes 180,000 min a quarter, and there are 7,800: 4 % of it would fit"))
  }

  @Test(arguments: Language.allCases)
  func `of many findings alike the first are told, and the line that lists all`(
    language: Language
  ) throws {
    let visits = (1...25).map {
      #"{"id": "v\#($0)", "account": "x", "kind": "visit", "at": "20\#($0 + 27)-01-06"}"#
    }
    let text = """
      {"moj": 1, "accounts": [{"id": "x", "kind": "lead", "name": "X"}],
       "activities": [\(visits.joined(separator: ","))]}
      """
    let model = try #require(ModelReader.model(from: Array(text.utf8)).model)
    var session = Session(
      model, Settings(today: try #require(CalendarDay("2026-11-23")), language: language))
    let line = language == .en ? "lint" : "tarkasta"
    let short = session.answer(to: line)
    #expect(short.text.plain.contains("v20") && !short.text.plain.contains("v21"))
    let rest = try #require(short.counts.first)
    #expect(short.text.plain.contains("… \(language == .en ? "and" : "ja") 5 "))
    #expect(short.text.plain.contains(": \(rest.line)") && rest.number == 5 && rest.shown == 20)
    let long = session.answer(to: rest.line).text.plain
    #expect(long.contains("v21") && long.contains("v25") && !long.contains("…"))
    let rows = session.answer(to: rest.line + " as csv").data.map { $0.split(separator: 10).count }
    #expect(rows == 26)
    #expect(session.answer(to: "\(line) no-floor").text.plain.contains("future-date") == false)
  }
}
