/// Collects the records of one collection.
final class TableBuilder {
  let collection: Collection
  private(set) var builders: [ColumnBuilder] = []
  var rowCount = 0
  var offsets: [UInt32] = []
  /// The ids seen, with the row of each.
  var ids = Interner(capacity: 1_024)
  let idBuilder: ColumnBuilder?
  private var predicted = 0
  private(set) var fields: [FieldDefinition]

  init(_ collection: Collection) {
    self.collection = collection
    fields = Schema.fields(of: collection)
    var idBuilder: ColumnBuilder?
    for (index, field) in fields.enumerated() where field.origin == .stored {
      let builder = ColumnBuilder(field, index: index, form: TableBuilder.form(field))
      builders.append(builder)
      if field.name == "id" { idBuilder = builder }
    }
    self.idBuilder = idBuilder
  }

  /// Text fields whose values recur, and which therefore are kept as codes.
  private static let recurring: Set<String> = [
    "town", "industry", "source", "channel", "stage", "reason", "scope", "period", "field", "cause",
    "team", "by", "purpose", "tier_by", "title", "objections", "lost_reason", "week", "unit",
  ]

  private static func form(_ field: FieldDefinition) -> ColumnBuilder.Form {
    switch field.type {
    case .text: recurring.contains(field.name) && !field.isLocalized ? .coded : .slices
    case .choice(let choices): .choice(choices.names.map { Array($0.utf8) })
    case .tier, .reference: .coded
    case .number, .percent, .money, .duration: .integers
    case .date, .time: .days
    case .flag: .flags
    }
  }

  /// Returns the builder of a key, which mostly is the one after the last; nil for a new key.
  func builder(_ key: UnsafeBufferPointer<UInt8>) -> ColumnBuilder? {
    let count = builders.count
    guard count > 0 else { return nil }
    for step in 0..<count {
      var index = predicted + step
      if index >= count { index -= count }
      let builder = builders[index]
      if builder.key.count == key.count, TableBuilder.same(builder.key, key) {
        predicted = index + 1 < count ? index + 1 : 0
        return builder
      }
    }
    return nil
  }

  private static func same(_ left: [UInt8], _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    left.withUnsafeBufferPointer { left in
      for index in 0..<left.count where left[index] != right[index] { return false }
      return true
    }
  }

  /// Adds a team's own field, its type guessed from its first value.
  func add(_ field: FieldDefinition, form: ColumnBuilder.Form) -> ColumnBuilder {
    let builder = ColumnBuilder(field, index: fields.count, form: form, isGuessed: true)
    fields.append(field)
    builders.append(builder)
    predicted = 0
    return builder
  }

  func begin(at offset: Int) {
    offsets.append(UInt32(clamping: offset))
  }

  /// Ends a record; a broken one is forgotten.
  func end(keeping: Bool) {
    if keeping {
      rowCount += 1
      for builder in builders where builder.count < rowCount { builder.pad(to: rowCount) }
    } else {
      offsets.removeLast()
      for builder in builders { builder.cut(to: rowCount) }
    }
  }
}
