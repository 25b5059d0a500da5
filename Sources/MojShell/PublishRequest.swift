import MojText

/// What `moj publish` is asked to do.
public struct PublishRequest: Sendable, Hashable {
  /// The team's file; nil takes the one that any call without a file takes.
  public var team: String?
  /// Where it goes.
  public var server: ServerURL

  /// Reads `[TEAM] to URL …`, in English or Finnish.
  public init(_ words: [String]) throws(UsageError) {
    var rest = words[...]
    var server: ServerURL?
    while let word = rest.popFirst() {
      if word == "to" || word == "palvelimelle" {
        guard let value = rest.first else {
          throw UsageError(problem: .valueMissing(option: word))
        }
        server = ServerURL.taken(from: &rest)
        guard server != nil else {
          throw UsageError(
            problem: .valueWrong(
              option: word, value: value, choices: ["postgres://…", "NAME.shards"]))
        }
      } else if team == nil {
        team = word
      } else {
        throw UsageError(problem: .tooManyFiles(word))
      }
    }
    guard let server else { throw UsageError(problem: .valueMissing(option: "to")) }
    self.server = server
  }
}

/// What `moj URL export` is asked to do.
public struct FetchRequest: Sendable, Hashable {
  /// Where the team is.
  public var server: ServerURL
  /// The new file; one that is there already is not replaced.
  public var path: String

  /// Reads `URL … export FILE`, in English or Finnish; nil where the words ask for something else.
  init?(_ words: [String]) throws(UsageError) {
    var words = words[...]
    guard let server = ServerURL.taken(from: &words), let verb = words.popFirst(),
      ["export", "vie"].contains(verb)
    else { return nil }
    guard let path = words.popFirst() else {
      throw UsageError(problem: .filesMissing(subcommand: verb))
    }
    if let more = words.first { throw UsageError(problem: .tooManyFiles(more)) }
    self.server = server
    self.path = path
  }
}

/// What `moj URL … relocate` is asked to do: accounts to other shards.
public struct RelocateRequest: Sendable, Hashable {
  /// Where the team is.
  public var server: ServerURL
  /// The account, by its id or name; nil is every one that is elsewhere than it belongs.
  public var account: String?
  /// The number of the shard that it goes to, from 1.
  public var shard: Int?

  /// Makes a request.
  public init(server: ServerURL, account: String? = nil, shard: Int? = nil) {
    self.server = server
    self.account = account
    self.shard = shard
  }

  /// Reads `URL … relocate [ACCOUNT to NUMBER]`, in English or Finnish; nil where the words ask for
  /// something else.
  init?(_ words: [String]) throws(UsageError) {
    var words = words[...]
    guard let server = ServerURL.taken(from: &words), let verb = words.popFirst(),
      ["relocate", "sijoita"].contains(verb)
    else { return nil }
    self.server = server
    guard let account = words.popFirst() else { return }
    self.account = account
    guard let to = words.popFirst(), ["to", "sirpaleelle"].contains(to) else {
      throw UsageError(problem: .valueMissing(option: "to"))
    }
    guard let number = words.popFirst() else {
      throw UsageError(problem: .valueMissing(option: to))
    }
    guard let shard = Int(number), shard > 0 else {
      throw UsageError(problem: .valueWrong(option: to, value: number, choices: ["1", "2", "3"]))
    }
    if let more = words.first { throw UsageError(problem: .tooManyFiles(more)) }
    self.shard = shard
  }
}

extension Invocation {
  /// Whether the team that is asked for is kept by a server; `standard` is the team where none is
  /// named.
  public func isOnServer(standard: String?) -> Bool {
    func isServer(_ team: String?) -> Bool { (team ?? standard).flatMap { ServerURL($0) } != nil }
    switch command {
    case .publish, .fetch, .relocate, .roles, .upgrade: return true
    case .open(let words):
      return isServer(words.first.flatMap { Invocation.parts(of: [$0]) { _ in false }.file })
    case .run(_, let file, _): return isServer(file)
    case .export(let request): return isServer(request.team)
    case .importing(let request): return isServer(request.team)
    case .check(let files): return files.contains { ServerURL($0) != nil }
    default: return false
    }
  }
}
