import MojRender
public import MojText

/// A diagnostic as a person reads it.
public enum DiagnosticText {
  /// Returns the diagnostic with its excerpt, hint and corrected line.
  public static func styled(_ diagnostic: Diagnostic, _ language: Language) -> StyledText {
    DiagnosticRenderer(language: language).styled(diagnostic)
  }
}
