import MojModel
import MojText

/// The options and subcommands of moj, from which the parser, the help in both languages, the
/// completions and the manual page are all made.
public enum OptionTable {
  /// The formats that `--format` takes.
  public static let formats = ["table", "csv", "tsv", "json", "ndjson", "md", "html", "svg", "ics"]

  /// Every option, in the order of the help.
  public static let options: [OptionSpec] =
    askingOptions + lessonOptions + lookOptions + fileOptions + serverOptions + budgetOptions
    + shellOptions
    + limitOptions + hiddenOptions

  private static let askingOptions: [OptionSpec] = [
    .value(
      "command", short: "c", Words(en: "LINE", fi: "RIVI"),
      help: Words(en: "answer this line; may be repeated", fi: "vastaa riviin; voi toistaa")
    ) { options, text in
      options.lines.append(text)
      return true
    },
    .value(
      "today", Words(en: "DATE", fi: "PÄIVÄ"),
      standard: Words(en: "$MOJ_TODAY, else the clock", fi: "$MOJ_TODAY, muuten kello"),
      help: Words(en: "the day that counts as today", fi: "päivä, joka on tänään")
    ) { options, text in
      options.today = text
      return !text.isEmpty
    },
    .flag(
      "fail-if-empty",
      help: Words(en: "exit with 1 when nothing is found", fi: "paluukoodi 1, jos mitään ei löydy")
    ) { $0.failIfEmpty = true },
    .flag(
      "step",
      help: Words(
        en: "run a script line by line, waiting for Enter",
        fi: "aja skripti rivi kerrallaan, Enter jatkaa")
    ) { $0.step = true },
  ]

  private static let lessonOptions: [OptionSpec] = [
    .value(
      "record", Words(en: "FILE", fi: "TIEDOSTO"), values: .files,
      help: Words(
        en: "with teach: write what is typed into a lesson",
        fi: "teach: kirjoita istunto oppitunniksi")
    ) { options, text in
      options.record = text
      return !text.isEmpty
    },
    .flag(
      "all",
      help: Words(
        en: "with help: every command and every word", fi: "help: kaikki komennot ja sanat")
    ) { $0.showsAll = true },
  ]

  private static let lookOptions: [OptionSpec] = [
    .value(
      "format", Words(en: "F", fi: "M"), values: .choices(formats),
      standard: Words(same: "table"),
      help: Words(
        en: "the format of answers: \(formats.joined(separator: ", "))",
        fi: "vastausten muoto: \(formats.joined(separator: ", "))")
    ) { options, text in
      options.format = text
      return formats.contains(text)
    },
    .value(
      "lang", Words(same: "fi|en"), values: .choices(["fi", "en"]),
      standard: Words(en: "the model's", fi: "mallin kieli"),
      help: Words(en: "the language of answers", fi: "vastausten kieli")
    ) { options, text in
      options.language = Language(rawValue: text)
      return options.language != nil
    },
    .value(
      "width", Words(same: "N"),
      standard: Words(en: "the terminal's", fi: "päätteen leveys"),
      help: Words(en: "the width of tables, 20 or more", fi: "taulukoiden leveys, vähintään 20")
    ) { options, text in
      options.width = Int(text)
      return (20...10_000).contains(options.width ?? 0)
    },
    .value(
      "color", Words(en: "WHEN", fi: "MILLOIN"),
      values: .choices(Options.Color.allCases.map(\.rawValue)), standard: Words(same: "auto"),
      help: Words(en: "colour: auto, always or never", fi: "värit: auto, always tai never")
    ) { options, text in
      guard let color = Options.Color(rawValue: text) else { return false }
      options.color = color
      return true
    },
    .flag(
      "meeting",
      help: Words(
        en: "hide names of people and their numbers, for an audience",
        fi: "peitä henkilöiden nimet ja numerot yleisöltä")
    ) { $0.isMeeting = true },
    .flag(
      "no-pager",
      help: Words(en: "never open a long answer in a pager", fi: "älä sivuta pitkiä vastauksia")
    ) { $0.pager = false },
    .value(
      "errors", Words(same: "text|json"),
      values: .choices(Options.ErrorFormat.allCases.map(\.rawValue)), standard: Words(same: "text"),
      help: Words(en: "how errors are written", fi: "virheiden muoto")
    ) { options, text in
      guard let format = Options.ErrorFormat(rawValue: text) else { return false }
      options.errors = format
      return true
    },
  ]

