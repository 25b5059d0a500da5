/// The values of one field of all records of a table, in the narrowest form that holds them.
///
/// Missing is 0 among codes, `.min` among integers and a zero length among texts.
public struct Column: Sendable {
  /// How the values lie in memory.
  public enum Storage: Sendable {
    /// Code k > 0 stands for the k-th member of the domain (from 1); 0 is missing.
    case codes8([UInt8])
    /// As `codes8`, for domains of up to 65 535 members.
    case codes16([UInt16])
    /// As `codes8`, for larger domains.
    case codes32([UInt32])
    /// Days or minutes; `Int32.min` is missing.
    case int32([Int32])
    /// Cents, scaled numbers or packed spans; `Int64.min` is missing.
    case int64([Int64])
    /// Slices of text.
    case text(TextColumn)
  }

  /// What codes stand for.
  public enum Domain: Sendable {
    /// No codes.
    case none
    /// Values, the first with code 1. For `choice` fields these are the choices in order, for
    /// `flag` "false" and "true", for `tier` the tiers best first.
    case values([String])
    /// Records of a collection: code k is row k − 1.
    case rows(of: Collection)
  }

  /// The type of the values.
  public var type: FieldType
  /// The values.
  public var storage: Storage
  /// What codes stand for.
  public var domain: Domain
  /// How many decimals `int64` numbers carry: 2 for money; value = stored ÷ 10^scale.
  public var scale: Int

  /// Makes a column.
  public init(_ type: FieldType, _ storage: Storage, domain: Domain = .none, scale: Int = 0) {
    self.type = type
    self.storage = storage
    self.domain = domain
    self.scale = scale
  }

  /// How many values there are.
  public var count: Int {
    switch storage {
    case .codes8(let codes): codes.count
    case .codes16(let codes): codes.count
    case .codes32(let codes): codes.count
    case .int32(let values): values.count
    case .int64(let values): values.count
    case .text(let texts): texts.count
    }
  }

  /// The code at a row; 0 where it is missing or the column holds no codes.
  public func code(at row: Int) -> Int {
    switch storage {
    case .codes8(let codes): Int(codes[row])
    case .codes16(let codes): Int(codes[row])
    case .codes32(let codes): Int(codes[row])
    case .int32, .int64, .text: 0
    }
  }

  /// The stored number at a row; nil where it is missing or the column holds no integers.
  public func integer(at row: Int) -> Int64? {
    switch storage {
    case .int32(let values): values[row] == .min ? nil : Int64(values[row])
    case .int64(let values): values[row] == .min ? nil : values[row]
    case .codes8, .codes16, .codes32, .text: nil
    }
  }

  /// Whether the value at a row is missing.
  public func isMissing(at row: Int) -> Bool {
    switch storage {
    case .codes8, .codes16, .codes32: code(at: row) == 0
    case .int32, .int64: integer(at: row) == nil
    case .text(let texts): texts.isMissing(at: row)
    }
  }

  /// Makes a column of codes in the narrowest width for a domain of `members`.
  public static func codes(
    _ type: FieldType, _ codes: [UInt32], members: Int, domain: Domain
  ) -> Column {
    if members <= 255 {
      return Column(type, .codes8(codes.map { UInt8(truncatingIfNeeded: $0) }), domain: domain)
    }
    if members <= 65_535 {
      return Column(type, .codes16(codes.map { UInt16(truncatingIfNeeded: $0) }), domain: domain)
    }
    return Column(type, .codes32(codes), domain: domain)
  }

  /// Makes a column in which every value is missing.
  public static func missing(_ type: FieldType, count: Int, scale: Int = 0) -> Column {
    switch type {
    case .text: Column(type, .text(TextColumn(texts: Array(repeating: "", count: count))))
    case .choice(let choices):
      Column(type, .codes8(Array(repeating: 0, count: count)), domain: .values(choices.names))
    case .flag:
      Column(
        type, .codes8(Array(repeating: 0, count: count)), domain: .values(["false", "true"]))
    case .tier: Column(type, .codes8(Array(repeating: 0, count: count)), domain: .values([]))
    case .reference(let target):
      Column(type, .codes8(Array(repeating: 0, count: count)), domain: .rows(of: target))
    case .date, .time: Column(type, .int32(Array(repeating: .min, count: count)))
    case .money: Column(type, .int64(Array(repeating: .min, count: count)), scale: 2)
    case .number, .percent, .duration:
      Column(type, .int64(Array(repeating: .min, count: count)), scale: scale)
    }
  }
}
