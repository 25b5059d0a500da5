internal import MojText

/// Reads the records of one list into columns.
struct RecordReader {
  let collection: Collection
  let bytes: Bytes
  let limits: Limits
  /// Whether broken records are left out rather than kept for the findings' sake.
  let isLenient: Bool
  let store: ColumnBuilders
  /// The builders of `store`.
  let builders: UnsafeMutablePointer<ColumnBuilder>
  private var keys: RecordKeys
  /// The ids of the records that count.
  private(set) var ids = ByteIndex()
  /// The hashes of the ids, by row; where broken records are left out, ids are compared at once.
  private var idHashes: [UInt32] = []
  /// The ids that are not plain ASCII, which may look like others.
  private(set) var oddIDs: [TextColumn.Slice] = []
  private(set) var offsets: [UInt32] = []
  /// How many records count.
  private(set) var rows = 0
  /// The place of the present record in the file's list.
  private(set) var element = 0
  private let idField: Int
  private let nameField: Int?
  private let requiredFields: [Int]
  private var isBroken = false
  private var hasPlainID = true
  private var isFull = false

  init(_ collection: Collection, _ bytes: Bytes, _ limits: Limits, isLenient: Bool) {
    self.collection = collection
    self.bytes = bytes
    self.limits = limits
    self.isLenient = isLenient
    let fields = Schema.fields(of: collection).filter { $0.origin == .stored }
    idField = fields.firstIndex { $0.name == "id" } ?? -1
    nameField = Self.named.contains(collection) ? fields.firstIndex { $0.name == "name" } : nil
    requiredFields = fields.indices.filter { fields[$0].isRequired }
    let capacity = max(limits.fields, 0) + fields.count
    store = ColumnBuilders(capacity: capacity)
    keys = RecordKeys(capacity: capacity)
    builders = store.base
    for field in fields {
      _ = store.append(ColumnBuilder(field, bytes))
      _ = keys.add(field.fileKey, in: bytes)
    }
  }

  /// The lists whose records people know by name.
  private static let named: Set<Collection> = [.accounts, .people, .sellers, .teams, .projects]

  // MARK: Lists and records

  /// Reads a list that starts at its bracket.
  mutating func readList(
    _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    let start = reader.at
    guard try reader.opens(closing: 0x5D) else { return }
    repeat {
      try readElement(&reader, &findings)
      element += 1
      if rows == 1_000 { reserve(from: start, reader) }
    } while try reader.goesOn(closing: 0x5D)
    for field in 0..<store.count { builders[field].finish(rows) }
    indexIDs(&findings)
  }

  /// Makes room for as many records as the bytes that are left may hold.
  private mutating func reserve(from start: Int, _ reader: JSONReader) {
    let size = max(1, (reader.at - start) / rows)
    let guess = min(limits.records, rows + (reader.count - reader.at) / size * 21 / 20)
    offsets.reserveCapacity(guess)
    idHashes.reserveCapacity(guess)
    for field in 0..<store.count { builders[field].reserve(guess) }
  }

  private mutating func readElement(
    _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    guard reader.byte == 0x7B else {
      return try refuse(.object, "\(collection.rawValue)[\(element)]", &reader, &findings)
    }
    guard rows < limits.records else {
      if !isFull {
        findings.add(.tooManyRecords(limit: limits.records), collection.rawValue, at: reader.at)
      }
      isFull = true
      return try reader.skipValue()
    }
    try readRecord(&reader, &findings)
  }

  private mutating func readRecord(
    _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    let start = reader.at
    isBroken = false
    if try reader.opens(closing: 0x7D) {
      var field = -1
      repeat {
        field = try readMember(after: field, from: start, &reader, &findings)
      } while try reader.goesOn(closing: 0x7D)
    }
    drainDuplicates(&reader, &findings)
    endRecord(start, reader, &findings)
  }

  private mutating func drainDuplicates(_ reader: inout JSONReader, _ findings: inout Findings) {
    guard !reader.duplicates.isEmpty else { return }
    for twin in reader.duplicates {
      findings.add(
        .duplicateKey(twin.key, first: twin.first), "\(collection.rawValue)[\(element)]",
        at: twin.second)
    }
    reader.duplicates = []
    isBroken = true
  }

  // MARK: Members

  /// Reads a key and its value; returns the field.
  @inline(__always)
  private mutating func readMember(
    after field: Int, from start: Int, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) -> Int {
    let place = reader.at
    var next = keys.predicted(after: field, &reader)
    if next < 0 { next = try slowField(after: field, &reader, &findings) }
    try reader.colon()
    guard next >= 0 else {
      try reader.skipValue()
      return field
    }
    if builders[next].lastKey >= start {
      try readTwin(of: next, at: place, &reader, &findings)
    } else {
      builders[next].lastKey = place
      try readValue(of: next, &reader, &findings)
    }
    return next
  }

  @inline(never)
  private mutating func readTwin(
    of field: Int, at place: Int, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    let key = builders[field].definition.fileKey
    findings.add(.duplicateKey(key, first: builders[field].lastKey), path(field), at: place)
    isBroken = true
    try reader.skipValue()
  }

  /// Reads a key that was not predicted; an unknown one becomes a field.
  ///
  /// Returns −1 where there are too many fields.
  @inline(never)
  private mutating func slowField(
    after field: Int, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) -> Int {
    let place = reader.at
    let text = try reader.key()
    let key = slice(of: text, &reader)
    let known = keys.field(of: key, after: field, in: bytes)
    guard known < 0 else { return known }
    guard store.count < limits.fields else {
      findings.add(
        .tooManyFields(limit: limits.fields), "\(collection.rawValue)[\(element)]", at: place)
      return -1
    }
    let name = bytes.text(of: key)
    guard store.append(ColumnBuilder(custom(name), bytes)) else { return -1 }
    _ = keys.add(name, in: bytes)
    return store.count - 1
  }

