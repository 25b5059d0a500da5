import MojModel
import MojText

extension Importer {
  /// Writes down the accounts: what they are follows from all rows together.
  mutating func emitAccounts() {
    var counts = ImportPlan.Counts()
    for place in accounts.entries.indices {
      let entry = accounts.release(place)
      if entry.row == nil {
        accountSteps.append(.create(.accounts, newAccount(entry)))
        counts.created += 1
      } else if change(entry) {
        counts.changed += 1
      } else if entry.isMet {
        counts.same += 1
      }
    }
    if counts.created + counts.changed > 0 || files.contains(where: \.isOfAccounts) {
      plan.counts[.accounts] = counts
    }
    findTwins()
  }

  private mutating func newAccount(_ entry: AccountBook.Entry) -> [JSONValue.Member] {
    let isCustomer = entry.kind == "customer" || entry.hasWon
    if isCustomer, entry.kind != "customer" { plan.customers += 1 }
    var members = MemberList()
    members.text("id", entry.id)
    members.text("name", entry.name)
    members.text("kind", isCustomer ? "customer" : "lead")
    members.number("level", isCustomer ? "3" : entry.hasOpenDeal ? "2" : "1")
    var rest = entry.members.filter { $0.key != "name" }
    let hasPotential = rest.contains { $0.key == "potential" }
    members.text("status", status(entry, isCustomer: isCustomer))
    if !hasPotential, let largest = entry.largestDeal {
      members.number("potential", largest)
      plan.estimates += 1
    }
    if !entry.externals.isEmpty {
      rest.append(
        .init(
          "external_ids",
          .array(entry.externals.map { KnownRecords.item($0.external, $0.sum) })))
    }
    return members.members + rest
  }

  private mutating func status(_ entry: AccountBook.Entry, isCustomer: Bool) -> String {
    if entry.isForbidden {
      plan.optOuts += 1
      return "do_not_contact"
    }
    return entry.isLost && !isCustomer ? "lost" : "active"
  }

  /// Changes what is different of an account that the model has; false where nothing is.
  private mutating func change(_ entry: AccountBook.Entry) -> Bool {
    guard entry.isTouched || entry.hasWon || entry.isForbidden, let row = entry.row else {
      return false
    }
    let record = known.model.record(row, of: .accounts)
    var steps: [ImportPlan.Step] = []
    func set(_ key: String, _ value: JSONValue) {
      guard record?[key] != value else { return }
      steps.append(.set(.accounts, id: entry.id, key: key, value))
    }
    for member in entry.members {
      let isThere = record?[member.key].map { $0 != .null && $0 != .string("") } ?? false
      if !(entry.fillsOnly && isThere) { set(member.key, member.value) }
    }
    let becomes = entry.hasWon || entry.kind == "customer"
    if becomes, record?["kind"]?.string == "lead" {
      set("kind", .string("customer"))
      set("level", .number("3"))
      plan.customers += 1
    }
    if entry.isForbidden, record?["status"]?.string != "do_not_contact" {
      set("status", .string("do_not_contact"))
      plan.optOuts += 1
    }
    let isChanged = !steps.isEmpty
    if !entry.externals.isEmpty {
      var items = record
      for (external, sum) in entry.externals {
        items = .object([.init("external_ids", known.externalIDs(items, with: external, sum))])
      }
      set("external_ids", items?["external_ids"] ?? .null)
    }
    accountSteps += steps
    return isChanged
  }

  /// Lists what may be one account, where a new one is among them.
  private mutating func findTwins() {
    let isNew = Set(accounts.entries.filter { $0.row == nil }.map(\.id))
    guard !isNew.isEmpty else { return }
    plan.twins = accounts.twins.filter { $0.ids.contains(where: isNew.contains) }
  }

  // MARK: Callbacks

  /// Writes down that an account is to be called later, once.
  mutating func postpone(
    _ place: Int, _ external: ExternalID, words: String?, asked: String?,
    _ window: (from: String?, to: String?)
  ) {
    let external = ExternalID(source: external.source, id: external.id)
    // Who was called since then keeps that: a callback is written once for each row of the source.
    guard known.entry(external, in: .callbacks) == nil else { return }
    var members = MemberList()
    members.text("account", accounts[place].id)
    members.text("seller", sellerOfAccount(place))
    members.text("asked", asked ?? settings.today.iso)
    members.text("from", window.from)
    members.text("to", window.to)
    members.text("words", words)
    members.text("reason", "not_now")
    members.text("state", "open")
    let isOwn = external.source.hasPrefix("moj ")
    let counted = isOwn ? ExternalID(source: "moj/accounts", id: external.id) : external
    guard known.entry(counted, in: .callbacks) == nil else { return }
    _ = put(.callbacks, counted, prefix: "cb", members.members)
    plan.postponed += 1
  }

  private func sellerOfAccount(_ place: Int) -> String? {
    if let own = accounts[place].members.first(where: { $0.key == "seller" })?.value.string {
      return own
    }
    guard let row = accounts[place].row else { return nil }
    return known.model.record(row, of: .accounts)?["seller"]?.string
  }
}

extension ImportFile {
  /// Whether its rows are accounts.
  var isOfAccounts: Bool { recognition.entity.collection == .accounts }
}
