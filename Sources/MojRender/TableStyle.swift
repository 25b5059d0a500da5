/// How a table for people is drawn.
public enum TableStyle: Sendable, Hashable, CaseIterable {
  /// For terminals: columns between thin lines, fitted to the width.
  case boxed
  /// For files and pipes: columns two spaces apart, never cut.
  case plain
  /// As boxed, for terminals that have nothing but ASCII.
  case ascii

  /// What stands between two columns.
  var gap: String {
    switch self {
    case .boxed: " │ "
    case .plain: "  "
    case .ascii: " | "
    }
  }

  /// What the rule below the header is made of; nil where there is none.
  var rule: (line: String, cross: String)? {
    switch self {
    case .boxed: ("─", "─┼─")
    case .plain: nil
    case .ascii: ("-", "-+-")
    }
  }

  /// What says that a value was cut.
  var cutMark: String { self == .ascii ? "..." : "…" }

  /// Returns a text in the characters of the style; letters stay as they are, whatever the style.
  func spelled(_ text: String) -> String {
    guard self == .ascii else { return text }
    var result = ""
    for character in text {
      switch character {
      case "\u{A0}", "\u{202F}": result += " "
      case "…": result += "..."
      case "–", "−": result += "-"
      case "’": result += "'"
      case "“", "”": result += "\""
      case "•": result += "*"
      case "→": result += "->"
      case "·": result += "|"
      case "€": result += "EUR"
      default: result.append(character)
      }
    }
    return result
  }
}
