public import MojText

/// The description of the model file: every collection and every field, from which the loader,
/// the JSON Schema, the completer and the help are drawn.
public enum Schema {
  /// The version of the model file that this moj reads and writes.
  public static let version = 1

  /// Returns the fields of a collection: the stored ones in the file's usual order, then the
  /// derived ones.
  public static func fields(of collection: Collection) -> [FieldDefinition] {
    switch collection {
    case .projects: projects
    case .tiers: tiers
    case .fields: fields
    case .care: care
    case .levels: levels
    case .channels: channels
    case .teams: teams
    case .sellers: sellers
    case .accounts: accounts
    case .people: people
    case .activities: activities
    case .callbacks: callbacks
    case .requests: requests
    case .deals: deals
    case .orders: orders
    case .targets: targets
    case .values: values
    case .commitments: commitments
    case .plans: plans
    case .views: views
    case .scenarios: scenarios
    case .history: history
    case .promises: promises
    case .changes: changes
    case .statements: statements
    }
  }

  /// Returns a field of a collection by its key; nil where the schema has none.
  public static func field(_ name: String, of collection: Collection) -> FieldDefinition? {
    fields(of: collection).first { $0.name == name }
  }

  /// Returns what a collection holds, one line.
  public static func summary(of collection: Collection) -> Words {
    switch collection {
    case .projects: Words(en: "What is sold, and by whom", fi: "Mitä myydään ja ketkä myyvät")
    case .tiers: Words(en: "The tiers, best first", fi: "Luokat, paras ensin")
    case .fields: Words(en: "The team's own fields", fi: "Tiimin omat kentät")
    case .care: Words(en: "How each tier is cared for", fi: "Miten kutakin luokkaa hoidetaan")
    case .levels: Words(en: "The three levels of selling", fi: "Myynnin kolme tasoa")
    case .channels: Words(en: "Ways to be in contact", fi: "Yhteydenpidon kanavat")
    case .teams: Words(en: "Teams", fi: "Tiimit")
    case .sellers: Words(en: "Sellers", fi: "Myyjät")
    case .accounts: Words(en: "Leads and customers", fi: "Liidit ja asiakkaat")
    case .people: Words(en: "People at accounts", fi: "Yritysten henkilöt")
    case .activities: Words(en: "Calls, visits, messages", fi: "Puhelut, käynnit, viestit")
    case .callbacks: Words(en: "Those who said: call later", fi: "Soittakaa myöhemmin")
    case .requests: Words(en: "Inquiries and complaints", fi: "Tiedustelut ja reklamaatiot")
    case .deals: Words(en: "Deals under way and decided", fi: "Avoimet ja päättyneet kaupat")
    case .orders: Words(en: "Orders", fi: "Tilaukset")
    case .targets: Words(en: "Targets", fi: "Tavoitteet")
    case .values: Words(en: "Dated values of fields", fi: "Kenttien päivätyt arvot")
    case .commitments: Words(en: "What was agreed in coaching", fi: "Mitä sparrauksessa sovittiin")
    case .plans: Words(en: "Accepted week plans", fi: "Hyväksytyt viikkosuunnitelmat")
    case .views: Words(en: "Saved queries", fi: "Tallennetut haut")
    case .scenarios: Words(en: "Training scenarios", fi: "Harjoitukset")
    case .history: Words(en: "What changed and when", fi: "Mikä muuttui ja milloin")
    case .promises: Words(en: "What was promised, by when", fi: "Mitä on luvattu ja milloin")
    case .changes:
      Words(en: "What was typed and can be undone", fi: "Mitä kirjoitettiin, ja minkä voi kumota")
    case .statements:
      Words(en: "The lines that were typed at the prompt", fi: "Kehotteeseen kirjoitetut rivit")
    }
  }
}

extension Collection {
  /// Whether each of its records belongs to an account.
  public var belongsToAccounts: Bool {
    Schema.fields(of: self).contains { $0.name == "account" && $0.type == .reference(.accounts) }
  }

  /// Whether it grows with the team's work, since its records are accounts or belong to them.
  public var isOfAccounts: Bool { self == .accounts || belongsToAccounts }
}
