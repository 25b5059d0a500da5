internal import MojText

extension Schema {
  /// The nouns that a query may start with.
  public static let sources: [SourceDefinition] =
    companySources + contactSources + requestSources + saleSources + teamSources + recordSources

  /// Returns the source of a name in either language; letters of either case are the same.
  public static func source(named name: String) -> SourceDefinition? {
    let name = name.lowercased()
    return sources.first { $0.name == name || $0.words.fi == name || $0.aliases.contains(name) }
  }

  private static let companySources: [SourceDefinition] = [
    SourceDefinition(
      "accounts", "yritykset",
      ["account", "companies", "yritys", "yrityksiä", "yritysten", "asiakkuudet"], .accounts,
      "name kind tier level seller town potential last_contact", by: "created"),
    SourceDefinition(
      "leads", "liidit",
      ["lead", "prospects", "liidi", "leadit", "liidejä", "liidien", "prospektit", "prospekteja"],
      .accounts, where: ("kind", "lead"),
      "name tier level seller town potential status last_contact", by: "created",
      Words(
        en: "Companies that have not bought yet", fi: "Yritykset, jotka eivät vielä ole ostaneet")),
    SourceDefinition(
      "customers", "asiakkaat",
      ["customer", "clients", "asiakas", "asiakkaita", "asiakkaiden"], .accounts,
      where: ("kind", "customer"),
      "name tier level seller town potential sales_12m last_contact", by: "created",
      Words(en: "Companies that buy", fi: "Yritykset, jotka ostavat")),
    SourceDefinition(
      "people", "henkilöt",
      ["person", "persons", "contacts", "henkilö", "henkilöitä", "henkilöiden", "yhteyshenkilöt"],
      .people, "name account role job phone email"),
  ]

  private static let contactSources: [SourceDefinition] = [
    SourceDefinition(
      "activities", "aktiviteetit",
      [
        "activity", "log", "aktiviteetti", "aktiviteetteja", "aktiviteettien", "toimet",
        "toimenpiteet",
      ], .activities,
      "at account seller channel level outcome minutes note", by: "at"),
    SourceDefinition(
      "calls", "puhelut", ["call", "puhelu", "puheluita", "puhelujen", "soitot", "soittoja"],
      .activities, where: ("channel", "phone"), "at account seller level outcome minutes note",
      by: "at", Words(en: "Activities by phone", fi: "Aktiviteetit puhelimella")),
    SourceDefinition(
      "visits", "käynnit", ["visit", "käynti", "käyntejä", "käyntien", "asiakaskäynnit"],
      .activities, where: ("channel", "visit"),
      "at account seller level outcome minutes travel_minutes note", by: "at",
      Words(en: "Activities face to face", fi: "Aktiviteetit kasvokkain")),
    SourceDefinition(
      "callbacks", "takaisinsoitot",
      [
        "callback", "takaisinsoitto", "takaisinsoittoja", "takaisinsoittojen",
        "soittakaa myöhemmin",
      ], .callbacks, "from to account seller words reason attempts state",
      by: "from"),
  ]

  private static let requestSources: [SourceDefinition] = [
    SourceDefinition(
      "requests", "pyynnöt", ["request", "tickets", "pyyntö", "pyyntöjä", "pyyntöjen"], .requests,
      "received kind account owner title respond_due resolve_due state", by: "received"),
    SourceDefinition(
      "inquiries", "tiedustelut",
      ["inquiry", "enquiries", "tiedustelu", "tiedusteluja", "kyselyt", "kysely", "kyselyitä"],
      .requests, where: ("kind", "inquiry"),
      "received account owner title respond_due first_response state", by: "received",
      Words(en: "Questions that wait for an answer", fi: "Kysymykset, jotka odottavat vastausta")),
    SourceDefinition(
      "complaints", "reklamaatiot",
      ["complaint", "reklamaatio", "reklamaatioita", "reklamaatioiden", "valitukset"], .requests,
      where: ("kind", "complaint"),
      "received account owner title resolve_due resolved cause state", by: "received",
      Words(en: "What went wrong", fi: "Mikä meni vikaan")),
    SourceDefinition(
      "promises", "lupaukset", ["promise", "lupaus", "lupauksia", "lupausten"], .promises,
      "due account seller kind title state slack minutes", by: "due"),
  ]

