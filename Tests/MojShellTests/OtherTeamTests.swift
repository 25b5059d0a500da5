import MojText
import Testing

@testable import MojShell

/// The steering commands on teams that are unlike the demo: other tiers, money and projects, no
/// Finnish; and on a team of nothing.
struct OtherTeamTests {
  private static let team = #"""
    {"moj": 1, "name": "Nordvind AS", "language": "en", "currency": "NOK",
     "tiers": [{"name": "gold star", "meaning": "Big", "when": "potential >= 100k"},
       {"name": "silver", "kind": "lead", "when": "potential >= 10k"},
       {"name": "Bronze/2", "when": "potential is set"}],
     "care": [{"tier": "gold star", "contact_every": "20d", "meeting_every": "60d", "respond_within": "2h", "time_share": 60},
       {"tier": "silver", "contact_every": "60d", "project": "north"},
       {"tier": "silver", "contact_every": "1d", "kind": "lead", "project": "north"},
       {"tier": "silver", "contact_every": "90d", "floor": 1}],
     "projects": [{"id": "north", "name": "North"}, {"id": "south", "name": "North"}],
     "sellers": [{"id": "k", "name": "Kari"}, {"id": "o", "name": "Ola"}, {"id": "o2", "name": "ola"}],
     "accounts": [
      {"id": "a", "kind": "customer", "name": "Fjord 7 AS", "potential": 250000, "seller": "k", "town": "Bergen", "level": 3, "created": "2025-01-10"},
      {"id": "b", "kind": "lead", "name": "Isbre", "potential": 20000, "seller": "o", "level": 1, "project": "north"},
      {"id": "c", "kind": "lead", "name": "Krill", "potential": 12000, "seller": "o", "level": 2, "created": "2025-05-01"},
      {"id": "d", "kind": "customer", "name": "Myr", "potential": 20000, "project": "south"},
      {"id": "f", "kind": "lead", "name": "Tind", "potential": 30000, "seller": "o2", "project": "south"},
      {"id": "e", "kind": "lead", "name": "Nix", "status": "paused"}],
     "activities": [{"id": "1", "account": "a", "seller": "k", "channel": "visit", "at": "2026-10-01T10:00", "minutes": 60},
      {"id": "2", "account": "a", "seller": "k", "channel": "phone", "at": "2026-11-01T10:00"},
      {"id": "3", "account": "b", "seller": "o", "channel": "phone", "level": 2, "at": "2026-11-10T10:00"},
      {"id": "4", "account": "c", "channel": "phone", "at": "2026-11-10T10:00"},
      {"id": "5", "account": "c", "channel": "phone", "at": "2026-11-11T10:00"},
      {"id": "6", "account": "c", "channel": "phone", "at": "2026-11-12T10:00"},
      {"id": "7", "account": "c", "channel": "phone", "at": "2026-11-13T10:00"},
      {"id": "8", "account": "c", "channel": "phone", "at": "2026-11-16T10:00"},
      {"id": "9", "account": "c", "channel": "phone", "at": "2026-11-17T10:00"},
      {"id": "10", "account": "c", "channel": "phone", "at": "2026-11-18T10:00"}],
     "requests": [{"id": "r", "account": "a", "kind": "inquiry", "title": "Price?", "received": "2026-11-23T08:00"}],
     "callbacks": [{"id": "cb", "account": "b", "from": "2026-09-01", "to": "2026-11-30", "words": "after summer"}],
     "orders": [{"id": "o1", "account": "a", "date": "2026-03-01", "amount": 5000, "delivered": "2026-04-01"}],
     "deals": [{"id": "d1", "account": "c", "title": "Pump", "value": 900}],
     "history": [{"account": "a", "field": "level", "from": 2, "to": 3, "at": "2026-02-01"}]}
    """#

  private static let lines = [
    "tiers", "why b", "lift b", "lift leads", "lift b to level 2",
    "whatif tier silver when potential > 25k",
    "whatif care \"gold star\" time_share = 20", "whatif 2 sellers more", "whatif without Kari",
    "triangle", "triangle by project", "triangle by seller", "triangle \"gold star\"", "care",
    "care silver", "care silver lead contact", "care c", "promises", "callbacks", "callbacks for o",
    "levels", "levels by seller", "level 1", "level 2", "level 3", "time", "time by seller",
    "results", "results by month", "account a", "account c", "capacity", "lint",
  ]

  @Test(arguments: lines, Language.allCases)
  func `every number has its list, in both languages`(line: String, language: Language) throws {
    Counts.walk(line, try Counts.session(on: Self.team.utf8, language))
  }

  @Test(arguments: ["levels", "triangle", "care", "care silver", "promises", "time", "results"])
  func `a condition in use holds for them`(line: String) throws {
    var session = try Counts.session(on: Self.team.utf8)
    _ = session.answer(to: "use seller = o")
    Counts.walk(line, session)
  }

  @Test(
    arguments: lines.filter { !$0.contains("silver") && !$0.contains("star") },
    Language.allCases)
  func `a team of nothing is no trouble`(line: String, language: Language) throws {
    var session = try Counts.session(on: #"{"moj": 1}"#.utf8, language)
    let answer = session.answer(to: line)
    // What names a record or a seller names none here.
    let names = answer.diagnostics.map(\.code)
    #expect(names.isEmpty || names == ["unknown-value"], "\(line): \(names)")
    if names.isEmpty { Counts.walk(line, session) }
  }

  @Test(arguments: Language.allCases, [true, false])
  func `on a screen of forty cells no line is wider`(language: Language, hasUnicode: Bool) throws {
    let model = try Counts.session(on: Self.team.utf8, language).model
    var demo = try #require(Demo.session(language, width: 40))
    demo.settings.isTerminal = true
    demo.settings.hasUnicode = hasUnicode
    var team = Session(model, demo.settings)
    for line in Self.lines {
      for answer in [team.answer(to: line), demo.answer(to: line)] {
        for text in answer.text.plain.split(separator: "\n") {
          #expect(DisplayWidth.width(of: String(text)) <= 40, "\(line): \(text)")
          #expect(hasUnicode || !text.contains("│"), "\(line): \(text)")
        }
      }
    }
  }
}
