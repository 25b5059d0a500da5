import MojModel
import MojText

extension Importer {
  /// Reads a row that is a deal; one that was won is an order too, where no invoices tell that.
  mutating func readDeal(_ reader: inout RowReader) {
    let title = reader.text(.name)
    let value = reader.number(.value, decimals: 2)
    let created = reader.day(.created)
    let expected = reader.day(.expectedClose)
    let closed = reader.day(.closed)
    let probability = reader.number(.probability, decimals: 2)
    guard reader.rejection == nil else { return }
    guard title != nil || value != nil else { return reader.reject(.noName) }
    guard
      let external = external(
        &reader,
        else: [
          title, reader.text(.leadID) ?? reader.text(.accountID) ?? reader.text(.company), created,
        ])
    else { return }
    let place = account(of: reader)
    let state =
      ImportWords.value(reader.text(.dealState), ImportWords.dealState)
      ?? ImportWords.value(reader.text(.stage), ImportWords.dealState) ?? "open"
    var members = MemberList()
    members.text("account", place.map { accounts[$0].id })
    members.text("seller", seller(reader))
    members.text("title", title)
    members.number("value", value)
    members.number("probability", probability)
    members.text("stage", reader.text(.stage))
    members.text("state", state)
    members.text("created", created)
    members.text("expected_close", expected)
    members.text("closed", state == "open" ? nil : closed)
    members.text("next_step", reader.text(.nextStep))
    members.text("lost_reason", state == "lost" ? reader.text(.lostReason) : nil)
    members.text("note", reader.words(.note))
    let all = members.members + reader.customMembers()
    let (id, isNews) = put(.deals, external, prefix: "deal", all)
    deals.add(RecordBook.Entry(id: id, account: place), external, name: title)
    guard let place else {
      plan.unlinked[.deals, default: 0] += 1
      return
    }
    guard isNews else { return }
    note(state, value, of: place)
    guard state == "won", let day = closed ?? expected ?? created, let value, value != "0",
      !hasInvoices(external.source)
    else { return }
    addOrder(of: id, external, place, seller(reader), day, value, title)
  }

  /// What a deal says of its account.
  private mutating func note(_ state: String, _ value: String?, of place: Int) {
    if state == "won" { accounts[place].hasWon = true }
    if state == "open" { accounts[place].hasOpenDeal = true }
    guard let value, Decimals.isLess("0", value) else { return }
    if Decimals.isLess(accounts[place].largestDeal ?? "0", value) {
      accounts[place].largestDeal = value
    }
  }

  /// Whether the system's invoices are in the import, or came before.
  private func hasInvoices(_ source: String) -> Bool {
    let system = String(source.split(separator: " ").first ?? "")
    return known.holds("\(system) orders", in: .orders)
      || files.contains {
        $0.recognition.entity == .orders && $0.recognition.system.rawValue == system
      }
  }

  private mutating func addOrder(
    of deal: String, _ external: ExternalID, _ place: Int, _ seller: String?, _ day: String,
    _ amount: String, _ title: String?
  ) {
    var members = MemberList()
    members.text("account", accounts[place].id)
    members.text("seller", seller)
    members.text("deal", deal)
    members.text("date", day)
    members.number("amount", amount)
    members.text("subject", title)
    _ = put(.orders, external, prefix: "ord", members.members)
  }

  /// Reads a row that is an order or an invoice.
  mutating func readOrder(_ reader: inout RowReader) {
    let file = reader.place
    let date = reader.day(.date)
    let amount = reader.number(.amount, decimals: 2)
    let promised = reader.day(.promised)
    let delivered = reader.day(.delivered)
    guard reader.rejection == nil else { return }
    if ImportWords.means(reader.text(.orderState), ImportWords.cancelled) {
      return plan.skip(.cancelled, file: file)
    }
    guard let amount else { return plan.skip(.noAmount, file: file) }
    let subject = reader.text(.subject)
    guard
      let external = external(
        &reader, else: [date, reader.text(.accountID) ?? reader.text(.company), amount, subject])
    else { return }
    let place = account(of: reader)
    var members = MemberList()
    members.text("account", place.map { accounts[$0].id })
    members.text("seller", seller(reader))
    members.text("date", date)
    members.number("amount", amount)
    members.text("subject", subject)
    members.text("promised", promised)
    members.text("delivered", delivered)
    let (_, isNews) = put(
      .orders, external, prefix: "ord", members.members + reader.customMembers())
    guard let place else {
      plan.unlinked[.orders, default: 0] += 1
      return
    }
    if isNews { accounts[place].hasWon = true }
  }

  /// The deal that a row names, by id or by name.
  func deal(of reader: RowReader, account: Int?) -> RecordBook.Entry? {
    let source = "\(reader.file.recognition.system.rawValue) deals"
    for id in reader.texts(.dealID) + reader.texts(.relatedID) {
      let external = ExternalID(source: source, id: id)
      if let entry = deals.entry(external) ?? knownEntry(external, in: .deals) { return entry }
    }
    guard let account, let name = reader.text(.dealName) else { return nil }
    return deals.entry(named: name, account: account)
  }
}
