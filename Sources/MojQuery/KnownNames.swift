public import MojLanguage
public import MojModel
import MojText

extension CompoundNames {
  /// The names of several words that a model's fields and sources have: those of the schema and
  /// those of the team's own fields.
  public init(of model: Model) {
    let own = Collection.allCases.flatMap { collection in
      model[collection].fields.filter { $0.origin == .custom }
    }
    self = CompoundNames.ofSchema.adding(own.flatMap { [$0.name, $0.words.en, $0.words.fi] })
  }

  private static let ofSchema = CompoundNames(
    Collection.allCases.flatMap(Schema.fields).flatMap {
      [$0.name, $0.words.fi] + $0.aliases
    }
      + SourceDefinition.all.flatMap { [$0.name, $0.words.fi] + $0.aliases })
}
