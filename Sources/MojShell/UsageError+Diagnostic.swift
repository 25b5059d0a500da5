public import MojText

extension UsageError {
  /// The mistake in words.
  public var diagnostic: Diagnostic {
    switch problem {
    case .unknownOption(let name, let similar):
      Self.usage(
        "unknown-option", en: "There is no option “\(name)”.", fi: "Valitsinta “\(name)” ei ole.",
        hint: Self.hint(for: similar), suggestions: similar)
    case .valueMissing(let option):
      Self.usage(
        "option-without-value", en: "The option “\(option)” needs a value.",
        fi: "Valitsin “\(option)” tarvitsee arvon.")
    case .valueNotWanted(let option):
      Self.usage(
        "option-with-value", en: "The option “\(option)” takes no value.",
        fi: "Valitsin “\(option)” ei ota arvoa.")
    case .valueWrong(let option, let value, let choices):
      Self.wrongValue(option, value, choices)
    case .scriptMissing:
      Self.usage(
        "script-missing", en: "“run” needs a script.", fi: "“run” tarvitsee skriptin.",
        hint: Words(same: "moj run SCRIPT [FILE] [name=value …]"))
    case .filesMissing(let subcommand):
      Self.usage(
        "files-missing", en: "“\(subcommand)” needs at least one file.",
        fi: "“\(subcommand)” tarvitsee ainakin yhden tiedoston.")
    case .tooManyFiles(let word):
      Self.usage(
        "too-many-files", en: "“\(word)” is one file too many; a parameter is name=value.",
        fi: "“\(word)” on yksi tiedosto liikaa; parametri on nimi=arvo.")
    }
  }

  private static func wrongValue(
    _ option: String, _ value: String, _ choices: [String]
  ) -> Diagnostic {
    let list = choices.joined(separator: ", ")
    return usage(
      "option-value", en: "“\(value)” is no value for “\(option)”.",
      fi: "“\(value)” ei käy valitsimen “\(option)” arvoksi.",
      hint: choices.isEmpty ? nil : Words(en: "It takes \(list).", fi: "Arvoja: \(list)."),
      expected: choices)
  }

  private static func hint(for similar: [String]) -> Words {
    guard let nearest = similar.first else {
      return Words(
        en: "moj --help lists the options; words that start with -- go after a lone --.",
        fi: "moj --help luettelee valitsimet; sanat, jotka alkavat --, kirjoitetaan -- jälkeen.")
    }
    return Words(en: "Did you mean “\(nearest)”?", fi: "Tarkoititko “\(nearest)”?")
  }

  private static func usage(
    _ code: String, en: String, fi: String, hint: Words? = nil, expected: [String] = [],
    suggestions: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      code: code, message: Words(en: en, fi: fi), hint: hint, expected: expected,
      suggestions: suggestions, exitCode: .usage)
  }
}
