import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojText

/// Says a bound condition in plain words: "potential is at least 60,000 € and …".
struct ConditionSentence {
  private let model: Model
  private let language: Language
  private let values: ValueText

  init(_ model: Model, _ language: Language) {
    self.model = model
    self.language = language
    values = ValueText(language: language, model: model)
  }

  /// Returns the whole condition as one sentence without its full stop.
  func text(of condition: BoundCondition) -> String { text(of: condition, isInner: false) }

  private func text(of condition: BoundCondition, isInner: Bool) -> String {
    switch condition {
    case .all(let parts): return joined(parts, Words(en: "and", fi: "ja"), isInner)
    case .any(let parts): return joined(parts, Words(en: "or", fi: "tai"), isInner)
    case .not(let inner):
      let said = text(of: inner, isInner: true)
      return Words(en: "not: \(said)", fi: "ei päde: \(said)")[language]
    case .atLeast(let count, let parts):
      let list = parts.map { text(of: $0, isInner: true) }.joined(separator: "; ")
      return Words(
        en: "at least \(count) of these: \(list)", fi: "vähintään \(count) näistä: \(list)")[
          language]
    case .test(let test): return "\(name(of: test.field)) \(phrase(of: test))"
    case .search(_, let needle):
      let text = String(decoding: needle, as: UTF8.self)
      return Words(en: "“\(text)” stands in it", fi: "siinä on ”\(text)”")[language]
    case .constant(let holds):
      return (holds ? Words(en: "always", fi: "aina") : Words(en: "never", fi: "ei koskaan"))[
        language]
    }
  }

  private func joined(_ parts: [BoundCondition], _ word: Words, _ isInner: Bool) -> String {
    let text = parts.map { self.text(of: $0, isInner: true) }.joined(
      separator: " \(word[language]) ")
    return isInner && parts.count > 1 ? "(\(text))" : text
  }

  /// A field's name in the middle of a sentence.
  func name(of field: BoundField) -> String {
    let name = field.heading[language].exchanging("_", for: " ")
    // A label begins with a capital; ABC does as well, and keeps it.
    guard let first = name.first, name.dropFirst().first?.isLowercase == true else { return name }
    return first.lowercased() + name.dropFirst()
  }

  // MARK: One test

  /// What a test asks of its field: `is at least 60,000 €`.
  func phrase(of test: BoundTest) -> String {
    switch test.predicate {
    case .isSet: return Words(en: "is known", fi: "on tiedossa")[language]
    case .isMissing: return Words(en: "is not known", fi: "ei ole tiedossa")[language]
    case .codes(let codes, let negated):
      return isOneOf(codes.sorted().map { member($0, test.field) }, negated)
    case .integers(let ranges, let negated):
      return isOneOf(ranges.map { range($0, test) }, negated)
    case .spans(let ranges, let negated):
      return isOneOf(ranges.map { days($0) }, negated)
    case .texts(let texts, let negated): return isOneOf(texts.map(quoted), negated)
    case .contains(let texts, let negated):
      let words =
        negated ? Words(en: "has not", fi: "ei sisällä") : Words(en: "has", fi: "sisältää")
      return "\(words[language]) \(list(texts.map(quoted)))"
    case .starts(let texts):
      return Words(en: "starts with", fi: "alkaa")[language] + " " + list(texts.map(quoted))
    case .ends(let texts):
      return Words(en: "ends with", fi: "päättyy")[language] + " " + list(texts.map(quoted))
    case .field(let other, let comparison):
      return "\(sign(comparison)) \(name(of: other))"
    }
  }

  private func isOneOf(_ texts: [String], _ negated: Bool) -> String {
    let words = negated ? Words(en: "is not", fi: "ei ole") : Words(en: "is", fi: "on")
    return "\(words[language]) \(list(texts))"
  }

  private func list(_ texts: [String]) -> String {
    texts.joined(separator: Words(en: " or ", fi: " tai ")[language])
  }

  private func quoted(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return Words(en: "“\(text)”", fi: "”\(text)”")[language]
  }

  private func sign(_ comparison: BoundTest.Comparison) -> String {
    switch comparison {
    case .equal: Words(en: "is the same as", fi: "on sama kuin")[language]
    case .notEqual: Words(en: "is not the same as", fi: "on muu kuin")[language]
    case .less: Words(en: "is less than", fi: "on pienempi kuin")[language]
    case .lessOrEqual: Words(en: "is at most", fi: "on enintään")[language]
    case .greater: Words(en: "is more than", fi: "on suurempi kuin")[language]
    case .greaterOrEqual: Words(en: "is at least", fi: "on vähintään")[language]
    }
  }

