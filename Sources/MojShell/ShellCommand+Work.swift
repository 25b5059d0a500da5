extension ShellCommand {
  /// The commands about levels, time and results.
  static let aboutWork: [ShellCommand] = [triangle, account, level, levels, time, results]
}
