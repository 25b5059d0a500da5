import MojText

extension ModelFileReader {
  // MARK: Values of fields that the schema knows

  func readValue(
    of builder: ColumnBuilder, _ table: TableBuilder, _ number: Int
  ) throws(JSONProblem) {
    let start = scanner.position
    guard let byte = scanner.byte else { throw scanner.fail(.truncated) }
    if builder.isGuessed { builder.origins.append(UInt32(clamping: start + 1)) }
    if byte == 0x6E {
      try scanner.literal("null")
      return builder.appendMissing()
    }
    let isRead: Bool
    switch builder.form {
    case .coded, .slices: isRead = try readText(builder, byte, table)
    case .choice(let names): isRead = try readChoice(builder, names, byte, table, number)
    case .integers:
      isRead = builder.field.type == .duration ? try readSpan(builder, byte) : try readNumber(builder, byte)
    case .days: isRead = try readDay(builder, byte)
    case .flags: isRead = try readFlag(builder, byte)
    }
    guard !isRead else { return }
    if scanner.position == start { try scanner.skipValue() }
    builder.appendMissing()
    if builder.isGuessed {
      builder.isMixed = true
    } else {
      wrongValue(builder, table, number, start)
    }
  }

  private func wrongValue(_ builder: ColumnBuilder, _ table: TableBuilder, _ number: Int, _ start: Int) {
    let length = min(60, scanner.position - start)
    let typed = String(decoding: UnsafeBufferPointer(start: scanner.base + start, count: length), as: UTF8.self)
    let kind = ModelFileReader.kind(builder.field.type)
    problems.add(
      "wrong-value", Words(en: "\(typed) is no \(kind.en).", fi: "\(typed) ei ole \(kind.fi)."),
      path: path(table, number, builder.field.fileKey), at: start)
  }

  private static func kind(_ type: FieldType) -> Words {
    switch type {
    case .text: Words(en: "text", fi: "teksti")
    case .choice: Words(en: "member of the set", fi: "joukon arvo")
    case .tier: Words(en: "tier", fi: "luokka")
    case .number: Words(en: "number", fi: "luku")
    case .percent: Words(en: "percentage", fi: "prosentti")
    case .money: Words(en: "sum of money with at most two decimals", fi: "rahasumma, jossa on enintään kaksi desimaalia")
    case .date: Words(en: "date such as 2026-11-23", fi: "päivä kuten 2026-11-23")
    case .time: Words(en: "time such as 2026-11-23T09:30", fi: "aika kuten 2026-11-23T09:30")
    case .duration: Words(en: "length such as 30min, 4h, 14d, 3m", fi: "kesto kuten 30min, 4h, 14d, 3m")
    case .flag: Words(en: "true or false", fi: "true eikä false")
    case .reference: Words(en: "id", fi: "tunnus")
    }
  }

  private func readText(_ builder: ColumnBuilder, _ byte: UInt8, _ table: TableBuilder) throws(JSONProblem) -> Bool {
    if byte == 0x7B, builder.field.isLocalized {
      builder.localized.append((table.rowCount, scanner.position))
      try scanner.skipValue()
      builder.appendMissing()
      return true
    }
    guard byte == 0x22 else { return false }
    let found = slice(try scanner.text())
    guard case .coded = builder.form else {
      builder.slices.append(found)
      return true
    }
    guard found.length & ~TextColumn.inSide > 0 else {
      builder.codes.append(0)
      return true
    }
    builder.codes.append(builder.interner.code(of: found, pointer).code)
    return true
  }

