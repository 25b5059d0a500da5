import MojModel

/// A table of a published team: one for each list of the model file, one column for each field.
///
/// Beside the typed columns each record keeps its own text and what stands after it in the file, so
/// that the file can be brought back byte for byte.
struct TeamTable {
  /// The list.
  let collection: Collection
  /// The fields with columns of their own; the team's own fields are together in `own`.
  let fields: [FieldDefinition]

  /// How far apart the places of records are at first, so that others fit between them.
  static let spacing = 1_024

  /// All tables, in the order of the model.
  static let all = Collection.stored.map { TeamTable($0) }

  init(_ collection: Collection) {
    self.collection = collection
    fields = Schema.fields(of: collection).filter { $0.origin == .stored }
  }

  /// The name of the table.
  var name: String { SQLName.quoted(collection.rawValue) }

  /// Whether its records belong to accounts, by which the big tables are distributed.
  var belongsToAccounts: Bool { collection.belongsToAccounts }

  /// Whether it grows with the team's work: such tables are never read as a whole by surprise.
  var isBig: Bool { collection.isOfAccounts }

  /// The primary key: the column that tables are distributed by comes first.
  private var key: [String] {
    let id = fields.contains { $0.name == "id" && $0.isRequired } ? "id" : "place"
    return belongsToAccounts ? ["account", id] : [id]
  }

  /// Columns that moj works out when it publishes: what a dated value is in its field's own type, and
  /// the last day that it counts.
  var extras: [(name: String, type: String)] {
    collection == .values ? [("known", "text"), ("until", "date")] : []
  }

  /// The statements that make the table.
  var definition: [String] {
    var columns = fields.map { field in
      let isKey = key.contains(field.name)
      // A record of no account has the empty text there: a key cannot be null.
      let rest = isKey ? (field.name == "account" ? " not null default ''" : " not null") : ""
      return "\(SQLName.quoted(field.name)) \(field.type.sqlName)\(rest)"
    }
    columns += extras.map { "\($0.name) \($0.type)" }
    columns += [
      "own jsonb", "place bigint not null", "record text not null", "after text not null",
      "primary key (\(key.map(SQLName.quoted).joined(separator: ", ")))",
    ]
    return ["create table \(name) (\(columns.joined(separator: ", ")))"]
  }

  /// Whether a field's different texts are found one after the other by an index.
  func hasFewTexts(_ field: FieldDefinition) -> Bool {
    (collection == .accounts || collection == .values && field.name == "field")
      && field.origin == .stored && field.isCoded && field.type == .text
  }

  /// What holds for the few accounts with texts that are not plain, by an index; nil of other tables.
  ///
  /// It is said as an equation, of which servers expect that few rows meet it.
  var oddCondition: String? {
    guard collection == .accounts else { return nil }
    let texts = fields.filter { $0.type == .text && !$0.isCoded }.map { SQLName.quoted($0.name) }
    let tests = (texts + ["own::text"]).map { "\($0) ~ '\(FoldedPattern.odd)'" }
    return "(case when \(tests.joined(separator: " or ")) then 1 end) = 1"
  }

  /// The statements that make the indexes, once the rows are there: of what default views filter by, of
  /// the order of the file, and of texts that moj looks at itself.
  var indexes: [String] {
    guard isBig else { return [] }
    let names = fields.filter { field in
      field.name != "account" && field.isReference
        || ["kind", "level", "status", "state", "at", "date"].contains(field.name)
        || hasFewTexts(field)
    }.map(\.name)
    // The key of what belongs to accounts begins with the account.
    let ids = belongsToAccounts && fields.contains { $0.name == "id" } ? ["id"] : []
    let keys =
      (ids + names + ["place"]).map { [$0] }
      + (collection == .values ? [["account", "field", "at"]] : [])
    return keys.map { key in
      "create index on \(name) (\(key.map(SQLName.quoted).joined(separator: ", ")))"
    } + (oddCondition.map { ["create index on \(name) (id) where \($0)"] } ?? [])
  }
}

/// Names in SQL.
enum SQLName {
  /// A name as SQL takes it whatever it holds: `"to"`.
  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

/// Arrays as values of statements.
enum SQLArray {
  /// Texts as the value of a `text[]`, whatever they hold.
  static func text(of texts: [String]) -> String {
    var array = "{"
    for (place, text) in texts.enumerated() {
      array += place > 0 ? ",\"" : "\""
      // By scalars: a quote with a mark above it is another character, and a quote to the server.
      for scalar in text.unicodeScalars {
        if scalar == "\"" || scalar == "\\" { array.unicodeScalars.append("\\") }
        array.unicodeScalars.append(scalar)
      }
      array += "\""
    }
    return array + "}"
  }
}

extension FieldDefinition {
  var isReference: Bool { if case .reference = type { true } else { false } }
}

extension FieldType {
  /// The type of a column; spans are texts such as `14d`, money is in the currency's whole units.
  var sqlName: String {
    switch self {
    case .text, .choice, .tier, .duration, .reference: "text"
    case .number, .percent, .money: "numeric"
    case .date: "date"
    case .time: "timestamp"
    case .flag: "boolean"
    }
  }
}
