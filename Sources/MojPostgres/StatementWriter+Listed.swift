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
    let end = "limit \(most + 1)"
    if let few, few.bucket != nil {
      return "\(ranked(few, id, listed.collection, conditions))\n\(end)"
    }
    let distinct = isOfAccounts ? "" : "distinct "
    let sql = rows(listed.collection, conditions)
    guard let few else { return "select \(distinct)\(id)\n\(sql)\n\(end)" }
    return """
      select \(distinct)id from (select \(id) as id
      \(sql)
      order by \(few.order) limit \(few.count)) f
      \(end)
      """
  }

  /// The statement that gives the account, the place and the texts of each record of which the first few
  /// by these texts are wanted; nil where they are wanted by anything else.
  ///
  /// - Throws: `NotPushed` where SQL cannot say a condition.
  mutating func texts(of listed: ListedRows) throws -> String? {
    guard let first = listed.first, first.per == nil, !first.orderings.isEmpty,
      first.orderings.allSatisfy({ $0.field.definition.type == .text })
    else { return nil }
    let root = Place(alias: "t", collection: listed.collection)
    var conditions: [String] = []
    for condition in listed.conditions {
      conditions.append(try self.condition(condition, root, .required))
    }
    var columns = [listed.collection == .accounts ? "t.\"id\"" : "t.\"account\"", "t.place"]
    for ordering in first.orderings { columns.append(try value(ordering.field, root)) }
    return "select \(columns.joined(separator: ", "))\n\(rows(listed.collection, conditions))"
  }

  /// The first few of each bucket.
  ///
  /// To rank all rows is dear. Where a sample has as many of a bucket, whatever comes after the last of
  /// these is none of the bucket's first: a sample can only be too good to it.
  private func ranked(
    _ few: Few, _ id: String, _ collection: Collection, _ conditions: [String]
  ) -> String {
    let bucket = few.bucket ?? "null"
    let rank = "row_number() over (partition by \(bucket) order by \(few.order)) as rank"
    let sample = rows(collection, conditions, sample: " tablesample system (2)")
    // Missing buckets are one, which no join by a plain `=` finds.
    let isOfBucket = """
      (l.bucket is null) = (\(bucket) is null)
        and coalesce(l.bucket::text, '') = coalesce((\(bucket))::text, '')
      """
    let mayBeFirst = "(l.key is null or \(few.key) \(few.descending ? ">=" : "<=") l.key)"
    let sql = rows(
      collection, conditions + [mayBeFirst], joining: "left join least l on \(isOfBucket)")
    return """
      with least as materialized (select bucket, key
      from (select \(bucket) as bucket, \(few.key) as key, \(rank)
      \(sample)) s
      where rank = \(few.count))
      select distinct id from (select \(id) as id, \(rank)
      \(sql)) r
      where rank <= \(few.count)
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

  /// The first few rows, as SQL says it.
  private struct Few {
    var count: Int
    /// The whole order.
    var order: String
    /// What comes first in it.
    var key: String
    var descending: Bool
    /// Of each value of which there are as many; spellings that are one bucket here are several there.
    var bucket: String?
  }

  private mutating func few(_ first: ListedRows.First, _ root: Place) throws -> Few {
    var keys: [String] = []
    for ordering in first.orderings { keys.append(try key(ordering.field, root)) }
    let order = zip(keys, first.orderings).map { key, ordering in
      "\(key) \(ordering.descending ? "desc" : "asc") nulls last"
    }
    return Few(
      count: max(0, first.count), order: (order + ["t.place"]).joined(separator: ", "),
      key: keys.first ?? "t.place", descending: first.orderings.first?.descending ?? false,
      bucket: try first.per.map { try value($0, root) })
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
