extension Schema {
  static let projects: [FieldDefinition] = [
    .id.required, .name("The project's name", "Projektin nimi").localized,
    FieldDefinition("from", "alkaa", ["start", "starts"], .date, "First day", "Ensimmäinen päivä"),
    FieldDefinition("to", "päättyy", ["end", "ends"], .date, "Last day", "Viimeinen päivä"),
    FieldDefinition(
      "first_call_sales", "kauppa ensipuhelussa", [], .flag,
      "Whether the first call may sell", "Saako ensimmäisessä puhelussa myydä"),
    .note,
  ]

  static let tiers: [FieldDefinition] = [
    FieldDefinition(
      "name", "nimi", ["id", "title", "nimen", "luokka"], .text, "The tier's name", "Luokan nimi"
    ).required,
    FieldDefinition(
      "meaning", "merkitys", ["criteria", "kriteeri", "kriteerit"], .text, "The written criteria",
      "Kirjalliset kriteerit"
    ).localized,
    FieldDefinition(
      "when", "ehto", ["rule", "sääntö"], .text, "The condition in moj's language",
      "Ehto mojin kielellä"),
    .project,
    FieldDefinition(
      "kind", "laji", ["lajin"], .choice(.kind), "For leads or customers only",
      "Vain liideille tai asiakkaille"),
  ]

  static let fields: [FieldDefinition] = [
    FieldDefinition(
      "name", "nimi", ["id", "key", "avain"], .text, "The field's key in the file",
      "Kentän avain tiedostossa"
    ).required,
    FieldDefinition(
      "type", "tyyppi", ["tyypin"], .choice(.fieldType), "What its values are",
      "Mitä sen arvot ovat"),
    FieldDefinition("unit", "yksikkö", ["yksikön"], .text, "Unit of its values", "Arvojen yksikkö")
      .localized,
    FieldDefinition("label", "otsikko", ["heading"], .text, "Its name for people", "Nimi ihmisille")
      .localized,
    FieldDefinition(
      "question", "kysymys", ["kysymyksen"], .text, "The question that finds it out on level 1",
      "Kysymys, jolla se selviää tasolla 1"
    ).localized,
    FieldDefinition(
      "influence", "vaikutus", ["vaikuttaja"], .choice(.influence), "Who can change it",
      "Kuka siihen voi vaikuttaa"),
    FieldDefinition(
      "max_age", "enimmäisikä", ["expires"], .duration, "After what time it counts as unknown",
      "Minkä ajan jälkeen se on tuntematon"),
  ]

  static let care: [FieldDefinition] = [
    FieldDefinition("id", "tunnus", ["tunniste"], .text, "Id", "Tunnus"),
    FieldDefinition("name", "nimi", ["title"], .text, "Name", "Nimi").localized,
    FieldDefinition(
      "tier", "luokka", ["class", "luokan", "luokittain"], .tier, "The tier it is for",
      "Luokka, jota se koskee"),
    FieldDefinition(
      "kind", "laji", ["lajin", "lajeittain"], .choice(.kind), "For leads or customers",
      "Liideille vai asiakkaille"),
    .project,
    FieldDefinition(
      "time_share", "aikaosuus", ["osuus ajasta"], .percent, "Share of the sellers' time",
      "Osuus myyjien ajasta"),
    FieldDefinition(
      "minutes_per_quarter", "minuutit neljänneksessä", [], .number,
      "Minutes per account a quarter",
      "Minuutit yritystä kohti neljänneksessä"
    ).measured(in: "min"),
    FieldDefinition(
      "contact_every", "yhteys väliajoin", ["contact_interval", "yhteydenottoväli"], .duration,
      "How often to be in contact", "Kuinka usein otetaan yhteyttä"),
    FieldDefinition(
      "meeting_every", "tapaaminen väliajoin", ["meeting_interval", "tapaamisväli"], .duration,
      "How often to meet", "Kuinka usein tavataan"),
    FieldDefinition(
      "respond_within", "vastauslupaus", ["response", "vasteaika"], .duration,
      "In what time an inquiry is answered", "Missä ajassa tiedusteluun vastataan"),
    FieldDefinition(
      "resolve_within", "ratkaisulupaus", ["resolution"], .duration,
      "In what time a complaint is resolved", "Missä ajassa reklamaatio ratkaistaan"),
    FieldDefinition(
      "deliver_within", "toimituslupaus", ["delivery", "toimitusaika"], .duration,
      "In what time an order is delivered", "Missä ajassa tilaus toimitetaan"),
    FieldDefinition(
      "sparring_every", "sparraus väliajoin", ["sparring"], .duration,
      "How often co-operation is sparred", "Kuinka usein yhteistyötä sparrataan"),
    FieldDefinition(
      "joint_marketing", "markkinointiyhteistyö", ["marketing"], .text, "Joint marketing",
      "Markkinointiyhteistyö"
    ).localized,
    FieldDefinition(
      "marketing_budget", "markkinointibudjetti", ["budget"], .money, "Budget of joint marketing",
      "Markkinointiyhteistyön budjetti"),
    FieldDefinition(
      "offers_per_year", "tarjoukset vuodessa", ["offers"], .number, "Offers a year",
      "Tarjoukset vuodessa"),
    FieldDefinition(
      "discount_cap", "alennuskatto", ["discount"], .percent, "Highest discount", "Suurin alennus"),
    FieldDefinition(
      "floor", "vähimmäistaso", ["minimum"], .number, "Contacts a year that every account gets",
      "Yhteydet vuodessa, jotka jokainen saa"),
  ]

  static let levels: [FieldDefinition] = [
    FieldDefinition("id", "tunnus", ["level", "taso"], .text, "1, 2 or 3", "1, 2 tai 3").anyScalar,
    .name("The level's name", "Tason nimi").localized,
    FieldDefinition(
      "seller_job", "myyjän työ", ["seller", "myyjä"], .text, "The seller's job", "Myyjän työ"
    ).localized,
    FieldDefinition(
      "management_job", "johdon työ", ["management", "johto"], .text, "Management's job",
      "Johdon työ"
    ).localized,
  ]

  static let channels: [FieldDefinition] = [
    FieldDefinition("id", "tunnus", ["tunniste"], .text, "visit, phone …", "käynti, puhelin …"),
    .name("The channel's name", "Kanavan nimi").localized,
    FieldDefinition(
      "needs_travel", "vaatii matkan", ["travel"], .flag, "Whether one must go there",
      "Pitääkö paikalle matkustaa"),
    FieldDefinition(
      "two_way", "kaksisuuntainen", [], .flag, "Whether both speak", "Puhuvatko molemmat"),
    FieldDefinition(
      "counts_as", "lasketaan", ["counts"], .choice(.contact), "Contact or meeting",
      "Yhteys vai tapaaminen"),
  ]
}