  // MARK: Values

  private func member(_ code: UInt32, _ field: BoundField) -> String {
    let index = Int(code) - 1
    switch field.definition.type {
    case .choice(let choices):
      return choices.all.indices.contains(index) ? choices.all[index].words[language] : "?"
    case .tier:
      return model.tierNames.indices.contains(index) ? model.tierNames[index] : "?"
    case .flag: return values.flag(code == 2)
    case .reference(let target): return model.recordName(index, of: target)
    default: return "?"
    }
  }

  private func range(_ range: ClosedRange<Int64>, _ test: BoundTest) -> String {
    // Days are 32 bits wide, and so are the ends of all of them.
    let isDay = isDay(test)
    let hasLower = range.lowerBound > (isDay ? Int64(Int32.min) + 1 : .min + 1)
    let hasUpper = range.upperBound < (isDay ? Int64(Int32.max) : .max)
    switch (hasLower, hasUpper) {
    case (true, true) where range.lowerBound == range.upperBound:
      return value(range.lowerBound, test)
    case (true, true):
      return "\(value(range.lowerBound, test))–\(value(range.upperBound, test))"
    case (true, false): return lower(range.lowerBound, test)
    case (false, true): return upper(range.upperBound, test)
    case (false, false): return Words(en: "anything", fi: "mitä tahansa")[language]
    }
  }

  /// `at least 4`, or `over 10,000 €` where the bound lies just beyond a round number.
  private func lower(_ bound: Int64, _ test: BoundTest) -> String {
    if isDay(test) {
      return Words(en: "on or after ", fi: "aikaisintaan ")[language] + value(bound, test)
    }
    if isJustBeyond(bound - 1, test) {
      return Words(en: "over ", fi: "yli ")[language] + value(bound - 1, test)
    }
    return Words(en: "at least ", fi: "vähintään ")[language] + value(bound, test)
  }

  private func upper(_ bound: Int64, _ test: BoundTest) -> String {
    if isDay(test) {
      return Words(en: "on or before ", fi: "viimeistään ")[language] + value(bound, test)
    }
    if isJustBeyond(bound + 1, test) {
      return Words(en: "under ", fi: "alle ")[language] + value(bound + 1, test)
    }
    return Words(en: "at most ", fi: "enintään ")[language] + value(bound, test)
  }

  private func isDay(_ test: BoundTest) -> Bool {
    test.field.definition.type == .date || test.field.definition.type == .time
  }

  private func isJustBeyond(_ bound: Int64, _ test: BoundTest) -> Bool {
    let scale = scale(of: test)
    guard scale > 0 else { return false }
    return bound % (0..<scale).reduce(Int64(1)) { power, _ in power &* 10 } == 0
  }

  private func scale(of test: BoundTest) -> Int {
    if test.field.definition.type == .money { return 2 }
    return test.scale ?? column(of: test.field)?.scale ?? 0
  }

  private func column(of field: BoundField) -> Column? {
    let columns = model[field.targets.last ?? .accounts].columns
    return columns.indices.contains(field.index) ? columns[field.index] : nil
  }

  private func value(_ stored: Int64, _ test: BoundTest) -> String {
    switch test.field.definition.type {
    case .money: return values.money(stored)
    case .percent: return text(.percent(stored, scale: scale(of: test)), test.field)
    case .date: return text(.date(Int32(clamping: stored)), test.field)
    case .time: return text(.time(Int32(clamping: stored)), test.field)
    default: return text(.number(stored, scale: scale(of: test)), test.field)
    }
  }

  /// A value of a field with its currency or unit.
  func text(_ value: Value, _ field: BoundField) -> String {
    if case .money(let cents) = value { return values.money(cents) }
    let text = values.text(value, of: field.definition.type)
    guard value != .missing, let unit = field.definition.unit?[language], !unit.isEmpty,
      unit.lowercased() != name(of: field).lowercased()
    else { return text }
    return text + values.numbers.unitSpace + unit
  }

  private func days(_ range: ClosedRange<Int64>) -> String {
    func text(_ minutes: Int64) -> String {
      values.text(.duration(Span(Int32(clamping: minutes / 1_440), .day)))
    }
    if range.upperBound == .max {
      return Words(en: "at least ", fi: "vähintään ")[language] + text(range.lowerBound)
    }
    return Words(en: "at most ", fi: "enintään ")[language] + text(range.upperBound)
  }
}
