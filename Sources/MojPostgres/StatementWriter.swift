import MojLanguage
import MojModel
import MojQuery
import MojShell
import MojSteering
import MojText

/// Writes the statement that computes a measure.
///
/// Names are moj's own; every value goes beside it.
struct StatementWriter {
  let frame: Model
  let tiering: Tiering
  let today: CalendarDay
  /// The accounts' fields that have dated values, which count before what stands on the account.
  let datedFields: Set<String>
  /// The different texts of a column of a table; nil where they are too many.
  let words: (_ column: String, _ values: [String], _ table: String) throws -> [String]?

  /// The values, `$1` first.
  private(set) var values: [String] = []
  private var joins: [String] = []
  private var aliases: [String: String] = [:]

  init(
    frame: Model, tiering: Tiering, today: CalendarDay, datedFields: Set<String>,
    words: @escaping (String, [String], String) throws -> [String]?
  ) {
    self.frame = frame
    self.tiering = tiering
    self.today = today
    self.datedFields = datedFields
    self.words = words
  }

  /// Where a row of a table stands in the statement.
  struct Place {
    var alias: String
    var collection: Collection
  }

  /// How the statement is to treat what is missing.
  enum Logic {
    /// Every test is met or not, as in queries.
    case certain
    /// A missing value makes a test unknown, as in the rules of tiers: SQL's own null.
    case open
  }

  // MARK: The statement

  mutating func statement(of query: MeasuredRows) throws -> String {
    let root = Place(alias: "t", collection: query.collection)
    var columns: [String] = []
    for field in query.buckets { columns.append(try bucket(field, root)) }
    let groups = columns.indices.map { "\($0 + 1)" }
    columns += ["min(t.place)", "count(*)"]
    for field in query.fields { columns += try measured(field, query, root) }
    for field in query.denied {
      columns.append("count(*) filter (where \(try value(field, root)) is null)")
    }
    var conditions: [String] = []
    for condition in query.conditions {
      conditions.append(try self.condition(condition, root, .certain))
    }
    var sql = "select \(columns.joined(separator: ", "))\nfrom \(table(query.collection)) t"
    for join in joins { sql += "\n\(join)" }
    if !conditions.isEmpty { sql += "\nwhere \(conditions.joined(separator: "\n  and "))" }
    if !groups.isEmpty { sql += "\ngroup by \(groups.joined(separator: ", "))" }
    return sql + "\norder by min(t.place)"
  }

  private func table(_ collection: Collection) -> String {
    "moj.\(SQLName.quoted(collection.rawValue))"
  }

  /// A value as a placeholder of a type.
  private mutating func bind(_ value: String, _ type: String) -> String {
    values.append(value)
    return "$\(values.count)::\(type)"
  }

  private mutating func bind(_ texts: [String]) -> String {
    let quoted = texts.map { text in
      "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
    }
    return bind("{\(quoted.joined(separator: ","))}", "text[]")
  }

  // MARK: Columns

  /// A bucket; parts of dates are taken later, of whole days.
  private mutating func bucket(_ field: BoundField, _ root: Place) throws -> String {
    if case .reference(let target) = field.definition.type, TeamTable(target).isBig {
      throw NotPushed.field(field.heading)
    }
    let value = try value(field, root)
    let isPart = field.part != nil && field.definition.type == .time
    return isPart ? "(\(value))::date::timestamp" : value
  }

  /// How many values a field has, and for numbers and dates their sum, least and greatest.
  private mutating func measured(
    _ field: BoundField, _ query: MeasuredRows, _ root: Place
  ) throws -> [String] {
    let kinds = query.measures.filter { $0.field == field }.map(\.kind)
    guard !kinds.contains(.median), field.part == nil else { throw NotPushed.field(field.heading) }
    let value = try value(field, root)
    let count = "count(\(value))"
    guard kinds.contains(where: { $0 != .count }) else { return [count, "null", "null", "null"] }
    switch field.definition.type {
    case .number, .percent, .money:
      let factor =
        "1" + String(repeating: "0", count: CellReader.scale(of: field, in: frame, query))
      return [count] + ["sum", "min", "max"].map { "trunc(\($0)(\(value)) * \(factor))" }
    case .date:
      return [count, "null"] + ["min", "max"].map { "\($0)(\(value)) - date '1970-01-01'" }
    case .time:
      return [count, "null"]
        + ["min", "max"].map { "(extract(epoch from \($0)(\(value))) / 60)::bigint" }
    default: throw NotPushed.field(field.heading)
    }
  }

  /// The value of a field as SQL; null where it is missing.
  private mutating func value(_ field: BoundField, _ root: Place) throws -> String {
    var place = root
    for (hop, target) in zip(field.hops, field.targets) {
      place = try follow(frame[place.collection].fields[hop], from: place, to: target)
    }
    return try value(of: field.definition, at: place, field.heading)
  }

