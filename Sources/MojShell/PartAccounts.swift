public import MojModel

/// Whose records of a team on a server are read at once.
public enum PartAccounts: Sendable, Hashable {
  /// Those of some accounts, by their ids; the empty one stands for records of none.
  case named([String])
  /// Those of the accounts that are, or have, the records of a list between two places in the team's file;
  /// of accounts also records of none, where it is said.
  case placed(in: Collection, ClosedRange<Int64>, andNone: Bool)

  /// The ids, where they are known.
  var ids: [String]? { if case .named(let ids) = self { ids } else { nil } }
}
