import MojModel
import MojText

/// The sellers that are known, and those that an import's owners bring.
struct SellerBook {
  private var byName: [String: String] = [:]
  private var byExternal: [ExternalID: String] = [:]
  private(set) var steps: [ImportPlan.Step] = []

  init(_ model: Model) {
    let table = model[.sellers]
    for row in 0..<table.rowCount {
      let id = table.column("id").map { model.value($0, at: row).name } ?? ""
      for key in ["id", "name", "email"] {
        let text = table.column(key).map { model.value($0, at: row).name } ?? ""
        if !text.isEmpty { byName[AccountIdentity.folded(text)] = id }
      }
    }
  }

  /// The id of a seller by an owner's name or id; makes one where nobody is known by either.
  mutating func id(
    name: String?, external: String?, source: String, _ known: inout KnownRecords,
    _ plan: inout ImportPlan
  ) -> String? {
    let key = external.map { ExternalID(source: source, id: $0) }
    if let key, let id = byExternal[key] { return id }
    if let key, let entry = known.entry(key, in: .sellers) {
      return known.id(entry.row, in: .sellers)
    }
    if let name, let id = byName[name] ?? byName[AccountIdentity.folded(name)] {
      if let key { byExternal[key] = id }
      // The next row of this owner need not fold the name.
      byName[name] = id
      return id
    }
    guard let shown = name ?? external, !AccountIdentity.folded(shown).isEmpty else { return nil }
    if name == nil, let id = byName[AccountIdentity.folded(shown)] { return id }
    return add(shown, key, [], &known, &plan)
  }

  /// Adds a seller; returns the id.
  mutating func add(
    _ name: String, _ external: ExternalID?, _ members: [JSONValue.Member],
    _ known: inout KnownRecords, _ plan: inout ImportPlan
  ) -> String {
    let slug = AccountIdentity.folded(name).split(separator: " ").joined(separator: "-")
    let id =
      !slug.isEmpty && known.take(slug, in: .sellers)
      ? slug : known.newID(in: .sellers, prefix: "seller")
    var all: [JSONValue.Member] =
      [.init("id", .string(id)), .init("name", .string(name))] + members
    if let external {
      byExternal[external] = id
      all.append(
        .init("external_ids", .array([KnownRecords.item(external, RecordSum.of(members))])))
    }
    byName[AccountIdentity.folded(name)] = id
    steps.append(.create(.sellers, all))
    plan.counts[.sellers, default: ImportPlan.Counts()].created += 1
    return id
  }

  /// The seller of a name; nil where there is none.
  func named(_ name: String) -> String? { byName[AccountIdentity.folded(name)] }

  mutating func remember(_ external: ExternalID, _ id: String) { byExternal[external] = id }
}

/// Records that others refer to by the ids of their source: people and deals.
struct RecordBook {
  /// A record of the model as it will be.
  struct Entry {
    var id: String
    /// The place of its account in the account book.
    var account: Int?
  }

  let collection: Collection
  private var byExternal: [ExternalID: Entry] = [:]
  private var byName: [String: Entry] = [:]

  init(_ collection: Collection) { self.collection = collection }

  mutating func add(_ entry: Entry, _ external: ExternalID, name: String?) {
    byExternal[external] = entry
    if let name { byName[RecordBook.key(name, entry.account)] = entry }
  }

  /// A record that this import brought or met.
  func entry(_ external: ExternalID) -> Entry? { byExternal[external] }

  /// A record of that name at an account.
  func entry(named name: String, account: Int?) -> Entry? {
    byName[RecordBook.key(name, account)]
  }

  private static func key(_ name: String, _ account: Int?) -> String {
    "\(account ?? -1) \(AccountIdentity.folded(name))"
  }
}
