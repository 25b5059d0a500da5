public import MojText

/// A name that a query can begin with: a collection, or a part of one.
public struct SourceDefinition: Sendable {
  /// The canonical English name.
  public let name: String
  /// The names in both languages.
  public let words: Words
  /// One of them, for counts of one.
  public let singular: Words
  /// Many of them after a Finnish numeral.
  public let partitive: String
  /// Further names that are understood.
  public let aliases: [String]
  /// Where the records are.
  public let collection: Collection
  /// The field and value that single them out.
  public let filter: (field: String, value: String)?
  /// The columns that are shown where a query names none.
  public let defaultColumns: [String]
  /// The date that `by month` alone means.
  public let dateField: String?
  /// What they are.
  public let summary: Words

  /// Returns the source that a typed name means.
  public static func named(_ typed: String) -> SourceDefinition? {
    let folded = String(typed.lowercased().map { $0 == " " ? "_" : $0 })
    return all.first { $0.name == folded || $0.words.fi == folded || $0.aliases.contains(folded) }
  }

  /// The name of a collection's records in both languages.
  public static func words(of collection: Collection) -> Words {
    all.first { $0.collection == collection }?.words ?? Words(same: collection.rawValue)
  }

  private init(
    _ name: String, _ fi: String, _ partitive: String, one: (String, String), _ aliases: [String],
    _ collection: Collection, _ filter: (String, String)?, _ columns: String, date: String?,
    _ en: String, _ suomeksi: String
  ) {
    self.name = name
    words = Words(en: name, fi: fi)
    singular = Words(en: one.0, fi: one.1)
    self.partitive = partitive
    self.aliases = aliases
    self.collection = collection
    self.filter = filter.map { (field: $0.0, value: $0.1) }
    defaultColumns = columns.split(separator: " ").map(String.init)
    dateField = date
    summary = Words(en: en, fi: suomeksi)
  }

  private static let leadColumns = "name tier level seller town potential status last_contact"
  private static let customerColumns = "name tier level seller town potential sales_12m last_contact due"
  private static let activityColumns = "at account seller channel level outcome state minutes note"
  private static let requestColumns = "kind account owner subject received respond_due resolve_due resolved"

  /// Every source.
  public static let all: [SourceDefinition] = accounts + work + rules

  private static let accounts: [SourceDefinition] = [
    SourceDefinition("accounts", "yritykset", "yritystä", one: ("account", "yritys"), ["yrityksistä"], .accounts, nil,
      "name kind tier level seller town potential last_contact", date: "created",
      "leads and customers", "liidit ja asiakkaat"),
    SourceDefinition("leads", "liidit", "liidiä", one: ("lead", "liidi"), ["leadit", "lead", "liidi", "prospektit"],
      .accounts, ("kind", "lead"), leadColumns, date: "created",
      "accounts that have not bought", "yritykset, jotka eivät ole vielä ostaneet"),
    SourceDefinition("customers", "asiakkaat", "asiakasta", one: ("customer", "asiakas"), ["customer", "asiakas"],
      .accounts, ("kind", "customer"), customerColumns, date: "created",
      "accounts that buy", "yritykset, jotka ostavat"),
    SourceDefinition("people", "henkilöt", "henkilöä", one: ("person", "henkilö"), ["contacts", "ihmiset", "yhteyshenkilöt"],
      .people, nil, "name account role phone email", date: nil, "persons at accounts", "yritysten ihmiset"),
  ]

