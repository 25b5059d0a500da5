import MojText

/// What `moj export` is asked to do.
public struct ExportRequest: Sendable, Hashable {
  /// The team's file; nil takes the one that any call without a file takes.
  public var team: String?
  /// The folder that the sheets go to, below the output folder.
  public var folder = "export"

  static let words = ["to", "kansioon"]

  /// Reads `[TEAM] [to FOLDER]`, in English or Finnish.
  public init(_ words: [String]) throws(UsageError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if ExportRequest.words.contains(word) {
        guard let folder = rest.popFirst() else {
          throw UsageError(problem: .valueMissing(option: word))
        }
        self.folder = folder
      } else if team == nil {
        team = word
      } else {
        throw UsageError(problem: .tooManyFiles(word))
      }
    }
  }
}

/// What `moj init` is asked to do.
public struct InitRequest: Sendable, Hashable {
  /// The team's new file.
  public var path = "team.json"
  /// The team's name; nil takes the file's.
  public var name: String?
  /// The currency's code.
  public var currency: String?
  /// The time zone's name.
  public var zone: String?
  /// The least potential of A1, A2, A3 and B1.
  public var tiers: [Int]?
  /// Exports from whose potentials the tiers are proposed.
  public var exports: String?
  /// The field that shows how well an account fits, `FIELD` or `FIELD=VALUE,VALUE`.
  public var fit: String?
  /// A map of the exports.
  public var map: String?
  /// Whether nothing but the file was said, so that questions make sense.
  public var isBare: Bool {
    [name, currency, zone, exports, fit].allSatisfy { $0 == nil } && tiers == nil
  }

  static let words = [
    "name", "nimi", "currency", "valuutta", "zone", "vyöhyke", "tiers", "rajat", "from",
    "kansiosta", "fit", "sopivuus", "map", "kuvaus",
  ]

  /// Reads `[FILE] [name NAME] [currency EUR] [zone ZONE] [tiers 50000,20000,10000,3000] [from
  /// FOLDER [fit FIELD] [map FILE]]`, in English or Finnish.
  public init(_ words: [String]) throws(UsageError) {
    var rest = words[...]
    var hasPath = false
    while let word = rest.popFirst() {
      guard InitRequest.words.contains(word) else {
        guard !hasPath else { throw UsageError(problem: .tooManyFiles(word)) }
        (path, hasPath) = (word, true)
        continue
      }
      guard let value = rest.popFirst() else {
        throw UsageError(problem: .valueMissing(option: word))
      }
      try take(word, value)
    }
  }

  private mutating func take(_ word: String, _ value: String) throws(UsageError) {
    switch word {
    case "name", "nimi": name = value
    case "currency", "valuutta":
      currency = value.uppercased()
      guard value.utf8.count == 3, value.allSatisfy({ $0.isASCII && $0.isLetter }) else {
        throw UsageError(
          problem: .valueWrong(option: word, value: value, choices: ["EUR", "USD", "SEK"]))
      }
    case "zone", "vyöhyke": zone = value
    case "from", "kansiosta": exports = value
    case "fit", "sopivuus": fit = value
    case "map", "kuvaus": map = value
    default:
      let numbers = value.split(separator: ",").map { Int($0) ?? 0 }
      guard numbers.count == 4, zip(numbers, numbers.dropFirst()).allSatisfy({ $0.0 > $0.1 }),
        numbers[3] > 0
      else {
        throw UsageError(
          problem: .valueWrong(option: word, value: value, choices: ["50000,20000,10000,3000"]))
      }
      tiers = numbers
    }
  }
}
