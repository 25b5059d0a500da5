internal import MojText

extension FieldDefinition {
  /// Makes a stored field of the schema: key, Finnish name, typed aliases, type, meaning.
  ///
  /// A Finnish name or alias of several words is understood with underscores as well.
  init(
    _ name: String, _ fi: String, _ aliases: [String] = [], _ type: FieldType, _ en: String,
    _ fiSummary: String
  ) {
    let joined = ([fi] + aliases).filter { $0.utf8.contains(0x20) }.map { text in
      String(decoding: text.utf8.map { $0 == 0x20 ? 0x5F : $0 }, as: UTF8.self)
    }
    self.init(
      name, fi: fi, aliases: aliases + joined, type, Words(en: en, fi: fiSummary))
  }

  /// The same field, without which a record is broken.
  var required: FieldDefinition { with { $0.isRequired = true } }

  /// The same field, whose text may be given in both languages.
  var localized: FieldDefinition { with { $0.isLocalized = true } }

  /// The same field, whose texts repeat.
  var coded: FieldDefinition { with { $0.isCoded = true } }

  /// The same field, which takes texts, numbers and flags.
  var anyScalar: FieldDefinition { with { $0.isAnyScalar = true } }

  /// The same field, computed and never stored.
  var derived: FieldDefinition { with { $0.origin = .derived } }

  /// The same field under another key in the file.
  func stored(as key: String) -> FieldDefinition { with { $0.fileKey = key } }

  /// The same field with a unit.
  func measured(in unit: String) -> FieldDefinition { with { $0.unit = Words(same: unit) } }

  private func with(_ change: (inout FieldDefinition) -> Void) -> FieldDefinition {
    var copy = self
    change(&copy)
    return copy
  }

  /// The id of a record.
  static var id: FieldDefinition {
    FieldDefinition(
      "id", "tunnus", ["tunnuksen", "tunniste"], .text, "What other records refer to it by",
      "Jolla muut tietueet siihen viittaavat")
  }

  /// The name of a record.
  static func name(_ en: String, _ fi: String) -> FieldDefinition {
    FieldDefinition("name", "nimi", ["title", "nimen", "nimeä"], .text, en, fi)
  }

  /// The account that a record belongs to.
  static var account: FieldDefinition {
    FieldDefinition(
      "account", "yritys",
      ["company", "yrityksen", "yrityksittäin", "asiakkuus", "lead", "customer"],
      .reference(.accounts), "The lead or customer", "Liidi tai asiakas")
  }

  /// The seller of a record.
  static var seller: FieldDefinition {
    FieldDefinition(
      "seller", "myyjä",
      ["owner", "rep", "salesperson", "myyjän", "myyjää", "myyjittäin", "vastuumyyjä"],
      .reference(.sellers), "The seller", "Myyjä")
  }

  /// The project of a record.
  static var project: FieldDefinition {
    FieldDefinition(
      "project", "projekti", ["projektin", "projektia", "projekteittain"], .reference(.projects),
      "The project", "Projekti")
  }

  /// The level of selling of a record.
  static var level: FieldDefinition {
    FieldDefinition(
      "level", "taso", ["tason", "tasoa", "tasolla", "tasoittain"], .choice(.level),
      "Level of selling: 1 map, 2 sell, 3 keep", "Myynnin taso: 1 kartoita, 2 myy, 3 hoida")
  }

  /// The channel of a record.
  static var channel: FieldDefinition {
    FieldDefinition(
      "channel", "kanava", ["kanavan", "kanavaa", "kanavittain"], .text, "visit, phone, email …",
      "käynti, puhelin, sähköposti …"
    ).coded
  }

  /// Free words about a record.
  static var note: FieldDefinition {
    FieldDefinition(
      "note", "muistiinpano", ["notes", "comment", "huomio", "muistiinpanon"], .text,
      "Free words", "Vapaat sanat")
  }
}