  private func readChoice(
    _ builder: ColumnBuilder, _ names: [[UInt8]], _ byte: UInt8, _ table: TableBuilder, _ number: Int
  ) throws(JSONProblem) -> Bool {
    let value: UnsafeBufferPointer<UInt8>
    if byte == 0x22 {
      let text = try scanner.text()
      if text.length == 0 {
        builder.codes.append(0)
        return true
      }
      value = UnsafeBufferPointer(start: scanner.base + text.start, count: text.length)
    } else if byte == 0x2D || (0x30...0x39).contains(byte) {
      let digits = try scanner.number()
      value = UnsafeBufferPointer(start: scanner.base + digits.start, count: digits.length)
    } else {
      return false
    }
    if let code = names.firstIndex(where: { $0.elementsEqual(value) }) {
      builder.codes.append(UInt32(code + 1))
      return true
    }
    let typed = String(decoding: value, as: UTF8.self)
    let all = names.map { String(decoding: $0, as: UTF8.self) }
    problems.add(
      "unknown-value",
      Words(
        en: "“\(typed)” is none of \(all.joined(separator: ", ")).",
        fi: "”\(typed)” ei ole mikään näistä: \(all.joined(separator: ", "))."),
      path: path(table, number, builder.field.fileKey), at: scanner.position,
      suggestions: Suggestion.nearest(to: typed, among: all))
    builder.codes.append(0)
    return true
  }

  private func readFlag(_ builder: ColumnBuilder, _ byte: UInt8) throws(JSONProblem) -> Bool {
    switch byte {
    case 0x74:
      try scanner.literal("true")
      builder.codes.append(2)
    case 0x66:
      try scanner.literal("false")
      builder.codes.append(1)
    default: return false
    }
    return true
  }

  private func readSpan(_ builder: ColumnBuilder, _ byte: UInt8) throws(JSONProblem) -> Bool {
    guard byte == 0x22 else { return false }
    let text = scanner.string(try scanner.text())
    if text.isEmpty {
      builder.integers.append(.min)
      return true
    }
    guard let span = Span(text) else { return false }
    builder.integers.append(span.packed)
    return true
  }

  private func readNumber(_ builder: ColumnBuilder, _ byte: UInt8) throws(JSONProblem) -> Bool {
    guard byte == 0x2D || (0x30...0x39).contains(byte) else {
      if byte == 0x22, scanner.position + 1 < scanner.count, scanner.base[scanner.position + 1] == 0x22 {
        scanner.position += 2
        builder.integers.append(.min)
        return true
      }
      return false
    }
    let number = try scanner.number()
    let digits = UnsafeBufferPointer(start: scanner.base + number.start, count: number.length)
    guard let (mantissa, scale) = ExactNumber.read(digits) else { return false }
    guard builder.field.type == .money else { return builder.append(mantissa, scale: scale) }
    guard let cents = ExactNumber.cents(mantissa, scale) else { return false }
    builder.integers.append(cents)
    return true
  }

  private func readDay(_ builder: ColumnBuilder, _ byte: UInt8) throws(JSONProblem) -> Bool {
    guard byte == 0x22 else { return false }
    let text = try scanner.text()
    if text.length == 0 {
      builder.days.append(.min)
      return true
    }
    let found = UnsafeBufferPointer(start: scanner.base + text.start, count: text.length)
    let value = builder.field.type == .date ? ISOText.day(found) : ISOText.minute(found)
    guard let value else { return false }
    builder.days.append(value)
    return true
  }

  // MARK: Values of a team's own fields

  /// The first value of a key that the schema does not know decides what the field seems to be.
  func guessValue(
    _ key: JSONScanner.Text, _ table: TableBuilder, _ number: Int, _ unknown: inout [JSONScanner.Text]
  ) throws(JSONProblem) {
    if let first = unknown.first(where: { scanner.same($0, key) }) { throw scanner.duplicate(key, first) }
    unknown.append(key)
    guard let byte = scanner.byte, byte != 0x7B, byte != 0x5B, byte != 0x6E else {
      return try scanner.skipValue()
    }
    let name = scanner.string(key)
    guard !name.isEmpty, table.builders.count < 4_096 else { return try scanner.skipValue() }
    let (type, form) = guess(byte)
    let field = FieldDefinition(name, fi: name, type, origin: .custom, Words(same: ""))
    let builder = table.add(field, form: form)
    builder.pad(to: table.rowCount)
    try readValue(of: builder, table, number)
  }

