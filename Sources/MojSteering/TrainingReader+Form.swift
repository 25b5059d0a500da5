import MojModel
import MojText

extension TrainingReader {
  mutating func check(_ value: PlacedJSON, _ shape: TrainingShape, _ path: String) {
    guard case .object(let members) = value.content else {
      return report(.wrongType(expected: "object"), path, value)
    }
    let keys = shape.keys
    for key in keys where key.isRequired && value[key.name] == nil {
      report(.missingKey(key.name), path, value)
    }
    for member in members {
      let place = path.isEmpty ? member.key : "\(path).\(member.key)"
      guard let key = keys.first(where: { $0.name == member.key }) else {
        let similar = Suggestion.nearest(to: member.key, among: keys.map(\.name))
        problems.append(
          TrainingProblem(
            kind: .unknownKey(member.key, similar: similar), path: place, offset: member.offset))
        continue
      }
      check(member.value, key.kind, place)
    }
  }

  mutating func check(_ value: PlacedJSON, _ kind: TrainingShape.Kind, _ path: String) {
    switch kind {
    case .name: checkName(value, path)
    case .words: checkWords(value, path)
    case .lines: each(value, path) { reader, item, place in reader.checkWords(item, place) }
    case .number(let range): checkNumber(value, range, path)
    case .flag:
      if case .bool = value.content { return }
      report(.wrongType(expected: "true/false"), path, value)
    case .one(let names):
      guard let text = value.string, names.contains(text) else {
        return report(.wrongValue(value.string ?? "", all: names), path, value)
      }
    case .names: each(value, path) { reader, item, place in reader.checkName(item, place) }
    case .points: checkPoints(value, path)
    case .scalars: checkScalars(value, path)
    case .object(let shape): check(value, shape, path)
    case .list(let shape):
      each(value, path) { reader, item, place in reader.check(item, shape, place) }
    }
  }

  mutating func each(
    _ value: PlacedJSON, _ path: String,
    _ body: (inout TrainingReader, PlacedJSON, String) -> Void
  ) {
    guard case .array(let items) = value.content else {
      return report(.wrongType(expected: "list"), path, value)
    }
    for (place, item) in items.enumerated() { body(&self, item, "\(path)[\(place)]") }
  }

  mutating func checkName(_ value: PlacedJSON, _ path: String) {
    guard let text = value.string, !text.isEmpty else {
      return report(.wrongType(expected: "text"), path, value)
    }
    checkText(text, path, value)
  }

  mutating func checkWords(_ value: PlacedJSON, _ path: String) {
    guard case .object(let members) = value.content else {
      // A text alone says in which language it lacks: in either.
      return report(.missingLanguage("en, fi"), path, value)
    }
    for language in Language.allCases {
      guard let text = value[language.rawValue]?.string, !text.isEmpty else {
        report(.missingLanguage(language.rawValue), path, value)
        continue
      }
      checkText(text, path, value)
    }
    for member in members where Language(rawValue: member.key) == nil {
      problems.append(
        TrainingProblem(
          kind: .unknownKey(member.key, similar: []), path: "\(path).\(member.key)",
          offset: member.offset))
    }
  }

  /// What a terminal would obey is shown instead, wherever it stands; it has no place here though.
  mutating func checkText(_ text: String, _ path: String, _ value: PlacedJSON) {
    if Printable.text(text) != text { report(.controlCharacter, path, value) }
  }

  mutating func checkNumber(
    _ value: PlacedJSON, _ range: ClosedRange<Int>, _ path: String
  ) {
    guard let number = value.integer else {
      return report(.wrongType(expected: "number"), path, value)
    }
    if !range.contains(number) { report(.outOfRange(number, range), path, value) }
  }

  mutating func checkPoints(_ value: PlacedJSON, _ path: String) {
    guard case .object(let members) = value.content else {
      return report(.wrongType(expected: "object"), path, value)
    }
    for member in members { checkNumber(member.value, -100...100, "\(path).\(member.key)") }
  }

  mutating func checkScalars(_ value: PlacedJSON, _ path: String) {
    guard case .object(let members) = value.content else {
      return report(.wrongType(expected: "object"), path, value)
    }
    for member in members where TrainingReader.scalar(member.value) == nil {
      report(.wrongType(expected: "text, number"), "\(path).\(member.key)", member.value)
    }
  }

  static func scalar(_ value: PlacedJSON) -> String? {
    switch value.content {
    case .string(let text): text
    case .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