  private func custom(_ key: String) -> FieldDefinition {
    var field = FieldDefinition(
      key, fi: key, .text, origin: .custom,
      Words(en: "The team's own field", fi: "Tiimin oma kenttä"))
    // A file's own "due" must not hide the derived field of that name.
    if Schema.field(key, of: collection) != nil { field.name = key + "_own" }
    field.fileKey = key
    return field
  }

  /// The slice of a text that was read.
  ///
  /// Mutating in name alone: otherwise the whole reader would be copied for the call of `escaped`.
  @inline(__always)
  mutating func slice(of text: JSONReader.Text, _ reader: inout JSONReader) -> TextColumn.Slice {
    text.isEscaped ? escaped(text, &reader) : plain(text.lower, text.upper)
  }

  @inline(__always)
  func plain(_ lower: Int, _ upper: Int) -> TextColumn.Slice {
    TextColumn.Slice(
      offset: UInt32(truncatingIfNeeded: lower), length: UInt32(truncatingIfNeeded: upper - lower))
  }

  @inline(never)
  private mutating func escaped(
    _ text: JSONReader.Text, _ reader: inout JSONReader
  ) -> TextColumn.Slice {
    bytes.append(reader.bytes(of: text)) ?? ColumnBuilder.missing
  }

  // MARK: Ends of records

  @inline(__always)
  mutating func noteID(_ text: JSONReader.Text, of field: Int) {
    if field == idField { hasPlainID = text.isPlain }
  }

  private mutating func endRecord(
    _ start: Int, _ reader: JSONReader, _ findings: inout Findings
  ) {
    for field in requiredFields where builders[field].filled != rows {
      if isEmpty(field, start, reader) {
        findings.add(.missing(builders[field].definition.fileKey), path(field), at: start)
      }
      isBroken = true
    }
    if let nameField, builders[nameField].filled != rows, isEmpty(nameField, start, reader) {
      findings.add(.missingName, "\(collection.rawValue)[\(element)]", at: start)
    }
    noteID(start, &findings)
    guard isBroken, isLenient else {
      offsets.append(UInt32(truncatingIfNeeded: start))
      rows += 1
      return
    }
    for field in 0..<store.count { builders[field].drop(row: rows) }
  }

  /// Whether a field without a value has none in the file either: one that has was told of.
  @inline(never)
  private func isEmpty(_ field: Int, _ start: Int, _ reader: JSONReader) -> Bool {
    guard builders[field].lastKey >= start,
      let value = reader.place(of: builders[field].definition.fileKey, inRecordAt: start)
    else { return true }
    return reader.base[value] == 0x6E
      || (reader.base[value] == 0x22 && reader.base[value + 1] == 0x22)
  }

  /// Notes the record's id: its hash while its bytes are at hand, or, where broken records are left
  /// out, the id itself.
  @inline(__always)
  private mutating func noteID(_ start: Int, _ findings: inout Findings) {
    guard idField >= 0, builders[idField].filled == rows else { return }
    let id = builders[idField].slices[rows]
    if !hasPlainID { oddIDs.append(id) }
    hasPlainID = true
    guard isLenient else {
      while idHashes.count < rows { idHashes.append(0) }
      return idHashes.append(UInt32(truncatingIfNeeded: bytes.hash(of: id) >> 32))
    }
    let known = ids.number(of: id, in: bytes)
    if known == 0, !isBroken { _ = ids.add(id, in: bytes) }
    guard known > 0 else { return }
    reportTwin(
      rows, of: builders[idField].slices.firstIndex { bytes.isEqual($0, id) } ?? 0, start, &findings
    )
    isBroken = true
  }

  /// Indexes all ids, where that was not done on the way.
  private mutating func indexIDs(_ findings: inout Findings) {
    guard !isLenient, idField >= 0 else { return }
    var twins: [(row: Int, first: Int)] = []
    while idHashes.count < builders[idField].slices.count { idHashes.append(0) }
    ids = ByteIndex(builders[idField].slices, hashes: idHashes, in: bytes) { row, number in
      twins.append((row, number - 1))
    }
    idHashes = []
    for (row, first) in twins { reportTwin(row, of: first, Int(offsets[row]), &findings) }
  }

  private func reportTwin(_ row: Int, of first: Int, _ start: Int, _ findings: inout Findings) {
    let place = first < offsets.count ? Int(offsets[first]) : start
    let slice = builders[idField].slices[row]
    findings.add(
      .duplicateID(bytes.text(of: slice), first: place), "\(collection.rawValue)[\(row)].id",
      at: slice.length & TextColumn.inSide == 0 ? Int(slice.offset) - 1 : start)
  }

  // MARK: Problems

  /// Where a field of the present record is, as findings write it.
  func path(_ field: Int) -> String {
    "\(collection.rawValue)[\(element)].\(builders[field].definition.fileKey)"
  }

  /// Skips a value of a wrong type and notes it.
  @inline(never)
  func refuse(
    _ expected: ModelProblem.Expected, _ path: String, _ reader: inout JSONReader,
    _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    let start = reader.at
    try reader.skipValue()
    findings.add(.wrongType(expected, found: reader.excerpt(from: start)), path, at: start)
  }
}

extension JSONReader {
  /// The value that was read from an offset to here, cut where it is long.
  func excerpt(from start: Int) -> String {
    let length = min(at - start, 160)
    let text = String(
      decoding: UnsafeBufferPointer(start: base + start, count: length), as: UTF8.self)
    return text.count > 40 || length < at - start ? String(text.prefix(40)) + "…" : text
  }
}
