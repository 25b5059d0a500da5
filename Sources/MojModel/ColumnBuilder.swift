/// The values of one field while the records of a list are read.
///
/// Values are put at rows in rising order; the rows between are missing. One struct with an array
/// for each form, rather than a class for each type, keeps the inner loop free of reference counts.
struct ColumnBuilder {
  typealias Slice = TextColumn.Slice

  /// How the values of a field are read.
  enum Kind: UInt8 {
    case text, coded, choice, flag, date, time, number, money, duration, localized, scalar, custom
  }

  /// Which kinds of JSON values a custom field has met.
  struct Seen: OptionSet {
    var rawValue: UInt8
    static let text = Seen(rawValue: 1)
    static let number = Seen(rawValue: 2)
    static let flag = Seen(rawValue: 4)
  }

  let kind: Kind
  let definition: FieldDefinition
  /// Whether a choice may be written as a number, as levels are.
  let takesNumbers: Bool
  /// The offset of the key where the field was last met, by which duplicates are found.
  var lastKey = -1
  /// The row that was last filled.
  var filled = -1
  var seen: Seen = []
  /// The decimals of `numbers`.
  var scale = 0

  /// Texts, or codes that became too many.
  var slices: [Slice] = []
  /// The English texts, where `slices` are the Finnish ones.
  var english: [Slice] = []
  var codes: [UInt32] = []
  var small: [UInt8] = []
  var days: [Int32] = []
  var numbers: [Int64] = []
  /// What codes stand for.
  var index = ByteIndex()

  static let missing = Slice(offset: 0, length: 0)
  /// Beyond so many different texts a slice each is smaller and faster than a code.
  static let mostCodes = 4_096

  init(_ definition: FieldDefinition, _ bytes: Bytes) {
    self.definition = definition
    kind = definition.origin == .custom ? .custom : Self.kind(of: definition)
    guard case .choice(let choices) = definition.type, kind == .choice else {
      takesNumbers = false
      if kind == .money { scale = 2 }
      return
    }
    takesNumbers = choices.names.allSatisfy { Int($0) != nil }
    for name in choices.names {
      if let slice = bytes.append(Array(name.utf8)) { _ = index.add(slice, in: bytes) }
    }
  }

  /// A builder without values.
  init(emptied definition: FieldDefinition) {
    self.definition = definition
    kind = .text
    takesNumbers = false
  }

  private static func kind(of definition: FieldDefinition) -> Kind {
    switch definition.type {
    case .text where definition.isLocalized: .localized
    case .text where definition.isAnyScalar: .scalar
    case .text: definition.isCoded ? .coded : .text
    case .choice: .choice
    case .tier, .reference: .coded
    case .number, .percent: .number
    case .money: .money
    case .date: .date
    case .time: .time
    case .duration: .duration
    case .flag: .flag
    }
  }

  /// The number of a choice; asked here, since handing out the index would count references.
  @inline(__always)
  mutating func number(of text: Slice, in bytes: Bytes) -> Int { index.number(of: text, in: bytes) }

  // MARK: Putting

  @inline(__always)
  mutating func put(text: Slice, at row: Int) {
    while slices.count < row { slices.append(Self.missing) }
    slices.append(text)
    filled = row
  }

  @inline(__always)
  mutating func put(coded text: Slice, at row: Int, in bytes: Bytes) {
    guard slices.isEmpty else { return put(text: text, at: row) }
    let code = index.add(text, in: bytes)
    while codes.count < row { codes.append(0) }
    codes.append(UInt32(truncatingIfNeeded: code))
    filled = row
    if code > Self.mostCodes { spill() }
  }

  /// Puts a value of one of the team's own fields as it is written: as a code while all values are
  /// of one kind and few of them differ.
  @inline(__always)
  mutating func put(custom text: Slice, _ kind: Seen, at row: Int, in bytes: Bytes) {
    guard self.kind == .custom else { return put(text: text, at: row) }
    // `5` and `"5"` are the same bytes; as slices they are told apart by the quote before them.
    if !seen.contains(kind) {
      if !codes.isEmpty { spill() }
      seen.insert(kind)
    }
    put(coded: text, at: row, in: bytes)
  }

  mutating func put(finnish: Slice, english text: Slice, at row: Int) {
    put(text: finnish, at: row)
    while english.count < row { english.append(Self.missing) }
    english.append(text)
  }

