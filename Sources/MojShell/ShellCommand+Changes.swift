extension ShellCommand {
  /// The commands about changes to the model.
  static let aboutChanges: [ShellCommand] = []
}
