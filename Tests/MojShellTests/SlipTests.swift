import MojText
import Testing

@testable import MojShell

/// What sales managers and users of SQL, hledger and Taskwarrior type, and the line each is mended to.
@Suite struct SlipTests {
  @Test(arguments: [
    // Plain speech.
    ("leads where tier A1 or A2", "leads where tier = A1 or tier = A2"),
    ("leads where tier = A1 or A2", "leads where tier = A1 or tier = A2"),
    ("leads where A1 or A2", "leads where tier = A1 or tier = A2"),
    ("leads where level 1 or 2", "leads where level = 1, 2"),
    ("leads where level = 1 or 2", "leads where level = 1, 2"),
    ("leads where town is Tampere or Turku", "leads where town is Tampere, Turku"),
    ("leads where tier is not A1 or A2", "leads where tier is not A1, A2"),
    ("leads where tier not A1", "leads where tier is not A1"),
    ("leads where tier in A1 A2", "leads where tier in A1, A2"),
    ("leads tier A1", "leads where tier = A1"),
    ("leads tier A1 level 1", "leads where tier = A1 and level = 1"),
    ("leads with tier A1", "leads where tier = A1"),
    ("leads whose tier = A1", "leads where tier = A1"),
    ("leads A1", "leads where tier = A1"),
    ("A1 leads", "leads where tier = A1"),
    ("Aino leads", "leads where seller = Aino"),
    ("leads of Aino", "leads where seller = Aino"),
    ("leads from Tampere", "leads where \"Tampere\""),
    ("leads without phone", "leads where phone is missing"),
    ("leads with phone", "leads where phone is set"),
    ("leads where no phone", "leads where phone is missing"),
    ("leads where phone empty", "leads where phone is missing"),
    ("leads where name includes Oy", "leads where name has Oy"),
    ("leads where last contact older than 90d", "leads where last contact before today-90d"),
    ("leads last contact before today-90d", "leads where last contact before today-90d"),
    ("leads where created last week", "leads where created = last week"),
    ("leads where potential greater than 10k", "leads where potential over 10k"),
    ("leads where potential from 10k to 50k", "leads where potential = 10k..50k"),
    ("leads where potential = 10k to 50k", "leads where potential = 10k..50k"),
    ("leads where potential between 10k and 50k", "leads where potential = 10k..50k"),
    (
      "leads where potential > 10k and < 50k",
      "leads where potential > 10k and potential < 50k"
    ),
    (
      "leads where potential >= 10k, < 50k",
      "leads where potential >= 10k and potential < 50k"
    ),
    ("leads where potential > ten", "leads where potential > 10"),
    ("leads where tier = A1 then sort potential", "leads where tier = A1 sort potential"),
    ("visits last week", "visits where date = last week"),
    ("visits last week by seller", "visits where date = last week count by seller"),
    (
      "orders this quarter sum amount by seller",
      "orders where date = this quarter sum amount by seller"
    ),
    ("leads last month", "leads where created = last month"),
    ("calls today", "calls where date = today"),
    ("how many leads", "leads count"),
    ("how many leads where tier = A1", "leads where tier = A1 count"),
    ("number of leads", "leads count"),
    ("list leads", "leads"),
    ("5 leads", "leads take 5"),
    ("leads first 5", "leads take 5"),
    ("leads total potential by seller", "leads sum potential by seller"),
    ("leads desc potential", "leads sort by potential desc"),
    ("leads sort by potential highest first", "leads sort by potential desc"),
    // A word that is missing, or one too many.
    ("leads where tier=A1 level=1", "leads where tier=A1 and level=1"),
    ("leads where tier=A1, level=1", "leads where tier=A1 and level=1"),
    ("leads count tier", "leads count by tier"),
    ("leads per tier", "leads count by tier"),
    ("leads by seller count", "leads count by seller"),
    ("leads sum by tier", "leads sum potential by tier"),
    ("leads sum potential tier", "leads sum potential by tier"),
    ("leads show name tier", "leads show name, tier"),
    ("leads show name and tier", "leads show name, tier"),
    ("leads count by tier and seller", "leads count by tier, seller"),
    ("leads top 5 potential", "leads top 5 by potential"),
    ("leads where tier = A1 and sort potential", "leads where tier = A1 sort potential"),
    ("where tier = A1", "leads where tier = A1"),
    // Misspelt.
    ("leads coutn", "leads count"),
    ("leads coutn by tier", "leads count by tier"),
    ("leeds where tier = A1", "leads where tier = A1"),
    ("leads whre tier=A1", "leads where tier=A1"),
    ("leads where selelr = Aino", "leads where seller = Aino"),
    ("leads where tear = A1", "leads where tier = A1"),
    ("leads where tier = AA1", "leads where tier = A1"),
    ("leads where seller = Ainoo", "leads where seller = Aino"),
    ("leads where seller = aino lehtorantta", "leads where seller = \"Aino Lehtoranta\""),
    ("leads where created = last weak", "leads where created = last week"),
    ("promsies", "promises"),
    ("helo", "help"),
    ("tiem by channel", "time by channel"),
    ("results by selller", "results by seller"),
    ("levels mismaches", "levels mismatches"),
    ("level 1 fro Aino", "level 1 for Aino"),
    ("triangle by sellr", "triangle by seller"),
    ("callbacks whitout date", "callbacks without date"),
    ("promises state = broken", "promises where state = broken"),
    ("whatif teir A1 when potential > 5", "whatif tier A1 when potential > 5"),
    // Forgotten quotes, foreign numbers and dates.
    ("leads where seller = Aino Lehtoranta", "leads where seller = \"Aino Lehtoranta\""),
    ("leads where name ~ Suvituuli Köydet", "leads where name ~ \"Suvituuli Köydet\""),
    ("leads where “tier” = “A1”", "leads where tier = “A1”"),
    ("leads where potential > 10,000", "leads where potential > 10 000"),
    ("leads where potential > 10.000", "leads where potential > 10 000"),
    ("leads where created > 1.2.2026", "leads where created > 2026-02-01"),
    ("leads where 3 of (tier = A1)", "leads where 1 of (tier = A1)"),
    ("leads where 0 of (tier = A1, level = 1)", "leads where 1 of (tier = A1, level = 1)"),
    // SQL, hledger, Taskwarrior, the Unix shell.
    ("select * from leads", "leads"),
    ("select * form leads", "leads"),
    ("select count(*) from leads where tier = 'A1'", "leads where tier = 'A1' count"),
    ("leads count(*) by tier", "leads count by tier"),
    ("leads sum(potential) by tier", "leads sum potential by tier"),
    ("leads having tier = A1", "leads where tier = A1"),
    ("leads grouped by tier", "leads group by tier"),
    ("leads ordered by potential", "leads sort by potential"),
    ("leads order potential", "leads sort by potential"),
    ("leads sort by potential, descending", "leads sort by potential descending"),
    ("leads sort -potential", "leads sort potential desc"),
    ("leads where !tier = A1", "leads where not tier = A1"),
    ("leads where tier = A1 & level = 1", "leads where tier = A1 and level = 1"),
    ("leads tier:A1", "leads where tier = A1"),
    ("leads +A1", "leads where tier = A1"),
    ("bal leads", "leads"),
    ("count leads by tier", "leads count by tier"),
    ("leads | head 5", "leads | take 5"),
    ("leads | wc", "leads | count"),
    ("leads | grep Oy", "leads | where \"Oy\""),
    ("leads > file.csv", "leads to file.csv"),
    ("leads export csv", "leads as csv"),
  ])
  func `a slip is mended to a line that runs`(typed: String, mended: String) throws {
    try check(typed, mended, .en)
  }

