extension ShellCommand {
  /// The commands about care, promises and callbacks.
  static let aboutCare: [ShellCommand] = []
}
