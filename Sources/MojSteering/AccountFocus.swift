public import MojModel

/// One account and the records that refer to it, as a model of its own.
///
/// All that is worked out for a whole team is worked out for one account over this small model, by
/// the same code, in the time that one account takes.
public struct AccountFocus: Sendable {
  /// The small model; the account is row 0.
  public let model: Model
  /// The account's row in the whole model.
  public let row: Int
  /// The rows of the whole model by collection, in the small model's order.
  public let rows: [Collection: [Int32]]

  /// Makes the focus on a row of the accounts.
  public init(_ row: Int, in whole: Model) {
    self.row = row
    var rows: [Collection: [Int32]] = [.accounts: [Int32(clamping: row)]]
    for collection in Collection.allCases where collection != .accounts {
      guard let column = whole[collection].column("account"), column.refersToAccounts else {
        continue
      }
      rows[collection] = column.rows(withCode: row + 1)
    }
    self.rows = rows
    model = whole.keeping(rows)
  }
}

extension Column {
  fileprivate var refersToAccounts: Bool {
    if case .rows(of: .accounts) = domain { return true }
    return false
  }

  /// The rows whose code is this one.
  func rows(withCode code: Int) -> [Int32] {
    switch storage {
    case .codes8(let codes): Column.rows(of: codes, UInt8(exactly: code))
    case .codes16(let codes): Column.rows(of: codes, UInt16(exactly: code))
    case .codes32(let codes): Column.rows(of: codes, UInt32(exactly: code))
    case .int32, .int64, .text: []
    }
  }

  private static func rows<Code: FixedWidthInteger>(of codes: [Code], _ code: Code?) -> [Int32] {
    guard let code else { return [] }
    var rows: [Int32] = []
    codes.withUnsafeBufferPointer { codes in
      // Stretches without the code are passed over many rows at a time.
      for start in stride(from: 0, to: codes.count, by: 64) {
        let end = min(start + 64, codes.count)
        var found: Code = 0
        for row in start..<end { found |= codes[row] == code ? 1 : 0 }
        guard found != 0 else { continue }
        for row in start..<end where codes[row] == code {
          rows.append(Int32(truncatingIfNeeded: row))
        }
      }
    }
    return rows
  }
}
