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

extension Invocation {
  /// Whether the team that is asked for is kept by a server; `standard` is the team where none is
  /// named.
  public func isOnServer(standard: String?) -> Bool {
    func isServer(_ team: String?) -> Bool { (team ?? standard).flatMap { ServerURL($0) } != nil }
    switch command {
    case .publish, .fetch: return true
    case .open(let words):
      return isServer(words.first.flatMap { Invocation.parts(of: [$0]) { _ in false }.file })
    case .run(_, let file, _): return isServer(file)
    case .export(let request): return isServer(request.team)
    case .check(let files): return files.contains { ServerURL($0) != nil }
    default: return false
    }
  }
}
