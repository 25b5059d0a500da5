public import MojText

extension EditProblem: DiagnosticConvertible {
  /// Every code that a problem of an edit can have.
  public static let codes = ["conflict", "no-record", "record-exists", "no-id", "not-editable"]

  /// The problem in words.
  public var diagnostic: Diagnostic {
    let (code, message) = said
    let isConflict = code == "conflict"
    return Diagnostic(
      code: code, message: message, exitCode: isConflict ? .temporary : .data)
  }

  /// The problem as `diagnostic` says it, with the record and the field as their readers call them.
  public func message(in model: Model) -> Words {
    guard case .conflict(let edit, let found) = self else { return diagnostic.message }
    return Self.conflict(edit, found, in: model)
  }

  private var said: (String, Words) {
    switch self {
    case .conflict(let edit, let found): ("conflict", Self.conflict(edit, found))
    case .noRecord(let collection, let id):
      (
        "no-record",
        Words(
          en: "There is no “\(id)” in \(collection.rawValue).",
          fi: "Listassa \(collection.rawValue) ei ole tunnusta ”\(id)”.")
      )
    case .recordExists(let collection, let id):
      (
        "record-exists",
        Words(
          en: "There is a “\(id)” in \(collection.rawValue) already.",
          fi: "Listassa \(collection.rawValue) on jo tunnus ”\(id)”.")
      )
    case .noID(let collection):
      (
        "no-id",
        Words(
          en: "A record of \(collection.rawValue) needs an id to be edited.",
          fi: "Listan \(collection.rawValue) tietue tarvitsee tunnuksen, jotta sitä voi muuttaa.")
      )
    case .notJSON(let error): ("not-editable", error.problem.message)
    }
  }

  private static func conflict(
    _ edit: Edit, _ found: String?, in model: Model? = nil
  ) -> Words {
    let name = model?.title(of: edit.id, in: edit.collection) ?? edit.id
    guard case .set(let key, let old, let new, _) = edit.action else {
      return Words(
        en: "“\(name)” has been changed meanwhile.", fi: "”\(name)” on muuttunut sillä välin.")
    }
    let fields = model?[edit.collection].fields ?? []
    let field = fields.first { $0.fileKey == key }?.words ?? Words(same: key)
    return Words(
      en: """
        \(field.en) of “\(name)” is \(found ?? "missing") now, no longer \(old ?? "missing"), \
        and would become \(new ?? "missing").
        """,
      fi: """
        Kohteen ”\(name)” \(field.fi) on nyt \(found ?? "puuttuva"), ei enää \(old ?? "puuttuva"), \
        ja siitä tulisi \(new ?? "puuttuva").
        """)
  }
}
