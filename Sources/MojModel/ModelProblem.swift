/// What is wrong with a model file whose JSON is sound, as facts.
public enum ModelProblem: Sendable, Hashable {
  /// What a value should have been.
  public enum Expected: Sendable, Hashable {
    case text, number, flag, date, time, duration, choice, scalar, localizedText, list, object
  }

  case wrongType(Expected, found: String)
  case unknownChoice(String, choices: [String], similar: [String])
  case duplicateKey(String, first: Int)
  case duplicateID(String, first: Int)
  case dangling(String, Collection)
  case unknownTier(String, similar: [String])
  case missing(String)
  case badDate(String)
  case badTime(String)
  case badDuration(String)
  case tooLarge(String)
  case tooManyDecimals(String, limit: Int)
  case missingVersion
  case unknownVersion(String)
  case tooManyRecords(limit: Int)
  case tooManyFields(limit: Int)
  case missingName
  case futureDate(String)
  case lookalikes(String)
  case byteOrderMark

  /// Whether the file can be used all the same.
  public var isWarning: Bool {
    switch self {
    case .missingName, .futureDate, .lookalikes, .byteOrderMark: true
    default: false
    }
  }

  /// The stable name of the problem.
  public var code: String {
    switch self {
    case .wrongType: "wrong-type"
    case .unknownChoice: "unknown-value"
    case .duplicateKey: "duplicate-key"
    case .duplicateID: "duplicate-id"
    case .dangling: "dangling-reference"
    case .unknownTier: "unknown-tier"
    case .missing: "missing-field"
    case .badDate: "bad-date"
    case .badTime: "bad-time"
    case .badDuration: "bad-duration"
    case .tooLarge: "out-of-range"
    case .tooManyDecimals: "too-many-decimals"
    case .missingVersion: "missing-version"
    case .unknownVersion: "unknown-version"
    case .tooManyRecords: "too-many-records"
    case .tooManyFields: "too-many-fields"
    case .missingName: "missing-name"
    case .futureDate: "future-date"
    case .lookalikes: "lookalikes"
    case .byteOrderMark: "byte-order-mark"
    }
  }
}
