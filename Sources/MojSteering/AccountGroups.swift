public import MojModel
import MojText

/// The accounts in groups: by project, seller, the seller's team, or town.
public struct AccountGroups: Sendable {
  /// What accounts are grouped by.
  public enum Field: Sendable, CaseIterable {
    case project, seller, team, town
  }

  /// What they are grouped by; nil where all are one group.
  public let field: Field?
  /// The name of each group by its code; code 0, nil, is of accounts without one.
  public let names: [String?]
  /// Each account's group.
  public let codes: [Int]

  /// Groups cells of accounts by a column of theirs, whose codes are those of its records.
  public init(_ model: Model, by field: Field?, _ column: Column?, count: Int) {
    self.field = field
    let codes = AccountGroups.codes(column, count)
    switch field {
    case nil: (names, self.codes) = ([nil], codes)
    case .project: (names, self.codes) = (AccountGroups.names(.projects, model), codes)
    case .seller: (names, self.codes) = (AccountGroups.names(.sellers, model), codes)
    case .team: (names, self.codes) = (AccountGroups.names(.teams, model), codes)
    case .town: (names, self.codes) = AccountGroups.texts(column, count, model)
    }
  }

  /// Takes the names of groups whose accounts are elsewhere.
  public init(by field: Field?, names: [String?]) {
    self.field = field
    self.names = names
    codes = []
  }

  /// Groups a model's accounts.
  public init(_ model: Model, by field: Field?) {
    self.field = field
    let table = model[.accounts]
    switch field {
    case nil: (names, codes) = ([nil], Array(repeating: 0, count: table.rowCount))
    case .project:
      names = AccountGroups.names(.projects, model)
      codes = AccountGroups.codes(table.column("project"), table.rowCount)
    case .seller:
      names = AccountGroups.names(.sellers, model)
      codes = AccountGroups.codes(table.column("seller"), table.rowCount)
    case .team:
      names = AccountGroups.names(.teams, model)
      let teams =
        [0] + AccountGroups.codes(model[.sellers].column("team"), model[.sellers].rowCount)
      codes = AccountGroups.codes(table.column("seller"), table.rowCount).map { teams[$0] }
    case .town: (names, codes) = AccountGroups.texts(table.column("town"), table.rowCount, model)
    }
  }

  private static func names(_ collection: Collection, _ model: Model) -> [String?] {
    [nil] + (0..<model[collection].rowCount).map { model.recordName($0, of: collection) }
  }

  private static func codes(_ column: Column?, _ count: Int) -> [Int] {
    (0..<count).map { column?.code(at: $0) ?? 0 }
  }

  /// Spellings of one text are one group, under the spelling that comes first.
  private static func texts(
    _ column: Column?, _ count: Int, _ model: Model
  ) -> ([String?], [Int]) {
    var names: [String?] = [nil]
    var places: [[UInt8]: Int] = [:]
    let codes = (0..<count).map { row -> Int in
      guard let column, !column.isMissing(at: row) else { return 0 }
      let name = model.value(column, at: row).name
      let key = TextFold.whole(name)
      if let place = places[key] { return place }
      places[key] = names.count
      names.append(name)
      return names.count - 1
    }
    return (names, codes)
  }
}
