import MojModel
import MojQuery
import MojShell
import MojText

extension StatementWriter {
  mutating func condition(
    _ condition: BoundCondition, _ root: Place, _ logic: Logic
  ) throws -> String {
    switch condition {
    case .all(let parts): return try joined(parts, " and ", "true", root, logic)
    case .any(let parts):
      return try joined(parts, " or ", "false", root, logic == .required ? .passing : logic)
    case .not(let inner):
      return "(not \(try self.condition(inner, root, logic == .open ? .open : .certain)))"
    case .atLeast(let least, let parts):
      let logic = logic == .required ? .passing : logic
      var written: [String] = []
      for part in parts { written.append(try self.condition(part, root, logic)) }
      let sure = sum(written.map { "((\($0)) is true)::int" })
      guard logic == .open else { return "(\(sure) >= \(least))" }
      let possible = sum(written.map { "((\($0)) is not false)::int" })
      return "(case when \(sure) >= \(least) then true when \(possible) < \(least) then false end)"
    case .test(let test): return try self.test(test, root, logic)
    case .search(let fields, let needle):
      let tests = fields.map { field in
        BoundCondition.test(
          BoundTest(
            field: field, predicate: .contains([needle], negated: false), span: SourceSpan(0, 0)))
      }
      return try self.condition(.any(tests), root, logic)
    case .constant(let holds): return holds ? "true" : "false"
    }
  }

  private mutating func joined(
    _ parts: [BoundCondition], _ word: String, _ none: String, _ root: Place, _ logic: Logic
  ) throws -> String {
    var written: [String] = []
    for part in parts { written.append(try condition(part, root, logic)) }
    return written.isEmpty ? none : "(\(written.joined(separator: word)))"
  }

  private func sum(_ parts: [String]) -> String {
    parts.isEmpty ? "0" : "(\(parts.joined(separator: " + ")))"
  }

  private mutating func test(_ test: BoundTest, _ root: Place, _ logic: Logic) throws -> String {
    let sql = try met(test, root, logic)
    if logic == .required, !test.predicate.passesMissing {
      need(test.field, root)
      if case .field(let other, _) = test.predicate { need(other, root) }
    }
    return sql
  }

  private mutating func met(_ test: BoundTest, _ root: Place, _ logic: Logic) throws -> String {
    let field = test.field
    guard field.part == nil else { throw NotPushed.field(field.heading) }
    // Its own sides bind their values; one that no text of the statement names has no type.
    if case .field(let other, let comparison) = test.predicate {
      return try compared(field, other, comparison, root, logic)
    }
    if case .codes(let codes, let negated) = test.predicate, field.definition.isTier {
      let members = try members(of: field.definition, codes)
      return settled(oneOf(members, try tier(field, root, among: codes)), negated, logic)
    }
    let value = logic == .open ? try known(field, at: root) : try self.value(field, root)
    switch test.predicate {
    case .isSet: return "(\(value) is not null)"
    case .isMissing: return "(\(value) is null)"
    case .codes(let codes, let negated):
      if field.definition.type == .flag {
        return settled(flag(codes, value), negated, logic)
      }
      let members = try self.members(of: field.definition, codes)
      return settled(oneOf(members, value), negated, logic)
    case .integers(let ranges, let negated):
      return settled(try within(ranges, test, value, root), negated, logic)
    case .texts(let texts, let negated):
      return settled(try among(field, root, value, texts, .whole), negated, logic)
    case .contains(let texts, let negated):
      return settled(try among(field, root, value, texts, .contains), negated, logic)
    case .starts(let texts):
      return settled(try among(field, root, value, texts, .starts), false, logic)
    case .ends(let texts):
      return settled(try among(field, root, value, texts, .ends), false, logic)
    case .spans, .field: throw NotPushed.field(field.heading)
    }
  }

  /// A test that is null where its value is: met or not in a query, where what is denied lets the
  /// missing through; unknown in a rule.
  private func settled(_ test: String, _ negated: Bool, _ logic: Logic) -> String {
    settled(negated ? "not (\(test))" : test, lettingMissing: negated, logic)
  }

  private func settled(_ test: String, lettingMissing: Bool, _ logic: Logic) -> String {
    let staysNull = logic == .open || logic != .certain && !lettingMissing
    return staysNull ? "(\(test))" : "coalesce(\(test), \(lettingMissing))"
  }

  private func flag(_ codes: Set<UInt32>, _ value: String) -> String {
    switch (codes.contains(1), codes.contains(2)) {
    case (true, true): "\(value) is not null or null"
    case (true, false): "not \(value)"
    case (false, true): "\(value)"
    case (false, false): "\(value) and not \(value)"
    }
  }

  func members(of field: FieldDefinition, _ codes: Set<UInt32>) throws -> [String] {
    let all: [String]
    switch field.type {
    case .choice(let choices): all = choices.names
    case .tier: all = frame.tierNames
    case .reference(let target) where !TeamTable(target).isBig:
      guard let ids = frame[target].column("id") else { throw NotPushed.field(field.words) }
      all = (0..<frame[target].rowCount).map { frame.value(ids, at: $0).name }
    default: throw NotPushed.field(field.words)
    }
    return all.indices.filter { codes.contains(UInt32($0 + 1)) }.map { all[$0] }
  }

