import MojLanguage
import MojText

/// An example line for a keyword: the first of these that holds it.
enum HelpExamples {
  static let lines: [Words] = [
    Words(en: "leads where tier=A1 and level=1", fi: "liidit joiden luokka=A1 ja taso=1"),
    Words(en: "leads where tier=A1 or not level=1", fi: "liidit joiden luokka=A1 tai ei taso=1"),
    Words(
      en: "leads where town in (Tampere, Turku)",
      fi: "liidit joiden paikkakunta joukossa (Tampere, Turku)"),
    Words(en: "leads where tier is A1", fi: "liidit joiden luokka on A1"),
    Words(en: "leads where tier is not A1", fi: "liidit joiden luokka ei ole A1"),
    Words(en: "leads where tier not in (A1, A2)", fi: "liidit joiden luokka ei joukossa (A1, A2)"),
    Words(
      en: "leads where 2 of (tier=A1, level=1, seller is missing)",
      fi: "liidit joiden 2 näistä (luokka=A1, taso=1, myyjä puuttuu)"),
    Words(en: "leads where potential is not set", fi: "liidit joiden potentiaali ei ole tiedossa"),
    Words(en: "leads where potential is not missing", fi: "liidit joiden potentiaali ei puutu"),
    Words(en: "leads where potential is missing", fi: "liidit joiden potentiaali puuttuu"),
    Words(en: "leads where potential is set", fi: "liidit joiden potentiaali on tiedossa"),
    Words(
      en: "leads sort by potential desc, name asc",
      fi: "liidit järjestä mukaan potentiaali laskeva, nimi nouseva"),
    Words(en: "leads sort by potential desc", fi: "liidit järjestä mukaan potentiaali laskeva"),
    Words(en: "leads take 5", fi: "liidit ota 5"),
    Words(en: "leads last 5", fi: "liidit lopusta 5"),
    Words(
      en: "leads top 3 by potential per seller",
      fi: "liidit suurimmat 3 mukaan potentiaali per myyjä"),
    Words(en: "leads bottom 3 by potential", fi: "liidit pienimmät 3 mukaan potentiaali"),
    Words(
      en: "leads count by seller across tier",
      fi: "liidit lukumäärä myyjittäin sarakkeina luokka"),
    Words(en: "leads sum potential by tier", fi: "liidit summa potentiaali luokittain"),
    Words(en: "leads avg potential by tier", fi: "liidit keskiarvo potentiaali luokittain"),
    Words(en: "leads median potential by tier", fi: "liidit mediaani potentiaali luokittain"),
    Words(
      en: "leads min potential, max potential by tier",
      fi: "liidit pienin potentiaali, suurin potentiaali luokittain"),
    Words(en: "leads share potential by tier", fi: "liidit osuus potentiaali luokittain"),
    Words(en: "leads group by seller", fi: "liidit ryhmittele myyjä"),
    Words(en: "leads show name, town", fi: "liidit näytä nimi, paikkakunta"),
    Words(en: "those where level=1", fi: "ne joiden taso=1"),
    Words(en: "leads as csv to leads.csv", fi: "liidit muodossa csv tiedostoon liidit.csv"),
    Words(en: "let hot = leads where tier=A1", fi: "nimeä kuumat = liidit joiden luokka=A1"),
    Words(en: "leads where name has oy", fi: "liidit joiden nimi sisältää oy"),
    Words(en: "leads where name has not oy", fi: "liidit joiden nimi ei sisällä oy"),
    Words(en: "leads where name like \"%oy%\"", fi: "liidit joiden nimi kuten \"%oy%\""),
    Words(en: "leads where name starts k", fi: "liidit joiden nimi alkaa k"),
    Words(en: "leads where name ends oy", fi: "liidit joiden nimi päättyy oy"),
    Words(en: "leads where potential over 10k", fi: "liidit joiden potentiaali yli 10k"),
    Words(en: "leads where potential under 10k", fi: "liidit joiden potentiaali alle 10k"),
    Words(
      en: "leads where potential at least 10k", fi: "liidit joiden potentiaali vähintään 10k"),
    Words(en: "leads where potential at most 10k", fi: "liidit joiden potentiaali enintään 10k"),
    Words(en: "leads where tier better than A3", fi: "liidit joiden luokka ylempi kuin A3"),
    Words(en: "leads where tier worse than A1", fi: "liidit joiden luokka alempi kuin A1"),
    Words(en: "leads where tier above A3", fi: "liidit joiden luokka yläpuolella A3"),
    Words(en: "leads where tier below A1", fi: "liidit joiden luokka alapuolella A1"),
    Words(en: "leads where created before today-90d", fi: "liidit joiden luotu ennen tänään-90pv"),
    Words(en: "leads where created after 2026-01-01", fi: "liidit joiden luotu jälkeen 2026-01-01"),
    Words(
      en: "leads where created since last month", fi: "liidit joiden luotu alkaen viime kuussa"),
    Words(en: "leads where due by tomorrow", fi: "liidit joiden määräpäivä viimeistään huomenna"),
  ]

  static func line(for keyword: Keyword, _ language: Language) -> String? {
    let form = keyword.words(in: language)
    return lines.map { $0[language] }.first { " \($0) ".holds(" \(form) ") }
  }
}
