/// A list of records: those of the model file, then those that are worked out from it.
public enum Collection: String, Sendable, CaseIterable, Hashable {
  case projects, tiers, fields, care, levels, channels, teams, sellers, accounts, people,
    activities, callbacks, requests, deals, orders, targets, values, commitments, plans, views,
    scenarios, history
  /// Worked out when a query names it; the file has no such list.
  case promises
  /// What the log of the model's changes holds, made rows when a query names it.
  case changes
  /// What was typed at the prompt, made rows when a query names it.
  case statements

  /// Whether the model file holds it; the rows of the others are made when a query names them.
  public var isStored: Bool {
    switch self {
    case .promises, .changes, .statements: false
    default: true
    }
  }

  /// The lists of the model file.
  public static let stored = allCases.filter(\.isStored)

  /// The collection's place in `allCases`, by which tables are stored.
  public var index: Int { Collection.indices[self] ?? 0 }

  private static let indices = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}
