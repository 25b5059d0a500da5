import MojLanguage
import MojModel
import MojQuery
import MojText

/// Changes of accounts' fields: `set`, `assign`, `advance`, `override`, `value`.
extension Session {
  /// A field and the value it is to get; nil takes the value away.
  struct Assignment {
    var field: FieldDefinition
    var value: JSONValue?
  }

  // MARK: set

  /// Answers `set Acme Oy town = Oulu, phone = "040 1"`, `set leads where tier = A1 seller = Aino`.
  mutating func set(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    let isQuery = startsQuery(command.arguments)
    guard let target = reader.target(isLast: isQuery, isField: isAccountField),
      let name = target.subject
    else { throw reader.unexpected(.name) }
    var assignments = [try assignment(target.field, &reader)]
    while reader.takeComma(isField: isAccountField) {
      assignments.append(try nextAssignment(&reader))
    }
    try reader.expectEnd()
    let subject = try subject(name, of: command)
    let what = assignments.map { said($0) }.joined(separator: ", ")
    return try assign(assignments, to: subject, command, Words(same: what))
  }

  func isAccountField(_ words: String) -> Bool { accountField(words) != nil }

  func accountField(_ words: String) -> FieldDefinition? { field(words, of: .accounts) }

  func field(_ words: String, of collection: Collection) -> FieldDefinition? {
    Scope(model[collection]).index(of: words).map { model[collection].fields[$0] }
  }

  /// Reads `= VALUE` for a field of accounts.
  func assignment(_ name: Name, _ reader: inout ArgumentReader) throws -> Assignment {
    guard let field = accountField(name.text) else {
      let names = model[.accounts].fields.filter { $0.origin != .derived }.map {
        $0.words[language]
      }
      let similar = Suggestion.nearest(to: name.text, among: names)
      throw BindError(
        .unknownField(
          name.text, of: SourceDefinition.words(of: .accounts)[language], similar: similar),
        name.span, replacement: similar.first)
    }
    guard field.origin != .derived, field.name != "id" else {
      throw ChangeError(.computed(field.name), name.span)
    }
    return Assignment(
      field: field, value: try FieldAssignment(session: self, field: field).value(reader.value()))
  }

  func nextAssignment(_ reader: inout ArgumentReader) throws -> Assignment {
    guard let target = reader.target(isLast: false, isField: isAccountField),
      target.subject == nil
    else { throw reader.unexpected(.field) }
    return try assignment(target.field, &reader)
  }

  private func said(_ assignment: Assignment) -> String {
    let value = assignment.value.map { value in
      guard case .string(let text) = value else { return JSONText.line(value) }
      guard case .reference(let target) = assignment.field.type else { return text }
      let row = References.rows(text, in: model[target], of: model).first
      return row.map { model.recordName($0, of: target) } ?? text
    }
    return "\(assignment.field.words[language]) → \(value ?? "–")"
  }

  mutating func assign(
    _ assignments: [Assignment], to subject: ChangeSubject, _ command: Command, _ what: Words
  ) throws -> Answer {
    let question = Words(
      en: "\(subject.rows.count) accounts, \(what.en)",
      fi: "\(subject.rows.count) yritystä, \(what.fi)")
    if let asked = try self.question(subject.rows, command, question) { return asked }
    let ids = subject.rows.map { id($0, of: .accounts) }
    let outcome = try change(command) { text in
      try ids.flatMap { id in
        try assignments.map {
          try text.set($0.field.fileKey, of: id, in: .accounts, to: $0.value)
        }
      }
    }
    return try answer(outcome, command) { words in
      var changed: [String] = []
      for edit in outcome.edits where edit.collection == .accounts && changed.last != edit.id {
        changed.append(edit.id)
      }
      var lines = changed.prefix(5).map { words.fields(of: $0) }
      if changed.count > 5 {
        lines.append(
          Words(
            en: "… and \(changed.count - 5) more, \(changed.count) in all",
            fi: "… ja \(changed.count - 5) muuta, yhteensä \(changed.count)")[language])
      }
      return lines
    }
  }

  // MARK: assign, advance, override

  private static let to = Phrase(en: ["to"], fi: ["myyjälle"])
  private static let toLevel = Phrase(en: ["to level", "to"], fi: ["tasolle"])
  private static let tier = Phrase(en: ["tier"], fi: ["luokka", "luokkaan"])
  private static let because = Phrase(en: ["because"], fi: ["koska"])
  private static let until = Phrase(en: ["until"], fi: ["asti", "saakka"])

  /// Answers `assign Acme Oy to Aino`, `assign leads where tier = A1 to Aino`.
  mutating func assign(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    guard let name = reader.name(until: [Session.to]) else { throw reader.unexpected(.name) }
    guard reader.take(Session.to) else { throw reader.unexpected(.word(.to)) }
    guard let seller = reader.name() else { throw reader.unexpected(.name) }
    try reader.expectEnd()
    return try assign("seller", Literal(seller.text, .bare, seller.span), to: name, command)
  }

