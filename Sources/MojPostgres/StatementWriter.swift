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
  /// The different texts of a column of a table; nil where they are too many.
  let words: (_ column: String, _ values: [String], _ table: String) throws -> [String]?

  /// The values, `$1` first.
  private(set) var values: [String] = []
  var joins: [String] = []
  var aliases: [String: String] = [:]

  init(
    frame: Model, tiering: Tiering, today: CalendarDay, datedFields: Set<String>,
    crossings: Set<String> = [], words: @escaping (String, [String], String) throws -> [String]?
  ) {
    self.frame = frame
    self.tiering = tiering
    self.today = today
    self.datedFields = datedFields
    self.crossings = crossings
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

  /// The statement that finds which accounts' records a query may list; nil where no condition of it can
  /// be said in SQL.
  mutating func statement(of listed: ListedRows, most: Int) throws -> String? {
    let root = Place(alias: "t", collection: listed.collection)
    var conditions: [String] = []
    for condition in listed.conditions {
      var next = self
      do {
        conditions.append(try next.condition(condition, root, .certain))
        self = next
      } catch is NotPushed { continue }
    }
    guard !conditions.isEmpty else { return nil }
    let id = listed.collection == .accounts ? "t.\"id\"" : "t.\"account\""
    var sql = "select distinct \(id)\nfrom \(table(listed.collection)) t"
    for join in joins { sql += "\n\(join)" }
    return sql + "\nwhere \(conditions.joined(separator: "\n  and "))\nlimit \(most + 1)"
  }

  func table(_ collection: Collection) -> String {
    "moj.\(SQLName.quoted(collection.rawValue))"
  }

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
  mutating func value(_ field: BoundField, _ root: Place) throws -> String {
    var place = root
    for (hop, target) in zip(field.hops, field.targets) {
      place = try follow(frame[place.collection].fields[hop], from: place, to: target)
    }
    return try value(of: field.definition, at: place, field.heading)
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
}

extension BoundField {
  /// Whether the field is known by the records of one account: it leads to no record that may be
  /// another's.
  func staysWithAccount(from collection: Collection, _ frame: Model) -> Bool {
    var place = collection
    for (hop, target) in zip(hops, targets) {
      guard frame[place].fields[hop].name == "account" || !TeamTable(target).isBig else {
        return false
      }
      place = target
    }
    if case .reference(let target) = definition.type, TeamTable(target).isBig {
      return definition.name == "account"
    }
    return true
  }
}
