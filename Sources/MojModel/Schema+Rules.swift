import MojText

extension Schema {
  static let projects: [FieldDefinition] = [
    id, name("what is sold", "mitä myydään", localized: true),
    stored("from", "alkaen", .date, "the first day", "ensimmäinen päivä", ["start"]),
    stored("to", "asti", .date, "the last day", "viimeinen päivä", ["end"]),
  ]

  static let tiers: [FieldDefinition] = [
    FieldDefinition(
      "name", fi: "nimi", .text, required: true, Words(en: "the tier's name", fi: "luokan nimi")),
    FieldDefinition(
      "meaning", fi: "merkitys", .text, localized: true,
      Words(en: "the written criteria", fi: "kirjatut kriteerit")),
    stored("when", "ehto", .text, "the condition in moj's language", "ehto mojin kielellä"), project,
    stored("kind", "laji", .choice(.kind), "the side it is for", "puoli, jota se koskee"),
  ]

  static let described: [FieldDefinition] = [
    FieldDefinition("name", fi: "nimi", .text, required: true, Words(en: "the field's key", fi: "kentän avain")),
    FieldDefinition("label", fi: "otsikko", .text, localized: true, Words(en: "its heading", fi: "otsikko")),
    FieldDefinition(
      "type", fi: "tyyppi", .choice(fieldType), Words(en: "the kind of its values", fi: "arvojen laji")),
    FieldDefinition("unit", fi: "yksikkö", .text, localized: true, Words(en: "their unit", fi: "arvojen yksikkö")),
    FieldDefinition(
      "question", fi: "kysymys", .text, localized: true,
      Words(en: "the question that finds it out", fi: "kysymys, jolla sen saa selville")),
    stored("influence", "vaikutus", .choice(influence), "ours to change, or the customer's fact",
      "meidän vaikutettavissa vai asiakkaan oma asia"),
    stored("max_age", "vanhenee", .duration, "after which it is unknown again", "jonka jälkeen se on tuntematon"),
  ]

  private static let fieldType = Choices([
    ("text", "text", "teksti", []), ("number", "number", "luku", []), ("percent", "percent", "prosentti", []),
    ("money", "money", "raha", []), ("date", "date", "päivä", []), ("flag", "flag", "kyllä/ei", ["bool"]),
    ("duration", "duration", "kesto", []), ("time", "time", "aika", []),
  ])

  private static let influence = Choices([
    ("ours", "ours", "meidän", []), ("customer", "customer", "asiakkaan", []),
  ])

  static let care: [FieldDefinition] = [
    stored("tier", "luokka", .tier, "the tier", "luokka", ["class"]),
    stored("kind", "laji", .choice(.kind), "the side", "puoli"), project,
    stored("time_share", "aikaosuus", .percent, "share of the time", "osuus ajasta"),
    stored("minutes_per_quarter", "minuutit_neljänneksessä", .number, "minutes a quarter", "minuutteja neljänneksessä"),
    stored("contact_every", "yhteys_välein", .duration, "how often to be in touch", "kuinka usein pidetään yhteyttä",
      ["yhteydenottoväli"]),
    stored("meeting_every", "tapaaminen_välein", .duration, "how often to meet", "kuinka usein tavataan"),
    stored("respond_within", "vastaus", .duration, "the promise to respond", "vastauslupaus", ["vastauslupaus"]),
    stored("resolve_within", "ratkaisu", .duration, "the promise to resolve", "ratkaisulupaus"),
    stored("deliver_within", "toimitus", .duration, "the promise to deliver", "toimituslupaus", ["toimitusaika"]),
    stored("sparring_every", "sparraus_välein", .duration, "how often to spar", "kuinka usein sparrataan"),
    stored("floor", "vähintään_vuodessa", .number, "the fewest contacts a year", "vähintään yhteyksiä vuodessa"),
  ]

  static let levels: [FieldDefinition] = [
    FieldDefinition(
      "level", fi: "taso", .choice(.level), required: true, Words(en: "1, 2 or 3", fi: "1, 2 tai 3")),
    name("its name", "nimi", localized: true),
    FieldDefinition(
      "seller_job", fi: "myyjän_työ", .text, localized: true, Words(en: "the seller's job", fi: "myyjän työ")),
    FieldDefinition(
      "management_job", fi: "johdon_työ", .text, localized: true,
      Words(en: "management's job", fi: "johdon työ")),
  ]

  static let channels: [FieldDefinition] = [
    id, name("its name", "nimi", localized: true),
    stored("minutes", "minuutit", .number, "how long it takes", "kauanko se kestää"),
    stored("needs_travel", "vaatii_matkan", .flag, "whether one must go there", "pitääkö mennä paikalle"),
    stored("two_way", "kaksisuuntainen", .flag, "whether they answer", "vastataanko"),
    stored("counts_as", "vastaa", .choice(countsAs), "a contact or a meeting", "yhteys vai tapaaminen"),
  ]

  private static let countsAs = Choices([
    ("contact", "contact", "yhteys", []), ("meeting", "meeting", "tapaaminen", []),
    ("none", "none", "ei kumpikaan", []),
  ])

  static let teams: [FieldDefinition] = [id, name("the team's name", "tiimin nimi", localized: true)]

  static let sellers: [FieldDefinition] = [
    id, name("the seller's name", "myyjän nimi"),
    stored("team", "tiimi", .reference(.teams), "the seller's team", "myyjän tiimi", ["tiimin", "tiimeittäin"]),
    stored("town", "paikkakunta", .text, "where the seller works from", "mistä myyjä lähtee", ["city", "kaupunki"]),
    stored("email", "sähköposti", .text, "the address", "osoite"),
    stored("phone", "puhelin", .text, "the number", "numero"),
    stored("hours_per_week", "tunteja_viikossa", .number, "working hours a week", "työtunteja viikossa"),
    stored("max_field_days", "kenttäpäiviä", .number, "field days a week at most", "kenttäpäiviä viikossa enintään"),
  ]

  static let views: [FieldDefinition] = [
    FieldDefinition("name", fi: "nimi", .text, required: true, Words(en: "its name", fi: "nimi")),
    FieldDefinition(
      "description", fi: "kuvaus", .text, localized: true, Words(en: "what it shows", fi: "mitä se näyttää")),
    stored("query", "haku", .text, "the query", "haku"),
  ]

  static let scenarios: [FieldDefinition] = [
    id, FieldDefinition("title", fi: "otsikko", .text, localized: true, Words(en: "its title", fi: "otsikko")), level,
  ]
}
