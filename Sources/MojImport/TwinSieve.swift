/// Finds out which accounts may be twins where they go by one after the other: once to learn which keys
/// several have, and once more to pick these accounts.
///
/// All twins are among those that are picked, and others may be.
public struct TwinSieve {
  /// The keys of accounts as sums, by evidence.
  private var met = AccountTwins.Evidence.allCases.map { _ in [UInt64]() }
  /// The sums of names with their towns, each with that of the name; those of names without a town.
  private var towns: [(both: UInt64, name: UInt64)] = []
  private var townless: [UInt64] = []
  /// The sums that are looked for, and how many accounts with each were picked.
  private var wanted = AccountTwins.Evidence.allCases.map { _ in [UInt64: Int]() }

  /// Looks for the twins of all accounts.
  public init() {}

  /// Looks for the twins of one account.
  public init(of identity: AccountIdentity) {
    for (place, key) in TwinSieve.keys(identity) { wanted[place][key] = 0 }
  }

  /// Learns the keys of an account.
  public mutating func learn(_ identity: AccountIdentity) {
    for (place, key) in TwinSieve.keys(identity) { met[place].append(key) }
    guard !identity.name.isEmpty else { return }
    let name = TwinSieve.sum(identity.name)
    if identity.town.isEmpty {
      townless.append(name)
    } else {
      towns.append((TwinSieve.sum(identity.key(.nameAndTown)), name))
    }
  }

  /// Looks from now on for the accounts that have a key in common.
  public mutating func settle() {
    for place in met.indices {
      var keys: [UInt64] = []
      swap(&keys, &met[place])
      keys.sort()
      for next in keys.indices.dropFirst() where keys[next] == keys[next - 1] {
        wanted[place][keys[next]] = 0
      }
    }
    // Those of one name who are all in other towns are none.
    let names = AccountTwins.Evidence.name.rawValue
    var twins = Set(townless.filter { wanted[names][$0] != nil })
    towns.sort { $0.both < $1.both }
    for next in towns.indices.dropFirst() where towns[next].both == towns[next - 1].both {
      twins.insert(towns[next].name)
    }
    wanted[names] = wanted[names].filter { twins.contains($0.key) }
    (towns, townless) = ([], [])
  }

  /// Whether an account may be a twin.
  public mutating func picks(_ identity: AccountIdentity) -> Bool {
    var isPicked = false
    for (place, key) in TwinSieve.keys(identity) {
      guard let count = wanted[place][key] else { continue }
      wanted[place][key] = count + 1
      // Of a switchboard's number one more than may be twins shows that it is one.
      let evidence = AccountTwins.Evidence.allCases[place]
      if !evidence.mayBeShared || count <= AccountTwins.mostSharing { isPicked = true }
    }
    return isPicked
  }

  /// The sums of an account's keys; whoever has name and town in common has the name.
  private static func keys(_ identity: AccountIdentity) -> [(place: Int, key: UInt64)] {
    AccountTwins.Evidence.allCases.enumerated().compactMap { place, evidence in
      let key = identity.key(evidence)
      guard !key.isEmpty, evidence != .nameAndTown else { return nil }
      return (place, sum(key))
    }
  }

  private static func sum(_ key: String) -> UInt64 { UInt64(truncatingIfNeeded: key.hashValue) }
}
