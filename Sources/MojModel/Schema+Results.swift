extension Schema {
  static let deals: [FieldDefinition] = [
    .id.required, .account, .seller, .project,
    FieldDefinition(
      "title", "otsikko", ["name", "subject", "nimi"], .text, "What is sold", "Mitä myydään"),
    FieldDefinition(
      "value", "arvo", ["amount", "revenue", "arvon", "arvoa"], .money, "Its value", "Sen arvo"),
    FieldDefinition(
      "probability", "todennäköisyys", ["chance"], .percent, "How likely it is",
      "Kuinka todennäköinen se on"),
    FieldDefinition(
      "stage", "vaihe", ["phase", "vaiheen", "vaiheittain"], .text, "Stage of the pipeline",
      "Myyntiputken vaihe"
    ).coded,
    FieldDefinition(
      "state", "tila", ["status", "tilan", "tiloittain"], .choice(.dealState), "Open, won or lost",
      "Avoin, voitettu vai hävitty"),
    FieldDefinition(
      "created", "luotu", ["opened", "avattu"], .date, "When it began", "Milloin se alkoi"),
    FieldDefinition(
      "expected_close", "odotettu päätös", ["close", "closing", "arvioitu päätös"], .date,
      "When it should close", "Milloin se ratkennee"),
    FieldDefinition(
      "closed", "päättynyt", ["closed_at", "päättyi"], .date, "When it closed", "Milloin se ratkesi"
    ),
    FieldDefinition(
      "next_step", "seuraava askel", ["next", "seuraava"], .text, "The next step", "Seuraava askel"),
    FieldDefinition(
      "next_step_at", "seuraava askel päivänä", ["next_date"], .date, "When the next step is",
      "Milloin seuraava askel on"),
    FieldDefinition(
      "objections", "vastaväitteet", ["objection", "vastaväite"], .text, "Objections met",
      "Kohdatut vastaväitteet"),
    FieldDefinition(
      "lost_reason", "häviön syy", ["reason", "syy"], .text, "Why it was lost", "Miksi se hävittiin"
    ).coded,
    .note,
  ]

  static let orders: [FieldDefinition] = [
    .id.required, .account, .seller, .project,
    FieldDefinition(
      "deal", "kauppa", ["kaupan"], .reference(.deals), "The deal it came from",
      "Kauppa, josta se tuli"),
    FieldDefinition(
      "date", "päivä", ["ordered", "at", "päivän", "tilattu"], .date, "When it was ordered",
      "Milloin tilattiin"),
    FieldDefinition(
      "amount", "summa", ["value", "revenue", "sales", "arvo", "myynti"], .money, "Its amount",
      "Sen summa"),
    FieldDefinition(
      "subject", "aihe", ["title", "name", "otsikko"], .text, "What was ordered", "Mitä tilattiin"),
    FieldDefinition(
      "promised", "luvattu", ["promise"], .date, "When delivery was promised",
      "Milloin toimitus luvattiin"),
    FieldDefinition(
      "delivered", "toimitettu", ["delivery"], .date, "When it was delivered",
      "Milloin toimitettiin"),
    FieldDefinition(
      "satisfaction", "tyytyväisyys", ["rating"], .number, "How satisfied they are",
      "Kuinka tyytyväisiä he ovat"),
    FieldDefinition(
      "after_sale", "jälkihoito", ["jälkihoidettu"], .date, "When the after-sale check was done",
      "Milloin jälkihoito tehtiin"),
    .note,
    FieldDefinition(
      "after_sale_due", "jälkihoidon päivä", ["check_due"], .date,
      "When to ask how it went", "Milloin kysytään, miten meni"
    ).derived,
  ]

  static let targets: [FieldDefinition] = [
    FieldDefinition("id", "tunnus", ["tunniste"], .text, "Id", "Tunnus"),
    FieldDefinition("name", "nimi", ["title"], .text, "Name", "Nimi").localized,
    FieldDefinition(
      "scope", "rajaus", ["rajauksen"], .text, "seller, team, project …",
      "myyjä, tiimi, projekti …"
    ).coded,
    .seller,
    FieldDefinition(
      "team", "tiimi", ["tiimin", "tiimeittäin"], .reference(.teams), "Team", "Tiimi"),
    .project,
    FieldDefinition("tier", "luokka", ["class", "luokan", "luokittain"], .tier, "Tier", "Luokka"),
    .level,
    FieldDefinition(
      "period", "jakso", ["jakson", "jaksoittain"], .text, "2026-Q4, 2026-11, 2026 …",
      "2026-Q4, 2026-11, 2026 …"
    ).coded.anyScalar,
    FieldDefinition("from", "alkaen", ["start"], .date, "First day", "Ensimmäinen päivä"),
    FieldDefinition("to", "mennessä", ["end"], .date, "Last day", "Viimeinen päivä"),
    FieldDefinition("measure", "mittari", ["mittarin"], .text, "What is measured", "Mitä mitataan")
      .coded,
    FieldDefinition(
      "amount", "summa", ["value", "sales", "euroa"], .money, "Sales to reach", "Myyntitavoite"),
    FieldDefinition(
      "count", "määrä", ["number", "lukumäärä", "kpl"], .number, "Number to reach", "Määrätavoite"),
  ]

  static let commitments: [FieldDefinition] = [
    .id.required,
    FieldDefinition(
      "what", "mitä", ["name", "text", "lupaus"], .text, "What was agreed", "Mitä sovittiin"),
    .seller,
    FieldDefinition("who", "kuka", ["person", "kenen"], .text, "Who does it", "Kuka tekee").coded,
    .account, .level,
    FieldDefinition(
      "made", "sovittu", ["created", "date"], .date, "When it was agreed", "Milloin sovittiin"),
    FieldDefinition(
      "due", "määräpäivä", ["by", "until", "mennessä"], .date, "By when", "Mihin mennessä"),
    FieldDefinition(
      "kept", "pidetty", ["done", "pidettiin"], .flag, "Whether it was kept", "Pidettiinkö se"),
    .note,
  ]

  static let plans: [FieldDefinition] = [
    .id.required, .seller,
    FieldDefinition("week", "viikko", ["name", "vko", "viikon"], .text, "2026-W48", "2026-W48")
      .coded,
    FieldDefinition(
      "accepted", "hyväksytty", ["created", "at"], .time, "When it was accepted",
      "Milloin hyväksyttiin"),
    FieldDefinition("outcome", "toteuma", ["result"], .text, "What came of it", "Mitä siitä tuli"),
    .note,
  ]
}
