public import MojText

/// What kind of values a field holds.
public indirect enum FieldType: Sendable, Hashable {
  /// Free text.
  case text
  /// One of a fixed set, in the set's order.
  case choice(Choices)
  /// The name of a tier; ordered as the model's tiers, best first.
  case tier
  /// A plain number, exact, with the column's scale.
  case number
  /// A number of hundredths: 40 is 40 %.
  case percent
  /// Whole cents of the model's currency.
  case money
  /// Whole days since 1970-01-01.
  case date
  /// Whole minutes since 1970-01-01T00:00 on the wall clock of the model's time zone.
  case time
  /// A length of time, packed by `Span`.
  case duration
  /// Yes or no.
  case flag
  /// The id of a record of another collection.
  case reference(Collection)
}

/// A closed set of values with their names in both languages, in rank order.
public struct Choices: Sendable, Hashable {
  /// A value of the set.
  public struct Choice: Sendable, Hashable {
    /// The value as the model file spells it.
    public let name: String
    /// The value's names for people.
    public let words: Words
    /// Further spellings that are understood when typed.
    public let aliases: [String]
  }

  /// The values in order.
  public let all: [Choice]

  /// Makes a set from (value, English, Finnish, typed aliases).
  public init(_ rows: [(String, String, String, [String])]) {
    all = rows.map { Choice(name: $0.0, words: Words(en: $0.1, fi: $0.2), aliases: $0.3) }
  }

  /// The values as the model file spells them.
  public var names: [String] { all.map(\.name) }
}
