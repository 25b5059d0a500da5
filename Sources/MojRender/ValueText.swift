public import MojModel
public import MojText

/// How values are shown to people, in a language.
public struct ValueText: Sendable {
  /// What stands where a value is missing.
  public static let missing = "–"

  /// The language.
  public let language: Language
  /// The sign of the currency.
  public let currencySign: String
  /// How numbers are written.
  public let numbers: NumberFormat
  /// How days and times are written.
  public let dates: DateFormat

  /// Makes the form of a language and a currency's code.
  public init(language: Language, currency: String = "EUR") {
    self.language = language
    currencySign = Currency.sign(of: currency)
    numbers = NumberFormat(language)
    dates = DateFormat(language)
  }

  /// Makes the form of a language for a model.
  public init(language: Language, model: Model) {
    self.init(language: language, currency: model.currency)
  }

  /// Returns a value as people read it; its type, where given, tells the words of closed sets.
  public func text(_ value: Value, of type: FieldType? = nil) -> String {
    var bytes: [UInt8] = []
    append(value, of: type, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns an amount with its currency: `62,000 €`.
  public func money(_ cents: Int64) -> String {
    numbers.text(cents, scale: 2, .cents) + numbers.unitSpace + currencySign
  }

  /// Returns a count: `4,135`.
  public func count(_ number: Int) -> String { numbers.text(Int64(number)) }

  /// Returns a yes or a no.
  public func flag(_ isSet: Bool) -> String {
    (isSet ? Words(en: "yes", fi: "kyllä") : Words(en: "no", fi: "ei"))[language]
  }

  /// Returns a value with the unit that a table's heading would carry.
  func textWithUnit(_ value: Value, in column: ResultTable.Column) -> String {
    let text = text(value, of: column.values.type)
    guard value != .missing, let unit = unit(of: column) else { return text }
    return text + numbers.unitSpace + unit
  }

  /// Returns a column's heading with its unit: `potential €`.
  func heading(of column: ResultTable.Column) -> String {
    let name = column.heading[language]
    return unit(of: column).map { "\(name) \($0)" } ?? name
  }

  private func unit(of column: ResultTable.Column) -> String? {
    if let unit = column.unit?[language], !unit.isEmpty { return unit }
    return column.values.type == .money ? currencySign : nil
  }

  /// Appends a value as people read it.
  func append(_ value: Value, of type: FieldType?, to bytes: inout [UInt8]) {
    switch value {
    case .missing: bytes.append(ValueText.missing)
    case .text(let text): bytes.append(text)
    case .member(let rank, let name): bytes.append(word(rank: rank, name: name, of: type))
    case .record(_, _, let name): bytes.append(name)
    case .number(let stored, let scale): numbers.append(stored, scale: scale, to: &bytes)
    case .percent(let stored, let scale):
      numbers.append(stored, scale: scale, to: &bytes)
      bytes.append(numbers.unitSpace + "%")
    case .money(let cents): numbers.append(cents, scale: 2, .cents, to: &bytes)
    case .date(let day): dates.append(day: day, to: &bytes)
    case .time(let time): dates.append(time: time, to: &bytes)
    case .duration(let span): bytes.append(DurationFormat(language: language).text(span))
    case .flag(let isSet): bytes.append(flag(isSet))
    }
  }

  /// The word of a closed set's member; its name in the file where the type is another one's.
  private func word(rank: Int, name: String, of type: FieldType?) -> String {
    guard case .choice(let choices)? = type else { return name }
    let choice =
      choices.all.indices.contains(rank - 1) && choices.all[rank - 1].name == name
      ? choices.all[rank - 1] : choices.all.first { $0.name == name }
    return choice?.words[language] ?? name
  }
}
