public import MojImport
public import MojText

/// A question about a column of an export that is in doubt; its answer becomes a line of a map.
public struct ImportQuestion: Sendable, Hashable {
  private enum Topic: Sendable, Hashable {
    case dates(example: String)
    case decimals(example: String)
    case meaning(ColumnGuess, samples: String)
  }

  /// The place of the file.
  public let file: Int
  private let name: String
  private let header: String
  private let topic: Topic

  /// All that is in doubt: order of day and month and decimal mark once for a file, then columns
  /// that look like something which moj knows.
  public static func all(of files: [ImportFile]) -> [ImportQuestion] {
    files.enumerated().flatMap { place, file in
      var questions: [ImportQuestion] = []
      func ask(_ column: Int, _ topic: Topic) {
        questions.append(
          ImportQuestion(
            file: place, name: file.name, header: file.table.header[column], topic: topic))
      }
      var hasDates = false
      var hasDecimals = false
      for (column, doubt) in file.doubts {
        switch doubt {
        case .dateOrder(let example) where !hasDates:
          ask(column, .dates(example: example))
          hasDates = true
        case .decimalMark(let example) where !hasDecimals:
          ask(column, .decimals(example: example))
          hasDecimals = true
        default: break
        }
      }
      for guess in file.guesses {
        ask(guess.column, .meaning(guess, samples: file.readings[guess.column].sample))
      }
      return questions
    }
  }

  /// The question, with what Enter takes in brackets.
  public func text(in language: Language) -> String {
    let question: Words
    switch topic {
    case .dates(let example):
      question = Words(
        en: "“\(example)”: does the day or the month come first? (day/month)",
        fi: "”\(example)”: kumpi on ensin, päivä vai kuukausi? (päivä/kuukausi)")
    case .decimals(let example):
      question = Words(
        en: "“\(example)”: does the sign part thousands or decimals? (thousands/decimals)",
        fi: "”\(example)”: erottaako merkki tuhannet vai desimaalit? (tuhannet/desimaalit)")
    case .meaning(let guess, let samples):
      let own = ColumnMeaning.own.words
      let target = guess.target.words
      let standard = guess.isLikely ? target : own
      let other = guess.isLikely ? own : target
      question = Words(
        en: "\(samples): \(target.en)? (\(other.en), left out …) [\(standard.en)]",
        fi: "\(samples): \(target.fi)? (\(other.fi), jätetään pois …) [\(standard.fi)]")
    }
    return Printable.text("\(name), \(header), \(question[language]): ")
  }

  /// The line of a map that an answer means; nil where it means none, so that it is asked again.
  public func line(for answer: String, in language: Language) -> String? {
    let word = answer.lowercased()
    func isMeant(_ words: String...) -> Bool {
      !word.isEmpty && words.contains { $0.hasPrefix(word) || word.hasPrefix($0) }
    }
    switch topic {
    case .dates:
      if isMeant("day", "päivä") { return ImportMap.line(DateOrder.dayFirst, language) }
      return isMeant("month", "kuukausi") ? ImportMap.line(DateOrder.monthFirst, language) : nil
    case .decimals(let example):
      let isComma = example.last { $0 == "," || $0 == "." } == ","
      if isMeant("thousands", "tuhannet", "tuhansia") {
        return ImportMap.line(isComma ? DecimalMark.point : .comma, language)
      }
      return isMeant("decimals", "desimaalit", "desimaaleja")
        ? ImportMap.line(isComma ? DecimalMark.comma : .point, language) : nil
    case .meaning(let guess, _):
      if word.isEmpty {
        return ImportMap.line(header, guess.isLikely ? .known(guess.target) : .own, language)
      }
      return ColumnMeaning(typed: word).map { ImportMap.line(header, $0, language) }
    }
  }

  /// What can be answered, for whoever answered something else.
  public func help(in language: Language) -> String {
    switch topic {
    case .dates, .decimals:
      return Words(
        en: "One of the two words in brackets.", fi: "Jompikumpi suluissa olevista sanoista.")[
          language]
    case .meaning:
      let known = ImportTarget.allCases.map { $0.words[language] }
      return ([ColumnMeaning.own.words[language]] + known).joined(separator: ", ")
    }
  }
}

extension ColumnReading {
  /// Its samples in a line.
  var sample: String { samples.map { String($0.prefix(24)) }.joined(separator: " · ") }
}
