public import MojModel

extension BoundField {
  /// Whether the field is known by the records of one account: it leads to no record that may be
  /// another's.
  public func staysWithAccount(from collection: Collection, _ frame: Model) -> Bool {
    var place = collection
    for (hop, target) in zip(hops, targets) {
      guard frame[place].fields[hop].name == "account" || !target.isOfAccounts else { return false }
      place = target
    }
    if case .reference(let target) = definition.type, target.isOfAccounts {
      return definition.name == "account"
    }
    return true
  }
}
