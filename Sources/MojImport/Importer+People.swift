import MojModel
import MojText

extension Importer {
  /// Reads a row that is a seller.
  mutating func readSeller(_ reader: inout RowReader) {
    let parts = [reader.text(.firstName), reader.text(.lastName)].compactMap { $0 }
    let email = reader.text(.email)
    guard let name = reader.text(.name) ?? (parts.isEmpty ? email : parts.joined(separator: " "))
    else { return reader.reject(.noName) }
    guard let external = external(&reader, else: [name]) else { return }
    if let id = sellers.named(email ?? name) ?? sellers.named(name) ?? knownSeller(external) {
      sellers.remember(external, id)
      plan.counts[.sellers, default: ImportPlan.Counts()].same += 1
      return
    }
    var members = MemberList()
    members.text("email", email)
    members.text("phone", reader.text(.phone))
    members.text("town", reader.text(.town))
    _ = sellers.add(name, external, members.members, &known, &plan)
  }

  private func knownSeller(_ external: ExternalID) -> String? {
    known.entry(external, in: .sellers).map { known.id($0.row, in: .sellers) }
  }

  /// Reads a row that is a person; the company that it names becomes a lead where nobody knew it.
  mutating func readPerson(_ reader: inout RowReader) {
    let parts = [reader.text(.firstName), reader.text(.lastName)].compactMap { $0 }
    let email = reader.text(.email)
    guard let name = reader.text(.name) ?? (parts.isEmpty ? email : parts.joined(separator: " "))
    else { return reader.reject(.noName) }
    let created = reader.day(.created)
    guard reader.rejection == nil else { return }
    guard let external = external(&reader, else: [email ?? name, reader.text(.company)]) else {
      return
    }
    let status = [reader.text(.leadStatus), reader.text(.lifecycle)].compactMap { $0 }
    let isForbidden =
      reader.flag(.optOut) || status.contains { ImportWords.means($0, ImportWords.forbidden) }
    // Who has no company but is worked on as a lead is one.
    let isPrivate =
      reader.text(.company) == nil && reader.text(.accountID) == nil && !status.isEmpty
    let place = account(of: reader) ?? (isPrivate ? account(named: name, reader) : nil)
    if let place {
      describe(place, by: status, reader, external, created)
      if isPrivate, isForbidden { accounts[place].isForbidden = true }
    } else {
      plan.unlinked[.people, default: 0] += 1
    }
    let members = personMembers(reader, name, place, isForbidden: isForbidden)
    let (id, isNews) = put(.people, external, prefix: "per", members)
    if isForbidden, isNews { plan.optOuts += 1 }
    people.add(RecordBook.Entry(id: id, account: place), external, name: name)
  }

  /// What a person's row says of the company: on which side of the triangle it is, and not now.
  private mutating func describe(
    _ place: Int, by status: [String], _ reader: RowReader, _ external: ExternalID,
    _ created: String?
  ) {
    if accounts[place].row == nil {
      let kind = ImportWords.value(reader.text(.lifecycle), ImportWords.kind)
      accounts[place].kind = accounts[place].kind ?? kind
      if !accounts[place].members.contains(where: { $0.key == "seller" }),
        let seller = seller(reader)
      {
        accounts[place].members.append(.init("seller", .string(seller)))
      }
    }
    guard let later = status.first(where: { ImportWords.means($0, ImportWords.later) }) else {
      return
    }
    postpone(place, external, words: later, asked: created, (nil, nil))
  }

  private func personMembers(
    _ reader: RowReader, _ name: String, _ place: Int?, isForbidden: Bool
  ) -> [JSONValue.Member] {
    var members = MemberList()
    members.text("account", place.map { accounts[$0].id })
    members.text("name", name)
    members.text("role", ImportWords.value(reader.text(.role), ImportWords.role))
    members.text("job", reader.text(.job))
    let (phone, mobile) = (reader.text(.phone), reader.text(.mobile))
    members.text("phone", phone ?? mobile)
    members.text("email", reader.text(.email))
    members.text("consent", isForbidden ? "do_not_contact" : nil)
    members.text("note", reader.words(.note))
    if phone != nil, mobile != phone { members.text("mobile", mobile) }
    members.text("lead_status", reader.text(.leadStatus))
    members.text("lifecycle", reader.text(.lifecycle))
    return members.members + reader.customMembers()
  }

  /// The person that a row names, by id or by name.
  func person(of reader: RowReader, account: Int?) -> RecordBook.Entry? {
    let source = "\(reader.file.recognition.system.rawValue) people"
    for text in reader.texts(.personID) + reader.texts(.relatedID) {
      for id in text.split(whereSeparator: { $0 == ";" || $0 == "," || $0 == " " }) {
        let external = ExternalID(source: source, id: String(id))
        if let entry = people.entry(external) ?? knownEntry(external, in: .people) { return entry }
      }
    }
    guard let account, let name = reader.text(.personName) else { return nil }
    return people.entry(named: name, account: account)
  }

  /// A record of the model that a source's id means, with its account's place.
  func knownEntry(_ external: ExternalID, in collection: Collection) -> RecordBook.Entry? {
    guard let entry = known.entry(external, in: collection) else { return nil }
    let column = known.model[collection].column("account")
    let code = column.map { $0.code(at: entry.row) } ?? 0
    return RecordBook.Entry(
      id: known.id(entry.row, in: collection), account: code > 0 ? code - 1 : nil)
  }
}