  @inline(__always)
  mutating func put(small code: UInt8, at row: Int) {
    while small.count < row { small.append(0) }
    small.append(code)
    filled = row
  }

  @inline(__always)
  mutating func put(day: Int32, at row: Int) {
    while days.count < row { days.append(.min) }
    days.append(day)
    filled = row
  }

  @inline(__always)
  mutating func put(number: Int64, at row: Int) {
    while numbers.count < row { numbers.append(.min) }
    numbers.append(number)
    filled = row
  }

  /// Puts an exact number, widening the others where it has more decimals.
  @inline(__always)
  mutating func put(exact number: ExactNumber, at row: Int) throws(ExactNumber.Fault) {
    if number.scale > scale {
      guard kind != .money else { throw .tooManyDecimals }
      guard widen(to: number.scale) else { throw .tooLarge }
    }
    guard let digits = number.digits(atScale: scale) else { throw .tooLarge }
    put(number: digits, at: row)
  }

  /// Turns codes into slices.
  mutating func spill() {
    slices.reserveCapacity(max(16, codes.capacity))
    for code in codes { slices.append(code == 0 ? Self.missing : index.texts[Int(code) - 1]) }
    codes = []
    index = ByteIndex()
  }

  /// Widens the numbers to more decimals; false where one of them would not fit.
  mutating func widen(to wanted: Int) -> Bool {
    let factor = ExactNumber.powers[wanted - scale]
    var widened = numbers
    for row in widened.indices where widened[row] != .min {
      let (product, over) = widened[row].multipliedReportingOverflow(by: factor)
      guard !over, product != .min else { return false }
      widened[row] = product
    }
    numbers = widened
    scale = wanted
    return true
  }

  // MARK: Rows

  /// Makes room for a number of rows, where this field is in use.
  mutating func reserve(_ rows: Int) {
    if !slices.isEmpty { slices.reserveCapacity(rows) }
    if !codes.isEmpty { codes.reserveCapacity(rows) }
    if !small.isEmpty { small.reserveCapacity(rows) }
    if !days.isEmpty { days.reserveCapacity(rows) }
    if !numbers.isEmpty { numbers.reserveCapacity(rows) }
  }

  /// Drops the value of a row that turned out broken.
  mutating func drop(row: Int) {
    guard filled == row else { return }
    filled = -1
    if slices.count > row { slices.removeLast() }
    if english.count > row { english.removeLast() }
    if codes.count > row { codes.removeLast() }
    if small.count > row { small.removeLast() }
    if days.count > row { days.removeLast() }
    if numbers.count > row { numbers.removeLast() }
  }

  /// Fills up to a number of rows with missing values.
  mutating func finish(_ rows: Int) {
    func fill<T>(_ values: inout [T], _ missing: T) {
      guard !values.isEmpty, values.count < rows else { return }
      values.append(contentsOf: repeatElement(missing, count: rows - values.count))
    }
    fill(&slices, Self.missing)
    fill(&english, Self.missing)
    fill(&codes, 0)
    fill(&small, 0)
    fill(&days, .min)
    fill(&numbers, .min)
  }

  /// The texts that stand for all values: each once where they are codes, else one a row.
  var tokens: [Slice] { slices.isEmpty ? index.texts : slices }

  /// Whether no record has a value.
  var isEmpty: Bool {
    slices.isEmpty && codes.isEmpty && small.isEmpty && days.isEmpty && numbers.isEmpty
  }
}

/// The builders of a list's fields, at a place that stays.
///
/// The inner loop reaches them by pointer: an array would ask at each value whether it is shared.
final class ColumnBuilders {
  let base: UnsafeMutablePointer<ColumnBuilder>
  private(set) var count = 0
  private let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  /// Adds a builder; false where there is no room.
  func append(_ builder: ColumnBuilder) -> Bool {
    guard count < capacity else { return false }
    (base + count).initialize(to: builder)
    count += 1
    return true
  }

  /// Moves a builder out, so that its values are not held twice.
  func take(_ place: Int) -> ColumnBuilder {
    let builder = (base + place).move()
    (base + place).initialize(to: ColumnBuilder(emptied: builder.definition))
    return builder
  }

  /// The builder of a field; nil where the list has none.
  func first(_ name: String) -> ColumnBuilder? {
    for place in 0..<count where base[place].definition.name == name { return base[place] }
    return nil
  }
}