  private static let work: [SourceDefinition] = [
    SourceDefinition("activities", "aktiviteetit", "aktiviteettia", one: ("activity", "aktiviteetti"),
      ["toimenpiteet", "toiminnot"], .activities, nil, activityColumns, date: "at",
      "calls, visits and other contacts", "puhelut, käynnit ja muut yhteydet"),
    SourceDefinition("calls", "puhelut", "puhelua", one: ("call", "puhelu"), ["soitot"], .activities,
      ("channel", "phone"), activityColumns, date: "at", "activities by phone", "puhelimessa tehdyt"),
    SourceDefinition("visits", "käynnit", "käyntiä", one: ("visit", "käynti"), ["asiakaskäynnit"], .activities,
      ("channel", "visit"), activityColumns, date: "at", "activities on the spot", "paikan päällä tehdyt"),
    SourceDefinition("callbacks", "takaisinsoitot", "takaisinsoittoa", one: ("callback", "takaisinsoitto"), [],
      .callbacks, nil, "account seller words from to attempts state", date: "from",
      "those who asked to be called later", "ne, jotka pyysivät soittamaan myöhemmin"),
    SourceDefinition("requests", "pyynnöt", "pyyntöä", one: ("request", "pyyntö"), [], .requests, nil,
      requestColumns, date: "received", "inquiries, complaints, offer requests",
      "tiedustelut, reklamaatiot, tarjouspyynnöt"),
    SourceDefinition("inquiries", "tiedustelut", "tiedustelua", one: ("inquiry", "tiedustelu"), ["kyselyt"], .requests,
      ("kind", "inquiry"), requestColumns, date: "received", "requests that ask", "pyynnöt, jotka kysyvät"),
    SourceDefinition("complaints", "reklamaatiot", "reklamaatiota", one: ("complaint", "reklamaatio"), [], .requests,
      ("kind", "complaint"), requestColumns, date: "received", "requests that complain", "pyynnöt, jotka valittavat"),
    SourceDefinition("deals", "kaupat", "kauppaa", one: ("deal", "kauppa"), ["opportunities", "myyntimahdollisuudet"],
      .deals, nil, "title account seller value probability stage state next_step expected_close",
      date: "expected_close", "sales in the making", "tekeillä olevat kaupat"),
    SourceDefinition("orders", "tilaukset", "tilausta", one: ("order", "tilaus"), [], .orders, nil,
      "date account seller amount subject promised delivered", date: "date", "what was ordered", "mitä tilattiin"),
    SourceDefinition("targets", "tavoitteet", "tavoitetta", one: ("target", "tavoite"), [], .targets, nil,
      "scope seller period amount", date: nil, "what is aimed at", "mihin tähdätään"),
    SourceDefinition("commitments", "sitoumukset", "sitoumusta", one: ("commitment", "sitoumus"), [], .commitments, nil,
      "seller what by kept", date: "by", "what was agreed in coaching", "mitä sparrauksessa sovittiin"),
    SourceDefinition("values", "arvot", "arvoa", one: ("value", "arvo"), [], .values, nil,
      "account field value at source", date: "at", "dated values of fields", "kenttien päivätyt arvot"),
    SourceDefinition("moves", "siirtymät", "siirtymää", one: ("move", "siirtymä"), ["history", "historia"], .history, nil,
      "at account field old new", date: "at", "changes of tier, level, seller …", "luokan, tason, myyjän muutokset"),
    SourceDefinition("plans", "suunnitelmat", "suunnitelmaa", one: ("plan", "suunnitelma"), [], .plans, nil,
      "week seller note", date: nil, "accepted week plans", "hyväksytyt viikkosuunnitelmat"),
  ]

  private static let rules: [SourceDefinition] = [
    SourceDefinition("sellers", "myyjät", "myyjää", one: ("seller", "myyjä"), [], .sellers, nil,
      "name team town hours_per_week max_field_days", date: nil, "who sells", "ketkä myyvät"),
    SourceDefinition("teams", "tiimit", "tiimiä", one: ("team", "tiimi"), [], .teams, nil, "id name", date: nil,
      "teams of sellers", "myyjien tiimit"),
    SourceDefinition("projects", "projektit", "projektia", one: ("project", "projekti"), [], .projects, nil,
      "id name from to", date: nil, "what is sold", "mitä myydään"),
    SourceDefinition("tiers", "luokat", "luokkaa", one: ("tier", "luokka"), ["classes"], .tiers, nil,
      "name meaning when", date: nil, "the tiers and their written criteria", "luokat ja niiden kirjatut kriteerit"),
    SourceDefinition("care", "hoitomallit", "hoitomallia", one: ("care model", "hoitomalli"), ["hoitomalli"], .care, nil,
      "tier kind time_share contact_every meeting_every respond_within resolve_within floor", date: nil,
      "how each tier is taken care of", "miten kutakin luokkaa hoidetaan"),
    SourceDefinition("levels", "tasot", "tasoa", one: ("level", "taso"), [], .levels, nil,
      "level name seller_job management_job", date: nil, "the levels of selling", "myynnin tasot"),
    SourceDefinition("channels", "kanavat", "kanavaa", one: ("channel", "kanava"), [], .channels, nil,
      "id name needs_travel two_way counts_as", date: nil, "ways to be in touch", "tavat pitää yhteyttä"),
    SourceDefinition("fields", "kentät", "kenttää", one: ("field", "kenttä"), [], .fields, nil,
      "name label type unit question influence max_age", date: nil, "the team's own fields", "tiimin omat kentät"),
    SourceDefinition("views", "näkymät", "näkymää", one: ("view", "näkymä"), [], .views, nil,
      "name description query", date: nil, "saved queries", "tallennetut haut"),
    SourceDefinition("scenarios", "harjoitukset", "harjoitusta", one: ("scenario", "harjoitus"), [], .scenarios, nil,
      "id title level", date: nil, "training scenarios", "harjoitustilanteet"),
  ]
}
