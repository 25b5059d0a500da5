import MojModel
import MojText

/// The accounts as they will be: those of the model first, then those that an import brings.
struct AccountBook {
  /// An account, and what the import says of it.
  struct Entry {
    var id: String
    var name: String
    /// Its row in the model; nil where it is new.
    var row: Int?
    var identity: AccountIdentity
    /// What the import's rows say, in the order of the schema.
    var members: [JSONValue.Member] = []
    /// The rows of sources that it is, with their sums.
    var externals: [(external: ExternalID, sum: String)] = []
    /// Whether a row of the import is this account.
    var isMet = false
    /// Whether something of it has to be written.
    var isTouched = false
    var kind: String?
    var hasWon = false
    var hasOpenDeal = false
    var isLost = false
    /// The largest value of its deals, as JSON.
    var largestDeal: String?
    var isForbidden = false
    /// Whether the import only says what nobody knew: the account came from elsewhere.
    var fillsOnly = false
  }

  private(set) var entries: [Entry] = []
  private var byExternal: [ExternalID: Int] = [:]
  private var byKey = AccountTwins.Evidence.allCases.map { _ in KeyPlaces() }
  private let country: String
  /// Whether any is known by what stands in it, for want of an id.
  private(set) var hasNatural = false

  init(_ model: Model, country: String) {
    self.country = country
    let reader = AccountReader(model)
    for row in 0..<model[.accounts].rowCount {
      append(
        Entry(
          id: reader.id(row), name: reader.name(row), row: row,
          identity: reader.identity(row, country: country)))
    }
  }

  /// The accounts that may be one and the same.
  var twins: [AccountTwins] {
    AccountTwins.groups(byKey, count: entries.count) { place in
      (entries[place].id, entries[place].name, entries[place].identity)
    }
  }

  /// Gives an account's entry away: what the import says of it is not needed here any more.
  mutating func release(_ place: Int) -> Entry {
    let entry = entries[place]
    entries[place].members = []
    entries[place].externals = []
    return entry
  }

  /// Makes room for so many more accounts.
  mutating func reserve(_ count: Int) {
    entries.reserveCapacity(entries.count + count)
    byExternal.reserveCapacity(byExternal.count + count)
    for kind in byKey.indices { byKey[kind].reserve(count) }
  }

  subscript(place: Int) -> Entry {
    get { entries[place] }
    _modify { yield &entries[place] }
  }

  /// Adds an account; returns its place.
  @discardableResult
  mutating func append(_ entry: Entry) -> Int {
    let place = entries.count
    entries.append(entry)
    for (kind, evidence) in AccountTwins.Evidence.allCases.enumerated() {
      let key = entry.identity.key(evidence)
      if !key.isEmpty { byKey[kind].append(place, for: key) }
    }
    return place
  }

  mutating func remember(_ external: ExternalID, _ place: Int) {
    byExternal[external] = place
    if external.isNatural { hasNatural = true }
  }

  /// The account that a source's id means.
  func place(_ external: ExternalID, _ known: KnownRecords) -> Int? {
    byExternal[external] ?? known.entry(external, in: .accounts)?.row
  }

  /// The accounts of a name, whatever its legal form.
  func places(named name: String) -> [Int] {
    byKey[AccountTwins.Evidence.name.rawValue][AccountIdentity.nameKey(name)]
  }

  /// The one account that another source knew and that this is, with what says so.
  ///
  /// A business id says so by itself; a domain or phone only where the names begin alike, and
  /// nothing where both have business ids that differ.
  func match(
    _ identity: AccountIdentity, notFrom source: String, _ known: KnownRecords
  ) -> (place: Int, evidence: AccountTwins.Evidence)? {
    // Those of the model come first.
    guard entries.first?.row != nil else { return nil }
    for evidence in AccountTwins.Evidence.allCases where evidence != .name {
      let key = identity.key(evidence)
      guard !key.isEmpty else { continue }
      let found = byKey[evidence.rawValue][key].filter { place in
        guard let row = entries[place].row, !known.isAccount(row, from: source) else {
          return false
        }
        return entries[place].externals.isEmpty
          && entries[place].identity.agrees(identity, evidence)
      }
      if found.count == 1 { return (found[0], evidence) }
    }
    return nil
  }
}

extension AccountIdentity {
  /// Whether nothing speaks against two accounts with the same key being one.
  fileprivate func agrees(_ other: AccountIdentity, _ evidence: AccountTwins.Evidence) -> Bool {
    if !businessID.isEmpty, !other.businessID.isEmpty, businessID != other.businessID {
      return false
    }
    guard evidence == .domain || evidence == .phone else { return true }
    return name.split(separator: " ").first == other.name.split(separator: " ").first
  }
}
