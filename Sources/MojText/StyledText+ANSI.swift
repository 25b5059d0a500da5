extension StyledText {
  /// Returns the text for a terminal: with colours and weights, or without.
  ///
  /// Only bold, dim, cyan for what leads on and red for errors; every run is closed before the
  /// line ends, so that a cut line colours nothing after it.
  public func ansi(color: Bool) -> String {
    guard color else { return plain }
    var result = ""
    var current: String?
    for piece in pieces {
      let wanted = piece.text == "\n" ? nil : piece.role.parameters
      if wanted != current {
        if current != nil { result += "\u{1B}[0m" }
        if let wanted { result += "\u{1B}[\(wanted)m" }
        current = wanted
      }
      result += piece.text
    }
    if current != nil { result += "\u{1B}[0m" }
    return result
  }
}

extension TextRole {
  /// The numbers of the role's look in a terminal's sequence; nil for text as it is.
  fileprivate var parameters: String? {
    switch self {
    case .plain, .number, .phone: nil
    case .dim: "2"
    case .bold, .heading, .warning: "1"
    case .accent: "36"
    case .error: "31"
    }
  }
}
