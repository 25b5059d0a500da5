import MojModel
import MojText

/// The values of a column as SQL reads them, one row at a time.
struct ColumnText {
  private let column: Column
  /// The texts of what codes stand for; the first is that of code 1.
  private let members: [[UInt8]]

  init(_ column: Column, in model: Model) {
    self.column = column
    var members: [[UInt8]] = []
    if case .rows(let target) = column.domain, let ids = model[target].column("id") {
      members = (0..<model[target].rowCount).map { Array(model.value(ids, at: $0).name.utf8) }
    } else if case .values(let names) = column.domain {
      members = names.map { Array($0.utf8) }
    }
    self.members = members
  }

  /// Whether the values are numbers or flags, which JSON writes without quotes.
  var isBare: Bool {
    switch column.type {
    case .number, .percent, .money, .flag: true
    default: false
    }
  }

  /// Appends the value at a row; false, and nothing appended, where it is missing.
  func append(_ row: Int, to bytes: inout [UInt8]) -> Bool {
    guard !column.isMissing(at: row) else { return false }
    switch column.storage {
    case .text(let texts):
      unsafe texts.withBytes(at: row) { unsafe bytes.append(contentsOf: $0) }
    case .codes8, .codes16, .codes32:
      let code = column.code(at: row)
      guard code <= members.count else { return false }
      bytes.append(contentsOf: members[code - 1])
    case .int32, .int64:
      guard let stored = column.integer(at: row) else { return false }
      bytes.append(contentsOf: text(of: stored).utf8)
    }
    return true
  }

  private func text(of stored: Int64) -> String {
    switch column.type {
    case .date: return CalendarDay(Int32(truncatingIfNeeded: stored)).iso
    case .time: return ColumnText.time(stored)
    case .duration: return Span(packed: stored).text
    default: return ColumnText.decimal(stored, scale: column.scale)
    }
  }

  /// Minutes since 1970-01-01T00:00 as `2026-11-23 09:30`.
  static func time(_ minutes: Int64) -> String {
    let day = CalendarDay(ofMinute: Int32(clamping: minutes))
    let minute = Int(minutes - Int64(day.number) * 1_440)
    let clock = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day.iso) \(clock[0]):\(clock[1])"
  }

  /// A stored integer as a decimal number: 1250 at scale 2 is `12.50`.
  static func decimal(_ stored: Int64, scale: Int) -> String {
    guard scale > 0 else { return "\(stored)" }
    var digits = String(stored.magnitude)
    while digits.utf8.count <= scale { digits = "0" + digits }
    let whole = digits.dropLast(scale)
    return "\(stored < 0 ? "-" : "")\(whole).\(digits.suffix(scale))"
  }
}

/// The text form of COPY: values apart by tabs, records by line ends.
enum CopyText {
  static let null = Array("\\N".utf8)

  /// Appends a value with what COPY reads otherwise escaped; false where it holds U+0000.
  static func append(_ value: some Sequence<UInt8>, to bytes: inout [UInt8]) -> Bool {
    for byte in value {
      switch byte {
      case 0: return false
      case 0x5C: bytes += [0x5C, 0x5C]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0x0D: bytes += [0x5C, 0x72]
      case 0x09: bytes += [0x5C, 0x74]
      default: bytes.append(byte)
      }
    }
    return true
  }
}
