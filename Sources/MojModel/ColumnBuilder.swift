/// Collects the values of one field, row by row.
///
/// A class, because the reader reaches builders by their key many times a record.
final class ColumnBuilder {
  /// How values are kept while they are read.
  enum Form {
    /// Texts of few different values, references and tiers: codes of an interner.
    case coded
    /// Members of a fixed set.
    case choice([[UInt8]])
    case slices
    case integers
    case days
    case flags
  }

  var field: FieldDefinition
  let form: Form
  /// The field's place among the table's fields.
  let index: Int
  /// Whether the field is a team's own, its type guessed from its values.
  let isGuessed: Bool
  /// The key as it stands in the file.
  let key: [UInt8]
  var codes: [UInt32] = []
  var slices: [TextColumn.Slice] = []
  var integers: [Int64] = []
  var days: [Int32] = []
  var interner = Interner()
  var scale: Int
  /// Of a guessed field: where each row's value begins in the file, plus 1; 0 is missing.
  var origins: [UInt32] = []
  /// Whether values of another kind were met, so that all of them are texts after all.
  var isMixed = false
  /// The rows of localized texts, resolved when the language is known.
  var localized: [(row: Int, offset: Int)] = []

  init(_ field: FieldDefinition, index: Int, form: Form, isGuessed: Bool = false) {
    self.field = field
    self.index = index
    self.form = form
    self.isGuessed = isGuessed
    key = Array(field.fileKey.utf8)
    scale = field.type == .money ? 2 : 0
  }

  /// How many rows have a value or are known to have none.
  var count: Int {
    switch form {
    case .coded, .choice, .flags: codes.count
    case .slices: slices.count
    case .integers: integers.count
    case .days: days.count
    }
  }

  /// Makes every row up to `rows` that has no value one of a missing value.
  func pad(to rows: Int) {
    while count < rows { appendMissing() }
    if isGuessed { while origins.count < rows { origins.append(0) } }
  }

  func appendMissing() {
    switch form {
    case .coded, .choice, .flags: codes.append(0)
    case .slices: slices.append(TextColumn.Slice(offset: 0, length: 0))
    case .integers: integers.append(.min)
    case .days: days.append(.min)
    }
  }

  /// Forgets the rows from `rows` on.
  func cut(to rows: Int) {
    guard count > rows else { return }
    switch form {
    case .coded, .choice, .flags: codes.removeSubrange(rows...)
    case .slices: slices.removeSubrange(rows...)
    case .integers: integers.removeSubrange(rows...)
    case .days: days.removeSubrange(rows...)
    }
    if isGuessed, origins.count > rows { origins.removeSubrange(rows...) }
    localized.removeAll { $0.row >= rows }
  }

  /// Appends a number with some decimals, widening the scale of all before it; false where it does
  /// not fit.
  func append(_ mantissa: Int64, scale decimals: Int) -> Bool {
    if decimals > scale {
      guard !integers.isEmpty || decimals <= 9 else { return false }
      guard decimals <= 9, rescale(to: decimals) else { return false }
    }
    guard let value = ColumnBuilder.scaled(mantissa, by: scale - decimals) else { return false }
    integers.append(value)
    return true
  }

  func rescale(to wanted: Int) -> Bool {
    var widened = integers
    for row in widened.indices where widened[row] != .min {
      guard let value = ColumnBuilder.scaled(widened[row], by: wanted - scale) else { return false }
      widened[row] = value
    }
    integers = widened
    scale = wanted
    return true
  }

  static func scaled(_ value: Int64, by power: Int) -> Int64? {
    var value = value
    for _ in 0..<max(0, power) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    return value == .min ? nil : value
  }
}