  @Test(arguments: [
    ("liidit joiden luokka A1 tai A2", "liidit joiden luokka = A1 tai luokka = A2"),
    ("liidit luokka A1", "liidit joiden luokka = A1"),
    ("liidit vain luokka A1", "liidit joiden luokka = A1"),
    ("joiden luokka = A1", "liidit joiden luokka = A1"),
    ("liidit joiden luokka=A1 taso=1", "liidit joiden luokka=A1 ja taso=1"),
    ("liidit jiden luokka=A1", "liidit joiden luokka=A1"),
    ("liidit lukumaara", "liidit lukumäärä"),
    ("liidit lkm", "liidit lukumäärä"),
    ("käynnit viime viikolla", "käynnit joiden päivä = viime viikolla"),
    ("kuinka monta liidit", "liidit lukumäärä"),
    ("liidit luokittain", "liidit lukumäärä luokittain"),
    ("liidit järjestä potentiaali laskva", "liidit järjestä potentiaali laskeva"),
    ("liidit joiden myyja = Aino", "liidit joiden myyjä = Aino"),
    ("liidit joiden myyjä Aino", "liidit joiden myyjä = Aino"),
    ("liidit joiden myyjä on Aino tai Eero", "liidit joiden myyjä on Aino tai myyjä = Eero"),
    ("liidit joiden myyjä = Ainno", "liidit joiden myyjä = Aino"),
    ("liidit ilman puhelinta", "liidit joiden puhelin puuttuu"),
    ("liidit joiden potentiaali suurempi kuin 10k", "liidit joiden potentiaali yli 10k"),
    ("liidit joiden potentiaali yli kymmenen", "liidit joiden potentiaali yli 10"),
    ("liidit näytä nimi luokka", "liidit näytä nimi, luokka"),
    ("näytä liidit", "liidit"),
    (
      "asiakkaat joiden viime yhteys yli 90 pv",
      "asiakkaat joiden viime yhteys ennen tänään-90pv"
    ),
    ("lupaukest", "lupaukset"),
    ("lupaukst tila = rikki", "lupaukset joiden tila = rikki"),
    ("hoitto A1", "hoito A1"),
    ("ajankäytö kanavittain", "ajankäyttö kanavittain"),
    ("tulokset myyjitäin", "tulokset myyjittäin"),
    ("tasot poikeamat", "tasot poikkeamat"),
    ("takaisinsoitot nty", "takaisinsoitot nyt"),
    ("entä jos luoka A1 kun potentiaali > 5", "entä jos luokka A1 kun potentiaali > 5"),
  ])
  func `a slip in Finnish is mended in Finnish`(typed: String, mended: String) throws {
    try check(typed, mended, .fi)
  }

