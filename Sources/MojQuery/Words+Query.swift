public import MojLanguage
public import MojModel
public import MojText

extension Measure.Kind {
  /// The measure's name in both languages.
  public var words: Words {
    switch self {
    case .count: Words(en: "count", fi: "lukumäärä")
    case .sum: Words(en: "sum", fi: "summa")
    case .avg: Words(en: "avg", fi: "keskiarvo")
    case .median: Words(en: "median", fi: "mediaani")
    case .min: Words(en: "min", fi: "pienin")
    case .max: Words(en: "max", fi: "suurin")
    case .share: Words(en: "share", fi: "osuus")
    }
  }

  /// Whether values of a type can be measured so.
  public func fits(_ type: FieldType) -> Bool {
    switch self {
    case .count: true
    case .sum, .share: type == .number || type == .money || type == .percent
    case .avg: type == .number || type == .money || type == .percent
    case .median, .min, .max:
      switch type {
      case .number, .money, .percent, .date, .time: true
      default: false
      }
    }
  }
}

extension Bucket.Part {
  /// The part's name in both languages.
  public var words: Words {
    switch self {
    case .day: Words(en: "day", fi: "päivä")
    case .week: Words(en: "week", fi: "viikko")
    case .month: Words(en: "month", fi: "kuukausi")
    case .quarter: Words(en: "quarter", fi: "neljännes")
    case .year: Words(en: "year", fi: "vuosi")
    case .weekday: Words(en: "weekday", fi: "viikonpäivä")
    }
  }

  /// Reads a part's name in either language.
  public init?(typed text: String) {
    let folded = text.lowercased()
    guard let part = Self.allCases.first(where: { [$0.words.en, $0.words.fi].contains(folded) })
    else { return nil }
    self = part
  }
}

extension FieldType {
  /// Whether values of the type are numbers that can be ranked.
  public var isNumeric: Bool { self == .number || self == .money || self == .percent }
}

extension Choices {
  /// Returns the choice that a typed word means, in either language.
  public func typed(_ text: String) -> Choice? {
    let folded = FieldNames.folded(text)
    return all.first {
      ([$0.name, $0.words.en, $0.words.fi] + $0.aliases).map(FieldNames.folded).contains(folded)
    }
  }
}
