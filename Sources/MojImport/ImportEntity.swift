public import MojModel
public import MojText

/// What the rows of an export are.
public enum ImportEntity: String, Sendable, CaseIterable {
  case sellers, accounts, leads, customers, people, deals, orders, activities, requests, callbacks

  /// The list of the model that the rows go to.
  public var collection: Collection {
    switch self {
    case .sellers: .sellers
    case .accounts, .leads, .customers: .accounts
    case .people: .people
    case .deals: .deals
    case .orders: .orders
    case .activities: .activities
    case .requests: .requests
    case .callbacks: .callbacks
    }
  }

  /// Its name in the plural.
  public var words: Words {
    switch self {
    case .sellers: Words(en: "sellers", fi: "myyjät")
    case .accounts: Words(en: "accounts", fi: "yritykset")
    case .leads: Words(en: "leads", fi: "liidit")
    case .customers: Words(en: "customers", fi: "asiakkaat")
    case .people: Words(en: "people", fi: "henkilöt")
    case .deals: Words(en: "deals", fi: "kaupat")
    case .orders: Words(en: "orders", fi: "tilaukset")
    case .activities: Words(en: "activities", fi: "toimet")
    case .requests: Words(en: "requests", fi: "pyynnöt")
    case .callbacks: Words(en: "callbacks", fi: "takaisinsoitot")
    }
  }

  /// The entity that a typed word means, in either language; nil where it means none.
  public init?(typed: String) {
    let word = typed.lowercased()
    guard
      let entity = ImportEntity.allCases.first(where: {
        [$0.rawValue, $0.words.fi].contains(word) || $0.otherWords.contains(word)
      })
    else { return nil }
    self = entity
  }

  private var otherWords: [String] {
    switch self {
    case .sellers: ["users", "owners", "käyttäjät"]
    case .accounts: ["companies", "organizations", "organisations", "organisaatiot"]
    case .leads: ["prospects", "prospektit"]
    case .customers: ["clients"]
    case .people: ["contacts", "persons", "yhteyshenkilöt"]
    case .deals: ["opportunities", "potentials", "myyntimahdollisuudet"]
    case .orders: ["invoices", "laskut"]
    case .activities: ["calls", "meetings", "events", "tasks", "soitot", "tapaamiset", "tehtävät"]
    case .requests: ["cases", "tickets", "tiketit", "reklamaatiot"]
    case .callbacks: ["soittakaa myöhemmin"]
    }
  }
}