  private static let fileOptions: [OptionSpec] = [
    .flag(
      "lenient",
      help: Words(
        en: "open a file with mistakes, for reading only; import without bad rows",
        fi: "avaa virheellinenkin tiedosto, vain luettavaksi; tuo ilman viallisia rivejä")
    ) { $0.lenient = true },
    .flag(
      "strict",
      help: Words(en: "treat warnings as errors", fi: "pidä varoituksia virheinä")
    ) { $0.strict = true },
    .value(
      "out-dir", Words(en: "DIR", fi: "KANSIO"), values: .folders,
      standard: Words(en: "the current one", fi: "nykyinen"),
      help: Words(
        en: "the folder that `to FILE` writes below", fi: "kansio, jonne tiedostot menevät")
    ) { options, text in
      options.outDir = text
      return !text.isEmpty
    },
    .value(
      "csv", Words(same: "guarded|raw"), values: .choices(["guarded", "raw"]),
      standard: Words(same: "guarded"),
      help: Words(
        en: "whether CSV keeps spreadsheets from taking texts for formulas",
        fi: "estetäänkö CSV:n tekstejä muuttumasta taulukon kaavoiksi")
    ) { options, text in
      options.isRawCSV = text == "raw"
      return ["guarded", "raw"].contains(text)
    },
    .flag(
      "no-clobber",
      help: Words(en: "never replace a file", fi: "älä korvaa olemassa olevaa tiedostoa")
    ) { $0.clobber = false },
    .flag(
      "yes", short: "y",
      help: Words(
        en: "answer yes where a change of many records is asked about",
        fi: "vastaa kyllä, kun kysytään monen tietueen muutosta")
    ) { $0.saysYes = true },
    .flag(
      "safe",
      help: Words(
        en: "read and print only: no change, no file", fi: "vain lue ja tulosta: ei muutoksia")
    ) { $0.isSafe = true },
    .flag(
      "trust",
      help: Words(
        en: "let standard input, and scripts of others, change and write",
        fi: "anna syötteen ja toisten skriptien muuttaa ja kirjoittaa")
    ) { $0.isTrusting = true },
    .flag(
      "exclusive",
      help: Words(
        en: "let nobody else save while this session lasts",
        fi: "estä muita tallentamasta tämän istunnon aikana")
    ) { $0.isExclusive = true },
    .value(
      "lock-wait", Words(en: "SECONDS", fi: "SEKUNNIT"), standard: Words(same: "5"),
      help: Words(
        en: "how long to wait while another saves", fi: "kauanko odotetaan toisen tallennusta")
    ) { options, text in
      options.lockWait = Int(text) ?? -1
      return (0...3_600).contains(options.lockWait)
    },
    .value(
      "json-syntax", Words(en: "FILE", fi: "TIEDOSTO"), values: .files,
      help: Words(
        en: "with check: look at the JSON syntax alone",
        fi: "check: tarkista vain JSON-syntaksi")
    ) { options, text in
      options.jsonSyntax.append(text)
      return !text.isEmpty
    },
  ]

  /// How teams on servers are asked.
  private static let serverOptions: [OptionSpec] = [
    .value(
      "server-timeout", Words(en: "SECONDS", fi: "SEKUNNIT"), standard: Words(same: "60"),
      help: Words(
        en: "how long a server may take over one statement",
        fi: "kauanko palvelin saa vastata yhteen kyselyyn")
    ) { options, text in
      options.manners.timeout = Int(text) ?? 0
      return (1...86_400).contains(options.manners.timeout)
    },
    .flag(
      "partial",
      help: Words(
        en: "answer without shards that are away; marks every line",
        fi: "vastaa ilman puuttuvia sirpaleita; merkitsee joka rivin")
    ) { $0.manners.takesPart = true },
  ]

