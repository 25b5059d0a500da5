import MojModel
import MojText

extension Importer {
  /// Reads a row that is a company, or a lead with the person to ask for.
  mutating func readAccount(_ reader: inout RowReader) {
    let person = [reader.text(.firstName), reader.text(.lastName)].compactMap { $0 }
      .joined(separator: " ")
    // A row with an id and no name is called by its id, so that what refers to it finds it.
    let called = reader.text(.id).map { "\(reader.file.recognition.system.name) \($0)" }
    guard
      let name = reader.text(.name) ?? reader.text(.company) ?? (person.isEmpty ? called : person)
    else { return reader.reject(.noName) }
    let contact = reader.text(.contact) ?? (person.isEmpty || person == name ? nil : person)
    let identity = AccountIdentity(
      name: name, town: reader.text(.town), businessID: reader.text(.businessID),
      website: reader.text(.website), email: reader.text(.email),
      phone: reader.text(.phone) ?? reader.text(.mobile), country: settings.country)
    let members = accountMembers(&reader, name: name, contact: contact)
    let created = reader.day(.created)
    let window = (from: reader.day(.from), to: reader.day(.to))
    let wonDeals = reader.number(.wonDeals, decimals: 0)
    guard reader.rejection == nil else { return }
    let parts = identity.town.isEmpty ? [identity.name] : [identity.name, identity.town]
    guard let external = external(&reader, else: parts) else { return }
    let place = place(of: external, identity, name)
    accounts[place].isMet = true
    merge(members, into: place, external)
    accounts[place].kind = kind(reader) ?? accounts[place].kind
    if let wonDeals, wonDeals != "0" { accounts[place].hasWon = true }
    let words = [reader.text(.leadStatus), reader.text(.lifecycle)].compactMap { $0 }
    accounts[place].isLost = words.contains { ImportWords.means($0, ImportWords.lost) }
    let isForbidden =
      reader.flag(.optOut) || words.contains { ImportWords.means($0, ImportWords.forbidden) }
    if isForbidden { accounts[place].isForbidden = true }
    let later = words.first { ImportWords.means($0, ImportWords.later) }
    if later != nil || window.from != nil || window.to != nil {
      postpone(place, external, words: later, asked: created, window)
    }
  }

  /// The account of a row: by its id at the source, by its name alone where that was all that
  /// another row knew, by what it has in common with one of another source; else a new one.
  private mutating func place(
    of external: ExternalID, _ identity: AccountIdentity, _ name: String
  ) -> Int {
    if external.source.hasPrefix("moj "), let row = known.row(of: external.id, in: .accounts),
      row >= 0
    {
      return row
    }
    if let place = accounts.place(external, known) { return place }
    if accounts.hasNatural || known.hasNatural {
      let stub = ExternalID(source: stubSource(external.source), natural: [identity.name])
      if let place = accounts.place(stub, known),
        accounts[place].externals.allSatisfy({ $0.external == stub })
      {
        accounts.remember(external, place)
        return place
      }
    }
    if let match = accounts.match(identity, notFrom: external.source, known) {
      plan.matches.append(
        ImportPlan.Match(name: accounts[match.place].name, evidence: match.evidence))
      accounts.remember(external, match.place)
      return match.place
    }
    return addAccount(name, identity, external)
  }

  /// Accounts that rows of people or deals name are counted with the accounts of their system.
  private func stubSource(_ source: String) -> String {
    "\(source.split(separator: " ").first ?? "list") accounts"
  }

  private mutating func addAccount(
    _ name: String, _ identity: AccountIdentity, _ external: ExternalID
  ) -> Int {
    let isOwn = external.source.hasPrefix("moj ") && !external.id.hasPrefix("~")
    let id =
      isOwn && known.take(external.id, in: .accounts)
      ? external.id : known.newID(in: .accounts, prefix: "acc")
    let place = accounts.append(
      AccountBook.Entry(id: id, name: name, row: nil, identity: identity))
    accounts.remember(external, place)
    accounts[place].isTouched = true
    return place
  }

  /// The account that a row names: known by that name, else a new lead of which only that is known.
  mutating func account(named name: String, _ reader: RowReader) -> Int? {
    let key = AccountIdentity.nameKey(name)
    guard !key.isEmpty else { return nil }
    let source = "\(reader.file.recognition.system.rawValue) accounts"
    let stub = ExternalID(source: source, natural: [key])
    if let place = accounts.place(stub, known) { return place }
    if let place = accounts.places(named: name).first { return place }
    let alias = ExternalID(source: JoinedSources.names, id: key)
    if let place = accounts.place(alias, known) { return place }
    let place = addAccount(name, AccountIdentity(name: name), stub)
    accounts[place].members = [.init("name", .string(name))]
    accounts[place].externals = [(stub, RecordSum.of(accounts[place].members))]
    return place
  }

