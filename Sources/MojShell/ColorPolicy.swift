public import MojText

/// Decides whether output is coloured.
public enum ColorPolicy {
  /// Returns whether to colour: `--color` first, then NO_COLOR, FORCE_COLOR, and the terminal.
  ///
  /// An empty variable counts as absent, as no-color.org has it.
  public static func isOn(
    _ option: Options.Color, isTerminal: Bool, environment: (String) -> String?
  ) -> Bool {
    switch option {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if let value = environment("NO_COLOR"), !value.isEmpty { return false }
    if let value = environment("FORCE_COLOR"), !value.isEmpty { return value != "0" }
    let terminal = environment("TERM") ?? ""
    return isTerminal && !terminal.isEmpty && terminal != "dumb"
  }
}

extension StyledText {
  /// The text with a terminal's codes for its roles.
  var colored: String {
    var result = ""
    for piece in pieces {
      guard let codes = piece.role.codes, piece.text != "\n" else {
        result += piece.text
        continue
      }
      result += "\u{1b}[\(codes)m\(piece.text)\u{1b}[0m"
    }
    return result
  }

  /// Returns the text as a stream shows it.
  public func text(colored isColored: Bool) -> String {
    isColored ? colored : plain
  }
}

extension TextRole {
  /// What a terminal switches on for a role: bold, dim and one accent, which dark and light
  /// backgrounds both show legibly.
  fileprivate var codes: String? {
    switch self {
    case .plain, .number, .phone: nil
    case .dim: "2"
    case .bold, .heading: "1"
    case .accent, .warning: "36"
    case .error: "1;36"
    }
  }
}
