import MojModel

/// Texts of a column that moj looks at itself, since no database folds texts as it does.
///
/// Where there are few different ones, that is all of them, and a statement asks for those that pass.
/// Else it is those that patterns of SQL cannot tell of, which are rare.
struct KnownTexts: Hashable {
  private let table: String
  private let column: String
  /// The values beside the statement.
  let values: [String]
  private let way: Way
  /// What an index knows of records with texts that are not plain.
  private let oddCondition: String?

  private enum Way: Hashable {
    /// All of a table with few rows.
    case all
    /// All, one after the other by the column's index.
    case stepwise
    /// Those that are not plain.
    case odd
  }

  /// The most texts that are looked at.
  static let most = 20_000

  init(_ field: FieldDefinition, of collection: Collection) {
    let table = TeamTable(collection)
    let isOwn = field.origin == .custom
    self.table = "moj.\(table.name)"
    column = isOwn ? "(own->>$1::text)" : SQLName.quoted(field.name)
    values = isOwn ? [field.name] : []
    oddCondition = table.oddCondition
    way = !table.isBig ? .all : table.hasFewTexts(field) ? .stepwise : .odd
  }

  /// Whether a pattern tells of all others.
  var isOfOdd: Bool { way == .odd }

  /// The statement that finds them, one more than the most.
  var statement: String {
    let end = "limit \(KnownTexts.most + 1)"
    switch way {
    case .all: return "select distinct \(column) from \(table) where \(column) is not null \(end)"
    case .odd:
      let tests = ["\(column) ~ '\(FoldedPattern.odd)'"] + (oddCondition.map { [$0] } ?? [])
      return
        "select distinct \(column) from \(table) where \(tests.joined(separator: " and ")) \(end)"
    case .stepwise:
      return """
        with recursive next(text) as (
          (select \(column) from \(table) where \(column) is not null order by 1 limit 1)
          union all
          select (select \(column) from \(table) where \(column) > text order by 1 limit 1) from next
          where text is not null)
        select text from next where text is not null \(end)
        """
    }
  }
}
