public import MojModel
import MojText

/// Accounts that may be one and the same, and what says so.
public struct AccountTwins: Sendable, Hashable {
  /// What two accounts have in common, the most telling first.
  public enum Evidence: Int, Sendable, Hashable, CaseIterable {
    case businessID, domain, phone, nameAndTown, name

    /// Its name for machines.
    public var key: String {
      switch self {
      case .businessID: "business_id"
      case .domain: "domain"
      case .phone: "phone"
      case .nameAndTown: "name_and_town"
      case .name: "name"
      }
    }

    /// Whether very many may have it who are not one.
    var mayBeShared: Bool { self == .domain || self == .phone }
  }

  /// How many accounts of one domain or phone number may be one.
  static let mostSharing = 20

  /// The accounts' ids, in the order of the model.
  public let ids: [String]
  /// Their names.
  public let names: [String]
  /// What they have in common.
  public let evidence: Evidence
  /// That itself: the number, the domain, the name without its legal form.
  public let key: String

  /// What tells of a twin: an account's id, its name and what it is known by.
  typealias Known = (id: String, name: String, identity: AccountIdentity)

  /// Finds the twins among accounts; each group once, by the most telling evidence.
  ///
  /// - Parameters:
  ///   - places: The places of each kind of evidence.
  ///   - count: How many accounts there are.
  ///   - account: What an account is known by.
  static func groups(
    _ places: [KeyPlaces], count: Int, _ account: (Int) -> Known
  ) -> [AccountTwins] {
    var groups: [AccountTwins] = []
    var met: Set<[Int]> = []
    for evidence in Evidence.allCases {
      let places = places[evidence.rawValue]
      for place in 0..<count where places.goesOn(after: place) {
        let key = account(place).identity.key(evidence)
        guard let members = places.others(firstAt: place, for: key) else { continue }
        let accounts = members.map(account)
        // The same towns have been told apart; a number of very many is a switchboard's.
        guard evidence != .name || !AccountTwins.areApart(accounts.map(\.identity.town)),
          !evidence.mayBeShared || members.count <= AccountTwins.mostSharing,
          met.insert(members).inserted
        else { continue }
        groups.append(
          AccountTwins(
            ids: accounts.map(\.id), names: accounts.map(\.name), evidence: evidence, key: key))
      }
    }
    return groups
  }

  /// Whether each is in another town.
  private static func areApart(_ towns: [String]) -> Bool {
    !towns.contains("") && Set(towns).count == towns.count
  }

  /// What an account of a model is known by.
  public static func identity(of row: Int, in model: Model, country: String) -> AccountIdentity {
    AccountReader(model).identity(row, country: country)
  }

  /// Finds the twins among the accounts of a model.
  public static func groups(in model: Model, country: String) -> [AccountTwins] {
    AccountBook(model, country: country).twins
  }
}

extension AccountIdentity {
  /// What two accounts must have in common for an evidence; empty where this one lacks it.
  func key(_ evidence: AccountTwins.Evidence) -> String {
    switch evidence {
    case .businessID: businessID
    case .domain: domain
    case .phone: phone
    case .nameAndTown: name.isEmpty || town.isEmpty ? "" : "\(name), \(town)"
    case .name: name
    }
  }
}

/// Reads what an account of a model is known by.
struct AccountReader {
  private let model: Model
  private let columns: [String: Column]

  init(_ model: Model) {
    self.model = model
    var columns: [String: Column] = [:]
    for key in ["id", "name", "town", "business_id", "phone", "email", "website"] {
      columns[key] = model[.accounts].column(key)
    }
    self.columns = columns
  }

  func id(_ row: Int) -> String { text("id", row) }
  func name(_ row: Int) -> String { text("name", row) }

  func identity(_ row: Int, country: String) -> AccountIdentity {
    AccountIdentity(
      name: name(row), town: text("town", row), businessID: text("business_id", row),
      website: text("website", row), email: text("email", row), phone: text("phone", row),
      country: country)
  }

  private func text(_ key: String, _ row: Int) -> String {
    columns[key].map { model.value($0, at: row).name } ?? ""
  }
}
