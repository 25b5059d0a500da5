import MojRender
import MojShell
import MojText

/// Mistakes in words, or as JSON lines, for standard error.
enum Problems {
  static func text(
    _ diagnostics: [Diagnostic], language: Language, terminal: Terminal,
    format: Options.ErrorFormat = .text
  ) -> String {
    let renderer = DiagnosticRenderer(language: language)
    guard format == .text else {
      return diagnostics.map { String(decoding: renderer.json($0), as: UTF8.self) }.joined()
    }
    var text = StyledText()
    for diagnostic in diagnostics { text.append(renderer.styled(diagnostic)) }
    return text.text(colored: terminal.isErrorColored)
  }
}

extension Problems {
  /// How long something took, as `--time` says it: in milliseconds with three decimals.
  static func time(_ duration: Duration) -> String {
    let micros = Int((duration / .microseconds(1)).rounded())
    return "time \(micros / 1_000).\(String(1_000 + micros % 1_000).dropFirst())\n"
  }
}
