extension ShellCommand {
  /// The commands about tiers and their reasons.
  static let aboutTiers: [ShellCommand] = [tiers, why, lift, whatIf, apply]
}
