import MojModel
import MojText

/// What an export is by its headers: its system, its entity, and what each column means.
public struct Recognition: Sendable {
  /// The system.
  public let system: SourceSystem
  /// What the rows are.
  public let entity: ImportEntity
  /// What each column means; nil for a column of the team's own.
  public private(set) var targets: [ImportTarget?]
  /// What holds for every row.
  let constants: [ImportTarget: String]
  /// What the records' ids are counted by: the system and what it keeps apart.
  let source: String
  /// Of several columns that mean the same, how good each is; 0 is the best.
  private(set) var ranks: [Int]

  /// Recognises headers; nil where they are of no known kind.
  ///
  /// - Parameter entity: What the rows are, where somebody said so.
  public init?(
    _ headers: [String], as entity: ImportEntity? = nil,
    by catalogue: HeaderCatalogue = .standard
  ) {
    let names = headers.map { HeaderCatalogue.folded($0) }
    guard let sheet = Recognition.sheet(names, entity, catalogue) else { return nil }
    system = sheet.system
    self.entity = entity ?? sheet.entity
    constants = sheet.constants
    source = "\(sheet.system.rawValue) \(sheet.constants[.channel] ?? sheet.entity.rawValue)"
    let common = catalogue.sheets.filter {
      $0.system == .list && Recognition.isShared($0.entity, by: entity ?? sheet.entity)
    }.sorted { $0.entity == sheet.entity && $1.entity != sheet.entity }
    targets = []
    ranks = []
    for name in names {
      let found =
        sheet.targets[name]
        ?? common.lazy.compactMap { $0.targets[name] }.first.map {
          // What the system's own sheet says is better than what any list may say.
          (target: $0.target, rank: $0.rank + 100)
        }
      targets.append(found?.target ?? (Recognition.isOptOut(name) ? .optOut : nil))
      ranks.append(found?.rank ?? .max)
    }
  }

  /// The columns of a target, the best first.
  func columns(_ target: ImportTarget) -> [Int] {
    targets.indices.filter { targets[$0] == target }.sorted { ranks[$0] < ranks[$1] }
  }

  /// Gives a column another meaning.
  mutating func set(_ column: Int, to target: ImportTarget?) {
    // Who says what a catalogue says as well does not make a second address the first.
    if targets[column] != target || target == nil { ranks[column] = 0 }
    targets[column] = target
  }

  /// Whether neither a catalogue nor a person says what a column means.
  func isUnknown(_ column: Int) -> Bool { targets[column] == nil && ranks[column] == .max }

  /// Whether a sheet's headers may stand in this export.
  func mayUse(_ sheet: HeaderCatalogue.Sheet) -> Bool {
    (sheet.system == system || sheet.system == .list)
      && Recognition.isShared(sheet.entity, by: entity)
  }

  /// Whether a header that no sheet knows says that somebody must be left alone: that is never lost.
  private static func isOptOut(_ name: String) -> Bool {
    ["optout", "optedout", "donotcall", "donotcontact", "unsubscribed", "kielto"].contains {
      name.holds($0)
    }
  }

  /// The sheet with the most telling sign, of those the one that knows the most headers.
  private static func sheet(
    _ names: [String], _ entity: ImportEntity?, _ catalogue: HeaderCatalogue
  ) -> HeaderCatalogue.Sheet? {
    let present = Set(names)
    var best: (sheet: HeaderCatalogue.Sheet, score: (Int, Int, Int))?
    for sheet in catalogue.sheets where entity.map({ isShared(sheet.entity, by: $0) }) ?? true {
      let signs = sheet.signs.filter { sign in
        sign.wanted.allSatisfy(present.contains) && !sign.unwanted.contains(where: present.contains)
      }
      // Where somebody said what the rows are, a list needs no sign.
      let isSaid = entity != nil && sheet.system == .list
      guard let sign = signs.map(\.wanted.count).max() ?? (isSaid ? 0 : nil) else { continue }
      let known = names.count { sheet.targets[$0] != nil }
      let score = (sheet.system == .list ? 0 : 1, sign, known)
      if best.map({ score > $0.score }) ?? true { best = (sheet, score) }
    }
    return best?.sheet
  }

  /// Whether two names of entities mean rows of one kind.
  private static func isShared(_ one: ImportEntity, by other: ImportEntity) -> Bool {
    one == other || (one.collection == .accounts && other.collection == .accounts)
  }
}
