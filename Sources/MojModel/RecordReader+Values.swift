internal import MojText

extension RecordReader {
  /// Reads the value of a field, which may be null.
  @inline(__always)
  mutating func readValue(
    of field: Int, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    if reader.byte == 0x6E { return try reader.word("null") }
    switch builders[field].kind {
    case .text: try readText(field, &reader, &findings)
    case .coded: try readCoded(field, &reader, &findings)
    case .choice: try readChoice(field, &reader, &findings)
    case .flag: try readFlag(field, &reader, &findings)
    case .date: try readDate(field, &reader, &findings)
    case .time: try readTime(field, &reader, &findings)
    case .number, .money: try readNumber(field, &reader, &findings)
    case .duration: try readDuration(field, &reader, &findings)
    case .localized: try readLocalized(field, &reader, &findings)
    case .scalar: try readScalar(field, &reader, &findings)
    case .custom: try readCustom(field, &reader)
    }
  }

  @inline(__always)
  private mutating func readText(
    _ field: Int, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    guard reader.byte == 0x22 else {
      return try refuse(.text, path(field), &reader, &findings)
    }
    let text = try reader.text()
    guard text.upper > text.lower else { return }
    noteID(text, of: field)
    builders[field].put(text: slice(of: text, &reader), at: rows)
  }

  @inline(__always)
  private mutating func readCoded(
    _ field: Int, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    guard reader.byte == 0x22 else {
      return try refuse(.text, path(field), &reader, &findings)
    }
    let text = try reader.text()
    guard text.upper > text.lower else { return }
    builders[field].put(coded: slice(of: text, &reader), at: rows, in: bytes)
  }

  @inline(__always)
  private mutating func readChoice(
    _ field: Int, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    let start = reader.at
    let value: TextColumn.Slice
    if reader.byte == 0x22 {
      let text = try reader.text()
      guard text.upper > text.lower else { return }
      value = slice(of: text, &reader)
    } else if builders[field].takesNumbers, reader.byte &- 0x30 < 10 || reader.byte == 0x2D {
      let lower = try reader.skipNumber()
      value = plain(lower, reader.at)
    } else {
      return try refuse(.choice, path(field), &reader, &findings)
    }
    let code = builders[field].number(of: value, in: bytes)
    guard code > 0 else { return reportChoice(value, field, start, &findings) }
    builders[field].put(small: UInt8(truncatingIfNeeded: code), at: rows)
  }

  @inline(never)
  private func reportChoice(
    _ value: TextColumn.Slice, _ field: Int, _ start: Int, _ findings: inout Findings
  ) {
    guard case .choice(let choices) = builders[field].definition.type else { return }
    let text = String(bytes.text(of: value).prefix(40))
    let similar = Suggestion.nearest(to: text, among: choices.names)
    findings.add(
      .unknownChoice(text, choices: choices.names, similar: similar), path(field), at: start)
  }

  private mutating func readFlag(
    _ field: Int, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    switch reader.byte {
    case 0x74:
      try reader.word("true")
      builders[field].put(small: 2, at: rows)
    case 0x66:
      try reader.word("false")
      builders[field].put(small: 1, at: rows)
    default: try refuse(.flag, path(field), &reader, &findings)
    }
  }

  @inline(__always)
  private mutating func readDate(
    _ field: Int, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    guard reader.byte == 0x22 else {
      return try refuse(.date, path(field), &reader, &findings)
    }
    let start = reader.at
    let text = try reader.text()
    guard text.upper > text.lower else { return }
    guard let day = DateBytes.day(reader.base + text.lower, count: text.upper - text.lower) else {
      return findings.add(.badDate(reader.excerpt(from: start)), path(field), at: start)
    }
    builders[field].put(day: day, at: rows)
  }

  @inline(__always)
  private mutating func readTime(
    _ field: Int, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    guard reader.byte == 0x22 else {
      return try refuse(.time, path(field), &reader, &findings)
    }
    let start = reader.at
    let text = try reader.text()
    guard text.upper > text.lower else { return }
    guard let minute = DateBytes.minute(reader.base + text.lower, count: text.upper - text.lower)
    else { return findings.add(.badTime(reader.excerpt(from: start)), path(field), at: start) }
    builders[field].put(day: minute, at: rows)
  }