  private mutating func follow(
    _ field: FieldDefinition, from place: Place, to target: Collection
  ) throws -> Place {
    guard field.origin == .stored, case .reference = field.type else {
      throw NotPushed.field(field.words)
    }
    let reference = "\(place.alias).\(SQLName.quoted(field.name))"
    let alias = aliases[reference] ?? "j\(aliases.count + 1)"
    if aliases[reference] == nil {
      joins.append("left join \(table(target)) \(alias) on \(alias).\"id\" = \(reference)")
      aliases[reference] = alias
    }
    return Place(alias: alias, collection: target)
  }

  private mutating func value(
    of field: FieldDefinition, at place: Place, _ heading: Words
  ) throws -> String {
    switch field.origin {
    case .stored:
      guard !field.isLocalized else { throw NotPushed.field(heading) }
      let column = "\(place.alias).\(SQLName.quoted(field.name))"
      // Nobody's records have the empty text in what is a part of a key.
      return field.name == "account" ? "nullif(\(column), '')" : column
    case .custom:
      let text = "(\(place.alias).own->>\(bind(field.name, "text")))"
      return field.type.sqlName == "text" ? text : "\(text)::\(field.type.sqlName)"
    case .derived where place.collection == .accounts && field.name == "tier":
      return try tier(at: place, heading)
    case .derived, .result: throw NotPushed.derived(heading)
    }
  }

  // MARK: Tiers

  /// The tier as the model's rules prove it, first that holds, or one set by hand that still holds.
  private mutating func tier(at place: Place, _ heading: Words) throws -> String {
    let key = "\(place.alias) tier"
    if let known = aliases[key] { return known }
    guard tiering.derivedKeys.isEmpty else { throw NotPushed.derived(heading) }
    let names = frame.tierNames
    var cases = ""
    for rule in tiering.rules {
      guard let condition = rule.condition, names.indices.contains(rule.rank - 1) else { continue }
      var parts = ["(\(try self.condition(condition, place, .open))) is true"]
      if let kind = rule.kind { parts.append(try membership("kind", kind, at: place)) }
      if let project = rule.project { parts.append(try membership("project", project, at: place)) }
      cases +=
        " when \(parts.joined(separator: " and ")) then \(bind(names[rule.rank - 1], "text"))"
    }
    // A rule may hold for what knows nothing, so a record of no account must not meet it.
    if place.alias != "t" { cases = " when \(place.alias).\"id\" is null then null" + cases }
    let proven = cases.isEmpty ? "null::text" : "case\(cases) end"
    let day = bind(today.iso, "date")
    let alias = "j\(aliases.count + 1)"
    // Worked out once for a row, however often the statement names it.
    joins.append(
      """
      cross join lateral (select case when \(place.alias)."tier_override" is not null
        and coalesce(\(place.alias)."tier_until" >= \(day), true)
        then \(place.alias)."tier_override" else \(proven) end as tier) \(alias)
      """)
    aliases[key] = "\(alias).tier"
    return "\(alias).tier"
  }

  /// Whether a closed field of an account is the member that a rule is for.
  private mutating func membership(_ name: String, _ code: Int, at place: Place) throws -> String {
    guard let field = frame[place.collection].fields.first(where: { $0.name == name }) else {
      throw NotPushed.names
    }
    let members = try self.members(of: field, [UInt32(clamping: code)])
    let column = "\(place.alias).\(SQLName.quoted(name))"
    return "coalesce(\(column) = any(\(bind(members))), false)"
  }

  /// What is known of a field of an account today: the newest dated value, unless it is too old.
  private mutating func known(_ field: BoundField, at place: Place) throws -> String {
    let own = try value(field, place)
    guard field.hops.isEmpty, place.collection == .accounts, field.definition.origin != .derived,
      datedFields.contains(field.definition.fileKey)
    else { return own }
    let key = "\(place.alias) known \(field.definition.fileKey)"
    let alias = aliases[key] ?? "j\(aliases.count + 1)"
    if aliases[key] == nil {
      let name = bind(field.definition.fileKey, "text")
      let end = bind(CalendarDay(today.number + 1).iso, "timestamp")
      let day = bind(today.iso, "date")
      joins.append(
        """
        left join lateral (select true as there, case when v.until < \(day) then null else v.known end
          as known from moj."values" v where v.account = \(place.alias)."id" and v.field = \(name)
          and v.at < \(end) order by v.at desc, v.place desc limit 1) \(alias) on true
        """)
      aliases[key] = alias
    }
    let type = field.definition.type.sqlName
    return "case when \(alias).there then \(alias).known::\(type) else \(own) end"
  }

  // MARK: Conditions

  private mutating func condition(
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
      let members = bind(try self.members(of: field.definition, codes))
      return settled("\(value) = any(\(members))", negated, logic)
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

  private func members(of field: FieldDefinition, _ codes: Set<UInt32>) throws -> [String] {
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
    return "\(value) = any(\(bind(all.filter(passes))))"
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
