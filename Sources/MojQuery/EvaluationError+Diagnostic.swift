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
    case .tooLarge(let rows, let columns, let limit):
      Diagnostic(
        code: "answer-too-large",
        message: columns == 1
          ? Words(
            en: "The answer would have \(rows) rows; the limit is \(limit).",
            fi: "Vastauksessa olisi \(rows) riviä; raja on \(limit).")
          : Words(
            en:
              "The answer would have \(rows) rows of \(columns) columns; the limit is \(limit) values.",
            fi: "Vastauksessa olisi \(rows) riviä ja \(columns) saraketta; raja on \(limit) arvoa."),
        hint: Words(
          en: "Ask for less, as with `take N`; `--max-rows N` raises the limit.",
          fi: "Pyydä vähemmän, esimerkiksi `ota N`; `--max-rows N` nostaa rajaa."),
        exitCode: .data)
    case .cancelled:
      Diagnostic(
        code: "interrupted", message: Words(en: "Interrupted.", fi: "Keskeytetty."),
        exitCode: .interrupted)
    }
  }
}