  private mutating func within(
    _ ranges: [ClosedRange<Int64>], _ test: BoundTest, _ value: String, _ root: Place
  ) throws -> String {
    var parts: [String] = []
    for range in ranges {
      let (low, high) = (range.lowerBound, range.upperBound)
      switch test.field.definition.type {
      case .number, .percent, .money:
        guard let scale = test.scale ?? scale(of: test.field, root) else {
          throw NotPushed.field(test.field.heading)
        }
        parts.append(
          between(
            low <= .min + 1 ? nil : ColumnText.decimal(low, scale: scale),
            high == .max ? nil : ColumnText.decimal(high, scale: scale), "numeric", value))
      case .date:
        guard max(low, Self.days.lowerBound) <= min(high, Self.days.upperBound) else { continue }
        parts.append(
          between(
            low <= Self.days.lowerBound ? nil : CalendarDay(Int32(clamping: low)).iso,
            high >= Self.days.upperBound ? nil : CalendarDay(Int32(clamping: high)).iso, "date",
            value))
      case .time:
        let least = Self.days.lowerBound * 1_440
        let most = Int64(Int32.max)
        guard max(low, least) <= min(high, most) else { continue }
        parts.append(
          between(
            low <= least ? nil : ColumnText.time(low), high >= most ? nil : ColumnText.time(high),
            "timestamp", value))
      default: throw NotPushed.field(test.field.heading)
      }
    }
    // No range holds for nothing that is there; what is missing stays null.
    return parts.isEmpty ? "\(value) is null and null" : parts.joined(separator: " or ")
  }

  /// Whether a value is between two ends, of which those that no value is beyond are nil: a value that is
  /// dear to look up is looked up once.
  private mutating func between(
    _ low: String?, _ high: String?, _ type: String, _ value: String
  ) -> String {
    switch (low, high) {
    case (let low?, let high?):
      low == high
        ? "\(value) = \(bind(low, type))"
        : "\(value) between \(bind(low, type)) and \(bind(high, type))"
    case (let low?, nil): "\(value) >= \(bind(low, type))"
    case (nil, let high?): "\(value) <= \(bind(high, type))"
    case (nil, nil): "\(value) is not null or null"
    }
  }

  /// Whether a value is one of some; null where it is missing.
  private mutating func oneOf(_ texts: [String], _ value: String) -> String {
    switch texts.count {
    // Of an empty array even null is no member.
    case 0: "\(value) is null and null"
    case 1: "\(value) = \(bind(texts[0], "text"))"
    default: "\(value) = any(\(bind(texts)))"
    }
  }

  /// The days that a model file can write: the years 1 to 9999.
  private static let days: ClosedRange<Int64> = -719_162...2_932_896

  private func scale(of field: BoundField, _ root: Place) -> Int? {
    if field.definition.type == .money { return 2 }
    // What is worked out is whole.
    if field.definition.origin == .derived { return 0 }
    return frame[field.targets.last ?? root.collection].columns[field.index]?.scale
  }

  /// Whether a text is met by one of some, compared by moj's folding; null where it is missing.
  private mutating func among(
    _ field: BoundField, _ root: Place, _ value: String, _ needles: [[UInt8]],
    _ comparison: FoldedPattern.Comparison
  ) throws -> String {
    guard field.definition.type == .text, field.definition.origin != .derived else {
      throw NotPushed.field(field.heading)
    }
    let column = KnownTexts(field.definition, of: field.targets.last ?? root.collection)
    guard let known = try texts(column) else { throw NotPushed.field(field.heading) }
    let needles = needles.map { comparison.fold($0) }
    let found = known.filter { text in needles.contains { comparison.holds(text, $0) } }
    guard column.isOfOdd, let pattern = FoldedPattern.pattern(needles, comparison) else {
      return oneOf(found, value)
    }
    let plain = "\(value) ~ \(bind(pattern, "text"))"
    return found.isEmpty ? plain : "(\(plain) or \(oneOf(found, value)))"
  }

  private mutating func compared(
    _ left: BoundField, _ right: BoundField, _ comparison: BoundTest.Comparison, _ root: Place,
    _ logic: Logic
  ) throws -> String {
    guard left.part == nil, right.part == nil, left.definition.type.isOrderedInSQL,
      right.definition.type.isOrderedInSQL
    else { throw NotPushed.field(left.heading) }
    func side(_ field: BoundField, _ writer: inout StatementWriter) throws -> String {
      logic == .open ? try writer.known(field, at: root) : try writer.value(field, root)
    }
    var (a, b) = (try side(left, &self), try side(right, &self))
    // A time beside a date is its day.
    if left.definition.type == .time, right.definition.type == .date { a = "(\(a))::date" }
    if right.definition.type == .time, left.definition.type == .date { b = "(\(b))::date" }
    let sign =
      switch comparison {
      case .equal: "="
      case .notEqual: "<>"
      case .less: "<"
      case .lessOrEqual: "<="
      case .greater: ">"
      case .greaterOrEqual: ">="
      }
    let test = "\(a) \(sign) \(b)"
    return settled(test, lettingMissing: comparison == .notEqual, logic)
  }
}

extension BoundCondition {
  /// Whether it may hold for a good part of all records: none of its tests is of a name or a text.
  var isBroad: Bool {
    switch self {
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.allSatisfy(\.isBroad)
    case .not(let inner): inner.isBroad
    case .test(let test): test.field.definition.type != .text
    case .search: false
    case .constant: true
    }
  }
}

extension FieldType {
  /// Whether SQL orders the values as moj does.
  fileprivate var isOrderedInSQL: Bool {
    switch self {
    case .number, .percent, .money, .date, .time: true
    default: false
    }
  }
}
