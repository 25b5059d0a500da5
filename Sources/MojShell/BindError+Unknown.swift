import MojLanguage
import MojQuery
import MojText

extension BindError {
  /// The error of a typed word that is none of some, with those nearest to it.
  ///
  /// - Parameter form: How the nearest is typed in the mended line; as it is where nothing is said.
  static func unknown(
    _ typed: Name, _ field: String, among all: [String], as form: (String) -> String = { $0 }
  ) -> BindError {
    let similar = Suggestion.nearest(to: typed.text, among: all)
    return BindError(
      .unknownValue(typed.text, field: field, all: all, similar: similar), typed.span,
      replacement: similar.first.map(form))
  }
}
