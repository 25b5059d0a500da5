/// The values of a field of the team's own, whose type is found after all of them are read.
struct CustomColumn {
  /// The values as they stand in the file, one a row; texts without their quotes.
  let slices: [TextColumn.Slice]
  let seen: ColumnBuilder.Seen
  /// The values as numbers, where all of them are such.
  let numbers: [Int64]
  /// The decimals of `numbers`.
  let scale: Int
  let bytes: Bytes

  init(_ builder: ColumnBuilder, _ bytes: Bytes) {
    slices = builder.slices
    seen = builder.seen
    numbers = builder.numbers
    scale = builder.scale
    self.bytes = bytes
  }

  /// Returns the column of the one type that all values have; nil where that is text.
  func inferred() -> Column? {
    switch seen {
    case [.number]: Column(.number, .int64(numbers), scale: scale)
    case [.flag]: column(of: .flag).column
    case [.text]: dates()
    default: nil
    }
  }

  /// A column of dates or times where every text is one.
  private func dates() -> Column? {
    guard let first = slices.first(where: { $0.length > 0 }) else { return nil }
    let type: FieldType = bytes.length(of: first) == 10 ? .date : .time
    guard value(first, of: type) != nil else { return nil }
    for slice in slices where slice.length > 0 && value(slice, of: type) == nil { return nil }
    return column(of: type).column
  }

  private func value(_ slice: TextColumn.Slice, of type: FieldType) -> Int32? {
    let (start, length) = (bytes.start(of: slice), bytes.length(of: slice))
    return type == .date
      ? DateBytes.day(start, count: length) : DateBytes.minute(start, count: length)
  }

  /// Makes a column of a type; values that are not of it are missing and told.
  func column(of type: FieldType) -> (column: Column, faults: [(row: Int, problem: ModelProblem)]) {
    switch type {
    case .flag: flags()
    case .date, .time: days(type)
    case .duration: durations()
    default: exact(type)
    }
  }

  /// Whether a value was written in quotes.
  private func isText(_ slice: TextColumn.Slice) -> Bool {
    slice.length & TextColumn.inSide != 0 || bytes.file[Int(slice.offset) - 1] == 0x22
  }

  private func shown(_ slice: TextColumn.Slice) -> String {
    let text = String(bytes.text(of: slice).prefix(40))
    return isText(slice) ? "\"\(text)\"" : text
  }

  private func flags() -> (column: Column, faults: [(row: Int, problem: ModelProblem)]) {
    var faults: [(row: Int, problem: ModelProblem)] = []
    var codes: [UInt8] = Array(repeating: 0, count: slices.count)
    for (row, slice) in slices.enumerated() where slice.length > 0 {
      switch isText(slice) ? 0 : bytes.start(of: slice).pointee {
      case 0x74: codes[row] = 2
      case 0x66: codes[row] = 1
      default: faults.append((row, .wrongType(.flag, found: shown(slice))))
      }
    }
    return (Column(.flag, .codes8(codes), domain: .values(["false", "true"])), faults)
  }

  private func days(
    _ type: FieldType
  ) -> (column: Column, faults: [(row: Int, problem: ModelProblem)]) {
    var faults: [(row: Int, problem: ModelProblem)] = []
    var days: [Int32] = Array(repeating: .min, count: slices.count)
    for (row, slice) in slices.enumerated() where slice.length > 0 {
      if isText(slice), let day = value(slice, of: type) {
        days[row] = day
      } else {
        faults.append((row, type == .date ? .badDate(shown(slice)) : .badTime(shown(slice))))
      }
    }
    return (Column(type, .int32(days)), faults)
  }

  private func durations() -> (column: Column, faults: [(row: Int, problem: ModelProblem)]) {
    var faults: [(row: Int, problem: ModelProblem)] = []
    var spans: [Int64] = Array(repeating: .min, count: slices.count)
    for (row, slice) in slices.enumerated() where slice.length > 0 {
      if isText(slice), bytes.length(of: slice) <= 16, let span = Span(bytes.text(of: slice)) {
        spans[row] = span.packed
      } else {
        faults.append((row, .badDuration(shown(slice))))
      }
    }
    return (Column(.duration, .int64(spans)), faults)
  }

  private func exact(
    _ type: FieldType
  ) -> (column: Column, faults: [(row: Int, problem: ModelProblem)]) {
    if seen == [.number], type != .money {
      return (Column(type, .int64(numbers), scale: scale), [])
    }
    var faults: [(row: Int, problem: ModelProblem)] = []
    var digits: [Int64] = Array(repeating: .min, count: slices.count)
    let scale = type == .money ? 2 : widestScale()
    for (row, slice) in slices.enumerated() where slice.length > 0 {
      switch number(slice, scale) {
      case .success(let value): digits[row] = value
      case .failure(let fault): faults.append((row, problem(fault, slice, scale)))
      }
    }
    return (Column(type, .int64(digits), scale: scale), faults)
  }

  private enum Fault: Error {
    case noNumber, tooLarge, tooManyDecimals
  }

  private func number(_ slice: TextColumn.Slice, _ scale: Int) -> Result<Int64, Fault> {
    guard let read = read(slice) else { return .failure(.noNumber) }
    switch read {
    case .success(let number):
      guard number.scale <= scale else { return .failure(.tooManyDecimals) }
      return number.digits(atScale: scale).map { .success($0) } ?? .failure(.tooLarge)
    case .failure(.tooLarge): return .failure(.tooLarge)
    case .failure(.tooManyDecimals): return .failure(.tooManyDecimals)
    }
  }

  /// The number that a value is; nil for texts and flags.
  private func read(_ slice: TextColumn.Slice) -> Result<ExactNumber, ExactNumber.Fault>? {
    guard !isText(slice) else { return nil }
    let start = bytes.start(of: slice)
    guard start[0] == 0x2D || start[0] &- 0x30 < 10 else { return nil }
    do throws(ExactNumber.Fault) {
      return .success(try ExactNumber(start, count: bytes.length(of: slice)))
    } catch {
      return .failure(error)
    }
  }

  private func widestScale() -> Int {
    var widest = 0
    for slice in slices where slice.length > 0 {
      if case .success(let number) = read(slice) { widest = max(widest, number.scale) }
    }
    return widest
  }

  private func problem(_ fault: Fault, _ slice: TextColumn.Slice, _ scale: Int) -> ModelProblem {
    switch fault {
    case .noNumber: .wrongType(.number, found: shown(slice))
    case .tooLarge: .tooLarge(shown(slice))
    case .tooManyDecimals: .tooManyDecimals(shown(slice), limit: scale)
    }
  }
}
