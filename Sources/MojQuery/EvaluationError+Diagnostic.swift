public import MojText

extension EvaluationError: DiagnosticConvertible {
  /// The error's facts and words.
  public var diagnostic: Diagnostic {
    switch self {
    case .overflow(let field):
      Diagnostic(
        code: "total-too-large",
        message: Words(
          en: "The total of “\(field.en)” is too large to count.",
          fi: "Kentän ”\(field.fi)” summa on liian suuri laskettavaksi."),
        exitCode: .data)
    case .cancelled:
      Diagnostic(
        code: "interrupted", message: Words(en: "Interrupted.", fi: "Keskeytetty."),
        exitCode: .interrupted)
    }
  }
}
