extension ShellCommand {
  /// The commands about training and coaching.
  static let aboutTraining: [ShellCommand] = [
    play, resume, scores, coach, commitments, agree, mark,
  ]
}
