internal import MojText

/// Turns the lists that were read into the tables of a model: resolves references, languages and
/// the types of the team's own fields.
struct ModelAssembly {
  let bytes: Bytes
  let arena: ByteArena
  let side: ByteArena
  let language: Language
  var lists: [RecordReader?]
  var findings: Findings
  private var tiers = ByteIndex()
  private var tierNames: [String] = []
  private var declared: [String: FieldDefinition] = [:]

  init(
    bytes: Bytes, arena: ByteArena, side: ByteArena, language: Language, lists: [RecordReader?],
    findings: Findings
  ) {
    self.bytes = bytes
    self.arena = arena
    self.side = side
    self.language = language
    self.lists = lists
    self.findings = findings
  }

  /// Makes the tables in the order of `Collection.allCases`.
  mutating func tables(today: CalendarDay?) -> [Table] {
    indexTiers()
    declareFields()
    var result: [Table] = []
    for collection in Collection.allCases {
      let table = table(of: collection)
      warn(of: table, today)
      result.append(table)
    }
    return result
  }

  private mutating func indexTiers() {
    guard let list = lists[Collection.tiers.index],
      let names = list.store.first("name")
    else { return }
    for name in names.slices where name.length > 0 { _ = tiers.add(name, in: bytes) }
    tierNames = tiers.texts.map { bytes.text(of: $0) }
  }

  // MARK: Tables

  private mutating func table(of collection: Collection) -> Table {
    guard let list = lists[collection.index] else { return emptyTable(collection) }
    var table = Table(collection, rowCount: list.rows, offsets: list.offsets)
    for place in 0..<list.store.count {
      // Each builder is let go as its column is made, so that no column lies in memory twice.
      let builder = list.store.take(place)
      guard let (field, column) = column(builder, list.rows, list.offsets, collection) else {
        continue
      }
      table.fields.append(field)
      table.columns.append(column)
    }
    warnOfNames(table)
    if collection == .accounts { appendDeclared(to: &table) }
    for field in Schema.fields(of: collection) where field.origin == .derived {
      table.fields.append(field)
      table.columns.append(nil)
    }
    return table
  }

  private mutating func emptyTable(_ collection: Collection) -> Table {
    let fields = Schema.fields(of: collection)
    var table = Table(
      collection, fields: fields,
      columns: fields.map { $0.origin == .derived ? nil : .missing($0.type, count: 0) })
    if collection == .accounts { appendDeclared(to: &table) }
    return table
  }

  // MARK: Columns

  private mutating func column(
    _ builder: ColumnBuilder, _ rows: Int, _ offsets: [UInt32], _ collection: Collection
  ) -> (FieldDefinition, Column)? {
    let field = builder.definition
    guard field.origin != .custom else {
      return customColumn(builder, rows, offsets, collection)
    }
    guard !builder.isEmpty else { return (field, emptyColumn(field, rows)) }
    switch builder.kind {
    case .text: return (field, textColumn(builder.slices))
    case .coded: return codedColumn(builder, offsets, collection)
    case .choice, .flag: return (field, smallColumn(builder))
    case .date, .time: return (field, Column(field.type, .int32(builder.days)))
    case .number, .money, .duration:
      return (field, Column(field.type, .int64(builder.numbers), scale: builder.scale))
    case .localized: return (field, textColumn(localized(builder)))
    case .scalar, .custom:
      return (field, field.isCoded ? repeatingText(builder.slices) : textColumn(builder.slices))
    }
  }

  /// A column without a value; texts are codes there, which take an eighth of the room.
  private func emptyColumn(_ field: FieldDefinition, _ rows: Int) -> Column {
    switch field.type {
    case .text:
      Column(.text, .codes8(Array(repeating: 0, count: rows)), domain: .values([]))
    case .tier:
      Column(.tier, .codes8(Array(repeating: 0, count: rows)), domain: .values(tierNames))
    default: .missing(field.type, count: rows)
    }
  }

  func textColumn(_ slices: [TextColumn.Slice]) -> Column {
    Column(.text, .text(TextColumn(arena: arena, side: side, slices: slices)))
  }

  private func smallColumn(_ builder: ColumnBuilder) -> Column {
    let names =
      if case .choice(let choices) = builder.definition.type { choices.names } else {
        ["false", "true"]
      }
    return Column(builder.definition.type, .codes8(builder.small), domain: .values(names))
  }

  private func localized(_ builder: ColumnBuilder) -> [TextColumn.Slice] {
    zip(builder.slices, builder.english).map { fi, en in
      switch language {
      case .fi: fi.length > 0 ? fi : en
      case .en: en.length > 0 ? en : fi
      }
    }
  }

  /// Makes a column of codes where the texts repeat, of slices where they do not.
  func repeatingText(_ slices: [TextColumn.Slice]) -> Column {
    var index = ByteIndex()
    var codes: [UInt32] = []
    codes.reserveCapacity(slices.count)
    let most = min(ColumnBuilder.mostCodes, slices.count / 2 + 16)
    for slice in slices {
      codes.append(slice.length == 0 ? 0 : UInt32(index.add(slice, in: bytes)))
      if index.count > most { return textColumn(slices) }
    }
    return codedText(codes, index)
  }

