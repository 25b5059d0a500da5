import MojLanguage
import MojModel
import MojQuery
import MojSteering
import MojText

/// What stands in the data: the values of fields, the names of records, the most frequent first.
extension Completer {
  /// The most values that are offered at one place.
  private static let limit = 200

  func values(_ field: Field, _ expected: Expectations) -> [Completion.Candidate] {
    guard let (definition, column) = type(of: field, expected) else { return [] }
    switch definition.type {
    case .tier: return tiers(of: definition.name == "tier" ? expected.source : nil)
    case .flag:
      return [Words(en: "yes", fi: "kyllä"), Words(en: "no", fi: "ei")].map {
        Completion.Candidate($0[language], "")
      }
    case .date, .time: return dateWords
    default: return found(in: definition, column).map(\.candidate)
    }
  }

  /// The tiers, best first, with how many records of a source have each and what it means.
  func tiers(of source: Name? = nil) -> [Completion.Candidate] {
    let table = session.model[.tiers]
    let (names, meanings) = (table.column("name"), table.column("meaning"))
    let counts = tierCounts(of: source.flatMap { SourceDefinition.named($0.text) })
    return session.model.tierNames.enumerated().map { place, tier in
      let row = (0..<table.rowCount).first { row in
        names.map { session.model.value($0, at: row).name } == tier
      }
      let meaning = row.flatMap { row in meanings.map { session.model.value($0, at: row).name } }
      let count = place + 1 < counts.count ? "\(counts[place + 1])" : nil
      return Completion.Candidate(
        tier, [count, meaning].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · "))
    }
  }

  /// No tiers are worked out, and no slips are looked for among the names, of more accounts than
  /// these: Tab answers at once.
  static let quickAccounts = 20_000

  /// How many records of a source are in each tier, from 1; empty where it would take long to know.
  private func tierCounts(of source: SourceDefinition?) -> [Int] {
    let accounts = session.model[.accounts]
    let key = DerivedKey(.accounts, "tier")
    guard source == nil || source?.collection == .accounts,
      accounts.rowCount <= Self.quickAccounts || session.derivation.knows(key),
      let place = accounts.index(of: key.field)
    else { return [] }
    var derivation = session.derivation
    let data = derivation.dataset(for: [key], over: session.model)
    guard let column = data.frame(of: .accounts).columns[place] else { return [] }
    var counts = Array(repeating: 0, count: session.model.tierNames.count + 1)
    let kinds = accounts.column("kind")
    for row in 0..<accounts.rowCount {
      let isOfSource = source?.filter.map { filter in
        kinds.map { session.model.value($0, at: row).name } == filter.value
      }
      if isOfSource ?? true { counts[column.code(at: row)] += 1 }
    }
    return counts
  }

  /// `A1` typed bare offers `tier = A1`, `leht` offers `seller = "Aino Lehtoranta"`.
  func bareValues(_ expected: Expectations, _ partial: String) -> [Completion.Candidate] {
    guard let scope = scope(expected) else { return [] }
    return tests(in: scope, partial)
  }

  /// `A1` alone is a question about accounts.
  func bareLines(_ partial: String) -> [Completion.Candidate] {
    guard language == session.language else { return [] }
    let source = SourceDefinition.words(of: .accounts)[language]
    let clause = Keyword.named(.where).words(in: language)
    return tests(in: Scope(session.model[.accounts]), partial).map {
      Completion.Candidate("\(source) \(clause) \($0.text)", $0.note)
    }
  }

  /// The conditions whose value begins as what is typed, the most frequent value first.
  private func tests(in scope: Scope, _ partial: String) -> [Completion.Candidate] {
    // A letter or a number begins too many values to mean one.
    guard partial.count > 1, !partial.contains("."), Int(partial) == nil else { return [] }
    var found: [Found] = []
    // A tier set by hand, or the best one possible, is not what A1 alone means.
    for (field, column) in zip(scope.fields, scope.columns) where field.fileKey == field.name {
      let name = typed(field.words[language])
      let values: [Found]
      switch field.type {
      case .tier where field.name == "tier": values = tiers().map { Found(candidate: $0, count: 0) }
      case .choice, .text, .reference(.sellers):
        values = mayFit(field, column) ? self.found(in: field, column) : []
      default: continue
      }
      found += values.filter { fit.rank(of: $0.candidate.text) != nil }.map {
        Found(
          candidate: .init("\(name) = \($0.candidate.text)", $0.candidate.note), count: $0.count)
      }
    }
    let order = found.enumerated().sorted {
      (-$0.element.count, $0.offset) < (-$1.element.count, $1.offset)
    }
    return order.prefix(10).map(\.element.candidate)
  }

  /// A value of a field and how many records have it.
  private struct Found {
    var candidate: Completion.Candidate
    var count: Int
  }

  /// Whether a value of a field fits, before it is counted how often each stands in the model.
  private func mayFit(_ definition: FieldDefinition, _ column: Column?) -> Bool {
    switch definition.type {
    case .choice(let choices): choices.all.contains { fit.rank(of: $0.words[language]) != nil }
    case .text:
      if case .values(let values)? = column?.domain {
        values.contains { fit.rank(of: $0) != nil }
      } else {
        false
      }
    default: true
    }
  }

  /// The values of a closed set, of coded texts, of references.
  private func found(in definition: FieldDefinition, _ column: Column?) -> [Found] {
    let counts = column.map(ValueCounts.byCode) ?? []
    switch definition.type {
    case .choice(let choices):
      return chosen(choices.all.indices, counts) { choices.all[$0].words[language] }
    case .text:
      guard case .values(let values)? = column?.domain else { return [] }
      return chosen(values.indices, counts) { values[$0] }
    case .reference(let target): return records(of: target, counts)
    default: return []
    }
  }

  /// The names of a collection's records.
  func names(_ target: Collection) -> [Completion.Candidate] {
    records(of: target, []).map(\.candidate)
  }

  private func records(of target: Collection, _ counts: [Int]) -> [Found] {
    let table = session.model[target]
    guard let names = table.column("name") ?? table.column("id"),
      !skipsNames, !fit.isLenient || table.rowCount <= Self.quickAccounts
    else { return [] }
    return chosen(rowsThatMayFit(names, table.rowCount), counts) { row in
      session.model.value(names, at: row).name
    }
  }

  /// Looks at the bytes of names before any is made a text.
  ///
  /// So many at a time: where enough fit, the rest is never looked at.
  private func rowsThatMayFit(
    _ names: Column, _ count: Int
  ) -> some Sequence<Int> {
    stride(from: 0, to: count, by: 4_096).lazy.flatMap { start in
      let rows = start..<min(start + 4_096, count)
      guard case .text(let texts) = names.storage else { return Array(rows) }
      return unsafe texts.rows(in: rows) { unsafe fit.mayFit($0) }
    }
  }

  /// Of some values those that fit, the most frequent first; those of the same count in order.
  private func chosen(
    _ places: some Sequence<Int>, _ counts: [Int], _ text: (Int) -> String
  ) -> [Found] {
    func frequency(_ place: Int) -> Int { place + 1 < counts.count ? counts[place + 1] : 0 }
    var found: [Found] = []
    /// Adds a value that fits; false where there are enough.
    func add(_ place: Int) -> Bool {
      guard found.count < Self.limit else { return false }
      let value = text(place)
      guard !value.isEmpty, fit.rank(of: value) != nil else { return true }
      let note = counts.isEmpty ? "" : String(frequency(place))
      found.append(
        Found(candidate: .init(Formatter.quotedIfNeeded(value), note), count: frequency(place)))
      return true
    }
    if counts.isEmpty {
      _ = places.allSatisfy(add)
    } else {
      _ = places.sorted { (-frequency($0), $0) < (-frequency($1), $1) }.allSatisfy(add)
    }
    return found
  }
}

/// How often each code stands in a column; code 0, which is missing, counts nothing.
enum ValueCounts {
  static func byCode(_ column: Column) -> [Int] {
    switch column.storage {
    case .codes8(let codes): count(codes)
    case .codes16(let codes): count(codes)
    case .codes32(let codes): count(codes)
    case .int32, .int64, .text: []
    }
  }

  private static func count<Code: FixedWidthInteger>(_ codes: [Code]) -> [Int] {
    var counts = Array(repeating: 0, count: Int(codes.max() ?? 0) + 1)
    for code in codes { counts[Int(code)] += 1 }
    counts[0] = 0
    return counts
  }
}
