import MojText

/// The fields of every collection: the one table that the loader, the JSON Schema, the binder, help
/// and completion read.
public enum Schema {
  /// Returns the fields of a collection in the order in which they are described.
  public static func fields(of collection: Collection) -> [FieldDefinition] {
    table[collection] ?? []
  }

  private static let table: [Collection: [FieldDefinition]] = [
    .projects: projects, .tiers: tiers, .fields: described, .care: care, .levels: levels,
    .channels: channels, .teams: teams, .sellers: sellers, .accounts: accounts, .people: people,
    .activities: activities, .callbacks: callbacks, .requests: requests, .deals: deals,
    .orders: orders, .targets: targets, .values: values, .commitments: commitments,
    .plans: plans, .views: views, .scenarios: scenarios, .history: history,
  ]

  /// A stored field.
  static func stored(
    _ name: String, _ fi: String, _ type: FieldType, _ en: String, _ suomeksi: String,
    _ aliases: [String] = []
  ) -> FieldDefinition {
    FieldDefinition(name, fi: fi, aliases: aliases, type, Words(en: en, fi: suomeksi))
  }

  /// A derived field.
  static func derived(
    _ name: String, _ fi: String, _ type: FieldType, _ en: String, _ suomeksi: String,
    _ aliases: [String] = [], unit: String? = nil
  ) -> FieldDefinition {
    FieldDefinition(
      name, fi: fi, aliases: aliases, type, origin: .derived, Words(en: en, fi: suomeksi),
      unit: unit)
  }

  static let id = FieldDefinition(
    "id", fi: "tunnus", .text, required: true, Words(en: "its name in the file", fi: "nimi tiedostossa"))

  static func name(_ en: String, _ fi: String, localized: Bool = false) -> FieldDefinition {
    FieldDefinition(
      "name", fi: "nimi", aliases: ["nimen"], .text, localized: localized, Words(en: en, fi: fi))
  }

  static let account = stored(
    "account", "yritys", .reference(.accounts), "the account it belongs to", "yritys, jota se koskee",
    ["company", "customer", "lead", "yrityksen", "asiakas", "liidi", "yrityksittäin", "asiakkaittain"])

  static let seller = stored(
    "seller", "myyjä", .reference(.sellers), "who sells", "kuka myy",
    ["owner", "rep", "myyjän", "myyjää", "myyjittäin", "vastuumyyjä"])

  static let level = stored(
    "level", "taso", .choice(Choices.level), "the level of selling: 1 maps, 2 closes, 3 keeps",
    "myynnin taso: 1 kartoittaa, 2 päättää, 3 ylläpitää", ["tason", "tasoa", "tasolla", "tasoittain"])

  static let project = stored(
    "project", "projekti", .reference(.projects), "what is sold", "mitä myydään",
    ["projektin", "projekteittain"])

  static let note = stored("note", "huomio", .text, "free words", "vapaita sanoja", ["notes", "muistiinpano"])
}

extension Choices {
  /// The levels of selling.
  public static let level = Choices([
    ("1", "1", "1", ["one", "yksi"]), ("2", "2", "2", ["two", "kaksi"]), ("3", "3", "3", ["three", "kolme"]),
  ])

  /// The two sides of the triangle.
  public static let kind = Choices([
    ("lead", "lead", "liidi", ["leads", "liidit"]),
    ("customer", "customer", "asiakas", ["customers", "asiakkaat"]),
  ])
}
