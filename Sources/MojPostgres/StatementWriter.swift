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
  /// The references that may lead to records of other shards, as `orders.deal`.
  let crossings: Set<String>
  /// The texts of a column that are looked at here; nil where they are too many.
  let texts: (KnownTexts) throws -> [String]?

  /// Whether what follows from records is gathered for all accounts at once, since most are asked for.
  var gathersAll = false

  /// The values, `$1` first.
  private(set) var values: [String] = []
  var joins: [Join] = []
  /// The joined records that must be there, by their aliases.
  var needed: Set<String> = []
  var aliases: [String: String] = [:]

  init(
    frame: Model, tiering: Tiering, today: CalendarDay, datedFields: Set<String>,
    crossings: Set<String> = [], texts: @escaping (KnownTexts) throws -> [String]?
  ) {
    self.frame = frame
    self.tiering = tiering
    self.today = today
    self.datedFields = datedFields
    self.crossings = crossings
    self.texts = texts
  }

  /// Where a row of a table stands in the statement.
  struct Place {
    var alias: String
    var collection: Collection
  }

  /// What is joined to the rows: the records that a field refers to, or what is worked out of a row.
  struct Join {
    /// The name of records that are referred to, where rows without them may stay.
    var alias: String?
    var sql: String
  }

  /// How the statement is to treat what is missing.
  enum Logic {
    /// Every test is met or not, as in queries.
    case certain
    /// The same where null keeps a row out as well as false does: it is left as it is, so that indexes
    /// serve the test.
    case passing
    /// The same of a test that every row must meet: records that it asks about must be there.
    case required
    /// A missing value makes a test unknown, as in the rules of tiers: SQL's own null.
    case open
  }

  // MARK: The statement

  mutating func statement(of query: MeasuredRows) throws -> String {
    let root = Place(alias: "t", collection: query.collection)
    gathersAll = query.conditions.allSatisfy(\.isBroad)
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
      conditions.append(try self.condition(condition, root, .required))
    }
    var sql = "select \(columns.joined(separator: ", "))\n" + rows(query.collection, conditions)
    if !groups.isEmpty { sql += "\ngroup by \(groups.joined(separator: ", "))" }
    return sql + "\norder by min(t.place)"
  }

  /// The statement that counts the records that meet sets of conditions, each in a column.
  mutating func statement(of counted: WhyZeroCounts) throws -> String {
    let root = Place(alias: "t", collection: counted.collection)
    var (base, conditions): ([String], [String]) = ([], [])
    for condition in counted.base { base.append(try self.condition(condition, root, .required)) }
    for condition in counted.conditions {
      conditions.append(try self.condition(condition, root, .passing))
    }
    let counts = counted.sets.map { places in
      places.isEmpty
        ? "count(*)"
        : "count(*) filter (where \(places.map { conditions[$0] }.joined(separator: " and ")))"
    }
    return "select \(counts.joined(separator: ",\n  "))\n" + rows(counted.collection, base)
  }

  /// The rows of a collection that meet conditions, with what is joined to them.
  ///
  /// - Parameters:
  ///   - sample: What comes after the table's name where a few of its rows will do.
  ///   - last: A further join.
  func rows(
    _ collection: Collection, _ conditions: [String], sample: String = "",
    joining last: String? = nil
  ) -> String {
    var lines = ["from \(table(collection)) t\(sample)"]
    for join in joins {
      let mayBeAway = join.alias.map { !needed.contains($0) } ?? false
      lines.append((mayBeAway ? "left " : "") + join.sql)
    }
    if let last { lines.append(last) }
    if !conditions.isEmpty { lines.append("where " + conditions.joined(separator: "\n  and ")) }
    return lines.joined(separator: "\n")
  }

  /// The statement of the days that won deals took, and of how many these are.
  mutating func dealDays(among conditions: [BoundCondition]) throws -> String {
    let root = Place(alias: "t", collection: .deals)
    var tests = [
      "t.state = 'won'", "t.created is not null",
      "coalesce(t.closed, t.expected_close) is not null",
    ]
    for condition in conditions { tests.append(try self.condition(condition, root, .required)) }
    return """
      select greatest(0, coalesce(t.closed, t.expected_close) - t.created), count(*)
      \(rows(.deals, tests))
      group by 1
      """
  }

  /// The statement that finds the first accounts to invest in, as `Investment` orders them.
  mutating func accounts(
    toInvestIn count: Int, where conditions: [BoundCondition]
  ) throws -> String {
    let root = Place(alias: "t", collection: .accounts)
    gathersAll = conditions.allSatisfy(\.isBroad)
    let heading = Words(en: "triangle", fi: "kolmio")
    var values: [String] = []
    for name in ["tier", "tier_best", "contacts_12m", "overdue", "sales_12m"] {
      guard let field = frame[.accounts].fields.first(where: { $0.name == name }) else {
        throw NotPushed.names
      }
      values.append(try value(of: field, at: root, heading))
    }
    let (tier, contacts, overdue, sales) = (values[0], values[2], values[3], values[4])
    let names = bind(frame.tierNames)
    let best = "array_position(\(names), \(values[1]))"
    let rank = "coalesce(array_position(\(names), \(tier)), \(frame.tierNames.count + 1))"
    var tests = [
      "coalesce(t.\"status\", 'active') = 'active'",
      "(\(best) < \(rank) or \(contacts) = 0 or \(overdue) > 0)",
    ]
    for condition in conditions { tests.append(try self.condition(condition, root, .certain)) }
    return """
      select t."id"
      \(rows(.accounts, tests))
      order by case when t."potential" is not null then coalesce(\(best), \(rank)) else \(rank) end,
        greatest(0, t."potential" - greatest(0, \(sales))) desc nulls last, t.place
      limit \(count)
      """
  }

  func table(_ collection: Collection) -> String { "moj.\(TeamTable(collection).name)" }

  /// A value as a placeholder of a type.
  mutating func bind(_ value: String, _ type: String) -> String {
    values.append(value)
    return "$\(values.count)::\(type)"
  }

  mutating func bind(_ texts: [String]) -> String {
    bind(SQLArray.text(of: texts), "text[]")
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

  /// How many values a field has, and for numbers and dates their sum, least, greatest and all of them.
  private mutating func measured(
    _ field: BoundField, _ query: MeasuredRows, _ root: Place
  ) throws -> [String] {
    let kinds = query.measures.filter { $0.field == field }.map(\.kind)
    guard field.part == nil else { throw NotPushed.field(field.heading) }
    let value = try value(field, root)
    let count = "count(\(value))"
    let isSummed = kinds.contains { [.sum, .avg, .share].contains($0) }
    // What nobody asked for is not worked out.
    let aggregates = [
      ("sum", isSummed), ("min", kinds.contains(.min)), ("max", kinds.contains(.max)),
    ]
    .map { name, isAsked in isAsked ? "\(name)(\(value))" : nil }
    // The middle of all cells together is that of all their values.
    let hasMedian = kinds.contains(.median)
    guard hasMedian || aggregates.contains(where: { $0 != nil }) else {
      return [count, "null", "null", "null", "null"]
    }
    func columns(_ sql: (String) -> String) -> [String] {
      let list = "array_agg(\(sql(value))) filter (where \(value) is not null)"
      return [count] + aggregates.map { $0.map(sql) ?? "null" } + [hasMedian ? list : "null"]
    }
    switch field.definition.type {
    case .number, .percent, .money:
      let factor =
        "1" + String(repeating: "0", count: CellReader.scale(of: field, in: frame, query))
      return columns { "trunc(\($0) * \(factor))" }
    case .date: return columns { "\($0) - date '1970-01-01'" }
    case .time: return columns { "(extract(epoch from \($0)) / 60)::bigint" }
    default: throw NotPushed.field(field.heading)
    }
  }

  /// The value of a field as SQL; null where it is missing.
  mutating func value(_ field: BoundField, _ root: Place) throws -> String {
    let place = try place(of: field, root)
    return try value(of: field.definition, at: place, field.heading)
  }

  /// Where the record is whose field it is.
  mutating func place(of field: BoundField, _ root: Place) throws -> Place {
    var place = root
    for (hop, target) in zip(field.hops, field.targets) {
      place = try follow(frame[place.collection].fields[hop], from: place, to: target)
    }
    return place
  }

  /// Notes that a field's records must be there: a test that must be met lets nothing missing through.
  mutating func need(_ field: BoundField, _ root: Place) {
    var place = root
    for (hop, target) in zip(field.hops, field.targets) {
      let name = SQLName.quoted(frame[place.collection].fields[hop].name)
      guard let alias = aliases["\(place.alias).\(name)"] else { return }
      needed.insert(alias)
      place = Place(alias: alias, collection: target)
    }
  }

  private mutating func follow(
    _ field: FieldDefinition, from place: Place, to target: Collection
  ) throws -> Place {
    guard field.origin == .stored, case .reference = field.type,
      !crossings.contains("\(place.collection.rawValue).\(field.name)")
    else {
      throw NotPushed.field(field.words)
    }
    let reference = "\(place.alias).\(SQLName.quoted(field.name))"
    let alias = aliases[reference] ?? "j\(aliases.count + 1)"
    if aliases[reference] == nil {
      joins.append(
        Join(alias: alias, sql: "join \(table(target)) \(alias) on \(alias).\"id\" = \(reference)"))
      aliases[reference] = alias
    }
    return Place(alias: alias, collection: target)
  }

  mutating func value(
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
    case .derived: return try derived(field, at: place, heading)
    case .result: throw NotPushed.derived(heading)
    }
  }
}

extension FieldDefinition {
  /// Whether it is the tier that the rules prove.
  var isTier: Bool { origin == .derived && name == "tier" && type == .tier }
}
