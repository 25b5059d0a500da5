/// The address of a team that is kept by database servers: `postgres://host/database`.
///
/// A team on shards has several, with spaces between them, or a file `NAME.shards` that names them.
public struct ServerURL: Sendable, Hashable {
  /// The whole address, as the server's library takes it; it may hold a password.
  public let text: String

  /// Makes an address of a word, or of several words with spaces between; nil where it is none.
  public init?(_ word: String) {
    guard ServerURL.isURL(word) || word.hasSuffix(".shards") else { return nil }
    text = word
  }

  private static let schemes = ["postgres://", "postgresql://"]

  private static func isURL(_ word: some StringProtocol) -> Bool {
    schemes.contains { word.hasPrefix($0) }
  }

  /// Takes the addresses that words begin with as one; nil where they begin with none.
  public static func taken(from words: inout ArraySlice<String>) -> ServerURL? {
    guard let first = words.first, let one = ServerURL(first) else { return nil }
    words.removeFirst()
    guard isURL(first) else { return one }
    var all = [first]
    while let next = words.first, isURL(next) {
      all.append(next)
      words.removeFirst()
    }
    return ServerURL(all.joined(separator: " "))
  }

  /// Whether it is a file that names the addresses.
  public var isFile: Bool { !ServerURL.isURL(text) }

  /// The addresses one by one.
  ///
  /// What follows a space and begins no address belongs to the one before: nobody need escape the
  /// space of a password.
  public var members: [ServerURL] {
    guard !isFile else { return [self] }
    var found: [String] = []
    for part in text.split(separator: " ", omittingEmptySubsequences: false) {
      if found.isEmpty || ServerURL.isURL(part) {
        found.append(String(part))
      } else {
        found[found.count - 1] += " " + part
      }
    }
    return found.compactMap { ServerURL($0) }
  }

  /// The address without what nobody else should read: name, password and settings are left out, but
  /// for those that say where it is.
  public var shown: String {
    guard !isFile else { return text }
    let members = members
    guard members.count == 1 else { return members.map(\.shown).joined(separator: " ") }
    let scheme = ServerURL.schemes.first { text.hasPrefix($0) } ?? ""
    let place = text.dropFirst(scheme.count).prefix { $0 != "?" }
    // A password may hold a slash or an @ that nobody escaped; the host begins after the last @.
    let host = place.lastIndex(of: "@").map { place[place.index(after: $0)...] } ?? place
    let settings = text.dropFirst(scheme.count + place.count + 1).split(separator: "&")
      .filter { setting in ServerURL.places.contains { setting.hasPrefix($0) } }
    return scheme + host + (settings.isEmpty ? "" : "?" + settings.joined(separator: "&"))
  }

  /// The settings that tell one server of a machine from another.
  private static let places = ["host=", "hostaddr=", "port=", "dbname="]
}

/// How servers are asked.
public struct ServerManners: Sendable, Hashable {
  /// How long a server may take over one statement, in seconds.
  public var timeout: Int
  /// Whether the answer of those shards that are there is better than none.
  public var takesPart: Bool

  /// Makes manners.
  public init(timeout: Int = 60, takesPart: Bool = false) {
    self.timeout = timeout
    self.takesPart = takesPart
  }
}
