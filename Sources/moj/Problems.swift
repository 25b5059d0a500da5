import MojShell
import MojText

/// Mistakes in words, for standard error.
///
/// The excerpt with its carets comes from MojRender.
enum Problems {
  static func text(_ diagnostics: [Diagnostic], language: Language, terminal: Terminal) -> String {
    var text = StyledText()
    for diagnostic in diagnostics {
      let isError = diagnostic.severity == .error
      text.append("moj: ", isError ? .error : .warning)
      if let place = diagnostic.place { text.append(place + ": ") }
      text.line(diagnostic.message[language], .bold)
      if let hint = diagnostic.hint { text.line("  " + hint[language]) }
      if let fixed = diagnostic.fixed {
        text.append("  try: ", .dim)
        text.line(fixed, .accent)
      }
    }
    return text.text(colored: terminal.isErrorColored)
  }
}
