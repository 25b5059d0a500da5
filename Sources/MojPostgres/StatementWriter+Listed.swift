import MojModel
import MojQuery
import MojShell

extension StatementWriter {
  /// The statement that finds which accounts' records a query may list; nil where SQL can say neither a
  /// condition nor which few are kept.
  mutating func statement(of listed: ListedRows, most: Int) throws -> String? {
    let root = Place(alias: "t", collection: listed.collection)
    var conditions: [String] = []
    for condition in listed.conditions {
      if let said = try whatCanBeSaid({ try $0.condition(condition, root, .required) }) {
        conditions.append(said)
      }
    }
    // The first of more records than are meant may all be others.
    let isWhole = conditions.count == listed.conditions.count
    let first = isWhole ? listed.first : nil
    let few = try first.flatMap { first in try whatCanBeSaid { try $0.few(first, root) } }
    guard !conditions.isEmpty || few != nil else { return nil }
    let isOfAccounts = listed.collection == .accounts
    let id = isOfAccounts ? "t.\"id\"" : "t.\"account\""
    let distinct = isOfAccounts ? "" : "distinct "
    let sql = rows(listed.collection, conditions)
    let end = "limit \(most + 1)"
    guard let few, let first else { return "select \(distinct)\(id)\n\(sql)\n\(end)" }
    let count = max(0, first.count)
    guard few.isRank else {
      return """
        select \(distinct)id from (select \(id) as id
        \(sql)
        \(few.sql) limit \(count)) f
        \(end)
        """
    }
    // Ranks are all worked out before the first is there: a plan for few rows would be a bad one.
    return """
      with f as materialized (select id from (select \(id) as id, \(few.sql) as rank
      \(sql)) r
      where rank <= \(count))
      select \(distinct)id from f \(end)
      """
  }

  /// What a part of a statement says; nil, and nothing bound or joined, where SQL cannot say it.
  private mutating func whatCanBeSaid<Said>(
    _ part: (inout StatementWriter) throws -> Said
  ) throws -> Said? {
    var next = self
    do {
      let said = try part(&next)
      self = next
      return said
    } catch is NotPushed { return nil }
  }

  /// The order by which few records are kept or, of each bucket, their rank in it.
  ///
  /// Spellings that are one bucket here are several there, of each of which as many are found.
  private mutating func few(
    _ first: ListedRows.First, _ root: Place
  ) throws -> (sql: String, isRank: Bool) {
    var keys: [String] = []
    for ordering in first.orderings {
      let direction = ordering.descending ? "desc" : "asc"
      keys.append("\(try key(ordering.field, root)) \(direction) nulls last")
    }
    let order = "order by \((keys + ["t.place"]).joined(separator: ", "))"
    guard let per = first.per else { return (order, false) }
    return ("row_number() over (partition by \(try value(per, root)) \(order))", true)
  }

  /// A value that SQL puts into moj's order; texts and names go by Finnish rules, which it does not know.
  private mutating func key(_ field: BoundField, _ root: Place) throws -> String {
    guard field.part == nil else { throw NotPushed.field(field.heading) }
    let value = try value(field, root)
    switch field.definition.type {
    case .number, .percent, .money, .date, .time, .flag: return value
    case .choice(let choices): return "array_position(\(bind(choices.names)), \(value))"
    case .tier: return "array_position(\(bind(frame.tierNames)), \(value))"
    case .text, .reference, .duration: throw NotPushed.field(field.heading)
    }
  }
}
