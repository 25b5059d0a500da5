import MojLanguage
import MojModel
import MojQuery
import MojText

extension Session {
  /// A statement in the canonical words of a language: its fields and values as well.
  func text(of statement: Statement, in language: Language) -> String {
    Formatter.text(
      of: statement, language: language, names: parser.names,
      spelling: spelling(of: statement, in: language))
  }

  /// A line that moj has made, in the words of the answers' language; itself where it cannot be read.
  func spelled(_ line: String) -> String {
    guard let statement = try? parser.statement(in: SourceText(line)) else { return line }
    return text(of: statement, in: language)
  }

  private func spelling(of statement: Statement, in language: Language) -> NameSpelling {
    let paths = PathReading(scope: scope(of: statement), model: model)
    let (names, model, loaded) = (parser.names, model, self.language)
    return NameSpelling(
      source: { typed in SourceDefinition.named(typed)?.words[language] ?? typed },
      path: { typed in
        let known = paths.fields(of: typed)
        return typed.enumerated().map { place, name in
          guard place < known.count else { return name }
          let word = language == .en ? known[place].name : known[place].words.fi
          return names.contains(word) ? word : FieldNames.folded(word)
        }
      },
      value: { path, typed in
        let known = paths.fields(of: path)
        guard known.count == path.count, let field = known.last else { return typed }
        if field.name == "channel" {
          let id = model.channelID(named: typed) ?? typed
          return language == loaded ? model.channelName(of: id) ?? id : id
        }
        guard case .choice(let choices) = field.type, let choice = choices.typed(typed) else {
          return typed
        }
        return language == .en ? choice.name : choice.words.fi
      })
  }

  /// Whose fields a statement's names are: its own source's; the accounts' where it has none.
  private func scope(of statement: Statement) -> Scope {
    var collection = Collection.accounts
    if case .query(let query) = statement {
      switch query.source {
      case .named(let name):
        collection = SourceDefinition.named(name.text)?.collection ?? .accounts
      case .those:
        if let those { return Scope(those.selection.frame) }
      }
    }
    return Scope(model[collection])
  }
}

/// Follows paths from record to record.
private struct PathReading: Sendable {
  let scope: Scope
  let model: Model

  /// The fields of a path up to the first name that is not known.
  func fields(of path: [String]) -> [FieldDefinition] {
    var fields: [FieldDefinition] = []
    var scope: Scope? = scope
    for name in path {
      guard let here = scope, let place = here.index(of: name) else { break }
      let field = here.fields[place]
      fields.append(field)
      scope = if case .reference(let target) = field.type { Scope(model[target]) } else { nil }
    }
    return fields
  }
}
