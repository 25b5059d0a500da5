public import MojText

/// The text of `moj --help`, made from the table of options, at most 80 columns wide.
public enum Usage {
  /// The version of moj.
  public static let version = "0.1.0"

  /// The forms of the command line, each with what it does.
  static let forms: [(form: Words, help: Words)] = [
    (
      Words(en: "moj [FILE]", fi: "moj [TIEDOSTO]"),
      Words(en: "open the shell", fi: "avaa komentotulkki")
    ),
    (
      Words(en: "moj [FILE] WORDS …", fi: "moj [TIEDOSTO] SANAT …"),
      Words(en: "answer one line, unquoted", fi: "vastaa yhteen riviin ilman lainausmerkkejä")
    ),
    (
      Words(en: "moj [FILE] < LINES", fi: "moj [TIEDOSTO] < RIVIT"),
      Words(en: "answer each line of standard input", fi: "vastaa syötteen riveihin")
    ),
  ]

  /// What the file is where none is named.
  static let fileNote = Words(
    en: "FILE is the team's JSON file; without it $MOJ_MODEL, else the only model in the folder.",
    fi: "TIEDOSTO on tiimin JSON; ilman sitä $MOJ_MODEL tai kansion ainoa malli.")

  /// Returns the whole help.
  public static func text(in language: Language) -> String {
    var lines = [
      Words(
        en: "moj answers questions about a sales team's file.",
        fi: "moj vastaa kysymyksiin myyntitiimin tiedostosta.")[language], "",
    ]
    lines += rows(forms.map { ($0.form[language], $0.help[language]) })
    lines += subcommandLines(language)
    lines += ["", fileNote[language], ""]
    lines.append(Words(en: "Options:", fi: "Valitsimet:")[language])
    lines += rows(visibleOptions.map { (left(of: $0, language), right(of: $0, language)) })
    lines += ["", example(language)]
    return lines.flatMap { wrapped($0) }.joined(separator: "\n") + "\n"
  }

  /// The options that help, manual and completions show.
  static var visibleOptions: [OptionSpec] { OptionTable.options.filter { !$0.isHidden } }

  private static func subcommandLines(_ language: Language) -> [String] {
    rows(
      OptionTable.subcommands.map { spec in
        let arguments = spec.arguments[language]
        return (
          "moj \(spec.name)" + (arguments.isEmpty ? "" : " " + arguments), spec.help[language]
        )
      })
  }

  private static func example(_ language: Language) -> String {
    Words(
      en: "Try: moj demo leads where tier=A1 and level=1",
      fi: "Kokeile: moj demo liidit joiden luokka=A1 ja taso=1")[language]
  }

  private static func left(of spec: OptionSpec, _ language: Language) -> String {
    let short = spec.short.map { "-\($0), " } ?? "    "
    let values = spec.placeholders.map { " " + $0[language] }.joined()
    return "\(short)--\(spec.name)\(values)"
  }

  private static func right(of spec: OptionSpec, _ language: Language) -> String {
    guard let standard = spec.standard?[language] else { return spec.help[language] }
    return "\(spec.help[language]) (\(standard))"
  }

  /// Sets pairs in two columns; what does not fit beside goes on in the right column.
  private static func rows(_ pairs: [(String, String)]) -> [String] {
    let column = 26
    return pairs.flatMap { pair -> [String] in
      let left = "  " + pair.0
      let right = wrapped(pair.1, width: 80 - column)
      let indent = String(repeating: " ", count: column)
      guard left.count + 2 <= column else { return [left] + right.map { indent + $0 } }
      let padding = String(repeating: " ", count: column - left.count)
      return [left + padding + (right.first ?? "")] + right.dropFirst().map { indent + $0 }
    }
  }

  /// Breaks a line at spaces; indented lines have been broken already.
  private static func wrapped(_ line: String, width: Int = 80) -> [String] {
    guard line.count > width, !line.hasPrefix(" ") else { return [line] }
    var lines = [""]
    for word in line.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
