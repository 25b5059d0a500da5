import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojText

/// `whatif tier A1 when …`: another condition of a rule.
extension Session {
  /// Takes `A1 when CONDITION`.
  func supposedRule(_ arguments: inout ArgumentReader) throws -> Supposed {
    let rank = try tierRank(&arguments)
    let whose = arguments.stands(Phrase.when) ? nil : arguments.name(until: [Phrase.when])
    guard arguments.take(Phrase.when) else { throw arguments.unexpected(.condition) }
    let row = try rule(of: rank, whose, at: arguments.span)
    // Bound here as well, so that an error points at the word in this line.
    let span = arguments.span
    let condition = try arguments.condition().filled(parameters)
    _ = try binder.bound(condition, over: .accounts)
    let text = Formatter.text(of: condition, language: model.language)
    let read = derivation.tiering.replacing(
      row: row, when: text, in: model, today: settings.today)
    if var problem = read.rules.first(where: { $0.row == row })?.problem {
      problem.source = nil
      problem.span = span
      throw problem
    }
    guard let field = field("when", of: .tiers) else { throw arguments.unexpected(.condition) }
    return Supposed(
      supposition: .rule(row: row, when: text), list: .tiers,
      settings: [Supposed.Setting(row: row, field: field, value: .string(text))],
      bytes: bytesSupposed)
  }

  /// The row of a tier's rule; where it has several, the kind or the project says which.
  private func rule(of rank: Int, _ whose: Name?, at span: SourceSpan) throws -> Int {
    let rules = derivation.tiering.rules.filter { $0.rank == rank }
    let found = whose.map { whose in
      rules.filter { matches(whose, kind: $0.kind, project: $0.project) }
    }
    let rest = found ?? rules
    if rest.count == 1 { return rest[0].row }
    let name = model.tierNames[rank - 1]
    let all = rules.map { rule in
      [
        name, rule.kind.map { Choices.kind.all[$0 - 1].words[language] },
        rule.project.map { model.recordName($0 - 1, of: .projects) },
      ].compactMap { $0 }.joined(separator: " ")
    }
    let words = Words(en: "rule", fi: "sääntö")[language]
    guard rest.isEmpty, let whose else {
      throw BindError(.ambiguousValue(name, field: words, candidates: all), span)
    }
    throw BindError(
      .unknownValue(whose.text, field: words, all: all, similar: []), whose.span)
  }

  /// Whether a word says a kind or a project.
  func matches(_ whose: Name, kind: Int?, project: Int?) -> Bool {
    if let choice = Choices.kind.typed(whose.text) {
      return kind.map { Choices.kind.names[$0 - 1] == choice.name } ?? false
    }
    let projects = References.rows(whose.text, in: model[.projects], of: model)
    return project.map { projects.contains($0 - 1) } ?? false
  }
}
