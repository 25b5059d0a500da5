import MojText

extension Schema {
  static let accounts: [FieldDefinition] =
    [
      id, name("the company's name", "yrityksen nimi"),
      stored("kind", "laji", .choice(.kind), "lead or customer", "liidi vai asiakas", ["lajin", "lajeittain"]),
      tier, derived("tier_best", "paras_luokka", .tier, "the tier that unknown facts still allow",
        "luokka, jonka tuntemattomat tiedot vielä sallivat", ["luokka_enintään"]),
      level, seller,
      stored("town", "paikkakunta", .text, "where it is", "missä se on",
        ["city", "kaupunki", "kunta", "paikkakunnan", "paikkakunnittain", "kaupungeittain"]),
      stored("potential", "potentiaali", .money, "what it could buy in a year", "mitä se voisi ostaa vuodessa",
        ["revenue", "worth", "potentiaalin", "potentiaalia"]),
      stored("status", "tila", .choice(status), "active, paused, lost or not to be contacted",
        "aktiivinen, tauolla, menetetty tai ei saa ottaa yhteyttä", ["tilan", "tiloittain"]),
      project,
      stored("industry", "toimiala", .text, "its line of business", "mitä se tekee",
        ["branch", "toimialan", "toimialoittain"]),
      stored("source", "lähde", .text, "where it was found", "mistä se löytyi",
        ["origin", "lähteen", "lähteittäin"]),
      stored("contact", "yhteyshenkilö", .text, "the person to ask for", "keneen otetaan yhteyttä"),
      stored("phone", "puhelin", .text, "the number to call", "numero, johon soitetaan", ["tel", "puhelinnumero"]),
      stored("email", "sähköposti", .text, "the address to write to", "osoite, johon kirjoitetaan", ["mail"]),
      stored("business_id", "y_tunnus", .text, "its number in the register", "tunnus rekisterissä", ["y-tunnus"]),
      stored("wallet_share", "ostoosuus", .percent, "how much of its buying is from us",
        "kuinka suuri osa sen ostoista on meiltä", ["osuus_ostoista"]),
      stored("created", "luotu", .date, "when it was entered", "milloin se kirjattiin", ["added"]),
      stored("tier_by", "luokan_antaja", .text, "who set the tier by hand", "kuka antoi luokan käsin"),
      stored("tier_reason", "luokan_syy", .text, "why the tier was set by hand", "miksi luokka annettiin käsin"),
      stored("tier_until", "luokka_asti", .date, "until when the tier set by hand holds",
        "mihin asti käsin annettu luokka pätee"),
      FieldDefinition(
        "tier_override", fi: "käsin_annettu_luokka", .tier,
        Words(en: "the tier set by hand", fi: "käsin annettu luokka"), fileKey: "tier"),
    ] + accountFacts

  private static let tier = derived(
    "tier", "luokka", .tier, "what the written criteria make of it", "mihin luokkaan kirjatut kriteerit vievät",
    ["class", "luokan", "luokkaa", "luokassa", "luokittain", "asiakastaso"])

  private static let status = Choices([
    ("active", "active", "aktiivinen", ["aktiiviset"]), ("paused", "paused", "tauolla", ["tauko"]),
    ("lost", "lost", "menetetty", ["menetetyt"]),
    ("do_not_contact", "do not contact", "ei yhteyttä", ["kielto"]),
  ])

  private static let accountFacts: [FieldDefinition] = [
    derived("due", "määräpäivä", .date, "when the next contact is due by its care model",
      "milloin hoitomallin mukaan seuraava yhteys on määrä ottaa"),
    derived("overdue", "myöhässä", .number, "days past due", "päiviä yli määräpäivän", ["late", "erääntynyt"],
      unit: "days"),
    derived("last_contact", "viime_yhteys", .date, "the last time it was reached",
      "milloin siihen viimeksi saatiin yhteys", ["viimeisin_yhteys"]),
    derived("last_meeting", "viime_tapaaminen", .date, "the last time it was met", "milloin se viimeksi tavattiin"),
    derived("contacts_12m", "yhteyksiä_12kk", .number, "contacts in twelve months", "yhteyksiä 12 kuukaudessa"),
    derived("sales_12m", "myynti_12kk", .money, "orders in twelve months", "tilauksia 12 kuukaudessa", ["sales", "myynti"]),
    derived("open_requests", "avoimia_pyyntöjä", .number, "requests not yet resolved", "ratkaisemattomia pyyntöjä"),
    derived("level_needed", "tarvittava_taso", .choice(.level), "the level that its facts ask for",
      "taso, jota sen tiedot vaativat"),
    derived("unknown_fields", "tuntemattomia", .number, "criteria not yet known", "vielä tuntemattomia kriteereitä"),
    derived("time_12m", "aika_12kk", .number, "minutes spent in twelve months", "minuutteja 12 kuukaudessa",
      unit: "min"),
    derived("next", "seuraava", .date, "the next planned activity or callback", "seuraava sovittu asia"),
    derived("days_in_level", "päiviä_tasolla", .number, "days on its present level", "päiviä nykyisellä tasolla",
      unit: "days"),
  ]

  static let people: [FieldDefinition] = [
    id, name("the person's name", "henkilön nimi"), account,
    stored("role", "rooli", .choice(role), "what the person decides", "mistä henkilö päättää", ["rooleittain"]),
    stored("title", "nimike", .text, "what it says on the card", "mitä käyntikortissa lukee"),
    stored("phone", "puhelin", .text, "the number to call", "numero, johon soitetaan"),
    stored("email", "sähköposti", .text, "the address to write to", "osoite, johon kirjoitetaan"),
    stored("consent", "suostumus", .flag, "whether marketing is allowed", "saako markkinoida"),
  ]

  private static let role = Choices([
    ("decision_maker", "decision maker", "päättäjä", []), ("influencer", "influencer", "vaikuttaja", []),
    ("user", "user", "käyttäjä", []), ("gatekeeper", "gatekeeper", "portinvartija", []),
  ])

  static let values: [FieldDefinition] = [
    FieldDefinition("id", fi: "tunnus", .text, Words(en: "its name in the file", fi: "nimi tiedostossa")),
    account,
    stored("field", "kenttä", .text, "the field", "kenttä"),
    stored("value", "arvo", .text, "its value that day", "arvo sinä päivänä"),
    stored("at", "aika", .date, "the day", "päivä", ["date", "päivä"]),
    stored("by", "kirjaaja", .text, "who found it out", "kuka sai sen selville"),
    stored("source", "lähde", .choice(valueSource), "how it was found out", "miten se saatiin selville"),
  ]

  private static let valueSource = Choices([
    ("call", "call", "puhelu", []), ("visit", "visit", "käynti", []), ("import", "import", "tuonti", []),
    ("register", "register", "rekisteri", []), ("estimate", "estimate", "arvio", []),
  ])

  static let history: [FieldDefinition] = [
    FieldDefinition("id", fi: "tunnus", .text, Words(en: "its name in the file", fi: "nimi tiedostossa")),
    account,
    stored("field", "kenttä", .text, "what changed", "mikä muuttui", ["kentittäin"]),
    stored("old", "vanha", .text, "what it was", "mitä se oli"),
    stored("new", "uusi", .text, "what it became", "miksi se muuttui"),
    stored("at", "aika", .date, "when", "milloin", ["date", "päivä"]),
    stored("by", "kirjaaja", .text, "who changed it", "kuka muutti"),
  ]
}
