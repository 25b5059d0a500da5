public import MojModel

extension Column {
  /// The column with texts as texts: each part of a team has its own codes for them.
  func spelled(in model: Model) -> Column {
    guard type == .text, holdsCodes else { return self }
    let texts = (0..<count).map { model.value(self, at: $0).name }
    return Column(.text, .text(TextColumn(texts: texts)))
  }

  /// The column with more decimals.
  public func carrying(_ scale: Int) -> Column {
    guard scale > self.scale, case .int64(let values) = storage else { return self }
    let factor = (self.scale..<scale).reduce(Int64(1)) { factor, _ in factor * 10 }
    var column = self
    column.scale = scale
    column.storage = .int64(values.map { $0 == .min ? .min : $0 &* factor })
    return column
  }

  /// The values of some columns of one field, one after the other; nil of none.
  static func joined(_ columns: [Column]) -> Column? {
    guard var result = columns.first else { return nil }
    for column in columns {
      // Where nothing is known, a column of nothing stands for the field.
      if case .values(let names) = result.domain, names.isEmpty { result.domain = column.domain }
      result.scale = max(result.scale, column.scale)
    }
    // On a past day each part has the decimals of its own dated values.
    let columns = columns.map { $0.carrying(result.scale) }
    switch result.storage {
    case .int32:
      result.storage = .int32(
        columns.flatMap { column -> [Int32] in
          if case .int32(let values) = column.storage { values } else { [] }
        })
    case .int64:
      result.storage = .int64(
        columns.flatMap { column -> [Int64] in
          if case .int64(let values) = column.storage { values } else { [] }
        })
    case .text:
      result.storage = .text(
        TextColumn(
          joining: columns.compactMap { column in
            if case .text(let texts) = column.storage { texts } else { nil }
          }))
    case .codes8, .codes16, .codes32:
      let codes = columns.flatMap(\.wideCodes)
      result = .codes(
        result.type, codes, members: Int(codes.max() ?? 0), domain: result.domain)
    }
    return result
  }
}

extension TextColumn {
  /// Makes a column of the texts of some, copied, so that no part of a team is kept for its texts.
  init(joining columns: [TextColumn]) {
    var bytes: [UInt8] = []
    var slices: [Slice] = []
    for texts in columns {
      for row in 0..<texts.count {
        let start = bytes.count
        texts.withBytes(at: row) { bytes.append(contentsOf: $0) }
        slices.append(
          Slice(
            offset: UInt32(truncatingIfNeeded: start),
            length: UInt32(truncatingIfNeeded: bytes.count - start)))
      }
    }
    let arena = ByteArena(bytes)
    self.init(arena: arena, side: arena, slices: slices)
  }
}
