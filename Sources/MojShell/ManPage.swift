public import MojText

/// The manual page in roff, in either language, made from the tables of options and commands.
public enum ManPage {
  /// The whole page.
  public static func text(in language: Language) -> String {
    func head(_ en: String, _ fi: String) -> String { ".SH " + Words(en: en, fi: fi)[language] }
    let manual = Words(en: "User Commands", fi: "Komennot")[language]
    var lines = [".TH MOJ 1 \"\" \"moj \(Usage.version)\" \"\(manual)\""]
    lines += [head("NAME", "NIMI"), "moj \\- " + name[language]]
    lines.append(head("SYNOPSIS", "KÄYTTÖ"))
    lines += Usage.forms.flatMap { [escaped($0.form[language]), ".br"] }
    lines += OptionTable.subcommands.flatMap { spec in
      [escaped("moj \(spec.name) \(spec.arguments[language])"), ".br"]
    }
    lines += [head("DESCRIPTION", "KUVAUS")] + description.map { escaped($0[language]) }
    lines.append(head("COMMANDS", "KOMENNOT"))
    lines += OptionTable.subcommands.flatMap { spec in
      entry("\(spec.name) \(spec.arguments[language])", sentence(spec.help[language]))
    }
    lines += [head("LINES OF THE SHELL", "KOMENTOTULKIN RIVIT"), escaped(linesNote[language])]
    lines += ShellCommand.groups.flatMap { group in
      [".SS " + escaped(group.title[language])]
        + group.commands.flatMap { entry($0.usage[language], sentence($0.summary[language])) }
    }
    lines.append(head("OPTIONS", "VALITSIMET"))
    lines += Usage.visibleOptions.flatMap { option($0, language) }
    lines.append(head("ENVIRONMENT", "YMPÄRISTÖ"))
    lines += environment.flatMap { entry($0.0, $0.1[language]) }
    lines.append(head("FILES", "TIEDOSTOT"))
    lines += files.flatMap { entry($0.0, $0.1[language]) }
    lines.append(head("EXIT STATUS", "PALUUKOODI"))
    lines += exitCodes.flatMap { entry($0.0[language], $0.1[language]) }
    lines += [head("EXAMPLES", "ESIMERKKEJÄ"), ".nf"]
    lines += examples.map { escaped($0[language]) } + [".fi"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static let name = Words(
    en: "answer questions about a sales team's file",
    fi: "vastaa kysymyksiin myyntitiimin tiedostosta")

  private static let description = [
    Words(
      en:
        "moj reads a team's JSON file and answers lines of a small language, in English or Finnish.",
      fi:
        "moj lukee tiimin JSON-tiedoston ja vastaa pienen kielen riveihin, suomeksi tai englanniksi."
    ),
    Words(
      en: "Without words it opens a shell; with words it answers them as one line.",
      fi: "Ilman sanoja se avaa komentotulkin; sanoihin se vastaa yhtenä rivinä."),
    Usage.fileNote,
    Words(
      en: "Options may stand anywhere before a lone \"--\".",
      fi: "Valitsimet voivat olla missä tahansa ennen yksinäistä merkkiä \"--\"."),
  ]

  private static let linesNote = Words(
    en: "A line is a question, such as \(FirstLines.first.en), or one of these commands; "
      + "\"help WORD\" says more.",
    fi: "Rivi on kysymys, kuten \(FirstLines.first.fi), tai jokin näistä komennoista; "
      + "\"ohje SANA\" kertoo lisää.")

  private static let environment = [
    (
      "MOJ_MODEL",
      Words(
        en: "The file that is opened where none is named.",
        fi: "Tiedosto, joka avataan, kun mitään ei nimetä.")
    ),
    (
      "MOJ_TODAY",
      Words(en: "The day that counts as today.", fi: "Päivä, joka on tänään.")
    ),
    (
      "MOJ_PRIVATE",
      Words(
        en: "With 1, nothing is put into the history.", fi: "Arvolla 1 historiaan ei kirjoiteta.")
    ),
    (
      "NO_COLOR, FORCE_COLOR, TERM",
      Words(
        en: "Whether output is coloured, where --color does not say.",
        fi: "Onko tuloste värillinen, kun --color ei kerro.")
    ),
    (
      "COLUMNS",
      Words(
        en: "The width, where the terminal does not say.", fi: "Leveys, kun pääte ei kerro sitä.")
    ),
  ]

  private static let files = [
    (
      "$XDG_STATE_HOME/moj/history",
      Words(en: "Lines that were typed, for 90 days.", fi: "Kirjoitetut rivit 90 päivän ajalta.")
    ),
    (
      "$XDG_STATE_HOME/moj/training-run.json",
      Words(en: "Training talks that were left.", fi: "Kesken jääneet harjoitukset.")
    ),
    (
      "$XDG_STATE_HOME/moj/training-scores.json",
      Words(
        en: "Scores of groups. Without XDG_STATE_HOME all three are in ~/.local/state/moj.",
        fi:
          "Ryhmien pisteet. Ilman muuttujaa XDG_STATE_HOME kaikki ovat kansiossa ~/.local/state/moj."
      )
    ),
  ]

  private static let exitCodes = [
    (Words(same: "0"), Words(en: "All went well.", fi: "Kaikki meni hyvin.")),
    (
      Words(same: "1"),
      Words(
        en: "A check or an expect found something, or --fail-if-empty met nothing.",
        fi: "Tarkistus tai expect löysi jotain, tai --fail-if-empty ei löytänyt mitään.")
    ),
    (
      Words(same: "64"),
      Words(
        en: "Something was mistyped: an option, a name, a value, a line.",
        fi: "Jokin on kirjoitettu väärin: valitsin, nimi, arvo tai rivi.")
    ),
    (Words(same: "65"), Words(en: "The data is broken.", fi: "Tieto on viallista.")),
    (Words(same: "66"), Words(en: "There is no such input.", fi: "Syötettä ei ole.")),
    (Words(same: "70"), Words(en: "A bug of moj.", fi: "mojin oma virhe.")),
    (
      Words(same: "73"),
      Words(en: "An output cannot be created.", fi: "Tulostetta ei voi luoda.")
    ),
    (
      Words(same: "74"),
      Words(en: "The disk is full or failed.", fi: "Levy on täynnä tai petti.")
    ),
    (
      Words(same: "75"),
      Words(
        en: "Locked or in conflict; try again.", fi: "Lukittu tai ristiriidassa; yritä uudelleen.")
    ),
    (Words(same: "77"), Words(en: "Not permitted.", fi: "Ei sallittu.")),
    (
      Words(same: "128+n"),
      Words(en: "Ended by signal n.", fi: "Signaali n lopetti.")
    ),
  ]

  private static let examples = [
    Words(same: "moj demo"),
    Words(
      en: "moj team.json leads where tier=A1 and level=1",
      fi: "moj tiimi.json liidit joiden luokka=A1 ja taso=1"),
    Words(
      en: "moj team.json -c 'leads count by tier' --format csv",
      fi: "moj tiimi.json -c 'liidit lukumäärä luokittain' --format csv"),
    Words(
      en: "moj run weekly-plan.moj team.json week=next",
      fi: "moj run weekly-plan.moj tiimi.json week=next"),
  ]

  private static func option(_ spec: OptionSpec, _ language: Language) -> [String] {
    let short = spec.short.map { "-\($0), " } ?? ""
    let values = spec.placeholders.map { " " + $0[language] }.joined()
    let standard = spec.standard.map { standard in
      Words(en: " Without it: \(standard.en).", fi: " Ilman sitä: \(standard.fi).")[language]
    }
    return entry(
      "\(short)--\(spec.name)\(values)", sentence(spec.help[language]) + (standard ?? ""))
  }

  private static func entry(_ head: String, _ text: String) -> [String] {
    [".TP", ".B " + escaped(head), escaped(text)]
  }

  private static func sentence(_ phrase: String) -> String {
    phrase.startingWithCapital + "."
  }

  /// Text in roff: backslashes and dashes are spelled, and no line starts with a command.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "…": result += "..."
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }
}
