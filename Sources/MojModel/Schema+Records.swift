extension Schema {
  static let values: [FieldDefinition] = [
    FieldDefinition("id", "tunnus", ["tunniste"], .text, "Id", "Tunnus"),
    .account,
    FieldDefinition(
      "field", "kenttä", ["name", "kentän", "kentittäin"], .text, "Which field", "Mikä kenttä"
    )
    .coded,
    FieldDefinition("value", "arvo", ["arvon"], .text, "Its value then", "Arvo silloin").anyScalar,
    FieldDefinition(
      "at", "päivä", ["date", "aika", "milloin"], .time, "When it was found out",
      "Milloin se selvisi"),
    FieldDefinition(
      "by", "kirjaaja", ["who", "seller", "kuka", "myyjä"], .text, "Who found it out",
      "Kuka sen selvitti"
    ).coded,
    FieldDefinition(
      "source", "lähde", ["lähteen", "lähteittäin"], .choice(.valueSource), "Where it came from",
      "Mistä se saatiin"),
    .note,
  ]

  static let history: [FieldDefinition] = [
    FieldDefinition("id", "tunnus", ["tunniste"], .text, "Id", "Tunnus"),
    .account,
    FieldDefinition(
      "field", "kenttä", ["name", "kentän", "kentittäin"], .text, "What changed", "Mikä muuttui"
    )
    .coded,
    FieldDefinition(
      "from", "mistä", ["old", "before", "vanha"], .text, "What it was", "Mikä se oli"
    )
    .coded.anyScalar,
    FieldDefinition(
      "to", "mihin", ["new", "after", "uusi"], .text, "What it became", "Miksi se muuttui"
    )
    .coded.anyScalar,
    FieldDefinition(
      "at", "aika", ["date", "when", "päivä", "milloin"], .time, "When it changed",
      "Milloin se muuttui"),
    FieldDefinition(
      "by", "kirjaaja", ["who", "seller", "kuka", "myyjä"], .text, "Who changed it",
      "Kuka sen muutti"
    ).coded,
    FieldDefinition(
      "reason", "syy", ["why", "miksi"], .text, "Why it changed", "Miksi se muuttui"),
    FieldDefinition(
      "days_before", "päiviä ennen", [], .number,
      "Days that it had been what it was", "Montako päivää se oli ollut ennallaan"
    ).measured(in: "d").derived,
  ]

  static let changes: [FieldDefinition] = [
    .id,
    FieldDefinition(
      "at", "aika", ["date", "when", "päivä", "milloin"], .time, "When it was changed",
      "Milloin muutettiin"),
    FieldDefinition(
      "by", "kirjaaja", ["who", "user", "kuka", "käyttäjä"], .text, "Who changed it",
      "Kuka muutti"
    ).coded,
    FieldDefinition("host", "kone", ["machine"], .text, "On which machine", "Millä koneella").coded,
    FieldDefinition(
      "command", "komento", ["line", "rivi"], .text, "The line that was typed",
      "Rivi, joka kirjoitettiin"),
    FieldDefinition(
      "state", "tila", ["status", "tilan", "tiloittain"], .choice(.changeState),
      "Whether it holds", "Onko se voimassa"),
    FieldDefinition("list", "lista", [], .text, "The list of the record", "Tietueen lista").coded,
    FieldDefinition("record", "tietue", [], .text, "The record's id", "Tietueen tunnus"),
    .account,
    FieldDefinition(
      "field", "kenttä", ["name", "kentän", "kentittäin"], .text, "What changed", "Mikä muuttui"
    )
    .coded,
    FieldDefinition(
      "from", "mistä", ["old", "before", "vanha"], .text, "What it was", "Mikä se oli"),
    FieldDefinition(
      "to", "mihin", ["new", "after", "uusi"], .text, "What it became", "Miksi se muuttui"),
  ]

  static let statements: [FieldDefinition] = [
    FieldDefinition(
      "at", "aika", ["date", "when", "päivä", "milloin"], .time, "When it was typed",
      "Milloin se kirjoitettiin"),
    FieldDefinition(
      "text", "teksti", ["line", "statement", "rivi", "lause"], .text, "What was typed",
      "Mitä kirjoitettiin"),
    FieldDefinition(
      "rows", "rivejä", ["found", "tuloksia"], .number, "How many rows it found",
      "Montako riviä se löysi"),
    FieldDefinition("ok", "onnistui", ["worked"], .flag, "Whether it worked", "Onnistuiko se"),
    FieldDefinition(
      "session", "istunto", ["shell"], .number, "The shell in which it was typed",
      "Missä istunnossa se kirjoitettiin"),
  ]

  static let views: [FieldDefinition] = [
    FieldDefinition("id", "tunnus", ["tunniste"], .text, "Id", "Tunnus"),
    FieldDefinition(
      "name", "nimi", ["title"], .text, "The word that one types", "Sana, joka kirjoitetaan"
    )
    .required,
    FieldDefinition("query", "haku", ["line", "haun"], .text, "The query", "Haku"),
    FieldDefinition(
      "description", "kuvaus", ["about", "summary"], .text, "What it shows", "Mitä se näyttää"
    ).localized,
  ]

  static let scenarios: [FieldDefinition] = [
    .id.required,
    FieldDefinition(
      "title", "otsikko", ["name", "nimi"], .text, "The scenario's name", "Harjoituksen nimi"
    ).localized,
    .level, .project,
    FieldDefinition("goal", "tavoite", ["tavoitteen"], .text, "What to reach", "Mihin pyritään")
      .localized,
    FieldDefinition(
      "minutes", "minuutit", ["duration", "kesto"], .number, "Minutes it takes", "Kesto minuutteina"
    ).measured(in: "min"),
    FieldDefinition("seed", "siemen", [], .number, "Seed of its chances", "Sattuman siemen"),
  ]
}
