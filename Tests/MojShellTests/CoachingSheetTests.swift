import Foundation
import MojModel
import MojRender
import MojText
import Testing

@testable import MojShell

/// The coaching sheet on a whole team: what is planted is found, numbers are as long as their lists,
/// questions name accounts that are there.
struct CoachingSheetTests {
  /// The demo team with three things gone wrong at Helmi's customers, on days of their own.
  private static func planted() throws -> [UInt8] {
    let records = [
      "requests": """
      {"id": "p1", "account": "acc-058", "kind": "complaint", "title": "Seinä vino",
       "received": "2026-11-10T09:00", "respond_due": "2026-11-10T13:00",
       "resolve_due": "2026-11-12T09:00", "owner": "helmi"},
      """,
      "orders": """
      {"id": "p2", "account": "acc-013", "seller": "helmi", "project": "messut",
       "date": "2026-10-20", "amount": 1000, "subject": "Valoseinä", "promised": "2026-11-17"},
      {"id": "p3", "account": "acc-118", "seller": "helmi", "project": "messut",
       "date": "2026-09-01", "amount": 1000, "subject": "Tiski", "promised": "2026-10-05",
       "delivered": "2026-10-05"},
      """,
    ]
    var text = Demo.text(of: "scripts/demo/team.json")
    for (list, planted) in records {
      let parts = text.split(
        separator: "\n \"\(list)\": [", maxSplits: 1, omittingEmptySubsequences: false)
      try #require(parts.count == 2)
      text = parts[0] + "\n \"\(list)\": [" + planted + parts[1]
    }
    return Array(text.utf8)
  }

  @Test(arguments: Language.allCases)
  func `the three deviations that were planted are named, with their days`(
    language: Language
  ) throws {
    let words = Words(en: "coach Helmi level 3", fi: "sparraa Helmi taso 3")[language]
    var before = try #require(Demo.session(language, width: 120))
    let none = before.answer(to: words).text.plain
    #expect(none.contains(Words(en: "None on this level", fi: "Tällä tasolla ei yhtään")[language]))

    var session = try Counts.session(on: try Self.planted(), language)
    let rows = String(decoding: session.answer(to: "\(words) as csv").data ?? [], as: UTF8.self)
    let expected = Words(
      en: """
        order never asked about,acc-118,2026-10-19,Tiski
        complaint past its promise,acc-058,2026-11-12,Seinä vino
        delivery past its day,acc-013,2026-11-17,Valoseinä
        """,
      fi: """
        tilauksesta ei ole kysytty,acc-118,2026-10-19,Tiski
        reklamaatio yli lupauksen,acc-058,2026-11-12,Seinä vino
        toimitus myöhässä,acc-013,2026-11-17,Valoseinä
        """)
    let found = rows.split(whereSeparator: \.isNewline).dropFirst().map(String.init).sorted()
    #expect(found == expected[language].split(separator: "\n").map(String.init).sorted())
    let sheet = session.answer(to: words).text.plain
    for name in ["Vääräsalmi Valaistus Oy", "Vääräsalmi Pakkaus Oy", "Kuurankoski Akustiikka Oy"] {
      // As a deviation, and in the question about it.
      #expect(sheet.split(separator: "\n").count { $0.contains(name) } >= 2, "\(sheet)")
    }
    let day = Words(en: "2026-11-12", fi: "12.11.2026")[language]
    #expect(sheet.contains(day))
  }

  @Test(arguments: ["Aino", "Eero", "Helmi", "Otso", "Vilja"], 1...3)
  func `each number of the facts is as long as the list of its line`(seller: String, level: Int)
    throws
  {
    let session = try #require(Demo.session())
    Counts.walk("coach \(seller) level \(level)", session, atLeast: 4)
  }

  @Test(.enabled(if: Counts.hasExport), arguments: 1...3)
  func `so it is on a real export`(level: Int) throws {
    try Counts.walkExport("coach Clara level \(level)")
  }

