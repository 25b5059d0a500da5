extension Schema {
  static let accounts: [FieldDefinition] = storedAccounts + derivedAccounts

  private static let storedAccounts: [FieldDefinition] = [
    .id.required,
    FieldDefinition(
      "name", "nimi", ["company", "title", "nimen", "nimeä", "yritys"], .text, "The company's name",
      "Yrityksen nimi"),
    FieldDefinition(
      "kind", "laji", ["lajin", "lajia", "lajeittain"], .choice(.kind), "Lead or customer",
      "Liidi vai asiakas"
    ).required,
    .level,
    FieldDefinition(
      "tier_override", "käsin annettu luokka", ["manual_tier"], .tier,
      "A tier that a manager set against the rules", "Luokka, jonka päällikkö antoi ohi sääntöjen"
    ).stored(as: "tier"),
    FieldDefinition(
      "tier_by", "luokan antaja", [], .text, "Who set the tier", "Kuka antoi luokan"
    ).coded,
    FieldDefinition(
      "tier_reason", "luokan syy", [], .text, "Why the tier was set", "Miksi luokka annettiin"),
    FieldDefinition(
      "tier_until", "luokka asti", [], .date, "Until when the set tier holds",
      "Mihin asti annettu luokka pätee"),
    .project, .seller,
    FieldDefinition(
      "town", "paikkakunta",
      [
        "city", "municipality", "kaupunki", "kunta", "paikkakunnan", "paikkakunnalla",
        "paikkakunnittain", "kaupungeittain",
      ], .text, "Where it is", "Missä se on"
    ).coded,
    FieldDefinition(
      "industry", "toimiala", ["branch", "sector", "toimialan", "toimialoittain"], .text,
      "What it does", "Mitä se tekee"
    ).coded,
    FieldDefinition(
      "business_id", "y-tunnus", ["ytunnus", "y_tunnus", "vat"], .text, "The business id",
      "Y-tunnus"),
    FieldDefinition(
      "contact", "yhteyshenkilö", ["contact_person", "yhteyshenkilön"], .text,
      "The person to ask for", "Keneen ottaa yhteyttä"),
    FieldDefinition(
      "phone", "puhelin", ["telephone", "tel", "puhelinnumero", "puhelimen"], .text, "Phone number",
      "Puhelinnumero"),
    FieldDefinition(
      "email", "sähköposti", ["mail", "e-mail", "sähköpostin"], .text, "Email address",
      "Sähköpostiosoite"),
    FieldDefinition(
      "source", "lähde", ["lead_source", "lähteen", "lähteittäin"], .text,
      "Where the lead came from",
      "Mistä liidi saatiin"
    ).coded,
    FieldDefinition(
      "status", "tila", ["tilan", "tilaa", "tiloittain"], .choice(.status),
      "Whether it may be worked on", "Saako sitä hoitaa"),
    FieldDefinition(
      "potential", "potentiaali",
      ["revenue", "potentiaalin", "potentiaalia", "tuottopotentiaali"], .money,
      "What it could buy in a year", "Mitä se voisi ostaa vuodessa"),
    FieldDefinition(
      "wallet_share", "ostoosuus",
      ["share_of_wallet", "osto-osuus", "ostoosuuden", "osuus ostoista"], .percent,
      "How much of its buying we have", "Osuutemme sen ostoista"),
    FieldDefinition(
      "created", "luotu", ["created_at", "luontipäivä", "perustettu"], .date, "When it was entered",
      "Milloin se kirjattiin"),
    .note,
  ]

  private static let derivedAccounts: [FieldDefinition] = [
    FieldDefinition(
      "tier", "luokka",
      ["class", "luokan", "luokkaa", "luokassa", "luokittain", "asiakastaso", "asiakasluokka"],
      .tier,
      "The tier that the rules prove", "Luokka, jonka säännöt todistavat"),
    FieldDefinition(
      "tier_best", "paras luokka", ["best_tier", "parhaan luokan"], .tier,
      "The best tier that the unknowns still allow", "Paras luokka, jonka tuntematon vielä sallii"),
    FieldDefinition(
      "due", "määräpäivä", ["next_contact", "määräpäivän", "erääntyy"], .date,
      "When the next contact is due", "Milloin seuraava yhteys on tehtävä"),
    FieldDefinition(
      "overdue", "myöhässä", ["days_overdue", "erääntynyt"], .number,
      "How many days the contact is late", "Montako päivää yhteys on myöhässä"
    ).measured(in: "d"),
    FieldDefinition(
      "last_contact", "viime yhteys",
      ["last_touch", "viimeinen yhteys", "viimeisin yhteys", "viime kontakti"], .date,
      "When we last reached it", "Milloin se viimeksi tavoitettiin"),
    FieldDefinition(
      "last_meeting", "viime tapaaminen", ["last_visit", "viimeisin tapaaminen"], .date,
      "When we last met", "Milloin viimeksi tavattiin"),
    FieldDefinition(
      "contacts_12m", "yhteydet 12kk", ["contacts", "yhteydet"], .number,
      "Contacts in the last twelve months", "Yhteydet viimeisten 12 kuukauden aikana"),
    FieldDefinition(
      "sales_12m", "myynti 12kk", ["sales", "myynti", "myynnin"], .money,
      "Orders of the last twelve months", "Tilaukset viimeisten 12 kuukauden aikana"),
    FieldDefinition(
      "last_order", "viime tilaus", ["viimeisin tilaus"], .date,
      "When it last ordered", "Milloin se viimeksi tilasi"),
    FieldDefinition(
      "lapses", "passivoituu", [], .date,
      "When one and a half of its own intervals between orders have passed without one",
      "Milloin puolitoista sen omaa tilausväliä on kulunut ilman tilausta"),
    FieldDefinition(
      "open_requests", "avoimet pyynnöt", [], .number, "Requests that wait",
      "Pyynnöt, jotka odottavat"),
    FieldDefinition(
      "promise_slack", "lupauksen vara", ["slack", "pelivara"], .duration,
      "Time left until the nearest promise breaks", "Aika lähimmän lupauksen rikkoutumiseen"),
    FieldDefinition(
      "level_needed", "tarvittava taso", ["needed_level"], .choice(.level),
      "The level that its state calls for", "Taso, jota sen tila vaatii"),
    FieldDefinition(
      "level_mismatch", "tasopoikkeama", ["mismatch", "poikkeama"], .choice(.levelMismatch),
      "Why it was sold to before its time, in 90 days",
      "Miksi sille myytiin ennen aikojaan, 90 päivän aikana"),
    FieldDefinition(
      "unknown_fields", "tuntemattomia", ["unknowns", "tuntemattomat kentät"], .number,
      "How many criteria are unknown", "Montako kriteeriä on tuntematta"),
    FieldDefinition(
      "time_12m", "aika 12kk", ["time_spent", "ajankäyttö"], .number,
      "Minutes spent in the last twelve months", "Minuutit viimeisten 12 kuukauden aikana"
    ).measured(in: "min"),
    FieldDefinition(
      "next", "seuraava", ["next_step", "seuraavan"], .date,
      "The next planned activity or callback",
      "Seuraava suunniteltu toimi tai takaisinsoitto"),
    FieldDefinition(
      "days_in_level", "päiviä tasolla", ["päivät tasolla"], .number, "Days on the present level",
      "Päivät nykyisellä tasolla"
    ).measured(in: "d"),
  ].map(\.derived)

  static let people: [FieldDefinition] = [
    .id.required, .name("The person's name", "Henkilön nimi"), .account,
    FieldDefinition(
      "role", "rooli", ["roolin", "rooleittain"], .choice(.role), "What the person decides",
      "Mistä henkilö päättää"),
    FieldDefinition(
      "job", "tehtävä", ["position", "tehtävänimike"], .text, "The person's job",
      "Henkilön tehtävä"),
    FieldDefinition(
      "phone", "puhelin", ["telephone", "tel"], .text, "Phone number", "Puhelinnumero"),
    FieldDefinition(
      "email", "sähköposti", ["mail", "e-mail"], .text, "Email address", "Sähköpostiosoite"),
    FieldDefinition(
      "consent", "suostumus", ["suostumuksen"], .text, "What the person agreed to",
      "Mihin henkilö on suostunut"
    ).coded.anyScalar,
    .note,
  ]
}
