import MojLanguage
public import MojModel
import MojText

extension Binder {
  func bind(_ condition: Condition, into work: inout Work) throws(BindError) -> BoundCondition {
    switch condition {
    case .and(let parts): return .all(try bind(parts, &work))
    case .or(let parts): return .any(try bind(parts, &work))
    case .not(let inner): return .not(try bind(inner, into: &work))
    case .grouped(let inner): return try bind(inner, into: &work)
    case .atLeast(let count, let parts, _): return .atLeast(count, try bind(parts, &work))
    case .test(let test): return try bind(test, into: &work)
    case .search(let literal): return try search(literal, &work)
    }
  }

  private func bind(
    _ parts: [Condition], _ work: inout Work
  ) throws(BindError) -> [BoundCondition] {
    var bound: [BoundCondition] = []
    for part in parts { bound.append(try bind(part, into: &work)) }
    return bound
  }

  /// A quoted word alone: every text field, and the names that references lead to.
  private func search(_ literal: Literal, _ work: inout Work) throws(BindError) -> BoundCondition {
    let needle = try parameter(literal).text
    var tests: [BoundCondition] = []
    for field in work.scope.fields where field.origin != .derived && field.type == .text {
      let name = Field([Name(field.name, literal.span)])
      let bound = try resolve(name, &work)
      tests.append(.test(text(bound, .has, [needle], literal.span, work)))
    }
    return .any(tests)
  }

  func bind(_ test: Test, into work: inout Work) throws(BindError) -> BoundCondition {
    let field = try resolve(test.field, &work)
    switch test.operation {
    case .isSet: return one(field, .isSet, test)
    case .isMissing: return one(field, .isMissing, test)
    default: break
    }
    if let other = try otherField(test, &work) {
      return one(field, .field(other, try comparison(test, field)), test)
    }
    if case .reference(let target) = field.definition.type {
      return try reference(test, field, target, &work)
    }
    return try typed(test, field, &work)
  }

  private func one(
    _ field: BoundField, _ predicate: BoundTest.Predicate, _ test: Test
  ) -> BoundCondition {
    .test(BoundTest(field: field, predicate: predicate, span: test.span))
  }

  /// `close > .due`, and `:s` standing for itself is no field.
  private func otherField(_ test: Test, _ work: inout Work) throws(BindError) -> BoundField? {
    guard test.values.count == 1, case .one(let literal) = test.values[0],
      case .field(let path) = literal.kind
    else { return nil }
    let field = try resolve(test.field, &work)
    let other = try resolve(path, &work)
    guard field.definition.type.compares(with: other.definition.type) else {
      throw BindError(
        .fieldsDoNotCompare(
          field.definition.words[language], other.definition.words[language]), literal.span)
    }
    return other
  }

  private func comparison(
    _ test: Test, _ field: BoundField
  ) throws(BindError) -> BoundTest.Comparison {
    let isTier = field.definition.type == .tier
    switch test.operation {
    case .equal: return .equal
    case .notEqual: return .notEqual
    case .less, .before: return isTier ? .greater : .less
    case .lessOrEqual, .by: return isTier ? .greaterOrEqual : .lessOrEqual
    case .greater, .after: return isTier ? .less : .greater
    case .greaterOrEqual, .since: return isTier ? .lessOrEqual : .greaterOrEqual
    case .better: return isTier ? .less : .greater
    case .worse: return isTier ? .greater : .less
    default: throw doesNotFit(test, field)
    }
  }

  func doesNotFit(_ test: Test, _ field: BoundField) -> BindError {
    BindError(
      .operatorDoesNotFit(
        operatorText(test), field: field.definition.words[language], type: field.definition.type),
      test.operatorSpan, replacement: "=")
  }

  private func operatorText(_ test: Test) -> String { "\(test.operation)" }

  /// Puts the values of a script's parameters where they are named.
  func parameter(_ literal: Literal) throws(BindError) -> Literal {
    guard case .parameter = literal.kind else { return literal }
    guard let value = parameters[literal.text] else {
      throw BindError(.unknownParameter(literal.text), literal.span)
    }
    return Literal(value, .quoted, literal.span)
  }

  private func typed(
    _ test: Test, _ field: BoundField, _ work: inout Work
  ) throws(BindError) -> BoundCondition {
    if let part = field.part, part == .weekday {
      var named = field
      (named.definition.words, named.definition.type) = (part.words, DateParts.type(of: part))
      var plain = test
      switch test.operation {
      case .before: plain.operation = .less
      case .after: plain.operation = .greater
      case .by: plain.operation = .lessOrEqual
      case .since: plain.operation = .greaterOrEqual
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: break
      default: throw doesNotFit(test, named)
      }
      return try choice(plain, named, DateParts.weekdays)
    }
    switch field.definition.type {
    case .text: return try text(test, field, work)
    case .choice(let choices): return try choice(test, field, choices)
    case .tier: return try tier(test, field, &work)
    case .flag: return try flag(test, field)
    case .number, .percent, .money: return try number(test, field, work)
    case .date, .time: return try date(test, field, &work)
    case .duration: return try duration(test, field)
    case .reference: throw doesNotFit(test, field)
    }
  }

