import MojText

/// The JSON Schema (draft 2020-12) of the model file, made from the table that the loader reads.
public enum JSONSchema {
  /// The schema's text.
  public static var text: String {
    var lists = Collection.allCases.map { collection in
      "    \"\(collection.rawValue)\": {\"type\": \"array\", \"items\": \(record(collection))}"
    }
    lists.insert(contentsOf: header, at: 0)
    return """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A team's model for moj",
        "type": "object",
        "required": ["moj"],
        "properties": {
      \(lists.joined(separator: ",\n"))
        },
        "$defs": {
          "localized": {"oneOf": [{"type": "string"}, {"type": "object", "properties": {"fi": {"type": "string"}, "en": {"type": "string"}}}]},
          "date": {"type": ["string", "null"], "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"},
          "time": {"type": ["string", "null"], "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}.*)?)?$"},
          "duration": {"type": ["string", "null"], "pattern": "^(-?[0-9]+(min|h|wd|d|w|m|q|y))?$"}
        }
      }

      """
  }

  private static let header = [
    #"    "moj": {"const": 1}"#,
    #"    "name": {"type": "string"}"#,
    #"    "language": {"enum": ["fi", "en"]}"#,
    #"    "currency": {"type": "string"}"#,
    #"    "time_zone": {"type": "string"}"#,
    ##"    "demo_today": {"$ref": "#/$defs/date"}"##,
    #"    "calendar": {"type": "object"}"#,
    #"    "travel": {"type": "object"}"#,
  ]

  private static func record(_ collection: Collection) -> String {
    let fields = Schema.fields(of: collection).filter { $0.origin == .stored }
    let properties = fields.map { field in
      "\"\(field.fileKey)\": \(type(of: field))"
    }
    var required = fields.filter(\.isRequired).map { "\"\($0.fileKey)\"" }
    if collection == .accounts { required.append("\"kind\"") }
    return "{\"type\": \"object\", \"required\": [\(required.joined(separator: ", "))], "
      + "\"properties\": {\(properties.joined(separator: ", "))}}"
  }

  private static func type(of field: FieldDefinition) -> String {
    let description = "\"description\": \"\(field.summary.en)\""
    if field.isLocalized { return "{\"$ref\": \"#/$defs/localized\", \(description)}" }
    switch field.type {
    case .text, .tier, .reference: return "{\"type\": [\"string\", \"null\"], \(description)}"
    case .number, .percent: return "{\"type\": [\"number\", \"null\"], \(description)}"
    case .money: return "{\"type\": [\"number\", \"null\"], \"multipleOf\": 0.01, \(description)}"
    case .flag: return "{\"type\": [\"boolean\", \"null\"], \(description)}"
    case .date: return "{\"$ref\": \"#/$defs/date\", \(description)}"
    case .time: return "{\"$ref\": \"#/$defs/time\", \(description)}"
    case .duration: return "{\"$ref\": \"#/$defs/duration\", \(description)}"
    case .choice(let choices):
      let names = choices.names.map { Int($0) == nil ? "\"\($0)\"" : "\($0), \"\($0)\"" }
      return "{\"enum\": [\(names.joined(separator: ", ")), null, \"\"], \(description)}"
    }
  }
}
