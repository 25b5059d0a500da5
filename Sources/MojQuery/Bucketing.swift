internal import MojModel
internal import MojText

/// The buckets of a column: a code for each row and what each code stands for.
struct Bucketing {
  /// A code for each row, 0 where the value is missing; as codes in the narrowest width.
  let codes: Column.Storage
  /// Row k − 1 holds what code k stands for.
  let members: Column
  /// Whether buckets stand in the order of their codes; else by a measure, then by name.
  let isOrdered: Bool

  /// How many codes there are, the missing value's among them.
  var size: Int { members.count + 1 }

  /// `isOrdered`: the codes are in order whatever the type says, as those of a date's parts are.
  init(_ column: Column, isOrdered: Bool = false, in model: Model) {
    switch column.storage {
    case .codes8, .codes16, .codes32:
      self = Bucketing.ofCodes(column.sound(in: model), isOrdered: isOrdered, in: model)
    case .int32(let values):
      let dictionary = IntegerDictionary(values)
      self.init(dictionary.codes, column.replacing(.int32(dictionary.values)))
    case .int64(let values):
      self = Bucketing.ofLongs(column, values)
    case .text(let texts): self = Bucketing.ofTexts(column, texts)
    }
  }

  private init(_ codes: [UInt32], _ members: Column, isOrdered: Bool = true) {
    self.codes = Column.codes(.text, codes, members: members.count, domain: .none).storage
    self.members = members
    self.isOrdered = isOrdered
  }

  private init(storage: Column.Storage, members: Column, isOrdered: Bool) {
    codes = storage
    self.members = members
    self.isOrdered = isOrdered
  }

  private static func ofLongs(_ column: Column, _ values: [Int64]) -> Bucketing {
    let dictionary = IntegerDictionary(values)
    guard column.type == .duration else {
      return Bucketing(dictionary.codes, column.replacing(.int64(dictionary.values)))
    }
    // Spans are packed by unit; their order is that of their lengths.
    let places = dictionary.values.indices.sorted {
      (SpanMinutes.of(dictionary.values[$0]), $0) < (SpanMinutes.of(dictionary.values[$1]), $1)
    }
    var codes = [UInt32](repeating: 0, count: places.count + 1)
    for (rank, place) in places.enumerated() { codes[place + 1] = UInt32(rank + 1) }
    return Bucketing(
      dictionary.codes.map { codes[Int($0)] },
      column.replacing(.int64(places.map { dictionary.values[$0] })))
  }

  private static func ofCodes(
    _ column: Column, isOrdered: Bool, in model: Model
  ) -> Bucketing {
    let count = column.memberCount(in: model)
    let members = Column.codes(
      column.type, (0..<count).map { UInt32($0 + 1) }, members: count, domain: column.domain)
    guard case .values(let names) = column.domain, column.type == .text, !isOrdered
    else {
      return Bucketing(
        storage: column.storage, members: members,
        isOrdered: isOrdered || !column.isOrderedByName)
    }
    return ofNames(column, names, members)
  }

  /// Spellings of one text are one bucket, under the spelling that comes first.
  private static func ofNames(
    _ column: Column, _ names: [String], _ members: Column
  ) -> Bucketing {
    var classes = TextClasses()
    let classOf = [0] + names.map { classes.place(of: TextFold.whole($0)) + 1 }
    guard classes.count < names.count else {
      return Bucketing(storage: column.storage, members: members, isOrdered: false)
    }
    let codes = column.wideCodes
    var first = [Int32](repeating: -1, count: classes.count)
    for code in codes where code != 0 && first[classOf[Int(code)] - 1] < 0 {
      first[classOf[Int(code)] - 1] = Int32(truncatingIfNeeded: code) - 1
    }
    return Bucketing(
      codes.map { UInt32(classOf[Int($0)]) }, members.taking(first), isOrdered: false)
  }

  private static func ofTexts(_ column: Column, _ texts: TextColumn) -> Bucketing {
    var classes = TextClasses()
    var codes = [UInt32](repeating: 0, count: texts.count)
    var first: [Int32] = []
    for row in 0..<texts.count where !texts.isMissing(at: row) {
      let place = classes.place(of: texts.withBytes(at: row) { TextFold.whole($0) })
      if place == first.count { first.append(Int32(truncatingIfNeeded: row)) }
      codes[row] = UInt32(place + 1)
    }
    return Bucketing(codes, column.taking(first), isOrdered: false)
  }
}

/// Numbers folded texts in the order in which they are met.
private struct TextClasses {
  private var known: [[UInt8]: Int] = [:]

  var count: Int { known.count }

  mutating func place(of text: [UInt8]) -> Int {
    if let place = known[text] { return place }
    known[text] = known.count
    return known.count - 1
  }
}

extension Column {
  /// The column with codes that stand for nothing taken as missing, so that loops need not check.
  func sound(in model: Model) -> Column {
    let last = UInt32(clamping: memberCount(in: model))
    let greatest: UInt32 =
      switch storage {
      case .codes8(let codes): UInt32(codes.reduce(0, max))
      case .codes16(let codes): UInt32(codes.reduce(0, max))
      case .codes32(let codes): codes.reduce(0, max)
      case .int32, .int64, .text: 0
      }
    guard greatest > last else { return self }
    return replacing(.codes32(wideCodes.map { $0 > last ? 0 : $0 }))
  }

  /// The column with other values.
  func replacing(_ storage: Storage) -> Column {
    var result = self
    result.storage = storage
    return result
  }
}

extension Bucketing {
  /// The codes as a column that stands for nothing.
  private var codeColumn: Column { Column(.text, codes) }

  /// The codes in the widest width.
  var wideCodes: [UInt32] { codeColumn.wideCodes }

  /// What codes stand for, side by side.
  func values(_ codes: [UInt32]) -> Column {
    members.taking(codes.map { Int32(truncatingIfNeeded: $0) - 1 })
  }

  /// A rank for each code that occurs among some, no two equal, the missing value last: by their
  /// own order, or by name.
  func ranks(among codes: [UInt32], in model: Model) -> [UInt64] {
    var ranks = (0..<size).map { $0 == 0 ? UInt64(size) : UInt64($0) }
    guard !isOrdered else { return ranks }
    var occurs = [Bool](repeating: false, count: size)
    for code in codes where Int(code) < size { occurs[Int(code)] = true }
    let present = (1..<size).filter { occurs[$0] }
    let keys = present.map { TextOrder.key(name(ofCode: $0, in: model)) }
    let names = TextRanks.ranks(of: keys)
    let order = present.indices.sorted { (names[$0], $0) < (names[$1], $1) }
    for (rank, place) in order.enumerated() { ranks[present[place]] = UInt64(rank + 1) }
    return ranks
  }

  private func name(ofCode code: Int, in model: Model) -> String {
    model.value(members, at: code - 1).name
  }
}
