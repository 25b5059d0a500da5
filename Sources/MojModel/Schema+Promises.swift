extension Schema {
  static let promises: [FieldDefinition] = [
    .id, .account, .seller,
    FieldDefinition(
      "kind", "laji", ["type", "lajin", "lajeittain"], .choice(.promise),
      "To respond, to resolve or to deliver", "Vastaus, ratkaisu vai toimitus"),
    FieldDefinition(
      "title", "otsikko", ["name", "subject", "aihe"], .text, "What it is about",
      "Mitä se koskee"),
    FieldDefinition(
      "received", "saapunut", ["at", "created", "saapui"], .time, "When it was given",
      "Milloin se annettiin"),
    FieldDefinition(
      "due", "määräaika", ["until", "deadline", "määräpäivä"], .time,
      "By when, pauses counted", "Mihin mennessä, tauot mukaan luettuina"),
    FieldDefinition(
      "done", "täytetty", ["fulfilled", "valmis"], .time, "When it was fulfilled",
      "Milloin se täytettiin"),
    FieldDefinition(
      "state", "tila", ["status", "tilan", "tiloittain"], .choice(.promiseState),
      "How it stands", "Miten sen laita on"),
    FieldDefinition(
      "slack", "vara", ["promise_slack", "pelivara"], .duration,
      "Working time left; negative when it is broken",
      "Työaikaa jäljellä; rikotulla miinusta"),
    FieldDefinition(
      "minutes", "minuutit", ["minuutteja"], .number, "Minutes it is likely to take",
      "Arvio sen viemistä minuuteista"
    ).measured(in: "min"),
  ].map(\.derived)
}