  /// Makes a column of what the team's own field holds as text.
  private func repeatingText(_ builder: ColumnBuilder) -> Column {
    guard builder.slices.isEmpty else { return repeatingText(builder.slices) }
    guard builder.index.count > builder.codes.count / 2 + 16 else {
      return codedText(builder.codes, builder.index)
    }
    var spilled = builder
    spilled.spill()
    return textColumn(spilled.slices)
  }

  private func codedText(_ codes: [UInt32], _ index: ByteIndex) -> Column {
    .codes(
      .text, codes, members: index.count, domain: .values(index.texts.map { bytes.text(of: $0) }))
  }

  // MARK: References and tiers

  private mutating func codedColumn(
    _ builder: ColumnBuilder, _ offsets: [UInt32], _ collection: Collection
  ) -> (FieldDefinition, Column) {
    var field = builder.definition
    switch field.type {
    case .tier where tiers.count > 0:
      let codes = resolved(builder, offsets, collection, tiers)
      return (field, .codes(.tier, codes, members: tiers.count, domain: .values(tierNames)))
    case .reference(let target):
      if let list = lists[target.index] {
        let codes = resolved(builder, offsets, collection, list.ids)
        return (field, .codes(field.type, codes, members: list.rows, domain: .rows(of: target)))
      }
    default: break
    }
    // What a missing list would explain stays readable as text.
    field.type = .text
    guard builder.slices.isEmpty else { return (field, textColumn(builder.slices)) }
    return (field, codedText(builder.codes, builder.index))
  }

