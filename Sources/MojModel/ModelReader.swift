public import MojText

/// Reads the bytes of a model file straight into typed columns.
public enum ModelReader {
  /// Reads a model and finds every problem of the file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file; the model keeps it, since texts are slices of it.
  ///   - language: Which of `{"fi": …, "en": …}` counts; nil for the model's own language.
  ///   - today: The day after which what has happened cannot lie; nil to skip that warning.
  ///   - isLenient: Whether to load what is sound: bad values are missing, bad records left out.
  public static func model(
    from bytes: [UInt8], language: Language? = nil, limits: Limits = .standard,
    today: CalendarDay? = nil, isLenient: Bool = false
  ) -> LoadedModel {
    bytes.withUnsafeBufferPointer { buffer in
      do throws(JSONSyntaxError) {
        var reader = try JSONReader(whole: buffer, limits: limits)
        reader.auditsKeys = true
        let side = SideBytes()
        var reading = ModelReading(reader, side, isLenient: isLenient)
        try reading.read()
        return reading.finish(bytes, language: language, today: today)
      } catch {
        return LoadedModel(
          model: nil, problems: [error.diagnostic(in: bytes, language: language ?? .en)],
          isJSON: false, errorCount: 1, warningCount: 0)
      }
    }
  }
}

/// One reading of a file: the lists so far, the header, the findings.
struct ModelReading {
  var reader: JSONReader
  let isLenient: Bool
  let bytes: Bytes
  /// Keeps the bytes beside the file alive.
  let side: SideBytes
  var header = ModelHeader()
  var lists: [RecordReader?] = Array(repeating: nil, count: Collection.allCases.count)
  var findings: Findings

  init(_ reader: JSONReader, _ side: SideBytes, isLenient: Bool) {
    self.reader = reader
    self.isLenient = isLenient
    self.side = side
    bytes = Bytes(file: reader.base, side: side.buffer)
    findings = Findings(limit: reader.limits.problems)
    if reader.at >= 3, reader.base[0] == 0xEF { findings.add(.byteOrderMark, "", at: 0) }
  }

  /// Reads the whole file.
  mutating func read() throws(JSONSyntaxError) {
    defer { withExtendedLifetime(side) {} }
    guard reader.byte == 0x7B else {
      let start = reader.at
      try reader.skipValue()
      try reader.end()
      return findings.add(.wrongType(.object, found: reader.excerpt(from: start)), "", at: start)
    }
    var keys: [JSONReader.Text] = []
    if try reader.opens(closing: 0x7D) {
      repeat {
        let key = try reader.key()
        keys.append(key)
        try reader.colon()
        try readValue(of: reader.string(of: key))
      } while try reader.goesOn(closing: 0x7D)
    }
    try reader.end()
    if keys.count > 1 { reader.audit(keys) }
    drainDuplicates("")
    if !header.hasVersion { findings.add(.missingVersion, "moj", at: 0) }
  }

  private mutating func readValue(of key: String) throws(JSONSyntaxError) {
    guard let collection = Collection(rawValue: key), collection.isStored else {
      try header.read(key, &reader, &findings)
      return drainDuplicates(key)
    }
    if reader.byte == 0x6E { return try reader.word("null") }
    // A list that stands twice is a duplicate key, which is told at the end.
    guard lists[collection.index] == nil else { return try reader.skipValue() }
    guard reader.byte == 0x5B else {
      let start = reader.at
      try reader.skipValue()
      return findings.add(.wrongType(.list, found: reader.excerpt(from: start)), key, at: start)
    }
    var list = RecordReader(collection, bytes, reader.limits, isLenient: isLenient)
    try list.readList(&reader, &findings)
    lists[collection.index] = list
  }

  private mutating func drainDuplicates(_ path: String) {
    for twin in reader.duplicates {
      findings.add(.duplicateKey(twin.key, first: twin.first), path, at: twin.second)
    }
    reader.duplicates = []
  }

  /// Makes the model of what was read.
  mutating func finish(
    _ file: [UInt8], language: Language?, today: CalendarDay?
  ) -> LoadedModel {
    let language = language ?? header.language ?? .en
    var assembly = ModelAssembly(
      bytes: bytes, arena: ByteArena(file), side: ByteArena(side.bytes), language: language,
      lists: lists, findings: findings)
    lists = []
    let tables = withExtendedLifetime(side) { assembly.tables(today: today) }
    findings = assembly.findings
    let isUsable = isLenient || findings.errors.count == 0
    return LoadedModel(
      model: isUsable ? model(tables, assembly.arena, language) : nil,
      problems: findings.diagnostics(in: file, language), isJSON: true,
      errorCount: findings.errors.count, warningCount: findings.warnings.count)
  }

  private func model(_ tables: [Table], _ arena: ByteArena, _ language: Language) -> Model {
    Model(
      name: header.name(in: language), language: header.language ?? language,
      currency: header.currency ?? "EUR", timeZone: header.timeZone, tables: tables, arena: arena,
      extras: header.extras, demoToday: header.demoToday)
  }
}