  @inline(__always)
  private mutating func readNumber(
    _ field: Int, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    guard reader.byte &- 0x30 < 10 || reader.byte == 0x2D else {
      return try refuse(.number, path(field), &reader, &findings)
    }
    let start = try reader.skipNumber()
    do throws(ExactNumber.Fault) {
      let number = try ExactNumber(reader.base + start, count: reader.at - start)
      try builders[field].put(exact: number, at: rows)
    } catch {
      report(error, field, reader.excerpt(from: start), start, &findings)
    }
  }

  @inline(never)
  private func report(
    _ fault: ExactNumber.Fault, _ field: Int, _ text: String, _ start: Int,
    _ findings: inout Findings
  ) {
    let limit = builders[field].kind == .money ? 2 : ExactNumber.mostDecimals
    switch fault {
    case .tooLarge: findings.add(.tooLarge(text), path(field), at: start)
    case .tooManyDecimals:
      findings.add(.tooManyDecimals(text, limit: limit), path(field), at: start)
    }
  }

  private mutating func readDuration(
    _ field: Int, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    guard reader.byte == 0x22 else {
      return try refuse(.duration, path(field), &reader, &findings)
    }
    let start = reader.at
    let text = try reader.text()
    guard text.upper > text.lower else { return }
    guard text.upper - text.lower <= 16, let span = Span(reader.string(of: text)) else {
      return findings.add(.badDuration(reader.excerpt(from: start)), path(field), at: start)
    }
    builders[field].put(number: span.packed, at: rows)
  }

  /// Reads a text, or an object with one in `fi` and one in `en`.
  private mutating func readLocalized(
    _ field: Int, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    switch reader.byte {
    case 0x22:
      let text = try reader.text()
      guard text.upper > text.lower else { return }
      let slice = slice(of: text, &reader)
      builders[field].put(finnish: slice, english: slice, at: rows)
    case 0x7B: try readLanguages(field, &reader, &findings)
    default: try refuse(.localizedText, path(field), &reader, &findings)
    }
  }

  private mutating func readLanguages(
    _ field: Int, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    var texts = (fi: ColumnBuilder.missing, en: ColumnBuilder.missing)
    var keys: [JSONReader.Text] = []
    guard try reader.opens(closing: 0x7D) else { return }
    repeat {
      let key = try reader.key()
      keys.append(key)
      try reader.colon()
      let name = reader.string(of: key)
      guard reader.byte == 0x22, name == "fi" || name == "en" else {
        if name == "fi" || name == "en", reader.byte != 0x6E {
          try refuse(.text, path(field), &reader, &findings)
        } else {
          try reader.skipValue()
        }
        continue
      }
      let text = try reader.text()
      guard text.upper > text.lower else { continue }
      if name == "fi" {
        texts.fi = slice(of: text, &reader)
      } else {
        texts.en = slice(of: text, &reader)
      }
    } while try reader.goesOn(closing: 0x7D)
    if keys.count > 1 { reader.audit(keys) }
    guard texts.fi.length > 0 || texts.en.length > 0 else { return }
    builders[field].put(finnish: texts.fi, english: texts.en, at: rows)
  }

  /// Reads a text, number or flag whose text is kept as it is written.
  private mutating func readScalar(
    _ field: Int, _ reader: inout JSONReader, _ findings: inout Findings
  ) throws(JSONSyntaxError) {
    guard reader.byte != 0x7B, reader.byte != 0x5B else {
      return try refuse(.scalar, path(field), &reader, &findings)
    }
    try readCustom(field, &reader)
  }

  /// Reads any value of a field of the team's own; lists and objects are no columns.
  @inline(__always)
  private mutating func readCustom(
    _ field: Int, _ reader: inout JSONReader
  ) throws(JSONSyntaxError) {
    let start = reader.at
    let kind: ColumnBuilder.Seen
    switch reader.byte {
    case 0x22:
      let text = try reader.text()
      guard text.upper > text.lower else { return }
      let value = slice(of: text, &reader)
      return builders[field].put(custom: value, .text, at: rows, in: bytes)
    case 0x7B, 0x5B: return try reader.skipValue()
    case 0x2D, 0x30...0x39:
      _ = try reader.skipNumber()
      kind = .number
    default:
      try reader.skipValue()
      kind = .flag
    }
    builders[field].put(custom: plain(start, reader.at), kind, at: rows, in: bytes)
  }
}