  @Test(arguments: [
    "leads where tier == A1 && level <> 2 || tier = 'A2'",
    "leads where tier is at least B1", "leads where tier is better than B1",
    "leads where potential > 10k€", "leads where potential > €10k",
    "leads where potential > 10 000", "leads where potential > 10 000 euros",
    "leads where tier = “A1”", "leads where tier = ‘A1’", "leads where name ~ „Oy“",
    "leads where name like '%Oy%'", "leads where phone is null", "leads where phone is not empty",
    "lead order by potential desc limit 5", "leads filter tier = A1", "liidi joiden luokka on A1",
    "leads where potential is over 10k",
  ])
  func `a habit that can mean one thing only is taken as it is`(line: String) throws {
    var session = try #require(Demo.session(.en))
    let answer = session.answer(to: line)
    #expect(answer.exitCode == .ok && answer.diagnostics.isEmpty, "\(line)")
  }

  @Test(arguments: [
    "leads plz qqq", "leads reverse", "help me", "leads where", "qwxz", "leads ^",
    "care A7", "account Nobody Oy", "results of nothing", "tulokset maittain",
  ])
  func `nothing is suggested where nothing is close`(line: String) throws {
    var session = try #require(Demo.session(.en))
    let answer = session.answer(to: line)
    let problem = try #require(answer.diagnostics.first, "\(line)")
    #expect(problem.fixed == nil, "\(line)")
  }

  private func check(_ typed: String, _ mended: String, _ language: Language) throws {
    var session = try #require(Demo.session(language))
    let answer = session.answer(to: typed)
    let problem = try #require(answer.diagnostics.first, "\(typed) ran")
    #expect(problem.fixed == mended, "\(typed)")
    let again = session.answer(to: mended)
    #expect(again.exitCode == .ok, "\(mended)")
    #expect(!again.diagnostics.contains { $0.severity == .error }, "\(mended)")
  }
}
