internal import MojLanguage
internal import MojModel

/// Reads bound fields of a frame: follows references and takes parts of dates.
struct FieldReader {
  let dataset: Dataset
  let frame: Frame

  /// Where the values of a field lie, and at which rows; nil rows are all rows in order.
  struct Place {
    var column: Column
    var rows: [Int32]?
  }

  /// The values of a field at some rows (nil is all), side by side.
  func column(of field: BoundField, at rows: [Int32]?) -> Column {
    let place = place(of: field, at: rows)
    let values = place.rows.map { place.column.taking($0) } ?? place.column
    return field.part.map { DateParts.column(values, $0) } ?? values
  }

  /// Where a field's values lie, its part of a date not yet taken.
  func place(of field: BoundField, at rows: [Int32]?) -> Place {
    var here = frame
    var rows = rows
    for (hop, target) in zip(field.hops, field.targets) {
      let next = dataset.frame(of: target)
      rows = follow(here.column(at: hop), to: target, rows, here.rowCount)
      here = next
    }
    guard let column = here.column(at: field.index) else {
      let count = rows?.count ?? here.rowCount
      return Place(column: .missing(field.definition.type, count: count), rows: nil)
    }
    return Place(column: column, rows: rows)
  }

  private func follow(
    _ column: Column?, to target: Collection, _ rows: [Int32]?, _ rowCount: Int
  ) -> [Int32] {
    guard let column, column.refers(to: target) else {
      return Array(repeating: -1, count: rows?.count ?? rowCount)
    }
    return column.referredRows(rows)
  }
}

extension Column {
  /// Whether its codes stand for records of a collection.
  func refers(to target: Collection) -> Bool {
    guard case .rows(let collection) = domain else { return false }
    return collection == target
  }
}
