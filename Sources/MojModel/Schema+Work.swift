extension Schema {
  static let teams: [FieldDefinition] = [
    .id.required, .name("The team's name", "Tiimin nimi"), .project, .note,
  ]

  static let sellers: [FieldDefinition] = [
    .id.required, .name("The seller's name", "Myyjän nimi"),
    FieldDefinition(
      "team", "tiimi", ["tiimin", "tiimeittäin"], .reference(.teams), "The team", "Tiimi"),
    FieldDefinition(
      "town", "paikkakunta", ["city", "kaupunki", "paikkakunnan", "paikkakunnittain"], .text,
      "Where the seller starts from", "Mistä myyjä lähtee"
    ).coded,
    FieldDefinition("email", "sähköposti", ["mail", "e-mail"], .text, "Email", "Sähköposti"),
    FieldDefinition("phone", "puhelin", ["telephone", "tel"], .text, "Phone", "Puhelin"),
    FieldDefinition(
      "hours_per_week", "tunnit viikossa", ["hours", "viikkotunnit"], .number, "Hours a week",
      "Tunnit viikossa"
    ).measured(in: "h"),
    FieldDefinition(
      "admin_reserve", "hallinnon varaus", ["admin"], .number, "Minutes a day for office work",
      "Toimistotyöhön varattu aika, min päivässä"
    ).measured(in: "min"),
    FieldDefinition(
      "reactive_reserve", "palvelun varaus", ["reserve"], .number,
      "Minutes a day for what comes in", "Saapuviin pyyntöihin varattu aika, min päivässä"
    ).measured(in: "min"),
    FieldDefinition(
      "max_field_days", "kenttäpäiviä enintään", ["field_days", "kenttäpäivät"], .number,
      "Most field days in a week", "Kenttäpäiviä viikossa enintään"),
  ]

  static let activities: [FieldDefinition] = [
    .id.required, .account, .seller,
    FieldDefinition(
      "at", "aika", ["date", "time", "when", "ajan", "päivä", "milloin"], .time, "When",
      "Milloin"),
    .channel,
    FieldDefinition(
      "direction", "suunta", ["suunnan", "suunnittain"], .choice(.direction), "Who began",
      "Kumpi aloitti"),
    .level,
    FieldDefinition(
      "minutes", "minuutit", ["duration", "kesto", "minuutteja"], .number, "Minutes it took",
      "Kesto minuutteina"
    ).measured(in: "min"),
    FieldDefinition(
      "travel_minutes", "matkaminuutit", ["travel", "matka"], .number, "Minutes of travel",
      "Matka minuutteina"
    ).measured(in: "min"),
    FieldDefinition(
      "purpose", "tarkoitus", ["goal", "tarkoituksen", "tarkoituksittain"], .text, "What for",
      "Mitä varten"
    ).coded,
    FieldDefinition(
      "outcome", "tulos", ["result", "tuloksen", "tuloksittain"], .choice(.outcome),
      "What it led to", "Mihin se johti"),
    FieldDefinition(
      "state", "tila", ["status", "tilan", "tiloittain"], .choice(.activityState), "How far it is",
      "Missä vaiheessa se on"),
    FieldDefinition(
      "person", "henkilö", ["henkilön"], .reference(.people), "With whom", "Kenen kanssa"),
    .note,
  ]

  static let callbacks: [FieldDefinition] = [
    .id.required, .account, .seller,
    FieldDefinition(
      "asked", "pyydetty", ["created"], .date, "When it was asked", "Milloin pyydettiin"),
    FieldDefinition(
      "from", "alkaen", ["opens", "window_from"], .date, "First day", "Ensimmäinen päivä"),
    FieldDefinition(
      "to", "mennessä", ["closes", "until", "window_to"], .date, "Last day", "Viimeinen päivä"),
    FieldDefinition(
      "words", "sanat", ["quote", "sanoin"], .text, "Their own words", "Heidän omat sanansa"),
    FieldDefinition(
      "reason", "syy", ["why", "syyn", "syittäin"], .text, "Why not now", "Miksi ei nyt"
    ).coded,
    FieldDefinition(
      "attempts", "yrityskerrat", ["tries", "yritykset"], .number, "Attempts", "Yrityskerrat"),
    FieldDefinition(
      "state", "tila", ["status", "tilan", "tiloittain"], .choice(.callbackState), "How far it is",
      "Missä vaiheessa se on"),
    .note,
  ]

  static let requests: [FieldDefinition] = [
    .id.required, .account,
    FieldDefinition(
      "kind", "laji", ["type", "lajin", "lajeittain"], .choice(.request),
      "Inquiry, complaint or offer request", "Tiedustelu, reklamaatio vai tarjouspyyntö"),
    FieldDefinition(
      "title", "otsikko", ["name", "subject", "aihe"], .text, "What it is about", "Mitä se koskee"),
    FieldDefinition(
      "received", "saapunut", ["at", "created", "saapui"], .time, "When it came", "Milloin se tuli"),
    FieldDefinition(
      "respond_due", "vastattava", ["response_due"], .time, "When an answer was promised",
      "Milloin vastaus luvattiin"),
    FieldDefinition(
      "resolve_due", "ratkaistava", ["due", "resolution_due"], .time,
      "When a solution was promised",
      "Milloin ratkaisu luvattiin"),
    FieldDefinition(
      "first_response", "ensivastaus", ["answered", "vastattu"], .time, "When it was answered",
      "Milloin siihen vastattiin"),
    FieldDefinition(
      "resolved", "ratkaistu", ["closed"], .time, "When it was resolved", "Milloin se ratkaistiin"),
    FieldDefinition(
      "owner", "omistaja", ["seller", "myyjä", "vastuuhenkilö", "omistajan", "myyjittäin"],
      .reference(.sellers), "Who answers for it", "Kuka siitä vastaa"),
    FieldDefinition(
      "cause", "aiheuttaja", ["reason", "syy"], .text, "What caused it", "Mistä se johtui"
    )
    .coded,
    FieldDefinition(
      "state", "tila", ["status", "tilan", "tiloittain"], .choice(.requestState), "How far it is",
      "Missä vaiheessa se on"),
    .note,
  ]
}
