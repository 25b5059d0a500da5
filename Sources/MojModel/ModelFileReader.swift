import MojText

/// One reading of a model file: a single pass over the bytes, then what needs the whole.
final class ModelFileReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let problems: ModelProblems
  var scanner: JSONScanner
  /// Texts that had escapes, resolved.
  var side: [UInt8] = []
  var tables: [TableBuilder]
  private var presentLists: Set<Collection> = []
  private var header: [JSONValue.Member] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ name: String?, _ limits: Limits) {
    self.bytes = bytes
    problems = ModelProblems(bytes, name)
    scanner = JSONScanner(bytes, limits: limits, refusesDuplicates: true)
    tables = Collection.allCases.map { TableBuilder($0) }
  }

  // MARK: The file

  func readFile() throws(JSONProblem) {
    try scanner.begin()
    guard scanner.byte == 0x7B else {
      try scanner.skipValue()
      try scanner.end()
      problems.add(
        "not-a-model", Words(en: "A model is a JSON object.", fi: "Malli on JSON-objekti."), path: "",
        at: 0)
      return
    }
    var keys: [JSONScanner.Text] = []
    try scanner.enter()
    if scanner.byte == 0x7D {
      scanner.position += 1
    } else {
      repeat {
        guard scanner.byte == 0x22 else { throw scanner.notAKey() }
        let key = try scanner.text()
        if let first = keys.first(where: { scanner.same($0, key) }) {
          throw scanner.duplicate(key, first)
        }
        keys.append(key)
        scanner.skipSpace()
        try scanner.expect(0x3A)
        scanner.skipSpace()
        try readMember(scanner.string(key))
      } while try scanner.goesOn(0x7D)
    }
    scanner.depth -= 1
    try scanner.end()
    checkVersion()
  }

  private func readMember(_ key: String) throws(JSONProblem) {
    guard let collection = Collection(rawValue: key) else {
      header.append(JSONValue.Member(key, try scanner.tree()))
      return
    }
    guard scanner.byte == 0x5B else {
      problems.add(
        "not-a-list", Words(en: "“\(key)” is no list.", fi: "”\(key)” ei ole luettelo."), path: key,
        at: scanner.position)
      try scanner.skipValue()
      return
    }
    presentLists.insert(collection)
    try readList(tables[collection.index])
  }

  private func checkVersion() {
    guard let version = header.first(where: { $0.key == "moj" })?.value else {
      problems.add(
        "no-version",
        Words(
          en: "The key “moj” is missing; version 1 is “moj”: 1.",
          fi: "Avain ”moj” puuttuu; versio 1 on ”moj”: 1."), path: "moj", at: 0)
      return
    }
    guard version != .number("1") else { return }
    problems.add(
      "unknown-version",
      Words(en: "This moj reads version 1 only.", fi: "Tämä moj lukee vain version 1."), path: "moj",
      at: 0)
  }

  // MARK: Lists and records

  private func readList(_ table: TableBuilder) throws(JSONProblem) {
    try scanner.enter()
    if scanner.byte == 0x5D {
      scanner.position += 1
      scanner.depth -= 1
      return
    }
    var number = 0
    repeat {
      if scanner.byte == 0x5D { throw scanner.fail(.trailingComma) }
      if scanner.byte == 0x7B {
        try readRecord(table, number)
      } else {
        problems.add(
          "not-a-record", Words(en: "This is no record.", fi: "Tämä ei ole tietue."),
          path: "\(table.collection.rawValue)[\(number)]", at: scanner.position)
        try scanner.skipValue()
      }
      number += 1
    } while try scanner.goesOn(0x5D)
    scanner.depth -= 1
  }

  private func readRecord(_ table: TableBuilder, _ number: Int) throws(JSONProblem) {
    let start = scanner.position
    table.begin(at: start)
    try scanner.enter()
    var unknown: [JSONScanner.Text] = []
    if scanner.byte == 0x7D {
      scanner.position += 1
    } else {
      repeat {
        guard scanner.byte == 0x22 else { throw scanner.notAKey() }
        let key = try scanner.text()
        scanner.skipSpace()
        try scanner.expect(0x3A)
        scanner.skipSpace()
        try readValue(key, table, number, &unknown)
      } while try scanner.goesOn(0x7D)
    }
    scanner.depth -= 1
    table.end(keeping: isWhole(table, number, start))
  }

  private func readValue(
    _ key: JSONScanner.Text, _ table: TableBuilder, _ number: Int, _ unknown: inout [JSONScanner.Text]
  ) throws(JSONProblem) {
    let row = table.rowCount
    let name = UnsafeBufferPointer(start: scanner.base + key.start, count: key.length)
    if let builder = table.builder(name) {
      guard builder.count <= row, !(builder.isGuessed && builder.origins.count > row) else {
        throw scanner.fail(
          .duplicateKey(scanner.string(key), first: key.start), at: key.start - 1)
      }
      builder.pad(to: row)
      try readValue(of: builder, table, number)
      return
    }
    try guessValue(key, table, number, &unknown)
  }

  func path(_ table: TableBuilder, _ number: Int, _ field: String) -> String {
    "\(table.collection.rawValue)[\(number)].\(field)"
  }

  /// Whether a record has what it must have and an id of its own.
  private func isWhole(_ table: TableBuilder, _ number: Int, _ start: Int) -> Bool {
    let row = table.rowCount
    var isWhole = true
    for builder in table.builders where builder.field.isRequired || isKind(builder, table) {
      guard builder.count <= row || isMissing(builder, row) else { continue }
      problems.add(
        "missing-field",
        Words(en: "“\(builder.field.fileKey)” is missing.", fi: "”\(builder.field.fileKey)” puuttuu."),
        path: "\(table.collection.rawValue)[\(number)]", at: start)
      isWhole = false
    }
    guard isWhole, let ids = table.idBuilder, ids.count > row, !isMissing(ids, row) else { return isWhole }
    let (code, isNew) = table.ids.code(of: ids.slices[row], pointer)
    guard !isNew else { return true }
    let first = table.offsets[min(Int(code) - 1, table.offsets.count - 1)]
    problems.add(
      "duplicate-id",
      Words(
        en: "The id “\(text(ids.slices[row]))” stands twice, first on line \(problems.line(of: Int(first))).",
        fi: "Tunnus ”\(text(ids.slices[row]))” on kahdesti, ensin rivillä \(problems.line(of: Int(first)))."),
      path: path(table, number, "id"), at: start)
    return false
  }

  private func isKind(_ builder: ColumnBuilder, _ table: TableBuilder) -> Bool {
    table.collection == .accounts && builder.field.name == "kind"
  }

  private func isMissing(_ builder: ColumnBuilder, _ row: Int) -> Bool {
    switch builder.form {
    case .slices: builder.slices[row].length == 0
    case .coded, .choice, .flags: builder.codes[row] == 0
    case .integers: builder.integers[row] == .min
    case .days: builder.days[row] == .min
    }
  }

  // MARK: Bytes

  /// Where a slice's bytes begin.
  func pointer(_ slice: TextColumn.Slice) -> UnsafePointer<UInt8> {
    if slice.length & TextColumn.inSide == 0 { return scanner.base + Int(slice.offset) }
    return side.withUnsafeBufferPointer { ($0.baseAddress ?? scanner.base) + Int(slice.offset) }
  }

  func text(_ slice: TextColumn.Slice) -> String {
    let count = Int(slice.length & ~TextColumn.inSide)
    return String(decoding: UnsafeBufferPointer(start: pointer(slice), count: count), as: UTF8.self)
  }

  func slice(_ text: JSONScanner.Text) -> TextColumn.Slice {
    guard text.hasEscapes else {
      return TextColumn.Slice(offset: UInt32(text.start), length: UInt32(text.length))
    }
    return slice(copying: scanner.unescaped(text))
  }

  func slice(copying bytes: [UInt8]) -> TextColumn.Slice {
    guard !bytes.isEmpty else { return TextColumn.Slice(offset: 0, length: 0) }
    let offset = side.count
    side += bytes
    return TextColumn.Slice(
      offset: UInt32(offset), length: UInt32(bytes.count) | TextColumn.inSide)
  }

  // MARK: The model

  func model(_ arena: ByteArena, _ language: Language?) -> Model {
    func string(_ key: String) -> String? {
      guard case .string(let text)? = header.first(where: { $0.key == key })?.value else { return nil }
      return text
    }
    let own = string("language").flatMap { Language(rawValue: $0) } ?? .en
    checkHeader()
    var model = Model(
      name: string("name") ?? "", language: own, currency: string("currency") ?? "EUR",
      timeZone: string("time_zone"), arena: arena, extras: header.map { ($0.key, $0.value) },
      demoToday: string("demo_today").flatMap { CalendarDay($0) })
    finish(&model, language ?? own)
    return model
  }

  private func checkHeader() {
    for member in header where ["name", "language", "currency", "time_zone"].contains(member.key) {
      guard case .string(let text) = member.value else {
        problems.add(
          "wrong-type", Words(en: "This is no text.", fi: "Tämä ei ole teksti."), path: member.key, at: 0)
        continue
      }
      guard member.key == "language", Language(rawValue: text) == nil else { continue }
      problems.add(
        "unknown-value", Words(en: "“\(text)” is neither fi nor en.", fi: "”\(text)” ei ole fi eikä en."),
        path: member.key, at: 0)
    }
  }

  private func finish(_ model: inout Model, _ language: Language) {
    for table in tables {
      for builder in table.builders {
        builder.pad(to: table.rowCount)
        resolveLocalized(builder, language)
      }
    }
    declareFields(language)
    let sideArena = ByteArena(side)
    let finisher = ColumnFinisher(self, model.arena, sideArena, presentLists)
    for table in tables {
      var columns = [Column?](repeating: nil, count: table.fields.count)
      var fields = table.fields
      for builder in table.builders {
        fields[builder.index] = builder.field
        columns[builder.index] = finisher.column(of: builder, table)
      }
      model[table.collection] = Table(
        table.collection, rowCount: table.rowCount, fields: fields, columns: columns,
        offsets: table.offsets)
    }
  }

  /// Takes the language's form of texts that were given in both.
  private func resolveLocalized(_ builder: ColumnBuilder, _ language: Language) {
    for (row, offset) in builder.localized {
      scanner.position = offset
      scanner.depth = 0
      guard let tree = try? scanner.tree() else { continue }
      let text: JSONValue? = tree[language.rawValue] ?? tree["en"] ?? tree["fi"]
      guard case .string(let string)? = text else { continue }
      builder.slices[row] = slice(copying: Array(string.utf8))
    }
  }

  /// Gives the team's own fields the type, the label and the unit that the model declares.
  private func declareFields(_ language: Language) {
    let described = tables[Collection.fields.index]
    let accounts = tables[Collection.accounts.index]
    func column(_ name: String) -> ColumnBuilder? { described.builders.first { $0.field.name == name } }
    guard let names = column("name") else { return }
    for row in 0..<described.rowCount {
      let name = text(names.slices[row])
      guard !name.isEmpty else { continue }
      let type = column("type").flatMap { DeclaredType.types[Int($0.codes[row])] } ?? .text
      let label = column("label").map { text($0.slices[row]) } ?? ""
      let unit = column("unit").map { text($0.slices[row]) } ?? ""
      if let builder = accounts.builders.first(where: { $0.field.name == name && $0.isGuessed }) {
        builder.field.type = type
        builder.field.unit = unit.isEmpty ? nil : unit
        if !label.isEmpty { builder.field.summary = Words(same: label) }
      } else if !accounts.builders.contains(where: { $0.field.name == name }) {
        let field = FieldDefinition(
          name, fi: name, type, origin: .custom, Words(same: label), unit: unit.isEmpty ? nil : unit)
        accounts.add(field, form: DeclaredType.form(type)).pad(to: accounts.rowCount)
      }
    }
  }
}

/// The types that `fields` can declare, by the code of their choice.
enum DeclaredType {
  static let types: [Int: FieldType] = [
    1: .text, 2: .number, 3: .percent, 4: .money, 5: .date, 6: .flag, 7: .duration, 8: .time,
  ]

  static func form(_ type: FieldType) -> ColumnBuilder.Form {
    switch type {
    case .number, .percent, .money, .duration: .integers
    case .date, .time: .days
    case .flag: .flags
    default: .coded
    }
  }
}
