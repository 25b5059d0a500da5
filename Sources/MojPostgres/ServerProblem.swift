/// Why a server did not do what was asked of it.
struct ServerProblem: Error, Equatable {
  /// What is wrong.
  enum Problem: Equatable {
    /// There is no connection; the library's own reason.
    case unreachable(String)
    /// A statement failed: SQL's five letters and the server's sentence.
    case failed(state: String, String)
    /// The server took longer than it may.
    case slow(seconds: Int)
    case outOfMemory
    /// The user stopped the statement.
    case cancelled
    /// No team was published there.
    case noTeam
    /// A team is there already.
    case teamExists
    /// The schema `moj` is there, and no moj made it.
    case foreignSchema
    /// The team was published by a moj that writes another version of the schema.
    case otherVersion(String)
    /// The server has no such login.
    case noLogin(String)
    /// The login owns the team, and may do all.
    case owner(String)
    /// The team has no seller of that id or name.
    case noSeller(String)
    /// A text holds U+0000, which PostgreSQL has no room for.
    case nullCharacter(path: String)
    /// The model was not read from a file, so that there is nothing to bring back.
    case noFile
  }

  /// Whether the server is away or hangs: others can answer without it.
  var isAbsence: Bool {
    switch problem {
    case .unreachable, .slow: true
    case .failed(let state, _): state.isEmpty || ["08", "57"].contains(state.prefix(2))
    default: false
    }
  }

  /// Whether the same may be done once more: another was first, or the connection is gone.
  var mayPass: Bool {
    guard case .failed(let state, _) = problem else { return false }
    return state.isEmpty || ["40001", "40P01", "57P01"].contains(state) || state.hasPrefix("08")
  }

  /// What is wrong.
  let problem: Problem
  /// The server, as it may be shown.
  let place: String

  init(_ problem: Problem, at place: String) {
    self.problem = problem
    self.place = place
  }
}