  /// Answers `advance Acme Oy to 2`.
  mutating func advance(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    guard let name = reader.name(until: [Session.toLevel]) else { throw reader.unexpected(.name) }
    guard reader.take(Session.toLevel) else { throw reader.unexpected(.word(.to)) }
    let level = try reader.value()
    try reader.expectEnd()
    return try assign("level", level, to: name, command)
  }

  private mutating func assign(
    _ field: String, _ value: Literal, to name: Name, _ command: Command
  ) throws -> Answer {
    guard let field = accountField(field) else {
      throw BindError(.unknownField(field, of: "accounts", similar: []), command.span)
    }
    let assignment = Assignment(
      field: field, value: try FieldAssignment(session: self, field: field).value(value))
    let subject = try subject(name, of: command)
    return try assign([assignment], to: subject, command, Words(same: said(assignment)))
  }

  /// Answers `override Acme Oy tier A1 because "the group decides" until 2027-06-30`.
  mutating func override(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    guard let name = reader.name(until: [Session.tier]) else { throw reader.unexpected(.name) }
    guard reader.take(Session.tier), let field = accountField("tier_override") else {
      throw reader.unexpected(.word(.tiers))
    }
    let tier = try FieldAssignment(session: self, field: field).value(reader.value())
    var reason: JSONValue?
    var end: JSONValue?
    while !reader.isAtEnd {
      if reader.take(Session.because),
        let words = reader.quoted() ?? reader.name(until: [Session.until])
      {
        reason = .string(words.text)
      } else if reader.take(Session.until) {
        end = .string(try period(try reader.value()).upperBound.iso)
      } else {
        throw reader.unexpected(.end)
      }
    }
    let row = try AccountLookup(self).row(name)
    let id = id(row, of: .accounts)
    let author = tier == nil ? nil : (me ?? settings.user).nonEmpty.map { JSONValue.string($0) }
    let outcome = try change(command) { text in
      [
        try text.set("tier", of: id, in: .accounts, to: tier),
        try text.set("tier_by", of: id, in: .accounts, to: author),
        try text.set("tier_reason", of: id, in: .accounts, to: reason),
        try text.set("tier_until", of: id, in: .accounts, to: end),
      ]
    }
    return try answer(outcome, command) { [$0.fields(of: id)] }
  }

  // MARK: value

  private static let from = Phrase(en: ["from"], fi: ["lähteestä"])

  /// Answers `value Acme Oy stand_size = 40 from visit on 2026-11-20`.
  mutating func value(_ command: Command) throws -> Answer {
    var reader = arguments(of: command)
    guard let target = reader.target(isLast: false, isField: isAccountField),
      let name = target.subject
    else { throw reader.unexpected(.name) }
    let assignment = try assignment(target.field, &reader)
    var source = "call"
    var day = settings.today
    while !reader.isAtEnd {
      if reader.take(Session.from), let word = reader.word() {
        source = try choice(word, .valueSource, of: "source")
      } else if reader.take(Session.on) {
        day = try period(try reader.value()).lowerBound
      } else {
        throw reader.unexpected(.end)
      }
    }
    let id = id(try AccountLookup(self).row(name), of: .accounts)
    let author = (me ?? settings.user).nonEmpty
    let found = self
    let outcome = try change(command) { text in
      var members: [JSONValue.Member] = [
        .init("id", .string(try found.newID(in: .values, prefix: "val", &text))),
        .init("account", .string(id)), .init("field", .string(assignment.field.name)),
        .init("value", assignment.value ?? .null), .init("at", .string(day.iso)),
      ]
      if let author { members.append(.init("by", .string(author))) }
      members.append(.init("source", .string(source)))
      return [
        try text.create(members, in: .values),
        try text.set(assignment.field.fileKey, of: id, in: .accounts, to: assignment.value),
      ]
    }
    return try answer(outcome, command) { words in
      let source = Choices.valueSource.typed(source)?.words[found.language] ?? source
      return ["\(words.fields(of: id)) (\(source), \(words.day(day)))"]
    }
  }

  /// The member of a closed set that a word means, as the file spells it.
  func choice(_ name: Name, _ choices: Choices, of field: String) throws(BindError) -> String {
    if let choice = choices.typed(name.text) { return choice.name }
    let all = choices.all.map { $0.words[language] }
    throw .unknown(name, field, among: all, as: Formatter.quotedIfNeeded)
  }
}

extension String {
  /// The text; nil where it is empty.
  var nonEmpty: String? { isEmpty ? nil : self }
}
