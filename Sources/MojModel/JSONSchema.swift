internal import MojText

/// The JSON Schema (draft 2020-12) of the model file, by which editors complete and check it.
///
/// Made from the table that the loader uses, so that the two cannot differ.
public enum JSONSchema {
  /// The schema as JSON text; the same text on every machine.
  public static var text: String { JSONText.pretty(value) + "\n" }

  /// The schema as a value.
  public static var value: JSONValue {
    .object([
      .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      .init("title", .string("moj model file")),
      .init(
        "description", .string("A team's rules, people, accounts and what has happened.")),
      .init("type", .string("object")),
      .init("required", .array([.string("moj")])),
      .init("properties", .object(header + Collection.stored.map(list))),
      .init("additionalProperties", .bool(true)),
      .init("$defs", .object(definitions)),
    ])
  }

  private static let header: [JSONValue.Member] = [
    member("moj", [.init("const", .number(String(Schema.version)))], "The format's version"),
    member("name", [reference("localized")], "The team's name"),
    member(
      "language", [.init("enum", strings(Language.allCases.map(\.rawValue)))],
      "The language of answers"),
    member("currency", [type("string")], "The currency's code, such as EUR"),
    member("time_zone", [type("string")], "The time zone's name, such as Europe/Helsinki"),
    member("demo_today", [reference("date")], "The day that a demo is made for"),
    member("calendar", [type("object")], "Hours by weekday, holidays, exceptions"),
    member("travel", [], "Minutes between towns"),
  ]

  private static func list(_ collection: Collection) -> JSONValue.Member {
    member(
      collection.rawValue,
      [type("array"), .init("items", record(collection))], Schema.summary(of: collection).en)
  }

  private static func record(_ collection: Collection) -> JSONValue {
    let fields = Schema.fields(of: collection).filter { $0.origin == .stored }
    var members: [JSONValue.Member] = [type("object")]
    let required = fields.filter(\.isRequired).map(\.fileKey)
    if !required.isEmpty { members.append(.init("required", strings(required))) }
    members.append(.init("properties", .object(fields.map(property) + [externalIDs])))
    members.append(.init("additionalProperties", .bool(true)))
    return .object(members)
  }

  private static func property(_ field: FieldDefinition) -> JSONValue.Member {
    member(field.fileKey, constraint(field), field.summary.en)
  }

  private static let externalIDs = member(
    "external_ids", [type("array")], "Where the record came from and its id there")

  private static func constraint(_ field: FieldDefinition) -> [JSONValue.Member] {
    if field.isLocalized { return [reference("localized")] }
    if field.isAnyScalar { return [reference("scalar")] }
    switch field.type {
    case .text, .tier, .reference: return [nullable("string")]
    case .choice(let choices): return [.init("enum", values(choices))]
    case .number, .percent: return [nullable("number")]
    case .money: return [reference("money")]
    case .date: return [reference("date")]
    case .time: return [reference("time")]
    case .duration: return [reference("duration")]
    case .flag: return [nullable("boolean")]
    }
  }

  /// The values of a closed set; numbers where they are such, as levels, and as text too.
  private static func values(_ choices: Choices) -> JSONValue {
    let numbers = choices.names.filter { Int($0) != nil }.map { JSONValue.number($0) }
    return .array(numbers + (choices.names + [""]).map { .string($0) } + [.null])
  }

  private static let definitions: [JSONValue.Member] = [
    .init("date", pattern("^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", "2026-11-23")),
    .init(
      "time",
      pattern(
        "^([0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?"
          + "(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?)?$", "2026-11-23T09:30")),
    .init("duration", pattern("^(-?[0-9]+(min|h|wd|d|w|m|q|y))?$", "30min, 4h, 1wd, 14d, 6w, 3m")),
    // No multipleOf 0.01: validators that count in binary find 19.99 not to be one.
    .init("money", .object([nullable("number")])),
    .init(
      "scalar",
      .object([.init("type", strings(["string", "number", "boolean", "null"]))])),
    .init("localized", localized),
  ]

  private static let localized = JSONValue.object([
    .init("type", strings(["string", "object", "null"])),
    .init(
      "properties",
      .object(
        [Language.fi, .en].map { .init($0.rawValue, .object([nullable("string")])) })),
  ])

  private static func pattern(_ pattern: String, _ example: String) -> JSONValue {
    .object([
      nullable("string"), .init("pattern", .string(pattern)),
      .init("description", .string(example)),
    ])
  }

  private static func member(
    _ key: String, _ constraints: [JSONValue.Member], _ summary: String
  ) -> JSONValue.Member {
    .init(key, .object(constraints + [.init("description", .string(summary))]))
  }

  private static func type(_ name: String) -> JSONValue.Member { .init("type", .string(name)) }

  private static func nullable(_ name: String) -> JSONValue.Member {
    .init("type", strings([name, "null"]))
  }

  private static func reference(_ name: String) -> JSONValue.Member {
    .init("$ref", .string("#/$defs/" + name))
  }

  private static func strings(_ names: [String]) -> JSONValue { .array(names.map { .string($0) }) }
}
