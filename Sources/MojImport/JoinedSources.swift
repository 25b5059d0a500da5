public import MojModel

/// By what its sources know an account that takes in another.
public enum JoinedSources {
  /// Counts names that an account went by once: no system's.
  static let names = "names"

  /// The external ids of both, and the other's name, so that rows which tell only that name still
  /// find the one that stays.
  public static func items(
    _ own: [JSONValue], _ other: [JSONValue], name: String
  ) -> [JSONValue] {
    let external = ExternalID(source: names, id: AccountIdentity.nameKey(name))
    let alias = KnownRecords.item(external, "")
    let items = own + other.filter { !own.contains($0) }
    return items.contains(alias) || external.id.isEmpty ? items : items + [alias]
  }
}
