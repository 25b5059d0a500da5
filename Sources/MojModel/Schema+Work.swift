import MojText

extension Schema {
  static let activities: [FieldDefinition] = [
    id, stored("at", "aika", .time, "when", "milloin", ["date", "päivä", "when"]), account, seller,
    stored("channel", "kanava", .text, "visit, phone, email …", "käynti, puhelin, sähköposti …",
      ["kanavan", "kanavittain"]),
    stored("direction", "suunta", .choice(direction), "who began", "kumpi aloitti"),
    level,
    stored("minutes", "minuutit", .number, "how long it took", "kauanko se kesti", ["kesto"]),
    stored("travel_minutes", "matkaminuutit", .number, "how long the way was", "kauanko matka kesti", ["matka"]),
    stored("purpose", "tarkoitus", .text, "what for", "mitä varten"),
    stored("outcome", "tulos", .choice(outcome), "what came of it", "mitä siitä tuli", ["tuloksen", "tuloksittain"]),
    stored("state", "tila", .choice(activityState), "planned, done …", "suunniteltu, tehty …"),
    note,
  ]

  private static let direction = Choices([
    ("outbound", "outbound", "lähtevä", ["out"]), ("inbound", "inbound", "saapuva", ["in"]),
  ])

  private static let outcome = Choices([
    ("reached", "reached", "tavoitettu", []), ("no_answer", "no answer", "ei vastausta", []),
    ("call_later", "call later", "soita myöhemmin", ["myöhemmin"]),
    ("meeting_set", "meeting set", "tapaaminen sovittu", []),
    ("offer_asked", "offer asked", "tarjous pyydetty", []), ("won", "won", "voitettu", []),
    ("lost", "lost", "hävitty", []), ("info", "info", "tieto", []),
  ])

  private static let activityState = Choices([
    ("planned", "planned", "suunniteltu", []), ("done", "done", "tehty", []),
    ("missed", "missed", "jäi tekemättä", []), ("moved", "moved", "siirretty", []),
    ("cancelled", "cancelled", "peruttu", []),
  ])

  static let callbacks: [FieldDefinition] = [
    id, account, seller,
    stored("asked", "pyydetty", .date, "when they asked for it", "milloin pyydettiin"),
    stored("from", "alkaen", .date, "the window's first day", "ikkunan ensimmäinen päivä", ["ikkuna_alkaa"]),
    stored("to", "asti", .date, "the window's last day", "ikkunan viimeinen päivä", ["ikkuna_päättyy", "until"]),
    stored("words", "sanat", .text, "their own words", "heidän omat sanansa"),
    stored("reason", "syy", .text, "why not now", "miksi ei nyt", ["syittäin"]),
    stored("attempts", "yritykset", .number, "how often it was tried", "montako kertaa yritettiin"),
    stored("state", "tila", .choice(callbackState), "open, kept …", "avoin, pidetty …"), note,
  ]

  private static let callbackState = Choices([
    ("open", "open", "avoin", ["avoimet"]), ("kept", "kept", "pidetty", []), ("missed", "missed", "jäi väliin", []),
    ("converted", "converted", "muunnettu", []), ("dropped", "dropped", "luovuttu", []),
  ])

  static let requests: [FieldDefinition] = [
    id,
    stored("kind", "laji", .choice(requestKind), "what is asked", "mitä pyydetään", ["lajeittain"]), account,
    stored("owner", "vastuuhenkilö", .reference(.sellers), "who answers for it", "kuka siitä vastaa", ["seller", "myyjä", "myyjittäin"]),
    stored("subject", "aihe", .text, "what it is about", "mitä se koskee"),
    stored("received", "saapunut", .time, "when it came", "milloin se tuli"),
    stored("respond_due", "vastattava", .time, "the promise to respond", "lupaus vastata"),
    stored("first_response", "vastattu", .time, "when it was answered", "milloin vastattiin"),
    stored("resolve_due", "ratkaistava", .time, "the promise to resolve", "lupaus ratkaista"),
    stored("resolved", "ratkaistu", .time, "when it was resolved", "milloin se ratkaistiin"),
    stored("cause", "aiheuttaja", .text, "what caused it", "mistä se johtui", ["syy"]), note,
  ]