  /// The codes that a builder's texts have in an index; those that have none are problems.
  private mutating func resolved(
    _ builder: ColumnBuilder, _ offsets: [UInt32], _ collection: Collection, _ index: ByteIndex
  ) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(offsets.count)
    if builder.slices.isEmpty {
      let map = [0] + builder.index.texts.map { UInt32(index.number(of: $0, in: bytes)) }
      for code in builder.codes { result.append(map[Int(code)]) }
      guard map.dropFirst().contains(0) else { return result }
    } else {
      for slice in builder.slices {
        result.append(slice.length == 0 ? 0 : UInt32(index.number(of: slice, in: bytes)))
      }
    }
    for row in result.indices where result[row] == 0 {
      reportDangling(builder, row, Int(offsets[row]), collection)
    }
    return result
  }

  private mutating func reportDangling(
    _ builder: ColumnBuilder, _ row: Int, _ record: Int, _ collection: Collection
  ) {
    let text: TextColumn.Slice
    if builder.slices.isEmpty {
      guard builder.codes[row] > 0 else { return }
      text = builder.index.texts[Int(builder.codes[row]) - 1]
    } else {
      text = builder.slices[row]
      guard text.length > 0 else { return }
    }
    let offset = place(of: builder, row, record)
    let name = String(bytes.text(of: text).prefix(40))
    let path = "\(collection.rawValue)[\(row)].\(builder.definition.fileKey)"
    guard case .reference(let target) = builder.definition.type else {
      let similar = Suggestion.nearest(to: name, among: tierNames)
      return findings.add(.unknownTier(name, similar: similar), path, at: offset)
    }
    findings.add(.dangling(name, target), path, at: offset)
  }

  // MARK: Warnings

  private mutating func warn(of table: Table, _ today: CalendarDay?) {
    if let today { warnOfFuture(table, today) }
    guard let odd = lists[table.collection.index]?.oddIDs, odd.count > 0 else { return }
    var met: [String: TextColumn.Slice] = [:]
    for id in odd {
      let text = bytes.text(of: id)
      if let other = met.updateValue(id, forKey: text), !bytes.isEqual(id, other) {
        let offset = id.length & TextColumn.inSide == 0 ? Int(id.offset) - 1 : 0
        findings.add(.lookalikes(text), table.collection.rawValue, at: offset)
      }
    }
  }

  /// Warns where two of the team's own fields have names that only look the same.
  private mutating func warnOfNames(_ table: Table) {
    var met: Set<String> = []
    for field in table.fields where field.origin == .custom && !met.insert(field.name).inserted {
      findings.add(.lookalikes(String(field.name.prefix(40))), table.collection.rawValue, at: 0)
    }
  }

  /// The field of each collection that cannot lie in the future, and the minutes in its unit.
  private static let past: [Collection: (field: String, perDay: Int64)] = [
    .activities: ("at", 1_440), .orders: ("date", 1), .accounts: ("created", 1),
  ]

  private mutating func warnOfFuture(_ table: Table, _ today: CalendarDay) {
    guard let (name, perDay) = Self.past[table.collection], let column = table.column(name) else {
      return
    }
    let end = (Int64(today.number) + 1) * perDay
    let state = table.column("state")
    for row in 0..<table.rowCount {
      guard let value = column.integer(at: row), value >= end else { continue }
      // What is planned, moved or cancelled may well lie ahead.
      if let state, [1, 4, 5].contains(state.code(at: row)) { continue }
      let day = CalendarDay(Int32(truncatingIfNeeded: value / perDay)).iso
      findings.add(
        .futureDate(day), "\(table.collection.rawValue)[\(row)].\(name)",
        at: Int(table.offsets[row]))
    }
  }

  // MARK: The team's own fields

  /// Notes what the `fields` list says of the accounts' own fields.
  private mutating func declareFields() {
    guard let list = lists[Collection.fields.index] else { return }
    for row in 0..<list.rows {
      guard let name = text("name", row, list) else { continue }
      declared[name] = declaration(name, row, list)
    }
  }

  private func declaration(_ name: String, _ row: Int, _ list: RecordReader) -> FieldDefinition {
    let english = label(row, list, .en)
    let finnish = label(row, list, .fi)
    let asked = (en: text("question", row, list, .en), fi: text("question", row, list, .fi))
    let question = Words(
      en: asked.en ?? asked.fi ?? "The team's own field",
      fi: asked.fi ?? asked.en ?? "Tiimin oma kenttä")
    var field = FieldDefinition(
      name, fi: finnish ?? english ?? name, type(row, list), origin: .custom, question,
      unit: unit(row, list))
    field.words = Words(en: english ?? name, fi: finnish ?? english ?? name)
    field.aliases = field.words.en == name && field.words.fi == name ? [] : [name]
    return field
  }

  /// The unit in both languages.
  private func unit(_ row: Int, _ list: RecordReader) -> Words? {
    guard let finnish = text("unit", row, list, .fi) ?? text("unit", row, list, .en) else {
      return nil
    }
    return Words(en: text("unit", row, list, .en) ?? finnish, fi: finnish)
  }

  private func label(_ row: Int, _ list: RecordReader, _ language: Language) -> String? {
    text("label", row, list, language)
  }

  private func text(
    _ key: String, _ row: Int, _ list: RecordReader, _ language: Language = .fi
  ) -> String? {
    guard let builder = list.store.first(key) else {
      return nil
    }
    let slices = language == .en && !builder.english.isEmpty ? builder.english : builder.slices
    guard row < slices.count, slices[row].length > 0 else { return nil }
    return bytes.text(of: slices[row])
  }

  private func type(_ row: Int, _ list: RecordReader) -> FieldType {
    guard let builder = list.store.first("type"),
      row < builder.small.count
    else { return .text }
    let types: [FieldType] = [
      .text, .text, .number, .percent, .money, .date, .time, .duration, .flag,
    ]
    return types[Int(builder.small[row])]
  }

  private mutating func customColumn(
    _ builder: ColumnBuilder, _ rows: Int, _ offsets: [UInt32], _ collection: Collection
  ) -> (FieldDefinition, Column)? {
    let key = builder.definition.fileKey
    var field = builder.definition
    let declaration = collection == .accounts ? declared.removeValue(forKey: key) : nil
    if let declaration {
      field = declaration
      field.name = builder.definition.name
      field.fileKey = key
    }
    guard !builder.isEmpty else { return declaration.map { ($0, emptyColumn($0, rows)) } }
    let custom = CustomColumn(builder, bytes)
    if declaration != nil {
      let column = declaredColumn(custom, field, rows, collection, offsets)
      return (field, column)
    }
    let column = custom.inferred() ?? repeatingText(builder)
    field.type = column.type
    return (field, column)
  }

  private mutating func declaredColumn(
    _ custom: CustomColumn, _ field: FieldDefinition, _ rows: Int, _ collection: Collection,
    _ offsets: [UInt32]
  ) -> Column {
    guard field.type != .text else { return repeatingText(custom.builder) }
    let (column, faults) = custom.column(of: field.type)
    for (row, problem) in faults {
      findings.add(
        problem, "\(collection.rawValue)[\(row)].\(field.fileKey)",
        at: place(of: custom.builder, row, Int(offsets[row])))
    }
    return column
  }

  /// Where the value of a row stands in the file; where its record does, if its text lies beside.
  private func place(of builder: ColumnBuilder, _ row: Int, _ record: Int) -> Int {
    guard builder.slices.isEmpty else {
      let slice = builder.slices[row]
      guard slice.length & TextColumn.inSide == 0 else { return record }
      // Slices of texts begin behind the quote, those of numbers have none.
      let offset = Int(slice.offset)
      return offset > 0 && bytes.file[offset - 1] == 0x22 ? offset - 1 : offset
    }
    let reader = JSONReader(bytes.file, count: arena.bytes.count, limits: .standard)
    return reader.place(of: builder.definition.fileKey, inRecordAt: record) ?? record
  }

  /// Adds the declared fields that no account has yet, so that they can be asked for.
  private mutating func appendDeclared(to table: inout Table) {
    for name in declared.keys.sorted() {
      guard let field = declared[name], table.index(of: name) == nil else { continue }
      table.fields.append(field)
      table.columns.append(emptyColumn(field, table.rowCount))
    }
    declared = [:]
  }
}
