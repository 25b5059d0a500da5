public import MojText

extension SourceDefinition {
  /// Every source.
  public static var all: [SourceDefinition] { Schema.sources }

  /// Returns the source that a typed name means.
  public static func named(_ typed: String) -> SourceDefinition? {
    guard typed.utf8.contains(0x20) else { return Schema.source(named: typed) }
    let joined = typed.utf8.map { $0 == 0x20 ? 0x5F : $0 }
    return Schema.source(named: String(decoding: joined, as: UTF8.self))
  }

  /// The name of a collection's records in both languages.
  public static func words(of collection: Collection) -> Words {
    all.first { $0.collection == collection }?.words ?? Words(same: collection.rawValue)
  }

  /// One of them, and many of them after a Finnish numeral, for counts; nil where not known.
  public var counted: (one: Words, partitive: String)? {
    SourceDefinition.nouns[name].map { (Words(en: $0.0, fi: $0.1), $0.2) }
  }

  /// Many of them in English; of the history one counts its lines.
  public var plural: String { name == "history" ? "lines" : words.en }

  private static let nouns: [String: (String, String, String)] = [
    "accounts": ("account", "yritys", "yritystä"), "leads": ("lead", "liidi", "liidiä"),
    "customers": ("customer", "asiakas", "asiakasta"), "people": ("person", "henkilö", "henkilöä"),
    "activities": ("activity", "aktiviteetti", "aktiviteettia"),
    "calls": ("call", "puhelu", "puhelua"), "visits": ("visit", "käynti", "käyntiä"),
    "callbacks": ("callback", "takaisinsoitto", "takaisinsoittoa"),
    "requests": ("request", "pyyntö", "pyyntöä"),
    "inquiries": ("inquiry", "tiedustelu", "tiedustelua"),
    "complaints": ("complaint", "reklamaatio", "reklamaatiota"),
    "promises": ("promise", "lupaus", "lupausta"),
    "deals": ("deal", "kauppa", "kauppaa"), "orders": ("order", "tilaus", "tilausta"),
    "targets": ("target", "tavoite", "tavoitetta"),
    "commitments": ("commitment", "sitoumus", "sitoumusta"),
    "changes": ("change", "muutos", "muutosta"), "history": ("line", "rivi", "riviä"),
    "values": ("value", "arvo", "arvoa"), "moves": ("move", "siirtymä", "siirtymää"),
    "plans": ("plan", "suunnitelma", "suunnitelmaa"), "sellers": ("seller", "myyjä", "myyjää"),
    "teams": ("team", "tiimi", "tiimiä"), "projects": ("project", "projekti", "projektia"),
    "tiers": ("tier", "luokka", "luokkaa"), "care": ("care model", "hoitomalli", "hoitomallia"),
    "levels": ("level", "taso", "tasoa"), "channels": ("channel", "kanava", "kanavaa"),
    "fields": ("field", "kenttä", "kenttää"), "views": ("view", "näkymä", "näkymää"),
    "scenarios": ("scenario", "harjoitus", "harjoitusta"),
  ]
}