  /// The literals of a test that takes no ranges.
  func singles(_ test: Test, _ field: BoundField) throws(BindError) -> [Literal] {
    var literals: [Literal] = []
    for item in test.values {
      guard case .one(let literal) = item else { throw doesNotFit(test, field) }
      literals.append(try parameter(literal))
    }
    return literals
  }

  // MARK: Text

  private func text(
    _ test: Test, _ field: BoundField, _ work: Work
  ) throws(BindError) -> BoundCondition {
    var values = try singles(test, field).map(\.text)
    if test.operation == .equal || test.operation == .notEqual {
      // Histories hold what people read by its name under its id.
      switch field.definition.name {
      case "channel": values = values.map { model.channelID(named: $0) ?? $0 }
      case "field": values = values.flatMap { [$0] + model.fieldKeys(named: $0) }
      default: break
      }
    }
    switch test.operation {
    case .equal, .notEqual, .has, .hasNot, .starts, .ends:
      return .test(text(field, test.operation, values, test.span, work))
    default: throw doesNotFit(test, field)
    }
  }

  private func text(
    _ field: BoundField, _ operation: Test.Operator, _ values: [String], _ span: SourceSpan,
    _ work: Work
  ) -> BoundTest {
    let whole = values.map { TextFold.whole($0) }
    let folded = values.map { TextFold.search($0) }
    let predicate: BoundTest.Predicate =
      switch operation {
      case .equal: .texts(whole, negated: false)
      case .notEqual: .texts(whole, negated: true)
      case .hasNot: .contains(folded, negated: true)
      case .starts: .starts(folded)
      case .ends: .ends(folded)
      default: .contains(folded, negated: false)
      }
    return BoundTest(field: field, predicate: predicate, span: span)
  }

  // MARK: Closed sets

  private func choice(
    _ test: Test, _ field: BoundField, _ choices: Choices
  ) throws(BindError) -> BoundCondition {
    let count = choices.all.count
    let ranges = try ranks(test, field, count) { (literal) throws(BindError) -> ClosedRange<Int> in
      guard let choice = choices.typed(literal.text),
        let index = choices.all.firstIndex(of: choice)
      else {
        let names = choices.all.map { $0.words[language] }
        throw unknownValue(literal, field, names, choices.all.flatMap { [$0.name] + $0.aliases })
      }
      return index + 1...index + 1
    }
    return codes(test, field, ranges, count: count, better: false)
  }

  private func tier(
    _ test: Test, _ field: BoundField, _ work: inout Work
  ) throws(BindError) -> BoundCondition {
    let names = model.tierNames
    let ranges = try ranks(test, field, names.count) {
      (literal) throws(BindError) -> ClosedRange<Int> in
      let typed = literal.text.lowercased()
      if let exact = names.firstIndex(where: { $0.lowercased() == typed }) {
        return exact + 1...exact + 1
      }
      let starting = names.indices.filter { names[$0].lowercased().hasPrefix(typed) }
      guard let first = starting.first, let last = starting.last, !typed.isEmpty else {
        throw unknownValue(literal, field, names, [], near: nearTiers(typed, names))
      }
      return first + 1...last + 1
    }
    let condition = codes(test, field, ranges, count: names.count, better: true)
    noteTiers(test, condition, names, &work)
    return condition
  }

  /// A tier such as A4 is near to those of its letter, the last of them first.
  private func nearTiers(_ typed: String, _ names: [String]) -> [String] {
    // A whole phrase is no slip of a short name.
    guard typed.count <= (names.map(\.count).max() ?? 0) + 1 else { return [] }
    return names.filter { $0.first?.lowercased() == typed.first.map { String($0) } }.reversed()
  }

  private func noteTiers(
    _ test: Test, _ condition: BoundCondition, _ names: [String], _ work: inout Work
  ) {
    guard case .test(let bound) = condition, case .codes(let codes, let negated) = bound.predicate,
      !negated
    else { return }
    let expanded = names.indices.filter { codes.contains(UInt32($0 + 1)) }.map { names[$0] }
    let plain = test.operation == .equal && expanded.count == test.values.count
    guard !plain else { return }
    let typed = Formatter.text(
      of: .test(test), language: language, names: CompoundNames(of: model))
    work.readings.append(.tiers(typed: typed, names: expanded))
  }