  private static let requestKind = Choices([
    ("inquiry", "inquiry", "tiedustelu", ["inquiries", "kysely"]),
    ("complaint", "complaint", "reklamaatio", ["complaints"]),
    ("offer_request", "offer request", "tarjouspyyntö", []),
  ])

  static let deals: [FieldDefinition] = [
    id, stored("title", "otsikko", .text, "what is to be sold", "mitä myydään", ["name", "nimi"]), account, seller,
    stored("value", "arvo", .money, "what it is worth", "minkä arvoinen se on", ["amount", "arvon"]),
    stored("probability", "todennäköisyys", .percent, "how likely it is", "kuinka todennäköinen se on"),
    stored("stage", "vaihe", .text, "how far it has come", "kuinka pitkällä se on", ["vaiheen", "vaiheittain"]),
    stored("state", "tila", .choice(dealState), "open, won or lost", "avoin, voitettu tai hävitty", ["tiloittain"]),
    stored("next_step", "seuraava_askel", .text, "what is done next", "mitä tehdään seuraavaksi"),
    stored("next_date", "seuraava_päivä", .date, "when it is done", "milloin se tehdään"),
    stored("expected_close", "päättyy_arviolta", .date, "when it should close", "milloin sen pitäisi ratketa", ["close"]),
    stored("objections", "vastaväitteet", .text, "what speaks against", "mikä puhuu vastaan"),
    stored("lost_reason", "häviön_syy", .text, "why it was lost", "miksi se hävittiin", ["syy"]),
    stored("created", "luotu", .date, "when it was entered", "milloin se kirjattiin"), note,
  ]

  private static let dealState = Choices([
    ("open", "open", "avoin", ["avoimet"]), ("won", "won", "voitettu", []), ("lost", "lost", "hävitty", []),
  ])

  static let orders: [FieldDefinition] = [
    id, stored("date", "päivä", .date, "when it was ordered", "milloin se tilattiin", ["at", "ordered"]), account, seller,
    stored("amount", "summa_eur", .money, "what it cost", "mitä se maksoi", ["value", "euroa", "arvo"]),
    stored("subject", "aihe", .text, "what was ordered", "mitä tilattiin"),
    stored("promised", "luvattu", .date, "the promised delivery", "luvattu toimitus"),
    stored("delivered", "toimitettu", .date, "the delivery", "toimitus"),
    stored("satisfaction", "tyytyväisyys", .number, "1 to 5", "1–5"),
    derived("after_sale_due", "jälkihoito_viimeistään", .date, "when to ask how it went",
      "milloin kysytään, miten meni"), note,
  ]

  static let targets: [FieldDefinition] = [
    FieldDefinition("id", fi: "tunnus", .text, Words(en: "its name in the file", fi: "nimi tiedostossa")),
    stored("scope", "kohde", .text, "whom it is for", "ketä se koskee"), seller,
    stored("period", "jakso", .text, "when", "milloin", ["jaksoittain"]),
    stored("amount", "tavoite", .money, "what is aimed at", "mihin tähdätään", ["value"]), note,
  ]

  static let commitments: [FieldDefinition] = [
    id, seller,
    stored("what", "mitä", .text, "what was agreed", "mitä sovittiin"),
    stored("agreed", "sovittu", .date, "when it was agreed", "milloin sovittiin"),
    stored("by", "mennessä_pvm", .date, "by when", "mihin mennessä", ["due"]),
    stored("kept", "pidettiin", .flag, "whether it was kept", "pidettiinkö"), account, level, note,
  ]

  static let plans: [FieldDefinition] = [
    id, seller, stored("week", "viikko", .text, "the ISO week", "ISO-viikko"), note,
  ]
}
