import MojImport
import MojLanguage
import MojModel
import MojQuery
import MojStore
import MojText

/// Whole records that come and go: `add`, `remove`, `merge`.
extension Session {
  private static let with = Phrase(en: ["with"], fi: ["jolla", "jolla on"])
  private static let at = Phrase(en: ["at"], fi: ["yrityksessä"])
  private static let into = Phrase(en: ["into"], fi: ["yritykseen"])
  private static let person = Phrase(en: ["person", "contact"], fi: ["henkilö", "yhteyshenkilö"])
  private static let lead = Phrase(en: ["lead", "leads"], fi: ["liidi"])
  private static let customer = Phrase(en: ["customer"], fi: ["asiakas"])

  // MARK: add

  /// Answers `add lead "Acme Oy" town = Oulu, potential = 20k`, `add person "Eve Oak" at Acme Oy`.
  mutating func add(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    if reader.take(Session.person) { return try addPerson(command, &reader) }
    let kind: String
    if reader.take(Session.lead) {
      kind = "lead"
    } else if reader.take(Session.customer) {
      kind = "customer"
    } else {
      throw reader.unexpected(.source)
    }
    guard let name = reader.name(until: [Session.with]) else { throw reader.unexpected(.name) }
    _ = reader.take(Session.with)
    var assignments: [Assignment] = []
    while !reader.isAtEnd {
      assignments.append(try nextAssignment(&reader))
      guard reader.takeComma(isField: isAccountField) else { break }
    }
    try reader.expectEnd()
    let found = self
    let outcome = try change(command) { text in
      var members: [JSONValue.Member] = [
        .init("id", .string(try found.newID(in: .accounts, prefix: "acc", &text))),
        .init("name", .string(name.text)), .init("kind", .string(kind)),
        .init("level", .number(kind == "lead" ? "1" : "3")),
        .init("status", .string("active")), .init("created", .string(found.settings.today.iso)),
      ]
      for assignment in assignments {
        members.removeAll { $0.key == assignment.field.fileKey }
        if let value = assignment.value {
          members.append(.init(assignment.field.fileKey, value))
        }
      }
      return [try text.create(members, in: .accounts)]
    }
    return try answer(outcome, command) { words in
      let id = outcome.edits.first?.id ?? ""
      return [
        Words(
          en: "\(words.name(of: id, .accounts)): a new \(kind), \(id)",
          fi:
            "\(words.name(of: id, .accounts)): uusi \(kind == "lead" ? "liidi" : "asiakas"), \(id)"
        )[language]
      ]
    }
  }

  private mutating func addPerson(
    _ command: Command, _ reader: inout ArgumentReader
  ) throws -> Answer {
    guard let name = reader.name(until: [Session.at]) else { throw reader.unexpected(.name) }
    guard reader.take(Session.at), let company = reader.name() else {
      throw reader.unexpected(.name)
    }
    try reader.expectEnd()
    let account = id(try AccountLookup(self).row(company), of: .accounts)
    let found = self
    let outcome = try change(command) { text in
      [
        try text.create(
          [
            .init("id", .string(try found.newID(in: .people, prefix: "per", &text))),
            .init("account", .string(account)), .init("name", .string(name.text)),
          ], in: .people)
      ]
    }
    return try answer(outcome, command) { words in
      ["\(name.text), \(words.name(of: account, .accounts))"]
    }
  }

  // MARK: remove

  /// Answers `remove Acme Oy`: the account, all that is written down of it, and what refers to that.
  mutating func remove(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    guard let name = reader.name() else { throw reader.unexpected(.name) }
    try reader.expectEnd()
    let row = try AccountLookup(self).row(name)
    try want(.referring(id(row, of: .accounts)))
    let tied = TiedRecords(to: row, of: .accounts, in: model)
    if let asked = try confirmation(tied.records.count, of: row, command) { return asked }
    let outcome = try change(command) { text in
      try text.remove(tied)
    }
    return try answer(outcome, command) { words in
      let others = tied.records.count - 1
      return [
        Words(
          en:
            "\(words.name(of: tied.records[0].id, .accounts)): removed, with \(others) records of it",
          fi:
            "\(words.name(of: tied.records[0].id, .accounts)): poistettu, ja sen \(others) tietuetta"
        )[language]
      ]
    }
  }

  private mutating func confirmation(
    _ count: Int, of row: Int, _ command: Command
  ) throws -> Answer? {
    guard count > 1 else { return nil }
    let what = Words(
      en: "\(model.recordName(row, of: .accounts)) and \(count - 1) records of it",
      fi: "\(model.recordName(row, of: .accounts)) ja sen \(count - 1) tietuetta")
    return try question(count, command, what)
  }

  // MARK: forget

