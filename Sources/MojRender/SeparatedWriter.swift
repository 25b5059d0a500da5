public import MojModel
internal import MojText

/// Writes an answer as CSV (RFC 4180: lines end in CR LF, quotes are doubled) or as TSV (tabs, line
/// feeds and backslashes in a cell are written `\t`, `\n`, `\\`).
public struct SeparatedWriter: Sendable {
  /// The two forms.
  public enum Form: Sendable {
    case csv, tsv
  }

  /// Which form.
  public var form: Form
  /// Whether texts are written as they are: no apostrophe before what a spreadsheet would take for
  /// a formula, no visible form of control characters.
  public var isRaw: Bool
  /// Whether the file begins with a byte order mark, by which old spreadsheets know UTF-8.
  public var hasByteOrderMark: Bool

  /// Makes a writer.
  public init(_ form: Form, isRaw: Bool = false, hasByteOrderMark: Bool = false) {
    self.form = form
    self.isRaw = isRaw
    self.hasByteOrderMark = hasByteOrderMark
  }

  /// Returns the whole file.
  public func bytes(of table: ResultTable, model: Model) -> [UInt8] {
    bytes(of: table, model: model, hasHeader: true)
  }

  /// As above; rows that follow others have no header.
  func bytes(of table: ResultTable, model: Model, hasHeader: Bool) -> [UInt8] {
    var bytes: [UInt8] = hasHeader && hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    bytes.reserveCapacity((table.rowCount + 1) * table.columns.count * 16)
    if hasHeader { appendHeader(of: table, to: &bytes) }
    switch form {
    case .csv: appendRows(of: table, CSVCells(isRaw: isRaw), model, to: &bytes)
    case .tsv: appendRows(of: table, TSVCells(isRaw: isRaw), model, to: &bytes)
    }
    return bytes
  }

  private var separator: UInt8 { form == .csv ? 0x2C : 0x09 }
  private var lineEnd: String { form == .csv ? "\r\n" : "\n" }

  private func appendHeader(of table: ResultTable, to bytes: inout [UInt8]) {
    for (place, key) in table.uniqueKeys.enumerated() {
      if place > 0 { bytes.append(separator) }
      switch form {
      case .csv: CSVCells(isRaw: isRaw).appendText(key, to: &bytes)
      case .tsv: TSVCells(isRaw: isRaw).appendText(key, to: &bytes)
      }
    }
    bytes.append(lineEnd)
  }

  private func appendRows(
    of table: ResultTable, _ encoder: some CellEncoder, _ model: Model, to bytes: inout [UInt8]
  ) {
    var cells = table.cells(encoder, in: model)
    for row in 0..<table.rowCount {
      for column in cells.indices {
        if column > 0 { bytes.append(separator) }
        cells[column].append(row, of: model, to: &bytes)
      }
      bytes.append(lineEnd)
    }
  }
}

/// The cells of CSV.
struct CSVCells: CellEncoder {
  let isRaw: Bool

  func appendMissing(_ type: FieldType, to bytes: inout [UInt8]) {}

  func appendText(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    let isGuarded = !isRaw && FormulaGuard.isNeeded(text)
    let isQuoted = text.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    if isQuoted { bytes.append(0x22) }
    if isGuarded { bytes.append(0x27) }
    if isRaw || !ControlText.isFound(in: text) {
      appendDoublingQuotes(text, isQuoted, to: &bytes)
    } else {
      appendDoublingQuotes(ControlText.visible(text), isQuoted, to: &bytes)
    }
    if isQuoted { bytes.append(0x22) }
  }

  func append(_ value: Value, of type: FieldType, to bytes: inout [UInt8]) {
    switch value {
    case .member, .record, .duration: appendText(MachineValue.text(value), to: &bytes)
    default: MachineValue.append(value, to: &bytes)
    }
  }

  private func appendDoublingQuotes(
    _ text: some Sequence<UInt8>, _ isQuoted: Bool, to bytes: inout [UInt8]
  ) {
    guard isQuoted else { return bytes.append(contentsOf: text) }
    for byte in text {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
  }
}

/// The cells of TSV.
struct TSVCells: CellEncoder {
  let isRaw: Bool

  func appendMissing(_ type: FieldType, to bytes: inout [UInt8]) {}

  func appendText(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    if !isRaw && FormulaGuard.isNeeded(text) { bytes.append(0x27) }
    if isRaw || !ControlText.isFound(in: text) {
      appendEscaping(text, to: &bytes)
    } else {
      appendEscaping(ControlText.visible(text), to: &bytes)
    }
  }

  func append(_ value: Value, of type: FieldType, to bytes: inout [UInt8]) {
    switch value {
    case .member, .record, .duration: appendText(MachineValue.text(value), to: &bytes)
    default: MachineValue.append(value, to: &bytes)
    }
  }

  private func appendEscaping(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    for byte in text {
      switch byte {
      case 0x09: bytes.append("\\t")
      case 0x0A: bytes.append("\\n")
      case 0x0D: bytes.append("\\r")
      case 0x5C: bytes.append("\\\\")
      default: bytes.append(byte)
      }
    }
  }
}

/// The control characters that no spreadsheet needs and every terminal obeys: all of C0 but tab,
/// line feed and carriage return, DEL, and C1.
enum ControlText {
  /// Whether there is one.
  static func isFound(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    for at in text.indices where isControl(text, at) { return true }
    return false
  }

  /// Returns the text with their visible form, such as `\u{1b}`.
  static func visible(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: result.append(UInt8(truncatingIfNeeded: scalar.value))
      case ..<0x20, 0x7F..<0xA0: result.append("\\u{\(String(scalar.value, radix: 16))}")
      default: result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return result
  }

  @inline(__always)
  private static func isControl(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    switch text[at] {
    case 0x09, 0x0A, 0x0D: false
    case ..<0x20, 0x7F: true
    case 0xC2: at + 1 < text.count && text[at + 1] < 0xA0
    default: false
    }
  }
}
