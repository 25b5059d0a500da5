extension ShellCommand {
  /// The commands about care, promises and callbacks.
  static let aboutCare: [ShellCommand] = [care, lint, promises, callbacks, duplicates]
}