  /// The account that a row belongs to: by its id, the lead's, the person's, or by name.
  mutating func account(of reader: RowReader) -> Int? {
    let system = reader.file.recognition.system.rawValue
    for (target, lists) in [
      (ImportTarget.accountID, ["accounts", "leads", "customers"]),
      (.leadID, ["leads", "accounts"]),
      (.relatedID, ["accounts", "leads", "customers"]),
    ] {
      for text in reader.texts(target) {
        for id in text.split(whereSeparator: { $0 == ";" || $0 == "," || $0 == " " }) {
          if system == "moj", let row = known.row(of: String(id), in: .accounts), row >= 0 {
            return row
          }
          for list in lists {
            let external = ExternalID(source: "\(system) \(list)", id: String(id))
            if let place = accounts.place(external, known) { return place }
          }
        }
      }
    }
    if let person = person(of: reader, account: nil), let place = person.account { return place }
    if let deal = deal(of: reader, account: nil), let place = deal.account { return place }
    return reader.text(.company).flatMap { account(named: $0, reader) }
  }

  // MARK: What a row says

  private mutating func accountMembers(
    _ reader: inout RowReader, name: String, contact: String?
  ) -> [JSONValue.Member] {
    var members = MemberList()
    members.text("name", name)
    members.text("project", project(reader))
    members.text("seller", seller(reader))
    members.text("town", reader.text(.town))
    members.text("industry", reader.text(.industry))
    members.text("business_id", reader.text(.businessID))
    members.text("contact", contact)
    let (phone, mobile) = (reader.text(.phone), reader.text(.mobile))
    members.text("phone", phone ?? mobile)
    members.text("email", reader.text(.email))
    members.text("source", reader.text(.source))
    members.number("potential", reader.number(.potential, decimals: 2))
    members.number("wallet_share", reader.number(.walletShare, decimals: 2))
    members.text("created", reader.day(.created))
    members.text("note", reader.words(.note))
    members.text("website", reader.text(.website))
    if phone != nil, mobile != phone { members.text("mobile", mobile) }
    members.text("lead_status", reader.text(.leadStatus))
    members.text("lifecycle", reader.text(.lifecycle))
    if let type = reader.text(.kind), ImportWords.value(type, ImportWords.kind) == nil {
      members.text("account_type", type)
    }
    return members.members + reader.customMembers()
  }

  private func project(_ reader: RowReader) -> String? {
    guard let text = reader.text(.project), known.model[.projects].rowCount > 0 else { return nil }
    let table = known.model[.projects]
    let ids = table.column("id")
    return (0..<table.rowCount).lazy.compactMap { row -> String? in
      let id = ids.map { known.model.value($0, at: row).name } ?? ""
      return id == text ? id : nil
    }.first
  }

  private func kind(_ reader: RowReader) -> String? {
    if reader.file.recognition.entity == .customers { return "customer" }
    if let kind = ImportWords.value(reader.text(.kind), ImportWords.kind) { return kind }
    if let kind = ImportWords.value(reader.text(.lifecycle), ImportWords.kind) { return kind }
    return reader.file.recognition.entity == .leads ? "lead" : nil
  }

  private mutating func merge(
    _ members: [JSONValue.Member], into place: Int, _ external: ExternalID
  ) {
    let sum = RecordSum.of(members)
    let entry = known.entry(external, in: .accounts)
    if entry?.sum == sum { return }
    if entry == nil, accounts[place].row != nil, !external.source.hasPrefix("moj ") {
      accounts[place].fillsOnly = true
    }
    accounts[place].isTouched = true
    for member in members {
      if let old = accounts[place].members.firstIndex(where: { $0.key == member.key }) {
        accounts[place].members[old] = member
      } else {
        accounts[place].members.append(member)
      }
    }
    accounts[place].externals.removeAll { $0.external == external }
    if !external.source.hasPrefix("moj ") || external.id.hasPrefix("~") {
      accounts[place].externals.append((external, sum))
    }
  }
}

/// Members of a record in the order in which they are written.
struct MemberList {
  private(set) var members: [JSONValue.Member] = []

  mutating func text(_ key: String, _ text: String?) {
    if let text, !text.isEmpty { members.append(.init(key, .string(text))) }
  }

  mutating func number(_ key: String, _ number: String?) {
    if let number { members.append(.init(key, .number(number))) }
  }
}
