import MojText
import Testing

@testable import MojLanguage

@Suite struct KeywordTests {
  /// Every keyword of sources, stages, operators and clauses: English, then all that is accepted.
  static let pairs: [(String, [String])] = [
    (
      "leads where a = 1",
      [
        "leads joiden a = 1", "leads missä a = 1", "leads joissa a = 1", "leads jotka a = 1",
        "leads WHERE a=1",
      ]
    ),
    (
      "leads where a = 1 and b = 2 or not c = 3",
      [
        "leads joiden a = 1 ja b = 2 tai ei c = 3", "leads where a = 1 ja b = 2 or ei c = 3",
      ]
    ),
    (
      "where a in (1, 2)", ["joiden a joukossa (1, 2)", "joiden a joukossa 1, 2", "where a = 1, 2"]
    ),
    ("where a not in (1, 2)", ["joiden a ei joukossa (1, 2)"]),
    ("where a is 1", ["joiden a on 1"]),
    ("where a is not 1", ["joiden a ei ole 1"]),
    ("where a is set", ["joiden a on tiedossa", "joiden a ei puutu", "where a is_set"]),
    (
      "where a is missing",
      ["joiden a puuttuu", "joiden a ei ole tiedossa", "joiden a ei_ole_tiedossa"]
    ),
    ("where 2 of (a = 1, b = 2, c = 3)", ["joiden 2 näistä (a = 1, b = 2, c = 3)"]),
    ("where a at least 1", ["joiden a vähintään 1", "where a at_least 1", "where a >= 1"]),
    ("where a at most 1", ["joiden a enintään 1", "where a <= 1"]),
    ("where a over 1", ["joiden a yli 1", "where a more than 1", "where a > 1"]),
    ("where a under 1", ["joiden a alle 1", "where a less than 1", "where a < 1"]),
    ("where tier better than B1", ["joiden tier ylempi kuin B1", "where tier above B1"]),
    ("where tier worse than B1", ["joiden tier alempi kuin B1", "where tier below B1"]),
    ("where a has x", ["joiden a sisältää x", "where a contains x", "where a ~ x"]),
    ("where a has not x", ["joiden a ei sisällä x", "where a !~ x"]),
    ("where a starts x", ["joiden a alkaa x", "where a starts with x"]),
    ("where a ends x", ["joiden a päättyy x", "where a ends with x"]),
    ("where a before 2026-12-01", ["joiden a ennen 2026-12-01"]),
    ("where a after 2026-12-01", ["joiden a jälkeen 2026-12-01"]),
    ("where a by 2026-12-01", ["joiden a viimeistään 2026-12-01", "joiden a mennessä 2026-12-01"]),
    ("where a since 2026-12-01", ["joiden a alkaen 2026-12-01"]),
    (
      "leads sort by a desc, b asc",
      [
        "leads järjestä mukaan a laskeva, b nouseva", "leads lajittele a laskeva, b nouseva",
        "leads järjestä a mukaan laskeva, b nouseva", "leads sort_by a descending, b ascending",
      ]
    ),
    ("leads take 3", ["leads ota 3", "leads limit 3"]),
    ("leads last 3", ["leads lopusta 3"]),
    (
      "leads top 3 by a per b",
      [
        "leads suurimmat 3 mukaan a per b", "leads ylimmät 3 a mukaan per b",
      ]
    ),
    (
      "leads bottom 3 by a per b",
      [
        "leads pienimmät 3 mukaan a per b", "leads alimmat 3 a mukaan per b",
      ]
    ),
    (
      "leads count by a",
      [
        "leads lukumäärä mukaan a", "leads määrä per a", "leads kpl a mukaan",
      ]
    ),
    (
      "leads sum a, avg b, median c, min d, max e, share f",
      [
        "leads summa a, keskiarvo b, mediaani c, pienin d, suurin e, osuus f"
      ]
    ),
    ("leads count by a across b", ["leads lukumäärä mukaan a sarakkeina b"]),
    (
      "leads count by a.day, a.week, a.month, a.quarter, a.year, a.weekday",
      [
        "leads lukumäärä mukaan a.päivä, a.viikko, a.kuukausi, a.neljännes, a.vuosi, a.viikonpäivä"
      ]
    ),
    ("leads count by week", ["leads lukumäärä viikoittain", "leads kpl mukaan viikko"]),
    ("leads count by day", ["leads lukumäärä päivittäin"]),
    ("leads count by month", ["leads lukumäärä kuukausittain"]),
    ("leads count by quarter", ["leads lukumäärä neljänneksittäin", "leads kpl kvartaaleittain"]),
    ("leads count by year", ["leads lukumäärä vuosittain"]),
    ("leads group by a, b", ["leads ryhmittele a, b", "leads ryhmittele mukaan a, b"]),
    ("leads show a as \"L\", +b", ["leads näytä a nimellä \"L\", +b"]),
    ("leads as csv", ["leads muodossa csv", "leads format csv"]),
    ("leads to x.csv", ["leads tiedostoon x.csv"]),
    ("those take 1", ["ne take 1", "niistä ota 1", "take 1"]),
    ("let hot = leads", ["nimeä hot = leads"]),
    ("use a = 1", ["rajaa a = 1"]),
    ("leads on 2026-06-30", ["leads päivänä 2026-06-30", "leads as of 2026-06-30"]),
  ]

  @Test(arguments: pairs)
  func `every accepted form means the same`(english: String, forms: [String]) {
    for form in forms { #expect(tree(form) == tree(english), "\(form)") }
    #expect(!tree(english).contains(" at "), "\(english)")
  }

  @Test(arguments: Keyword.all)
  func `a keyword has a name in both languages and no two alike`(keyword: Keyword) {
    #expect(keyword.en.first?.isEmpty == false)
    #expect(keyword.fi.first?.isEmpty == false)
    #expect(Keyword.named(keyword.id) == keyword)
    #expect(Keyword.matching(word: keyword.en[0].uppercased()).contains(keyword))
  }

  @Test(arguments: [
    "A1", "a1", "B2", "m", "k", "Oy", "Kesko", "today", "W48", "ei", "5", "10k", "x-1", "K-Market",
    "Aino", "first", "won", "hävitty", "C",
  ])
  func `one word is one value whatever stage follows`(word: String) {
    let stages = [("take 3", "(take 3)"), ("last 3", "(last 3)"), ("count", "(measure (count))")]
    for (stage, expected) in stages {
      #expect(
        tree("where a = \(word) \(stage)")
          == "(query those (where (equal a '\(word)')) \(expected))")
    }
    #expect(
      tree("where a = \(word) and b = \(word)")
        == "(query those (where (and (equal a '\(word)') (equal b '\(word)'))))")
  }

  @Test(
    arguments: Keyword.all.filter { $0.role != .command && $0.role != .source }.map { $0.en[0] })
  func `a field may be called like a keyword`(word: String) {
    guard !word.contains(" "), word != "by" else { return }
    #expect(tree("where `\(word)` = 1") == "(query those (where (equal \(word) '1')))")
    #expect(tree("leads sort by \(word)") == "(query leads (sort \(word)))")
    #expect(tree("leads show \(word)") == "(query leads (show \(word)))")
    if word != "not" {
      #expect(tree("where \(word) = 1") == "(query those (where (equal \(word) '1')))")
    }
  }
}
