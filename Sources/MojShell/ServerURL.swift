/// The address of a team that is kept by a database server: `postgres://host/database`.
public struct ServerURL: Sendable, Hashable {
  /// The whole address, as the server's library takes it; it may hold a password.
  public let text: String

  /// Makes an address of a word; nil where the word is none.
  public init?(_ word: String) {
    guard ServerURL.schemes.contains(where: { word.hasPrefix($0) }) else { return nil }
    text = word
  }

  private static let schemes = ["postgres://", "postgresql://"]

  /// The address without what nobody else should read: name, password and settings are left out.
  public var shown: String {
    let scheme = ServerURL.schemes.first { text.hasPrefix($0) } ?? ""
    let place = text.dropFirst(scheme.count).prefix { $0 != "?" }
    // A password may hold a slash or an @ that nobody escaped; the host begins after the last @.
    let host = place.lastIndex(of: "@").map { place[place.index(after: $0)...] } ?? place
    return scheme + host
  }
}
