public import MojModel

/// Writes an answer as JSON: an array of one object a row, or one object a line.
public struct JSONWriter: Sendable {
  /// Whether every line is an object of its own (NDJSON).
  public var isLines: Bool

  /// Makes a writer.
  public init(isLines: Bool = false) { self.isLines = isLines }

  /// Returns the whole file.
  ///
  /// `[{"count": 205}]` for one row; several rows stand on a line each.
  public func bytes(of table: ResultTable, model: Model) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(table.rowCount * table.columns.count * 24 + 16)
    let isCompact = table.rowCount < 2
    if !isLines { bytes.append(isCompact ? "[" : "[\n") }
    appendRows(of: table, model: model, separator: isLines ? "\n" : ",\n", to: &bytes)
    if isLines {
      if table.rowCount > 0 { bytes.append(0x0A) }
    } else {
      bytes.append(isCompact ? "]\n" : "\n]\n")
    }
    return bytes
  }

  /// Returns the bytes of rows that others follow, without what stands after the last row of all.
  ///
  /// - Parameter isFollowing: Whether they follow others themselves.
  func bytes(following isFollowing: Bool, _ table: ResultTable, model: Model) -> [UInt8] {
    var bytes: [UInt8] = []
    let separator = isLines ? "\n" : ",\n"
    if isFollowing { bytes.append(separator) } else if !isLines { bytes.append("[\n") }
    appendRows(of: table, model: model, separator: separator, to: &bytes)
    return bytes
  }

  private func appendRows(
    of table: ResultTable, model: Model, separator: String, to bytes: inout [UInt8]
  ) {
    let keys = JSONWriter.keys(of: table)
    var cells = table.cells(JSONCells(), in: model)
    for row in 0..<table.rowCount {
      if row > 0 { bytes.append(separator) }
      bytes.append(0x7B)
      for column in cells.indices {
        bytes.append(contentsOf: keys[column])
        cells[column].append(row, of: model, to: &bytes)
      }
      bytes.append(0x7D)
    }
  }

  /// What stands before each value: its key, and a comma after another one.
  private static func keys(of table: ResultTable) -> [[UInt8]] {
    table.uniqueKeys.enumerated().map { place, key in
      var bytes: [UInt8] = []
      if place > 0 { bytes.append(", ") }
      JSONText.append(key, to: &bytes)
      bytes.append(": ")
      return bytes
    }
  }
}

/// The cells of JSON.
struct JSONCells: CellEncoder {
  func appendMissing(_ type: FieldType, to bytes: inout [UInt8]) { bytes.append("null") }

  func appendText(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    JSONText.append(text, to: &bytes)
  }

  func append(_ value: Value, of type: FieldType, to bytes: inout [UInt8]) {
    switch value {
    case .member, .record: JSONText.append(MachineValue.text(value), to: &bytes)
    default:
      let isBare = MachineValue.isBare(value)
      if !isBare { bytes.append(0x22) }
      MachineValue.append(value, to: &bytes)
      if !isBare { bytes.append(0x22) }
    }
  }
}