  private static let saleSources: [SourceDefinition] = [
    SourceDefinition(
      "deals", "kaupat",
      [
        "deal", "opportunities", "pipeline", "kauppa", "kauppoja", "kauppojen",
        "myyntimahdollisuudet",
      ], .deals,
      "title account seller value probability stage state expected_close", by: "expected_close"),
    SourceDefinition(
      "orders", "tilaukset", ["order", "tilaus", "tilauksia", "tilausten"], .orders,
      "date account seller amount subject promised delivered satisfaction", by: "date"),
    SourceDefinition(
      "targets", "tavoitteet", ["target", "quotas", "tavoite", "tavoitteita", "tavoitteiden"],
      .targets, "period seller team project tier amount count", by: "from"),
  ]

  private static let teamSources: [SourceDefinition] = [
    SourceDefinition(
      "sellers", "myyjät", ["seller", "reps", "owners", "myyjä", "myyjiä", "myyjien"], .sellers,
      "name team town hours_per_week phone email"),
    SourceDefinition(
      "teams", "tiimit", ["team", "tiimi", "tiimejä", "tiimien"], .teams, "name id project"),
    SourceDefinition(
      "projects", "projektit", ["project", "projekti", "projekteja", "projektien"], .projects,
      "name id from to", by: "from"),
    SourceDefinition(
      "tiers", "luokat", ["tier", "classes", "luokka", "luokkia", "luokkien", "asiakasluokat"],
      .tiers, "name meaning when"),
    SourceDefinition(
      "care", "hoitomallit",
      ["care models", "hoitomalli", "hoitomalleja", "hoitomallien"], .care,
      "tier kind time_share contact_every meeting_every respond_within resolve_within floor"),
    SourceDefinition(
      "levels", "tasot", ["level", "taso", "tasoja", "tasojen"], .levels,
      "id name seller_job management_job"),
    SourceDefinition(
      "channels", "kanavat", ["channel", "kanava", "kanavia", "kanavien"], .channels,
      "id name needs_travel two_way counts_as"),
  ]

  private static let recordSources: [SourceDefinition] = [
    SourceDefinition(
      "values", "arvot", ["value", "arvo", "arvoja", "arvojen"], .values,
      "at account field value source by", by: "at"),
    SourceDefinition(
      "commitments", "sitoumukset",
      ["commitment", "sitoumus", "sitoumuksia", "sopimukset", "sovitut"], .commitments,
      "due what who seller account kept", by: "due"),
    SourceDefinition(
      "plans", "suunnitelmat", ["suunnitelma", "suunnitelmia", "viikkosuunnitelmat"], .plans,
      "week seller accepted outcome", by: "accepted"),
    SourceDefinition(
      "moves", "siirtymät", ["move", "siirtymä", "siirtymiä"], .history,
      "at account field from to by", by: "at"),
    SourceDefinition(
      "changes", "muutokset", ["change", "muutos", "muutoksia", "muutosten"], .changes,
      "at by command account field from to state", by: "at"),
    SourceDefinition("history", "historia", [], .statements, "at text rows ok", by: "at"),
    SourceDefinition(
      "views", "näkymät", ["view", "näkymä", "näkymiä"], .views, "name description query"),
    SourceDefinition(
      "scenarios", "harjoitukset", ["scenario", "harjoitus", "harjoituksia"], .scenarios,
      "id title level goal minutes"),
    SourceDefinition(
      "fields", "kentät", ["field", "kenttä", "kenttiä", "kenttien"], .fields,
      "name label type unit influence max_age question"),
  ]
}
