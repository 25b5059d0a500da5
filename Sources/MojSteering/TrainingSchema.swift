import MojModel

/// The JSON Schema (draft 2020-12) of a scenario file, from the table that its reader uses.
public enum TrainingSchema {
  /// The schema as JSON text; the same text on every machine.
  public static var text: String {
    let shapes = TrainingShape.allCases.filter { $0 != .scenario }
    let definitions = shapes.map { JSONValue.Member($0.rawValue, object($0)) }
    guard case .object(let scenario) = object(.scenario) else { return "" }
    return JSONText.pretty(
      .object(
        [
          .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
          .init("title", .string("moj training scenario")),
        ] + scenario + [.init("$defs", .object(definitions + [.init("words", words)]))])) + "\n"
  }

  private static let words = JSONValue.object([
    .init("type", .string("object")),
    .init("required", .array([.string("en"), .string("fi")])),
    .init("properties", .object([.init("en", said), .init("fi", said)])),
    .init("additionalProperties", .bool(false)),
  ])

  /// A text that is there, and that no terminal would obey.
  private static let said = JSONValue.object([
    .init("type", .string("string")), .init("minLength", .number("1")),
    .init("pattern", .string("^[^\\u0000-\\u001f\\u007f-\\u009f]*$")),
  ])

  private static func object(_ shape: TrainingShape) -> JSONValue {
    let required = shape.keys.filter(\.isRequired).map { JSONValue.string($0.name) }
    let members: [JSONValue.Member] = shape.keys.map { key in
      guard case .object(let constraint) = constraint(key.kind) else {
        return .init(key.name, .bool(true))
      }
      return .init(key.name, .object(constraint + [.init("description", .string(key.summary))]))
    }
    return .object([
      .init("type", .string("object")), .init("required", .array(required)),
      .init("properties", .object(members)), .init("additionalProperties", .bool(false)),
    ])
  }

  private static func constraint(_ kind: TrainingShape.Kind) -> JSONValue {
    switch kind {
    case .name:
      said
    case .words: reference("words")
    case .lines: list(reference("words"))
    case .number(let range): number(range)
    case .flag: type("boolean")
    case .one(let names): .object([.init("enum", .array(names.map { .string($0) }))])
    case .names: list(said)
    case .points:
      .object([
        .init("type", .string("object")), .init("additionalProperties", number(-100...100)),
      ])
    case .scalars:
      .object([
        .init("type", .string("object")),
        .init(
          "additionalProperties",
          .object([
            .init("type", .array(["string", "number", "boolean"].map { .string($0) }))
          ])),
      ])
    case .object(let shape): reference(shape.rawValue)
    case .list(let shape): list(reference(shape.rawValue))
    }
  }

  private static func number(_ range: ClosedRange<Int>) -> JSONValue {
    .object([
      .init("type", .string("integer")), .init("minimum", .number("\(range.lowerBound)")),
      .init("maximum", .number("\(range.upperBound)")),
    ])
  }

  private static func list(_ items: JSONValue) -> JSONValue {
    .object([.init("type", .string("array")), .init("items", items)])
  }

  private static func type(_ name: String) -> JSONValue {
    .object([.init("type", .string(name))])
  }

  private static func reference(_ name: String) -> JSONValue {
    .object([.init("$ref", .string("#/$defs/" + name))])
  }
}