  /// The ranks from 1 that each value of a test names; open ends reach to the set's ends.
  private func ranks(
    _ test: Test, _ field: BoundField, _ count: Int,
    _ rank: (Literal) throws(BindError) -> ClosedRange<Int>
  ) throws(BindError) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for item in test.values {
      switch item {
      case .one(let literal): ranges.append(try rank(try parameter(literal)))
      case .range(let from, let to, _):
        let a: ClosedRange<Int> = if let from { try rank(try parameter(from)) } else { 1...1 }
        let b: ClosedRange<Int> =
          if let to { try rank(try parameter(to)) } else { max(1, count)...max(1, count) }
        ranges.append(min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound))
      }
    }
    return ranges
  }

  /// `better`: a lower rank is more, as among tiers.
  private func codes(
    _ test: Test, _ field: BoundField, _ ranges: [ClosedRange<Int>], count: Int, better: Bool
  ) -> BoundCondition {
    var codes: Set<UInt32> = []
    for range in ranges {
      let (low, high) = (range.lowerBound, range.upperBound)
      let wanted: Range<Int> =
        switch test.operation {
        case .less, .worse: better ? high + 1..<count + 1 : 1..<low
        case .lessOrEqual: better ? low..<count + 1 : 1..<high + 1
        case .greater, .better: better ? 1..<low : high + 1..<count + 1
        case .greaterOrEqual: better ? 1..<high + 1 : low..<count + 1
        default: low..<high + 1
        }
      codes.formUnion(wanted.map { UInt32($0) })
    }
    return one(field, .codes(codes, negated: test.operation == .notEqual), test)
  }

  private func flag(_ test: Test, _ field: BoundField) throws(BindError) -> BoundCondition {
    var codes: Set<UInt32> = []
    for literal in try singles(test, field) {
      switch literal.text.lowercased() {
      case "yes", "true", "kyllä", "tosi", "on", "1": codes.insert(2)
      case "no", "false", "ei", "epätosi", "0": codes.insert(1)
      default: throw BindError(.badFlag(literal.text, field: field.key), literal.span)
      }
    }
    guard test.operation == .equal || test.operation == .notEqual else {
      throw doesNotFit(test, field)
    }
    return one(field, .codes(codes, negated: test.operation == .notEqual), test)
  }

  func unknownValue(
    _ literal: Literal, _ field: BoundField, _ all: [String], _ more: [String], near: [String] = []
  ) -> BindError {
    var similar = Suggestion.nearest(to: literal.text, among: all + more)
    if similar.isEmpty { similar = near }
    return BindError(
      .unknownValue(
        literal.text, field: field.definition.words[language], all: all, similar: similar),
      literal.span, replacement: similar.first.map { Formatter.quotedIfNeeded($0) })
  }

  // MARK: References

  /// Sellers, projects and the like are closed sets; accounts and other long lists are open, and a
  /// test of them is a test of the name or id at the other end.
  private func reference(
    _ test: Test, _ field: BoundField, _ target: Collection, _ work: inout Work
  ) throws(BindError) -> BoundCondition {
    let isEquality = test.operation == .equal || test.operation == .notEqual
    guard isEquality, target.isClosed else { return try through(test, field, &work) }
    let table = model[target]
    var codes: Set<UInt32> = []
    for literal in try singles(test, field) {
      let rows = References.rows(literal.text, in: table, of: model)
      guard !rows.isEmpty else {
        let names = recordNames(table)
        throw unknownValue(
          literal, field, names, names.flatMap { $0.split(separator: " ").map(String.init) })
      }
      guard rows.count == 1 else {
        let all = recordNames(table)
        throw BindError(
          .ambiguousValue(
            literal.text, field: field.definition.words[language], candidates: rows.map { all[$0] }),
          literal.span, replacement: Formatter.quotedIfNeeded(all[rows[0]]))
      }
      codes.formUnion(rows.map { UInt32($0 + 1) })
    }
    return one(field, .codes(codes, negated: test.operation == .notEqual), test)
  }

  private func recordNames(_ table: Table) -> [String] {
    guard let column = table.column("name") ?? table.column("id") else { return [] }
    return (0..<table.rowCount).map { model.value(column, at: $0).name }
  }

  private func through(
    _ test: Test, _ field: BoundField, _ work: inout Work
  ) throws(BindError) -> BoundCondition {
    var tests: [BoundCondition] = []
    for end in ["name", "id"] {
      var path = test
      path.field.names.append(Name(end, test.field.span))
      if test.operation == .notEqual { path.operation = .equal }
      if test.operation == .hasNot { path.operation = .has }
      if let bound = try? bind(path, into: &work) { tests.append(bound) }
    }
    guard !tests.isEmpty else { throw doesNotFit(test, field) }
    let isNegated = test.operation == .notEqual || test.operation == .hasNot
    return isNegated ? .not(.any(tests)) : .any(tests)
  }
}

extension Collection {
  /// Whether its records are a closed set, whose names are checked before a query runs.
  public var isClosed: Bool {
    switch self {
    case .sellers, .teams, .projects, .tiers, .levels, .channels: true
    default: false
    }
  }
}

extension FieldType {
  /// Whether values of two types can stand on two sides of a comparison.
  func compares(with other: FieldType) -> Bool {
    switch (self, other) {
    case (.date, .time), (.time, .date): true
    case (.number, .percent), (.percent, .number): true
    case (.money, .number), (.number, .money): true
    default: self == other
    }
  }
}