  /// What lines and scripts may use up.
  private static let budgetOptions: [OptionSpec] = [
    .value(
      "max-seconds", Words(en: "SECONDS", fi: "SEKUNNIT"),
      standard: Words(en: "no limit", fi: "ei rajaa"),
      help: Words(
        en: "stop lines and scripts that run longer; nothing of them is saved",
        fi: "keskeytä rivit ja skriptit, jotka kestävät kauemmin; niistä ei tallennu mitään")
    ) { options, text in
      options.maxSeconds = Int(text)
      return (1...86_400).contains(options.maxSeconds ?? 0)
    },
    .value(
      "max-rows", Words(same: "N"), standard: Words(en: "10 million", fi: "10 miljoonaa"),
      help: Words(
        en: "refuse answers of more rows, or across of more values",
        fi: "hylkää vastaukset, joissa on enemmän rivejä tai ristiin arvoja")
    ) { options, text in
      options.maxRows = Int(text) ?? 0
      return options.maxRows > 0
    },
    .value(
      "max-memory", Words(en: "MB", fi: "MT"), standard: Words(en: "no limit", fi: "ei rajaa"),
      help: Words(
        en: "stop lines and scripts that use more; nothing of them is saved",
        fi: "keskeytä rivit ja skriptit, jotka käyttävät enemmän; niistä ei tallennu mitään")
    ) { options, text in
      options.maxMegabytes = Int(text)
      return (1...1_048_576).contains(options.maxMegabytes ?? 0)
    },
  ]

  /// What raises the limits of files; an error that meets one names it, so that the help need not.
  private static let limitOptions: [OptionSpec] = [
    limit("max-file", "MB", 1...4_095) { $0.fileBytes = $1 << 20 },
    limit("max-nesting", "N", 1...Limits.deepestNesting) { $0.nesting = $1 },
    limit("max-string", "MB", 1...2_047) { $0.stringBytes = $1 << 20 },
    limit("max-number", "N", 1...1_000_000) { $0.numberCharacters = $1 },
    limit("max-records", "N", 1...Int(Int32.max)) { $0.records = $1 },
    limit("max-fields", "N", 1...100_000) { $0.fields = $1 },
  ]

  private static func limit(
    _ name: String, _ unit: String, _ range: ClosedRange<Int>,
    _ raise: @escaping @Sendable (inout Limits, Int) -> Void
  ) -> OptionSpec {
    OptionSpec(
      name, [Words(same: unit)], isHidden: true,
      help: Words(en: "a limit of files", fi: "tiedostojen raja")
    ) { options, values in
      guard let number = values.first.flatMap({ Int($0) }), range.contains(number) else {
        return false
      }
      raise(&options.limits, number)
      return true
    }
  }

  private static let shellOptions: [OptionSpec] = [
    .flag(
      "private",
      help: Words(
        en: "put nothing into the history, as MOJ_PRIVATE=1 does",
        fi: "älä tallenna historiaa, kuten MOJ_PRIVATE=1")
    ) { $0.isPrivate = true },
    .flag("help", short: "h", help: Words(en: "show this help", fi: "näytä tämä ohje")) { _ in },
    .flag("version", help: Words(en: "show the version", fi: "näytä versio")) { _ in },
  ]

  /// `--completion-script` and `--man-page` are for scripts/install, `--complete` for tests,
  /// `--time` for scripts/bench.
  private static let hiddenOptions: [OptionSpec] = [
    OptionSpec(
      "complete", [Words(en: "LINE", fi: "RIVI"), Words(en: "COLUMN", fi: "SARAKE")],
      isHidden: true, help: Words(en: "list what may stand there", fi: "luettele jatkot")
    ) { options, values in
      guard values.count == 2, let column = Int(values[1]), column >= 0 else { return false }
      options.complete = Options.Cursor(line: values[0], column: column)
      return true
    },
    OptionSpec(
      "time", isHidden: true,
      help: Words(
        en: "write how long each line took instead of its answer",
        fi: "kerro vastauksen sijasta, kauanko rivi kesti")
    ) { options, _ in
      options.timesLines = true
      return true
    },
    OptionSpec(
      "completion-script", [Words(same: "bash|zsh|fish")],
      values: .choices(CompletionScripts.Shell.allCases.map(\.rawValue)), isHidden: true,
      help: Words(en: "print a shell's completions", fi: "tulosta komentotulkin täydennykset")
    ) { _, values in CompletionScripts.Shell(rawValue: values.first ?? "") != nil },
    OptionSpec(
      "man-page", isHidden: true,
      help: Words(en: "print the manual page", fi: "tulosta man-sivu")
    ) { _, _ in true },
  ]

