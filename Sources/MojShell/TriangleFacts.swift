import MojSteering
import MojText

/// The triangles of groups of accounts, and the accounts to invest in.
struct TriangleFacts: AddedUp {
  private(set) var groups: AccountGroups
  private(set) var triangles: [Triangle]
  private var investments: ListedAccounts

  init(_ groups: AccountGroups, _ triangles: [Triangle], _ investments: ListedAccounts) {
    self.groups = groups
    self.triangles = triangles
    self.investments = investments
  }

  /// Adds those of the part that follows; towns are under the spelling that comes first.
  mutating func add(_ other: TriangleFacts) {
    investments.add(other.investments)
    guard groups.field == .town else {
      for place in triangles.indices { triangles[place].add(other.triangles[place]) }
      return
    }
    func key(_ name: String?) -> [UInt8]? { name.map { TextFold.whole($0) } }
    var names = groups.names
    var places: [[UInt8]?: Int] = [:]
    for (place, name) in names.enumerated() { places[key(name)] = place }
    for (name, triangle) in zip(other.groups.names, other.triangles) {
      if let place = places[key(name)] {
        triangles[place].add(triangle)
      } else {
        names.append(name)
        triangles.append(triangle)
      }
    }
    groups = AccountGroups(by: .town, names: names)
  }

  var accounts: [String]? { investments.accounts }
  var isOfRows: Bool { true }
}
