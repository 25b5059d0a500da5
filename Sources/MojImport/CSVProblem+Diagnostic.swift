public import MojText

extension CSVProblem: DiagnosticConvertible {
  /// The codes that an export's form can have.
  public static let codes = [
    "csv-utf16", "csv-nul", "csv-open-quote", "csv-text-after-quote", "csv-ragged-row",
    "csv-empty-header", "csv-duplicate-header", "csv-too-many-columns", "csv-long-line",
    "csv-separator", "csv-mixed-separators",
  ]

  /// The problem in words, its place in English.
  public var diagnostic: Diagnostic { diagnostic(in: .en) }

  /// The problem in words, its place in a language.
  public func diagnostic(in language: Language) -> Diagnostic {
    let (code, message) = said
    return Diagnostic(
      code: code, message: message, place: line.map { CSVProblem.place($0, row, language) },
      hint: hint, exitCode: .data)
  }

  /// A line of the file and a row of data.
  static func place(_ line: Int, _ row: Int?, _ language: Language) -> String {
    let line = Words(en: "line \(line)", fi: "rivi \(line)")
    let row = row.map { Words(en: ", row \($0)", fi: ", tietue \($0)") } ?? Words(same: "")
    return line[language] + row[language]
  }

  private var said: (String, Words) {
    switch kind {
    case .utf16:
      (
        "csv-utf16",
        Words(en: "The file is in UTF-16.", fi: "Tiedosto on UTF-16-muodossa.")
      )
    case .nul:
      (
        "csv-nul",
        Words(en: "A NUL byte stands in the file.", fi: "Tiedostossa on NUL-tavu.")
      )
    case .openQuote:
      (
        "csv-open-quote",
        Words(
          en: "A quotation mark that opens here is never closed.",
          fi: "Tässä alkava lainausmerkki ei sulkeudu.")
      )
    case .textAfterQuote:
      (
        "csv-text-after-quote",
        Words(
          en: "Text goes on after a closing quotation mark.",
          fi: "Sulkevan lainausmerkin jälkeen on vielä tekstiä.")
      )
    case .ragged(let expected, let found):
      (
        "csv-ragged-row",
        Words(
          en: "The row has \(found) cells, the header has \(expected).",
          fi: "Rivillä on \(found) solua, otsikossa \(expected).")
      )
    case .otherSeparator(let header, let row):
      (
        "csv-mixed-separators",
        Words(
          en: "The header separates its columns by \(header), the rows by \(row).",
          fi: "Otsikkorivin erotin on \(header), muiden rivien \(row).")
      )
    case .emptyHeader(let column):
      (
        "csv-empty-header",
        Words(en: "Column \(column) has no name.", fi: "Sarakkeella \(column) ei ole nimeä.")
      )
    case .duplicateHeader(let name, let first, let second):
      (
        "csv-duplicate-header",
        Words(
          en: "Columns \(first) and \(second) are both called “\(name)”.",
          fi: "Sarakkeiden \(first) ja \(second) nimi on sama: ”\(name)”.")
      )
    case .tooManyColumns(let limit):
      (
        "csv-too-many-columns",
        Words(en: "There are more than \(limit) columns.", fi: "Sarakkeita on yli \(limit).")
      )
    case .tooLongLine(let limit):
      (
        "csv-long-line",
        Words(
          en: "A row is longer than \(limit / 1_048_576) MB.",
          fi: "Rivi on pidempi kuin \(limit / 1_048_576) Mt.")
      )
    case .ambiguousSeparator(let separators):
      (
        "csv-separator",
        Words(
          en: "Cells could be separated by \(separators.joined(separator: " or ")).",
          fi: "Solut voisi erottaa \(separators.joined(separator: " tai ")).")
      )
    }
  }

  private var hint: Words? {
    switch kind {
    case .utf16:
      Words(
        en: "Make it UTF-8: iconv -f UTF-16 -t UTF-8 FILE > NEW.csv",
        fi: "Muunna se: iconv -f UTF-16 -t UTF-8 TIEDOSTO > UUSI.csv")
    case .ragged:
      Words(
        en: "A separator inside a value needs quotes around the value.",
        fi: "Arvon sisällä oleva erotin vaatii arvon lainausmerkkeihin.")
    case .otherSeparator:
      Words(
        en: "Write the header as the rows are; some spreadsheets change them alone.",
        fi: "Kirjoita otsikkorivi kuten muut; jotkin taulukot muuttavat vain ne.")
    case .ambiguousSeparator:
      Words(
        en: "A line `@separator ;` in a file of mappings says which: `moj import … map FILE`.",
        fi: "Kuvauksen rivi `@separator ;` sanoo, kumpi: `moj tuo … kuvaus TIEDOSTO`.")
    default: nil
    }
  }
}
