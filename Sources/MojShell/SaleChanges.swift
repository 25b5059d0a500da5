import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojText

/// Changes that a sale brings: `won`, `lost`, `order`.
extension Session {
  private static let promised = Phrase(en: ["promised"], fi: ["luvattu"])
  private static let forSum = Phrase(en: ["for"], fi: ["hintaan"])

  /// What was ordered, by whom, for how much.
  private struct Sale {
    var row: Int
    /// The sum as the file writes it, and in cents.
    var amount: String
    var cents: Int64
    var subject: String?
    var promised: CalendarDay?
  }

  // MARK: order, won

  /// Answers `order Acme Oy 12k "stand of 40 m²" promised 2027-02-01`.
  mutating func order(_ command: Command) throws -> Answer {
    let sale = try sale(command)
    return try record(sale, command, dealRows: [])
  }

  /// Answers `won Acme Oy 12k`: the open deals are won, and there is an order.
  mutating func won(_ command: Command) throws -> Answer {
    let sale = try sale(command)
    let deals = openDeals(of: id(sale.row, of: .accounts))
    return try record(sale, command, dealRows: deals)
  }

  private func sale(_ command: Command) throws -> Sale {
    var reader = arguments(of: command)
    guard let typed = reader.name(until: [Session.forSum, Session.promised]) else {
      throw reader.unexpected(.name)
    }
    let isQuoted = command.source[typed.span] != typed.text
    var (name, amount) = isQuoted ? (typed, nil) : Session.split(typed)
    _ = reader.take(Session.forSum)
    if amount == nil {
      let literal = try reader.value()
      amount = Name(literal.text, literal.span)
    }
    guard let amount, let field = accountField("potential") else {
      throw reader.unexpected(.number)
    }
    let sum = try FieldAssignment(session: self, field: field).value(
      Literal(amount.text, .bare, amount.span))
    guard case .number(let digits)? = sum,
      let cents = try NumberReader.number(of: amount.text).ends(scale: 2)?.above
    else { throw reader.unexpected(.number) }
    if name.text.isEmpty { name = typed }
    var sale = Sale(row: try AccountLookup(self).row(name), amount: digits, cents: cents)
    while !reader.isAtEnd {
      if let subject = reader.quoted() {
        sale.subject = subject.text
      } else if reader.take(Session.promised) {
        sale.promised = try period(try reader.value()).upperBound
      } else {
        throw reader.unexpected(.end)
      }
    }
    return sale
  }

  /// Takes the amount off the end of a name: `Acme Oy 12 000 €`; nil where there is none.
  private static func split(_ typed: Name) -> (name: Name, amount: Name?) {
    let words = typed.text.split(separator: " ")
    for count in [3, 2, 1] where words.count > count {
      let tail = words.suffix(count).joined(separator: " ")
      guard tail.first?.isNumber == true, (try? NumberReader.number(of: tail)) != nil else {
        continue
      }
      let head = words.dropLast(count).joined(separator: " ")
      let upper = typed.span.upper
      return (
        Name(head, SourceSpan(typed.span.lower, typed.span.lower + head.utf8.count)),
        Name(tail, SourceSpan(upper - tail.utf8.count, upper))
      )
    }
    return (typed, nil)
  }

  /// Writes an order down; a first one moves a lead to the left side of the triangle.
  private mutating func record(
    _ sale: Sale, _ command: Command, dealRows: [Int]
  ) throws -> Answer {
    let account = id(sale.row, of: .accounts)
    let found = self
    let outcome = try change(command) { text in
      var edits: [Edit?] = []
      for row in dealRows { edits += try found.close(row, as: "won", because: nil, &text) }
      edits.append(
        try text.create(try found.members(of: sale, account, dealRows.first, &text), in: .orders))
      edits.append(try text.set("kind", of: account, in: .accounts, to: .string("customer")))
      return edits
    }
    let isFirst = outcome.edits.contains { $0.collection == .accounts && $0.key == "kind" }
    return try answer(outcome, command) { words in
      let name = words.name(of: account, .accounts)
      let sum = words.values.money(sale.cents)
      let deals = dealRows.isEmpty ? "" : dealsClosed(dealRows.count)
      var lines = [
        Words(
          en: "\(name): order \(sum)\(deals)",
          fi: "\(name): tilaus \(sum)\(deals)")[language]
      ]
      if isFirst {
        lines.append(
          Words(en: "The first order: a customer now.", fi: "Ensimmäinen tilaus: nyt asiakas.")[
            language])
      }
      return lines
    }
  }

