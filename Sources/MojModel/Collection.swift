/// A list of records in the model file.
public enum Collection: String, Sendable, CaseIterable, Hashable {
  case projects, tiers, fields, care, levels, channels, teams, sellers, accounts, people,
    activities, callbacks, requests, deals, orders, targets, values, commitments, plans, views,
    scenarios, history

  /// The collection's place in `allCases`, by which tables are stored.
  public var index: Int { Collection.indices[self] ?? 0 }

  private static let indices = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}
