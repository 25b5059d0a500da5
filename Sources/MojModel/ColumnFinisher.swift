import MojText

/// Turns what was collected into columns: names of others into their rows, guesses into types.
struct ColumnFinisher {
  private let reader: ModelFileReader
  private let arena: ByteArena
  private let side: ByteArena
  private let present: Set<Collection>
  private let tierNames: [String]

  init(_ reader: ModelFileReader, _ arena: ByteArena, _ side: ByteArena, _ present: Set<Collection>) {
    self.reader = reader
    self.arena = arena
    self.side = side
    self.present = present
    let tiers = reader.tables[Collection.tiers.index]
    let names = tiers.builders.first { $0.field.name == "name" }
    var seen: [String] = []
    for slice in names?.slices ?? [] where !seen.contains(reader.text(slice)) {
      seen.append(reader.text(slice))
    }
    tierNames = seen
  }

  func column(of builder: ColumnBuilder, _ table: TableBuilder) -> Column {
    let type = builder.field.type
    if builder.isGuessed, builder.isMixed || !holds(builder, type) {
      return retyped(builder, table)
    }
    switch builder.form {
    case .choice(let names):
      return .codes(
        type, builder.codes, members: names.count,
        domain: .values(names.map { String(decoding: $0, as: UTF8.self) }))
    case .flags: return .codes(type, builder.codes, members: 2, domain: .values(["false", "true"]))
    case .slices: return Column(type, .text(TextColumn(arena: arena, side: side, slices: builder.slices)))
    case .days: return Column(type, .int32(builder.days))
    case .integers: return Column(type, .int64(builder.integers), scale: builder.scale)
    case .coded: return coded(builder, table)
    }
  }

  /// Whether the form in which values were kept is that of the type declared later.
  private func holds(_ builder: ColumnBuilder, _ type: FieldType) -> Bool {
    switch (builder.form, type) {
    case (.coded, .text), (.flags, .flag), (.days, .date), (.integers, .number), (.integers, .percent): true
    default: false
    }
  }

  // MARK: Codes

  private func coded(_ builder: ColumnBuilder, _ table: TableBuilder) -> Column {
    switch builder.field.type {
    case .tier: return tiers(builder, table)
    case .reference(let target): return references(builder, target, table)
    default:
      let values = builder.interner.texts.map { reader.text($0) }
      return .codes(.text, builder.codes, members: values.count, domain: .values(values))
    }
  }

  private func tiers(_ builder: ColumnBuilder, _ table: TableBuilder) -> Column {
    let ranks = builder.interner.texts.map { slice -> UInt32 in
      let name = reader.text(slice)
      return UInt32((tierNames.firstIndex(of: name) ?? -1) + 1)
    }
    report(builder, table, ranks, Words(en: "tier", fi: "luokkaa"))
    let codes = builder.codes.map { $0 == 0 ? 0 : ranks[Int($0) - 1] }
    return .codes(.tier, codes, members: tierNames.count, domain: .values(tierNames))
  }

  private func references(
    _ builder: ColumnBuilder, _ target: Collection, _ table: TableBuilder
  ) -> Column {
    guard present.contains(target) else {
      builder.field.type = .text
      let values = builder.interner.texts.map { reader.text($0) }
      return .codes(.text, builder.codes, members: values.count, domain: .values(values))
    }
    let ids = reader.tables[target.index].ids
    let rows = builder.interner.texts.map { ids.find($0, reader.pointer) }
    report(builder, table, rows, Words(en: "id in \(target.rawValue)", fi: "tunnusta: \(target.rawValue)"))
    let codes = builder.codes.map { $0 == 0 ? 0 : rows[Int($0) - 1] }
    return .codes(
      builder.field.type, codes, members: reader.tables[target.index].rowCount,
      domain: .rows(of: target))
  }

  /// Reports every record whose value leads nowhere.
  private func report(
    _ builder: ColumnBuilder, _ table: TableBuilder, _ found: [UInt32], _ noun: Words
  ) {
    guard found.contains(0) else { return }
    for (row, code) in builder.codes.enumerated() where code > 0 && found[Int(code) - 1] == 0 {
      let name = reader.text(builder.interner.texts[Int(code) - 1])
      reader.problems.add(
        "dangling-reference",
        Words(en: "There is no \(noun.en) “\(name)”.", fi: "Ei ole \(noun.fi) ”\(name)”."),
        path: "\(table.collection.rawValue)[\(row)].\(builder.field.fileKey)",
        at: Int(table.offsets[row]))
    }
  }

