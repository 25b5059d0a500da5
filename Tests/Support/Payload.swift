/// What an attacker might put into a name.
public enum Payload {
  /// C0, DEL and C1.
  public static let controls: [Unicode.Scalar] = (Array(0..<0x20) + Array(0x7F..<0xA0)).compactMap {
    Unicode.Scalar($0 as UInt32)
  }

  /// What reverses text, hides in it or ends its line.
  public static let invisibles: [Unicode.Scalar] = [
    "\u{61C}", "\u{200B}", "\u{200C}", "\u{200E}", "\u{200F}", "\u{2028}", "\u{2029}", "\u{202A}",
    "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2069}", "\u{FEFF}",
    "\u{AD}", "\u{E0041}", "\u{FFFE}", "\u{378}", "\u{3164}",
  ]

  /// Sequences that terminals obey.
  public static let sequences = [
    "\u{1B}[2J", "\u{1B}[31m", "\u{1B}[1;1H", "\u{1B}[?1049h", "\u{1B}[6n", "\u{1B}]0;x\u{7}",
    "\u{1B}]52;c;eA==\u{7}", "\u{1B}]8;;http://x\u{1B}\\y\u{1B}]8;;\u{1B}\\", "\u{1B}]2;t\u{1B}\\",
    "\u{1B}P+q544e\u{1B}\\", "\u{1B}P$qm\u{1B}\\", "\u{1B}_x\u{1B}\\", "\u{1B}^x\u{1B}\\",
    "\u{1B}Xx\u{1B}\\", "\u{9B}31m", "\u{9D}0;x\u{9C}", "\u{90}q\u{9C}", "a\rfake", "a\u{8}\u{8}b",
    "\u{1B}c", "x\u{E}y\u{F}",
  ]

  /// All of it, each between letters.
  public static let all =
    (controls + invisibles).map { "a\($0)z" } + sequences.map { "a\($0)z" }

  /// Whether a scalar may reach a terminal as it is.
  public static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    !controls.contains(scalar) && !invisibles.contains(scalar)
  }
}
