public import MojText

/// Why a row of an export cannot be taken: facts and the place.
public struct ImportRejection: Sendable, Hashable {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// Nothing names the record.
    case noName
    case badDate(String)
    case badNumber(String)
    /// No model holds such a number.
    case tooLarge(String)
    /// Two rows of one export have the same id.
    case sameID(String)
  }

  /// The place of the file among those of the import.
  public let file: Int
  /// The row of data, from 1.
  public let row: Int
  /// The line of the file that the row begins on, from 1.
  public let line: Int
  /// The column's header; nil where it is the row as a whole.
  public let column: String?
  /// What is wrong.
  public let reason: Reason
}

extension ImportRejection.Reason {
  /// The reason in words.
  public var words: Words {
    switch self {
    case .noName: Words(en: "nothing to call it by", fi: "nimeä ei ole")
    case .badDate(let text):
      Words(en: "“\(text)” is no date", fi: "”\(text)” ei ole päivä")
    case .badNumber(let text):
      Words(en: "“\(text)” is no number", fi: "”\(text)” ei ole luku")
    case .tooLarge(let text):
      Words(en: "“\(text)” is too large a number", fi: "”\(text)” on liian suuri luku")
    case .sameID(let id):
      Words(en: "the id “\(id)” stands in an earlier row", fi: "tunnus ”\(id)” on jo aiemmin")
    }
  }
}

/// Why a row is left out although nothing is wrong with it.
public enum ImportSkip: Int, Sendable, CaseIterable {
  case cancelled, noAmount, totals, doneTask, deleted

  /// The reason in words.
  public var words: Words {
    switch self {
    case .cancelled: Words(en: "cancelled", fi: "peruttu")
    case .noAmount: Words(en: "without an amount", fi: "ilman summaa")
    case .totals: Words(en: "a totals row", fi: "summarivi")
    case .doneTask:
      Words(en: "a task that is done, and no contact", fi: "tehty tehtävä, ei yhteydenotto")
    case .deleted: Words(en: "deleted there", fi: "poistettu siellä")
    }
  }
}