  private func guess(_ byte: UInt8) -> (FieldType, ColumnBuilder.Form) {
    switch byte {
    case 0x22:
      let start = scanner.position + 1
      let isDate = start + 10 < scanner.count && scanner.base[start + 10] == 0x22
        && ISOText.day(UnsafeBufferPointer(start: scanner.base + start, count: 10)) != nil
      return isDate ? (.date, .days) : (.text, .coded)
    case 0x74, 0x66: return (.flag, .flags)
    default: return (.number, .integers)
    }
  }
}

/// Reads numbers of JSON exactly.
enum ExactNumber {
  /// Returns mantissa and decimals; nil where the number does not fit 64 bits.
  static func read(_ digits: UnsafeBufferPointer<UInt8>) -> (mantissa: Int64, scale: Int)? {
    var mantissa: Int64 = 0
    var scale = 0
    var isFraction = false
    var index = 0
    let isNegative = digits.first == 0x2D
    if isNegative { index = 1 }
    while index < digits.count {
      let byte = digits[index]
      if byte == 0x2E {
        isFraction = true
      } else if byte == 0x65 || byte == 0x45 {
        return exponent(digits, from: index + 1, isNegative ? -mantissa : mantissa, scale)
      } else {
        let (product, over) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, overflow) = product.addingReportingOverflow(Int64(byte - 0x30))
        guard !over, !overflow else { return nil }
        mantissa = sum
        if isFraction { scale += 1 }
      }
      index += 1
    }
    return normalized(isNegative ? -mantissa : mantissa, scale)
  }

  private static func exponent(
    _ digits: UnsafeBufferPointer<UInt8>, from start: Int, _ mantissa: Int64, _ scale: Int
  ) -> (Int64, Int)? {
    guard mantissa != 0 else { return (0, 0) }
    let text = String(decoding: digits[start...], as: UTF8.self)
    guard let power = Int(text), abs(power) <= 40 else { return nil }
    let decimals = scale - power
    if decimals >= 0 { return normalized(mantissa, decimals) }
    return ColumnBuilder.scaled(mantissa, by: -decimals).map { ($0, 0) }
  }

  /// Without zeros at the end of the decimals.
  private static func normalized(_ mantissa: Int64, _ scale: Int) -> (Int64, Int)? {
    var (mantissa, scale) = (mantissa, scale)
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    return scale <= 18 && mantissa != .min ? (mantissa, scale) : nil
  }

  static func cents(_ mantissa: Int64, _ scale: Int) -> Int64? {
    scale <= 2 ? ColumnBuilder.scaled(mantissa, by: 2 - scale) : nil
  }
}

/// Reads ISO dates and times from bytes.
enum ISOText {
  static func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = number(bytes, 0, 4), let month = number(bytes, 5, 7), let day = number(bytes, 8, 10)
    else { return nil }
    return CalendarDay(year: year, month: month, day: day)?.number
  }

  /// `2026-11-23T09:30`, also with seconds and a zone, which are dropped: times are the wall clock's.
  static func minute(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    guard bytes.count >= 10, let day = day(UnsafeBufferPointer(rebasing: bytes[0..<10])) else { return nil }
    if bytes.count == 10 { return day &* 1_440 }
    guard bytes.count >= 16, bytes[10] == 0x54 || bytes[10] == 0x20, bytes[13] == 0x3A,
      let hour = number(bytes, 11, 13), let minute = number(bytes, 14, 16), hour < 24, minute < 60,
      isRest(bytes)
    else { return nil }
    return day &* 1_440 &+ Int32(hour * 60 + minute)
  }

  private static func isRest(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 16 else { return true }
    let rest = String(decoding: bytes[16...], as: UTF8.self)
    return rest.count <= 20 && rest.allSatisfy { $0.isNumber || ":.+-Z".contains($0) }
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Int? {
    var result = 0
    for index in from..<to {
      guard (0x30...0x39).contains(bytes[index]) else { return nil }
      result = result * 10 + Int(bytes[index] - 0x30)
    }
    return result
  }
}