  /// What coaching.md asks of each level, by words that its facts begin with.
  private static let facts: [[Words]] = [
    [
      Words(en: "level 1 contacts of 90 days", fi: "90 päivän tason 1 yhteydenotoista"),
      Words(en: "leads not fully mapped", fi: "vajaasti kartoitetut liidit"),
      Words(en: "most often unknown", fi: "useimmin tuntematta"),
      Words(en: "first calls of 90 days", fi: "90 päivän ensisoitoista"),
      Words(en: "leads of the two best tiers by source", fi: "kahden parhaan luokan liidejä"),
      Words(en: "open callbacks with a date", fi: "avoimista takaisinsoitoista päivätty"),
      Words(en: "sold before mapping", fi: "myyty ennen kartoitusta"),
      Words(en: "Proposed for this seller", fi: "Ehdotus tälle myyjälle"),
    ],
    [
      Words(en: "open deals by tier", fi: "avoimet kaupat luokittain"),
      Words(en: "open deals older than most", fi: "avoimista kaupoista vanhempia"),
      Words(en: "open deals whose decision maker", fi: "avoimista kaupoista päättäjä"),
      Words(en: "open deals silent", fi: "avoimista kaupoista kaksi viikkoa"),
      Words(en: "objection", fi: "vastaväite"),
      Words(en: "calls among the level 2", fi: "90 päivän tason 2 yhteydenotoista puheluja"),
      Words(en: "A1, 12 months", fi: "A1, 12 kuukautta"),
      Words(en: "field hours", fi: "12 kuukauden kenttätunneista"),
    ],
    [
      Words(en: "meetings due", fi: "tapaamisia erääntynyt"),
      Words(en: "sparring due", fi: "sparrauksia erääntynyt"),
      Words(en: "promises of 90 days", fi: "90 päivän lupauksista"),
      Words(en: "open complaints", fi: "avoimia reklamaatioita"),
      Words(en: "deliveries of 90 days", fi: "90 päivän toimituksista"),
      Words(en: "satisfaction of 12 months", fi: "12 kuukauden tyytyväisyys"),
      Words(en: "customers silent for over 1.5", fi: "asiakkaista hiljaa yli 1,5"),
      Words(en: "time on A1", fi: "aikaa luokalle A1"),
      Words(en: "Proposed shift", fi: "Ehdotus ajankäytöstä"),
    ],
  ]

  @Test(arguments: Language.allCases, 1...3)
  func `each level tells what is to be told on it`(language: Language, level: Int) throws {
    var session = try #require(Demo.session(language))
    let name = level == 1 ? "Aino" : "Eero"
    let line = Words(en: "coach \(name) level \(level)", fi: "sparraa \(name) taso \(level)")
    let lines = session.answer(to: line[language]).text.plain.split(separator: "\n")
    for words in Self.facts[level - 1] {
      #expect(lines.contains { $0.hasPrefix(words[language]) }, "\(words[language])")
    }
  }

  /// A customer that ordered every 30 days and has been silent for 46 is late, one of 44 is not.
  @Test func `who is silent for longer than its own habit is named`() throws {
    let orders = [("a", "2026-10-08"), ("b", "2026-10-10")].flatMap { account, last in
      [60, 30, 0].map { days in
        let day = CalendarDay(last)!.adding(days: -days).iso
        return
          #"{"id": "\#(account)\#(days)", "account": "\#(account)", "seller": "s", "date": "\#(day)"}"#
      }
    }
    let text = """
      {"moj": 1, "sellers": [{"id": "s", "name": "Sanna"}], "accounts": [
       {"id": "a", "name": "Silent", "kind": "customer", "seller": "s", "status": "active"},
       {"id": "b", "name": "Steady", "kind": "customer", "seller": "s", "status": "active"}],
       "orders": [\(orders.joined(separator: ","))]}
      """
    var session = try Counts.session(on: text.utf8)
    let sheet = session.answer(to: "coach Sanna level 3").text.plain
    #expect(sheet.contains("own order interval: 1 of 2: Silent"), "\(sheet)")
    #expect(!sheet.contains("Steady"))
  }

  @Test(arguments: Language.allCases, 1...3)
  func `a sheet as a page and as Markdown says the same, and its lines can be typed`(
    language: Language, level: Int
  ) throws {
    var session = try #require(Demo.session(language))
    let line = Words(en: "coach Vilja level \(level)", fi: "sparraa Vilja taso \(level)")[language]
    let sheet = session.answer(to: line).text.plain
    let page = String(decoding: session.answer(to: "\(line) as html").data ?? [], as: UTF8.self)
    let mark = String(decoding: session.answer(to: "\(line) as md").data ?? [], as: UTF8.self)
    let headings = sheet.components(separatedBy: "\n\n").compactMap {
      $0.split(separator: "\n").first
    }
    #expect(headings.count >= 7)
    for heading in headings {
      let escaped = heading.replacingOccurrences(of: "'", with: "&#39;")
      #expect(page.contains(escaped) && mark.contains(heading), "\(heading)")
    }
    let typed = sheet.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }
    #expect(!typed.isEmpty)
    for (_, command) in typed { #expect(session.answer(to: command).exitCode == .ok, "\(command)") }
  }

  /// Nothing in a sheet sets people beside each other.
  @Test func `a sheet speaks of one seller alone`() throws {
    var session = try #require(Demo.session())
    for level in 1...3 {
      let sheet = session.answer(to: "coach Otso level \(level)").text.plain
      for other in ["Lehtoranta", "Koivuniemi", "Saarikangas", "Rautapelto"] {
        #expect(!sheet.contains(other))
      }
    }
  }
}
