public import MojText

/// What a login may do with a team on a server.
public enum TeamRole: Sendable, Hashable {
  /// Everything.
  case manager
  /// Reading, for the screen on the wall.
  case wall
  /// Reading and changing the accounts of one seller, by its id or name.
  case seller(String)
  /// Nothing.
  case nobody

  /// What each is called.
  public var words: Words {
    switch self {
    case .manager: Words(en: "manager", fi: "esimies")
    case .wall: Words(en: "wall", fi: "seinä")
    case .seller: Words(en: "seller", fi: "myyjä")
    case .nobody: Words(en: "nobody", fi: "ei")
    }
  }

  /// Reads `manager`, `wall`, `nobody` or `seller NAME`, in English or Finnish; nil where it is none.
  init?(_ words: ArraySlice<String>) {
    guard let first = words.first else { return nil }
    let name = words.dropFirst().joined(separator: " ")
    func isWord(_ role: TeamRole) -> Bool { [role.words.en, role.words.fi].contains(first) }
    if isWord(.seller("")), !name.isEmpty {
      self = .seller(name)
    } else if let role = [TeamRole.manager, .wall, .nobody].first(where: isWord), name.isEmpty {
      self = role
    } else {
      return nil
    }
  }
}

/// What `moj URL … roles` is asked to do: to show who may do what, or to say it of one login.
public struct RolesRequest: Sendable, Hashable {
  /// Where the team is.
  public var server: ServerURL
  /// The login of the server, and what it may do from now on.
  public var grant: Grant?

  /// A login and what it may do.
  public struct Grant: Sendable, Hashable {
    /// The login's name.
    public var login: String
    /// What it may do.
    public var role: TeamRole

    /// Makes a grant.
    public init(_ login: String, _ role: TeamRole) {
      self.login = login
      self.role = role
    }
  }

  /// Makes a request.
  public init(server: ServerURL, grant: Grant? = nil) {
    self.server = server
    self.grant = grant
  }

  /// Reads `URL … roles [LOGIN manager|wall|nobody|seller NAME]`, in English or Finnish; nil where the
  /// words ask for something else.
  init?(_ words: [String]) throws(UsageError) {
    var words = words[...]
    guard let server = ServerURL.taken(from: &words), let verb = words.popFirst(),
      ["roles", "roolit"].contains(verb)
    else { return nil }
    self.server = server
    guard let login = words.popFirst() else { return }
    guard let role = TeamRole(words) else {
      throw UsageError(
        problem: .valueWrong(
          option: login, value: words.joined(separator: " "),
          choices: ["manager", "wall", "nobody", "seller NAME"]))
    }
    grant = Grant(login, role)
  }
}

/// What `moj URL … upgrade` is asked to do: to bring a team that an older moj published to this one's
/// schema.
public struct UpgradeRequest: Sendable, Hashable {
  /// Where the team is.
  public var server: ServerURL

  /// Reads `URL … upgrade`, in English or Finnish; nil where the words ask for something else.
  init?(_ words: [String]) throws(UsageError) {
    var words = words[...]
    guard let server = ServerURL.taken(from: &words), let verb = words.popFirst(),
      ["upgrade", "päivitä"].contains(verb)
    else { return nil }
    if let more = words.first { throw UsageError(problem: .tooManyFiles(more)) }
    self.server = server
  }
}
