import MojLanguage
import MojModel
import MojQuery
import MojText

/// The saved queries of a model: name, description, and what is wrong with a broken one.
struct ModelViews {
  struct View {
    var name: String
    var text: String
    var summary: String
    var query: Query?
    var problem: Diagnostic?
  }

  let all: [View]

  /// Reads the views of a model by the parser of its lines.
  init(_ model: Model, _ parser: Parser) {
    let table = model[.views]
    guard table.rowCount > 0 else {
      all = []
      return
    }
    all = (0..<table.rowCount).compactMap { row in
      func text(_ field: String) -> String {
        table.column(field).map { model.value($0, at: row).name } ?? ""
      }
      let name = text("name").isEmpty ? text("id") : text("name")
      guard !name.isEmpty else { return nil }
      return ModelViews.view(name, text("query"), text("description"), row, parser)
    }
  }

  private static func view(
    _ name: String, _ text: String, _ summary: String, _ row: Int, _ parser: Parser
  ) -> View {
    var view = View(name: name, text: text, summary: summary)
    let source = SourceText(text, name: "views[\(row)].query")
    do {
      if case .query(let query) = try parser.statement(in: source) { view.query = query }
    } catch {
      view.problem = error.diagnostic
      view.problem?.source = source
    }
    return view
  }

  /// The sound queries by folded name.
  var queries: [String: Query] {
    all.reduce(into: [:]) { queries, view in
      if let query = view.query { queries[FieldNames.folded(view.name)] = query }
    }
  }
}