  private func dealsClosed(_ count: Int) -> String {
    Words(
      en: count == 1 ? ", deal won" : ", \(count) deals won",
      fi: count == 1 ? ", kauppa voitettu" : ", \(count) kauppaa voitettu")[language]
  }

  private func members(
    of sale: Sale, _ account: String, _ deal: Int?, _ text: inout ModelText
  ) throws -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("id", .string(try newID(in: .orders, prefix: "ord", &text))),
      .init("account", .string(account)),
    ]
    func add(_ key: String, _ text: String?) {
      if let text { members.append(.init(key, .string(text))) }
    }
    add("seller", seller(of: sale.row))
    if let column = model[.accounts].column("project"),
      case .record(_, let project, _) = model.value(column, at: sale.row)
    {
      add("project", project)
    }
    add("deal", deal.map { id($0, of: .deals) })
    add("date", settings.today.iso)
    members.append(.init("amount", .number(sale.amount)))
    add("subject", sale.subject)
    add("promised", sale.promised?.iso)
    return members
  }

  private func openDeals(of account: String) -> [Int] {
    let table = model[.deals]
    guard let accounts = table.column("account"), let states = table.column("state") else {
      return []
    }
    return (0..<table.rowCount).filter { row in
      guard case .record(_, account, _) = model.value(accounts, at: row),
        case .member(_, "open") = model.value(states, at: row)
      else { return false }
      return true
    }
  }

  private func close(
    _ row: Int, as state: String, because reason: String?, _ text: inout ModelText
  ) throws -> [Edit?] {
    let deal = id(row, of: .deals)
    var edits: [Edit?] = [
      try text.set("state", of: deal, in: .deals, to: .string(state)),
      try text.set(
        "probability", of: deal, in: .deals, to: .number(state == "won" ? "100" : "0")),
      try text.set("closed", of: deal, in: .deals, to: .string(settings.today.iso)),
    ]
    if let reason {
      edits.append(try text.set("lost_reason", of: deal, in: .deals, to: .string(reason)))
    }
    return edits
  }

  // MARK: lost

  /// Answers `lost Acme Oy "too dear"`: the open deals are lost; without one, the lead is.
  mutating func lost(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    guard let name = reader.name() else { throw reader.unexpected(.name) }
    let reason = reader.quoted()
    try reader.expectEnd()
    let account = id(try AccountLookup(self).row(name), of: .accounts)
    let deals = openDeals(of: account)
    let found = self
    let outcome = try change(command) { text in
      guard deals.isEmpty else {
        return try deals.flatMap { try found.close($0, as: "lost", because: reason?.text, &text) }
      }
      var edits: [Edit?] = [
        try text.set("status", of: account, in: .accounts, to: .string("lost"))
      ]
      if let reason {
        edits.append(try text.set("note", of: account, in: .accounts, to: .string(reason.text)))
      }
      return edits
    }
    return try answer(outcome, command) { words in
      guard deals.isEmpty else {
        let said = reason.map { " – \($0.text)" } ?? ""
        return [
          Words(
            en:
              "\(words.name(of: account, .accounts)): \(deals.count == 1 ? "deal" : "\(deals.count) deals") lost\(said)",
            fi:
              "\(words.name(of: account, .accounts)): \(deals.count == 1 ? "kauppa" : "\(deals.count) kauppaa") hävitty\(said)"
          )[language]
        ]
      }
      return [words.fields(of: account)]
    }
  }
}
