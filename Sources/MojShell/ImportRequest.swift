public import MojImport
import MojText

/// What `moj import` is asked to do.
public struct ImportRequest: Sendable, Hashable {
  /// The exports, and folders of exports.
  public var paths: [String] = []
  /// The team's file; nil takes the one that any call without a file takes.
  public var team: String?
  /// What the rows are, where that was said.
  public var entity: ImportEntity?
  /// A file that says what columns mean.
  public var map: String?
  /// Whether the mapping is printed instead, to be kept and edited.
  public var printsMap = false

  static let words = ["into", "tiimiin", "map", "kuvaus", "as", "tyyppinä"]

  /// Reads `FILE … [into TEAM] [as ENTITY] [map FILE]`, in English or Finnish.
  public init(_ words: [String]) throws(UsageError) {
    var rest = words[...]
    func value(_ option: String) throws(UsageError) -> String {
      guard let value = rest.popFirst() else {
        throw UsageError(problem: .valueMissing(option: option))
      }
      return value
    }
    while let word = rest.popFirst() {
      switch word {
      case "into", "tiimiin": team = try value(word)
      case "map", "kuvaus": map = try value(word)
      case "as", "tyyppinä": try take(word, try value(word))
      default: paths.append(word)
      }
    }
    guard !paths.isEmpty else { throw UsageError(problem: .filesMissing(subcommand: "import")) }
  }

  private mutating func take(_ option: String, _ word: String) throws(UsageError) {
    if ["map", "kuvaus"].contains(word) {
      printsMap = true
      return
    }
    guard let entity = ImportEntity(typed: word) else {
      let choices = ImportEntity.allCases.map { option == "as" ? $0.words.en : $0.words.fi }
      throw UsageError(problem: .valueWrong(option: option, value: word, choices: choices))
    }
    self.entity = entity
  }
}