  /// Answers `forget Eve Oak`: a person or an account, out of the model, its log, its backups and the
  /// history of lines; nothing brings it back.
  mutating func forget(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    guard let name = reader.name() else { throw reader.unexpected(.name) }
    try reader.expectEnd()
    let person = try person(named: name)
    let row = try person ?? AccountLookup(self).row(name)
    let list = person == nil ? Collection.accounts : .people
    try want(.referring(account(of: row, in: list)))
    let erasure = Erasure(of: row, in: list, of: model)
    try want(.naming(erasure.words))
    let shown = model.recordName(row, of: erasure.record.collection)
    let others = erasure.records.count - 1
    let what = Words(
      en: others == 0 ? "\(shown), for good" : "\(shown) and \(others) records of it, for good",
      fi: others == 0
        ? "\(shown), lopullisesti" : "\(shown) ja sen \(others) tietuetta, lopullisesti")
    if let asked = try question(others + 1, command, what, always: true) { return asked }
    let before = model
    let outcome = try change(command) { text in try text.forget(erasure, in: before) }
    var answer = Answer()
    answer.text.line(
      Words(
        en: "Forgotten: \(shown). Edits: \(outcome.edits.count). Nothing brings it back.",
        fi: "Unohdettu: \(shown). Muokkauksia: \(outcome.edits.count). Mikään ei palauta sitä.")[
          language])
    answer.change = unsaved.last
    answer.erasure = erasure
    unsaved = unsaved.map { $0.forgetting(erasure) }
    results = []
    position = 0
    return answer
  }

  /// The row of the one person that a name means; nil where it means none or several.
  private func person(named name: Name) throws -> Int? {
    try want(.person(name))
    if let known = served?.known {
      return known.people[name.text].flatMap { model.row(of: $0, in: .people) }
    }
    let rows = References.rows(name.text, in: model[.people], of: model)
    return rows.count == 1 ? rows[0] : nil
  }

  /// The id of the account that a record belongs to, or is.
  private func account(of row: Int, in list: Collection) -> String {
    guard let column = model[list].column("account"),
      case .record(_, let account, _) = model.value(column, at: row)
    else { return list == .accounts ? id(row, of: .accounts) : "" }
    return account
  }

  // MARK: merge

  /// What the account that stays takes of the other: what it lacks, a no to all contact, that it is a
  /// customer, and the higher level; nil where it keeps its own.
  private static func merged(_ key: String, _ own: JSONValue?, _ other: JSONValue) -> JSONValue? {
    guard let own else { return other }
    switch key {
    case "status": return other.string == "do_not_contact" ? other : nil
    case "kind": return other.string == "customer" ? other : nil
    case "level": return (other.integer ?? 0) > (own.integer ?? 0) ? other : nil
    default: return nil
    }
  }

  /// Answers `merge Acme into Acme Oy`: what is written down of the first is of the second then.
  mutating func merge(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    guard let first = reader.name(until: [Session.into]) else { throw reader.unexpected(.name) }
    guard reader.take(Session.into), let second = reader.name() else {
      throw reader.unexpected(.name)
    }
    try reader.expectEnd()
    let rows = (try AccountLookup(self).row(first), try AccountLookup(self).row(second))
    guard rows.0 != rows.1 else { throw ChangeError(.sameAccount(second.text), second.span) }
    let (gone, stays) = (id(rows.0, of: .accounts), id(rows.1, of: .accounts))
    let tied = TiedRecords(referringTo: rows.0, in: model)
    let fields = model[.accounts].fields.filter { $0.origin != .derived && $0.name != "id" }
    let (own, other, name) = (
      model.record(rows.1, of: .accounts), model.record(rows.0, of: .accounts),
      model.recordName(rows.0, of: .accounts)
    )
    let outcome = try change(command) { text in
      var edits: [Edit?] = []
      for (record, key) in tied.references {
        edits.append(try text.set(key, of: record.id, in: record.collection, to: .string(stays)))
      }
      for field in fields where field.fileKey != "external_ids" {
        let own = try text.value(of: field.fileKey, record: stays, in: .accounts)
        let other = try text.value(of: field.fileKey, record: gone, in: .accounts)
        guard let other = JSONValue(text: other),
          let value = Self.merged(field.fileKey, JSONValue(text: own), other)
        else { continue }
        edits.append(try text.set(field.fileKey, of: stays, in: .accounts, to: value))
      }
      let sources = JoinedSources.items(
        own?["external_ids"]?.items ?? [], other?["external_ids"]?.items ?? [], name: name)
      edits.append(
        try text.set("external_ids", of: stays, in: .accounts, to: .array(sources)))
      edits.append(try text.delete(gone, in: .accounts))
      return edits
    }
    return try answer(outcome, command) { words in
      [
        Words(
          en:
            "\(words.name(of: gone, .accounts)) is part of \(words.name(of: stays, .accounts)) now: \(tied.references.count) records moved",
          fi:
            "\(words.name(of: gone, .accounts)) on nyt osa yritystä \(words.name(of: stays, .accounts)): \(tied.references.count) tietuetta siirtyi"
        )[language]
      ]
    }
  }
}
