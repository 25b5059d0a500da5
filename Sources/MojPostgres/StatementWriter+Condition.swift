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
    case .any(let parts): return try joined(parts, " or ", "false", root, logic)
    case .not(let inner): return "(not \(try self.condition(inner, root, logic)))"
    case .atLeast(let least, let parts):
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
    let field = test.field
    guard field.part == nil else { throw NotPushed.field(field.heading) }
    // Its own sides bind their values; one that no text of the statement names has no type.
    if case .field(let other, let comparison) = test.predicate {
      return try compared(field, other, comparison, root, logic)
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
      let wanted = Set(texts.map { TextFold.whole($0) })
      return settled(
        try among(field, root, value) { wanted.contains(TextFold.whole($0)) }, negated, logic)
    case .contains(let texts, let negated):
      let needles = texts.map { TextFold.search($0) }
      return settled(
        try among(field, root, value) { word in needles.contains { TextFold.search(word).has($0) }
        },
        negated, logic)
    case .starts(let texts):
      let needles = texts.map { TextFold.search($0) }
      return settled(
        try among(field, root, value) { word in
          needles.contains { TextFold.search(word).starts(with: $0) }
        }, false, logic)
    case .ends(let texts):
      let needles = texts.map { TextFold.search($0) }
      return settled(
        try among(field, root, value) { word in
          needles.contains { TextFold.search(word).suffix($0.count) == $0[...] }
        }, false, logic)
    case .spans, .field: throw NotPushed.field(field.heading)
    }
  }

  /// A test that is null where its value is: met or not in a query, where what is denied lets the
  /// missing through; unknown in a rule.
  private func settled(_ test: String, _ negated: Bool, _ logic: Logic) -> String {
    let whole = negated ? "not (\(test))" : test
    return logic == .open ? "(\(whole))" : "coalesce(\(whole), \(negated))"
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
        let a = bind(ColumnText.decimal(low, scale: scale), "numeric")
        let b = bind(ColumnText.decimal(high, scale: scale), "numeric")
        parts.append("\(value) between \(a) and \(b)")
      case .date:
        let (first, last) = (max(low, Self.days.lowerBound), min(high, Self.days.upperBound))
        guard first <= last else { continue }
        let a = bind(CalendarDay(Int32(clamping: first)).iso, "date")
        let b = bind(CalendarDay(Int32(clamping: last)).iso, "date")
        parts.append("\(value) between \(a) and \(b)")
      case .time:
        let first = max(low, Int64(Int32.min) + 1, Self.days.lowerBound * 1_440)
        let last = min(high, Int64(Int32.max))
        guard first <= last else { continue }
        let a = bind(ColumnText.time(first), "timestamp")
        let b = bind(ColumnText.time(last), "timestamp")
        parts.append("\(value) between \(a) and \(b)")
      default: throw NotPushed.field(test.field.heading)
      }
    }
    // No range holds for nothing that is there; what is missing stays null.
    return parts.isEmpty ? "\(value) is null and null" : parts.joined(separator: " or ")
  }

  /// Whether a value is one of some; null where it is missing.
  private mutating func oneOf(_ texts: [String], _ value: String) -> String {
    // Of an empty array even null is no member.
    texts.isEmpty ? "\(value) is null and null" : "\(value) = any(\(bind(texts)))"
  }

  /// The days that a model file can write: the years 1 to 9999.
  private static let days: ClosedRange<Int64> = -719_162...2_932_896

  private func scale(of field: BoundField, _ root: Place) -> Int? {
    if field.definition.type == .money { return 2 }
    return frame[field.targets.last ?? root.collection].columns[field.index]?.scale
  }

  private mutating func among(
    _ field: BoundField, _ root: Place, _ value: String, _ passes: (String) -> Bool
  ) throws -> String {
    guard field.definition.type == .text, field.definition.origin != .derived else {
      throw NotPushed.field(field.heading)
    }
    let collection = field.targets.last ?? root.collection
    let isOwn = field.definition.origin == .custom
    let column = isOwn ? "(own->>$1::text)" : SQLName.quoted(field.definition.name)
    guard
      let all = try words(column, isOwn ? [field.definition.name] : [], table(collection))
    else { throw NotPushed.field(field.heading) }
    return oneOf(all.filter(passes), value)
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
    return logic == .open ? "(\(test))" : "coalesce(\(test), \(comparison == .notEqual))"
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

extension [UInt8] {
  /// Whether the bytes hold others in a row.
  fileprivate func has(_ needle: [UInt8]) -> Bool {
    guard needle.count <= count else { return false }
    return (0...(count - needle.count)).contains { self[$0..<($0 + needle.count)] == needle[...] }
  }
}
