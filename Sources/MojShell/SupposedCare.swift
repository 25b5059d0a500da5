import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojText

/// `whatif care A1 …`: other values of care models.
extension Session {
  /// The fields of a care model that a what-if can answer for.
  private static let careFields = [
    "minutes_per_quarter", "contact_every", "meeting_every", "time_share",
  ]

  private func careField(_ words: String) -> FieldDefinition? {
    field(words, of: .care).flatMap { Session.careFields.contains($0.name) ? $0 : nil }
  }

  /// Takes `A1 customer meeting_every = 30d`, `A1 every 30d visit`.
  func supposedCare(_ arguments: inout ArgumentReader) throws -> Supposed {
    let rank = try tierRank(&arguments)
    let (whose, settings) =
      try careRhythm(&arguments) ?? careSettings(&arguments)
    let rows = try careRows(rank, whose, at: arguments.span)
    return Supposed(
      supposition: .care(rows: rows, settings: settings.map { ($0.field.name, $0.value?.plain) }),
      list: .care,
      settings: rows.flatMap { row in
        settings.map { Supposed.Setting(row: row, field: $0.field, value: $0.value) }
      }, bytes: bytesSupposed)
  }

  /// Takes `customer every 30d visit`; nil where it does not stand here.
  private func careRhythm(
    _ arguments: inout ArgumentReader
  ) throws -> (whose: Name?, settings: [Assignment])? {
    var probe = arguments
    let whose = probe.stands(Phrase.every) ? nil : probe.name(until: [Phrase.every])
    guard probe.take(Phrase.every) else { return nil }
    arguments = probe
    guard let first = arguments.word() else { throw arguments.unexpected(.value) }
    var length = Literal(first.text, .bare, first.span)
    // `30 days` is two words.
    if Int(first.text) != nil, let unit = arguments.word() {
      length = Literal(
        first.text + unit.text, .bare, SourceSpan(first.span.lower, unit.span.upper))
    }
    guard let word = arguments.word() else { throw arguments.unexpected(.name) }
    guard let field = careField("\(try contact(word))_every") else { throw careProblem(word) }
    let value = try FieldAssignment(session: self, field: field).value(length)
    return (whose, [Assignment(field: field, value: value)])
  }

  /// Whether a word means a meeting or any contact; a visit is a meeting, a call a contact.
  private func contact(_ word: Name) throws -> String {
    let typed = word.text.lowercased()
    if ["visit", "visits", "käynti", "käynnit"].contains(typed) { return "meeting" }
    if ["call", "calls", "puhelu", "puhelut", "soitto"].contains(typed) { return "contact" }
    return try choice(word, .careContact, of: Words(en: "contact", fi: "yhteys")[language])
  }

  /// Takes `customer meeting_every = 30d, contact_every = 2w`.
  private func careSettings(
    _ arguments: inout ArgumentReader
  ) throws -> (whose: Name?, settings: [Assignment]) {
    let isField: (String) -> Bool = { self.careField($0) != nil }
    guard let first = arguments.target(isLast: false, isField: isField) else {
      // A kind may stand here, and a field after it.
      if let word = arguments.word(), Choices.kind.typed(word.text) == nil {
        throw careProblem(word)
      }
      throw arguments.unexpected(.field)
    }
    var settings = [try careSetting(first.field, &arguments)]
    while arguments.takeComma() {
      guard let next = arguments.target(isLast: false, isField: isField), next.subject == nil
      else { throw arguments.unexpected(.field) }
      settings.append(try careSetting(next.field, &arguments))
    }
    return (first.subject, settings)
  }

  /// The care models of a tier; where a kind or a project is said, those for it.
  private func careRows(_ rank: Int, _ whose: Name?, at span: SourceSpan) throws -> [Int] {
    let (kinds, projects) = (model[.care].column("kind"), model[.care].column("project"))
    func code(_ column: Column?, _ row: Int) -> Int? {
      column.map { $0.code(at: row) }.flatMap { $0 > 0 ? $0 : nil }
    }
    let rows = (0..<model[.care].rowCount).filter { row in
      guard CareModels.rank(row, in: model) == rank else { return false }
      return whose.map {
        matches($0, kind: code(kinds, row), project: code(projects, row))
      } ?? true
    }
    guard rows.isEmpty else { return rows }
    let named = [model.tierNames[rank - 1], whose?.text].compactMap { $0 }
    throw BindError(
      .unknownValue(
        named.joined(separator: " "), field: Words(en: "care model", fi: "hoitomalli")[language],
        all: careNames, similar: []), whose?.span ?? span)
  }

  private var careNames: [String] {
    let kinds = model[.care].column("kind")
    return (0..<model[.care].rowCount).compactMap { row in
      let rank = CareModels.rank(row, in: model)
      guard rank > 0 else { return nil }
      let kind = kinds.flatMap { $0.code(at: row) > 0 ? $0.code(at: row) : nil }
      return [model.tierNames[rank - 1], kind.map { Choices.kind.all[$0 - 1].words[language] }]
        .compactMap { $0 }.joined(separator: " ")
    }
  }

  private func careSetting(
    _ name: Name, _ arguments: inout ArgumentReader
  ) throws -> Assignment {
    guard let field = careField(name.text) else { throw careProblem(name) }
    let value = try FieldAssignment(session: self, field: field).value(arguments.value())
    return Assignment(field: field, value: value)
  }

  private func careProblem(_ name: Name) -> BindError {
    let names = Session.careFields.compactMap { self.field($0, of: .care)?.words[language] }
    let near = Suggestion.nearest(to: name.text, among: names)
    return BindError(
      .unknownField(
        name.text, of: SourceDefinition.words(of: .care)[language],
        similar: near.isEmpty ? names : near), name.span, replacement: near.first)
  }
}

extension JSONValue {
  /// A text or a number as the file writes it, without quotes; nil for anything else.
  fileprivate var plain: String? {
    switch self {
    case .string(let text), .number(let text): text
    default: nil
    }
  }
}
