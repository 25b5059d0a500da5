import MojRender
import MojShell
import MojText

/// Mistakes in words, or as JSON lines, for standard error.
enum Problems {
  static func text(
    _ diagnostics: [Diagnostic], language: Language, terminal: Terminal,
    format: Options.ErrorFormat = .text, isShort: Bool = false
  ) -> String {
    let width = terminal.isErrorTerminal ? min(100, terminal.errorWidth) : 100
    let renderer = DiagnosticRenderer(language: language, width: width)
    guard format == .text else {
      return diagnostics.map { String(decoding: renderer.json($0), as: UTF8.self) }.joined()
    }
    var text = StyledText()
    for diagnostic in diagnostics {
      guard isShort else {
        text.append(renderer.styled(diagnostic))
        continue
      }
      // Before an audience one line says it all.
      let fixed = diagnostic.fixed.map { Words(en: " Try: \($0)", fi: " Kokeile: \($0)")[language] }
      text.line(Printable.text(diagnostic.message[language] + (fixed ?? "")), .error)
    }
    return terminal.fittedToErrors(text).text(colored: terminal.isErrorColored)
  }
}

extension Problems {
  /// How long something took, as `--time` says it: in milliseconds with three decimals.
  static func time(_ duration: Duration) -> String {
    let micros = Int((duration / .microseconds(1)).rounded())
    return "time \(micros / 1_000).\(String(1_000 + micros % 1_000).dropFirst())\n"
  }
}
