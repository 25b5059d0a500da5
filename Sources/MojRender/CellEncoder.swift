internal import MojModel

/// How a format writes one cell.
protocol CellEncoder: Sendable {
  /// Appends a cell without a value.
  func appendMissing(_ type: FieldType, to bytes: inout [UInt8])
  /// Appends a cell of free text.
  func appendText(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8])
  /// Appends a cell of any other value.
  func append(_ value: Value, of type: FieldType, to bytes: inout [UInt8])
}

extension CellEncoder {
  /// Appends a cell of free text.
  func appendText(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { appendText($0, to: &bytes) }
  }
}

/// A column on its way through an encoder.
///
/// Free text goes from the file's bytes to the output's without becoming a `String`; what stands
/// for a code is encoded once and copied from then on.
struct CellColumn<Encoder: CellEncoder> {
  private let values: Column
  private let rows: [Int32]?
  private let encoder: Encoder
  private var encoded: [[UInt8]]

  init(_ column: ResultTable.Column, encoder: Encoder, model: Model) {
    values = column.values
    rows = column.rows
    self.encoder = encoder
    encoded = Array(repeating: [], count: Self.memberCount(of: column.values, in: model) + 1)
  }

  /// Appends the cell at a row of the answer.
  mutating func append(_ row: Int, of model: Model, to bytes: inout [UInt8]) {
    let at = rows.map { Int($0[row]) } ?? row
    guard at >= 0 else { return encoder.appendMissing(values.type, to: &bytes) }
    switch values.storage {
    case .text(let texts): appendText(of: texts, at: at, to: &bytes)
    case .codes8(let codes): append(code: Int(codes[at]), of: model, to: &bytes)
    case .codes16(let codes): append(code: Int(codes[at]), of: model, to: &bytes)
    case .codes32(let codes): append(code: Int(codes[at]), of: model, to: &bytes)
    case .int32, .int64: append(model.value(values, at: at), to: &bytes)
    }
  }

  private func appendText(of texts: TextColumn, at row: Int, to bytes: inout [UInt8]) {
    if texts.isMissing(at: row) { return encoder.appendMissing(values.type, to: &bytes) }
    texts.withBytes(at: row) { encoder.appendText($0, to: &bytes) }
  }

  private mutating func append(code: Int, of model: Model, to bytes: inout [UInt8]) {
    guard encoded.indices.contains(code) else {
      return encoder.appendMissing(values.type, to: &bytes)
    }
    if encoded[code].isEmpty {
      // Encoded apart: written in place, the whole list would be copied for each new member.
      var cell: [UInt8] = []
      append(code == 0 ? .missing : model.member(code, of: values), to: &cell)
      encoded[code] = cell
    }
    bytes.append(contentsOf: encoded[code])
  }

  private func append(_ value: Value, to bytes: inout [UInt8]) {
    switch value {
    case .missing: encoder.appendMissing(values.type, to: &bytes)
    case .text(let text): encoder.appendText(text, to: &bytes)
    default: encoder.append(value, of: values.type, to: &bytes)
    }
  }

  private static func memberCount(of column: Column, in model: Model) -> Int {
    switch column.domain {
    case .none: 0
    case .values(let values): values.count
    case .rows(let target): model[target].rowCount
    }
  }
}

extension ResultTable {
  /// Returns the columns ready for an encoder.
  func cells<Encoder: CellEncoder>(
    _ encoder: Encoder, in model: Model
  ) -> [CellColumn<Encoder>] {
    columns.map { CellColumn($0, encoder: encoder, model: model) }
  }

  /// The keys of the columns, each once: a second `name` is called `name_2`.
  var uniqueKeys: [String] {
    var seen: Set<String> = []
    return columns.map { column in
      var key = column.name
      var number = 2
      while !seen.insert(key).inserted {
        key = "\(column.name)_\(number)"
        number += 1
      }
      return key
    }
  }
}
