import MojImport
import MojText

extension ColumnReading {
  /// What kind of values a column holds, for people.
  var words: Words {
    switch kind {
    case .empty: Words(en: "empty", fi: "tyhjä")
    case .text: Words(en: "text", fi: "teksti")
    case .number(.point): Words(en: "number", fi: "luku")
    case .number(.comma): Words(en: "number, decimal comma", fi: "luku, desimaalipilkku")
    case .date(.dayFirst), .time(.dayFirst): Words(en: "date", fi: "päivä")
    case .date(.monthFirst), .time(.monthFirst):
      Words(en: "date, month first", fi: "päivä, kuukausi ensin")
    case .serialDate: Words(en: "spreadsheet's date", fi: "taulukon päiväluku")
    case .flag: Words(en: "yes or no", fi: "kyllä tai ei")
    }
  }
}

extension ColumnReading.Doubt {
  /// What could be read in two ways, with the lines of a mapping that settle it.
  var words: Words {
    switch self {
    case .dateOrder(let example):
      Words(
        en: "“\(example)”: day or month first? A mapping says @dates day-first or month-first.",
        fi:
          "”\(example)”: päivä vai kuukausi ensin? Kuvaus: @päivät päivä-ensin tai kuukausi-ensin.")
    case .decimalMark(let example):
      Words(
        en: "“\(example)”: thousands or decimals? A mapping says @decimal comma or point.",
        fi: "”\(example)”: tuhansia vai desimaaleja? Kuvaus: @desimaali pilkku tai piste.")
    }
  }
}