  /// Every subcommand, in the order of the help.
  public static let subcommands: [SubcommandSpec] = [
    SubcommandSpec(
      name: "run",
      arguments: Words(
        en: "SCRIPT [FILE] [name=value …]", fi: "SKRIPTI [TIEDOSTO] [nimi=arvo …]"),
      values: .files, help: Words(en: "run a saved script", fi: "aja tallennettu skripti")),
    SubcommandSpec(
      name: "check", arguments: Words(en: "FILE|SCRIPT …", fi: "TIEDOSTO|SKRIPTI …"),
      values: .files,
      help: Words(
        en: "find every mistake in files and scripts",
        fi: "etsi kaikki virheet tiedostoista ja skripteistä")),
    SubcommandSpec(
      name: "import",
      arguments: Words(
        en: "FILE|FOLDER … [into TEAM] [as WHAT] [map FILE]",
        fi: "TIEDOSTO|KANSIO … [tiimiin TIIMI] [tyyppinä MIKÄ] [kuvaus TIEDOSTO]"),
      values: .files,
      help: Words(
        en: "take in exports of other systems; shows first, --yes does it",
        fi: "tuo muiden järjestelmien vientejä (myös moj tuo); --yes tekee sen")),
    SubcommandSpec(
      name: "export",
      arguments: Words(en: "[TEAM] [to FOLDER]", fi: "[TIIMI] [kansioon KANSIO]"),
      values: .files,
      help: Words(
        en: "write every list as CSV, from which import makes the team again",
        fi: "kirjoita listat CSV:nä, joista tuonti tekee tiimin uudelleen (myös moj vie)")),
    SubcommandSpec(
      name: "publish", arguments: Words(en: "[TEAM] to URL …", fi: "[TIIMI] palvelimelle URL …"),
      values: .files,
      help: Words(
        en:
          "put a team on PostgreSQL; moj URL export FILE brings it back, moj URL roles says who may do what",
        fi:
          "vie tiimi PostgreSQL:ään (myös moj julkaise); moj URL vie TIEDOSTO tuo takaisin, moj URL roolit kertoo oikeudet"
      )),
    SubcommandSpec(
      name: "init",
      arguments: Words(
        en: "[TEAM] [name N] [currency C] [tiers A,B,C,D] [from FOLDER] [fit F]",
        fi: "[TIIMI] [nimi N] [valuutta V] [rajat A,…] [kansiosta K] [sopivuus S]"),
      values: .files,
      help: Words(
        en: "make a new team's file; from exports it proposes tiers, and says why",
        fi:
          "tee uuden tiimin tiedosto (myös moj perusta); vienneistä se perustelee luokat"
      )),
    SubcommandSpec(
      name: "demo", arguments: Words(en: "[WORDS …]", fi: "[SANAT …]"), values: .none,
      help: Words(
        en: "open a made-up team; nothing is saved", fi: "avaa keksitty tiimi; mitään ei tallenneta"
      )),
    SubcommandSpec(
      name: "test", arguments: Words(en: "TRANSCRIPT|FOLDER …", fi: "ISTUNTO|KANSIO …"),
      values: .files,
      help: Words(
        en: "replay sessions and compare the answers", fi: "toista istuntoja ja vertaa vastauksia")
    ),
    SubcommandSpec(
      name: "teach", arguments: Words(en: "[LESSON]", fi: "[OPPITUNTI]"), values: .files,
      help: Words(
        en: "step through a lesson; alone, list them",
        fi: "käy oppitunti läpi; yksin luettelee ne")),
    SubcommandSpec(
      name: "help", arguments: Words(en: "[WORDS …]", fi: "[SANAT …]"), values: .none,
      help: Words(en: "explain a word of the language", fi: "selitä kielen sana")),
    SubcommandSpec(
      name: "version", arguments: Words(same: ""), values: .none,
      help: Words(en: "show the version", fi: "näytä versio")),
    SubcommandSpec(
      name: "schema", arguments: Words(same: "[scenario]"), values: .none,
      help: Words(
        en: "print the JSON Schema of a team's file, or of a training scenario",
        fi: "tulosta tiimin tiedoston tai harjoituksen JSON Schema")),
  ]

  /// Returns the option of a long name.
  static func option(named name: String) -> OptionSpec? {
    options.first { $0.name == name }
  }

  /// Returns the option of a short name.
  static func option(short: Character) -> OptionSpec? {
    options.first { $0.short == short }
  }
}