  // MARK: Guesses that did not hold

  /// Reads a guessed field's values once more, as the type that was declared; as text where they
  /// are of several kinds and nothing was declared.
  private func retyped(_ builder: ColumnBuilder, _ table: TableBuilder) -> Column {
    let declared = builder.isMixed && isGuess(builder) ? FieldType.text : builder.field.type
    builder.field.type = declared
    let values = builder.origins.map { $0 == 0 ? nil : raw(at: Int($0) - 1) }
    switch declared {
    case .money, .number, .percent: return numbers(values, declared, builder, table)
    case .date, .time:
      let read = values.enumerated().map { row, value in
        day(value, declared) ?? wrong(value, row, builder, table, Int32.min)
      }
      return Column(declared, .int32(read))
    case .duration:
      let read = values.enumerated().map { row, value in
        value.flatMap { Span($0)?.packed } ?? wrong(value, row, builder, table, Int64.min)
      }
      return Column(declared, .int64(read))
    case .flag:
      let read = values.enumerated().map { row, value -> UInt32 in
        value == "true" ? 2 : value == "false" ? 1 : wrong(value, row, builder, table, 0)
      }
      return .codes(.flag, read, members: 2, domain: .values(["false", "true"]))
    default:
      builder.field.type = .text
      return Column(.text, .text(TextColumn(texts: values.map { $0 ?? "" })))
    }
  }

  private func isGuess(_ builder: ColumnBuilder) -> Bool {
    switch (builder.form, builder.field.type) {
    case (.coded, .text), (.flags, .flag), (.days, .date), (.integers, .number): true
    default: false
    }
  }

  private func numbers(
    _ values: [String?], _ type: FieldType, _ builder: ColumnBuilder, _ table: TableBuilder
  ) -> Column {
    let numbers = ColumnBuilder(
      FieldDefinition("", fi: "", type, Words(same: "")), index: 0, form: .integers)
    for (row, value) in values.enumerated() {
      guard let value, !value.isEmpty else {
        numbers.appendMissing()
        continue
      }
      let bytes = Array(value.utf8)
      let read = bytes.allSatisfy { $0 <= 0x39 && $0 >= 0x2B || $0 == 0x65 || $0 == 0x45 }
        ? bytes.withUnsafeBufferPointer { ExactNumber.read($0) } : nil
      guard let read, type != .money || read.scale <= 2, numbers.append(read.mantissa, scale: read.scale)
      else {
        numbers.appendMissing()
        _ = wrong(value, row, builder, table, 0)
        continue
      }
    }
    return Column(type, .int64(numbers.integers), scale: numbers.scale)
  }

  private func day(_ value: String?, _ type: FieldType) -> Int32? {
    guard let value, !value.isEmpty else { return .min }
    let bytes = Array(value.utf8)
    return bytes.withUnsafeBufferPointer { type == .date ? ISOText.day($0) : ISOText.minute($0) }
  }

  private func wrong<Value>(
    _ value: String?, _ row: Int, _ builder: ColumnBuilder, _ table: TableBuilder, _ missing: Value
  ) -> Value {
    guard let value, !value.isEmpty else { return missing }
    reader.problems.add(
      "wrong-value",
      Words(
        en: "“\(value)” is not what `fields` says of “\(builder.field.name)”.",
        fi: "”\(value)” ei ole sitä, mitä `fields` sanoo kentästä ”\(builder.field.name)”."),
      path: "\(table.collection.rawValue)[\(row)].\(builder.field.fileKey)",
      at: Int(builder.origins[row]) - 1)
    return missing
  }

  /// The text of a value at an offset: a string's characters, a number or a word as written.
  private func raw(at offset: Int) -> String? {
    var scanner = reader.scanner
    scanner.position = offset
    scanner.depth = 0
    guard let tree = try? scanner.tree() else { return nil }
    switch tree {
    case .string(let text): return text
    case .number(let text): return text
    case .bool(let flag): return flag ? "true" : "false"
    default: return nil
    }
  }
}
