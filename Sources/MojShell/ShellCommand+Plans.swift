extension ShellCommand {
  /// The commands about week plans.
  static let aboutPlans: [ShellCommand] = [
    plan, candidates, capacity, accept, move, drop,
  ]
}
