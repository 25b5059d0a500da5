/// The values of a field of the team's own, whose type is found after all of them are read.
struct CustomColumn {
  let builder: ColumnBuilder
  let bytes: Bytes

  init(_ builder: ColumnBuilder, _ bytes: Bytes) {
    self.builder = builder
    self.bytes = bytes
  }

  /// A column, and the rows whose values are not of its type.
  typealias Found = (column: Column, faults: [(row: Int, problem: ModelProblem)])

  /// Returns the column of the one type that all values have; nil where that is text.
  func inferred() -> Column? {
    switch builder.seen {
    case [.number]: sound(exact(.number))
    case [.flag]: flags().column
    case [.text]: dates()
    default: nil
    }
  }

  private func sound(_ found: Found) -> Column? { found.faults.isEmpty ? found.column : nil }

  /// A column of dates or times where every text is one.
  private func dates() -> Column? {
    let tokens = builder.tokens
    guard let first = tokens.first(where: { $0.length > 0 }) else { return nil }
    let type: FieldType = bytes.length(of: first) == 10 ? .date : .time
    guard value(first, of: type) != nil else { return nil }
    for slice in tokens where slice.length > 0 && value(slice, of: type) == nil { return nil }
    return days(type).column
  }

  private func value(_ slice: TextColumn.Slice, of type: FieldType) -> Int32? {
    let (start, length) = (bytes.start(of: slice), bytes.length(of: slice))
    return type == .date
      ? DateBytes.day(start, count: length) : DateBytes.minute(start, count: length)
  }

  /// Makes a column of a type; values that are not of it are missing and told.
  func column(of type: FieldType) -> Found {
    switch type {
    case .flag: flags()
    case .date, .time: days(type)
    case .duration: durations()
    default: exact(type)
    }
  }

  /// What came of reading a value.
  private enum Reading<Value> {
    case value(Value)
    case problem(ModelProblem)
  }

  /// The values of all rows; one that stands in many is read once.
  private func values<T>(
    _ missing: T, _ read: (TextColumn.Slice) -> Reading<T>
  ) -> (values: [T], faults: [(row: Int, problem: ModelProblem)]) {
    let known = builder.slices.isEmpty ? builder.index.texts.map(read) : []
    let count = max(builder.slices.count, builder.codes.count)
    var values: [T] = Array(repeating: missing, count: count)
    var faults: [(row: Int, problem: ModelProblem)] = []
    for row in 0..<count {
      let result: Reading<T>
      if builder.slices.isEmpty {
        let code = Int(builder.codes[row])
        guard code > 0 else { continue }
        result = known[code - 1]
      } else {
        guard builder.slices[row].length > 0 else { continue }
        result = read(builder.slices[row])
      }
      switch result {
      case .value(let value): values[row] = value
      case .problem(let problem): faults.append((row, problem))
      }
    }
    return (values, faults)
  }

  /// Whether a value was written in quotes.
  private func isText(_ slice: TextColumn.Slice) -> Bool {
    slice.length & TextColumn.inSide != 0 || bytes.file[Int(slice.offset) - 1] == 0x22
  }

  private func shown(_ slice: TextColumn.Slice) -> String {
    let text = String(bytes.text(of: slice).prefix(40))
    return isText(slice) ? "\"\(text)\"" : text
  }

  private func flags() -> Found {
    let (codes, faults) = values(UInt8(0)) { slice in
      switch isText(slice) ? 0 : bytes.start(of: slice).pointee {
      case 0x74: .value(2)
      case 0x66: .value(1)
      default: .problem(.wrongType(.flag, found: shown(slice)))
      }
    }
    return (Column(.flag, .codes8(codes), domain: .values(["false", "true"])), faults)
  }

  private func days(_ type: FieldType) -> Found {
    let (days, faults) = values(Int32.min) { slice in
      guard isText(slice), let day = value(slice, of: type) else {
        return .problem(type == .date ? .badDate(shown(slice)) : .badTime(shown(slice)))
      }
      return .value(day)
    }
    return (Column(type, .int32(days)), faults)
  }

  private func durations() -> Found {
    let (spans, faults) = values(Int64.min) { slice in
      guard isText(slice), bytes.length(of: slice) <= 16, let span = Span(bytes.text(of: slice))
      else { return .problem(.badDuration(shown(slice))) }
      return .value(span.packed)
    }
    return (Column(.duration, .int64(spans)), faults)
  }

  private func exact(_ type: FieldType) -> Found {
    let scale = type == .money ? 2 : widestScale()
    let (digits, faults) = values(Int64.min) { slice in
      switch number(slice, scale) {
      case .success(let digits): .value(digits)
      case .failure(let fault): .problem(problem(fault, slice, scale))
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
    for slice in builder.tokens where slice.length > 0 {
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
