extension ShellCommand {
  /// The commands about coaching and training.
  static let aboutTraining: [ShellCommand] = []
}
