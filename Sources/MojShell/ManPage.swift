import MojText

/// The manual page in roff, made from the table of options.
public enum ManPage {
  /// The whole page.
  public static var text: String {
    var lines = [
      ".TH MOJ 1 \"\" \"moj \(Usage.version)\" \"User Commands\"",
      ".SH NAME", "moj \\- answer questions about a sales team's file",
      ".SH SYNOPSIS",
    ]
    lines += Usage.forms.flatMap { [escaped($0.form.en), ".br"] }
    lines += OptionTable.subcommands.flatMap { spec in
      [escaped("moj \(spec.name) \(spec.arguments.en)"), ".br"]
    }
    lines += [".SH DESCRIPTION"] + description.map(escaped)
    lines += [".SH COMMANDS"] + OptionTable.subcommands.flatMap(subcommand)
    lines += [".SH LINES OF THE SHELL", escaped(linesNote)]
    lines += ShellCommand.groups.flatMap { group in
      [".SS " + escaped(group.title.en)] + group.commands.flatMap(command)
    }
    lines += [".SH OPTIONS"] + Usage.visibleOptions.flatMap(option)
    lines += [".SH ENVIRONMENT"] + environment.flatMap { entry($0.0, $0.1) }
    lines += [".SH FILES"] + entry(historyPath, "Lines that were typed, for 90 days.")
    lines += [".SH EXIT STATUS"] + exitCodes.flatMap { entry($0.0, $0.1) }
    lines += [".SH EXAMPLES", ".nf"] + examples.map(escaped) + [".fi"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static let description = [
    "moj reads a team's JSON file and answers lines of a small language, in English or Finnish.",
    "Without words it opens a shell; with words it answers them as one line.",
    Usage.fileNote.en,
    "Options may stand anywhere before a lone \"--\".",
  ]

  private static let linesNote =
    "A line is a question, such as \(FirstLines.first.en), or one of these commands; \"help WORD\" says more."

  private static func command(_ command: ShellCommand) -> [String] {
    entry(command.usage.en, sentence(command.summary.en))
  }

  private static let environment = [
    ("MOJ_MODEL", "The file that is opened where none is named."),
    ("MOJ_TODAY", "The day that counts as today."),
    ("MOJ_PRIVATE", "With 1, nothing is put into the history."),
    ("NO_COLOR, FORCE_COLOR, TERM", "Whether output is coloured, where --color does not say."),
    ("COLUMNS", "The width, where the terminal does not say."),
  ]

  private static let historyPath = "$XDG_STATE_HOME/moj/history, else ~/.local/state/moj/history"

  private static let exitCodes = [
    ("0", "All went well."),
    ("1", "A check or an expect found something, or --fail-if-empty met nothing."),
    ("64", "Something was mistyped: an option, a name, a value, a line."),
    ("65", "The data is broken."), ("66", "There is no such input."),
    ("70", "A bug of moj."), ("73", "An output cannot be created."),
    ("74", "The disk is full or failed."), ("75", "Locked or in conflict; try again."),
    ("77", "Not permitted."), ("128+n", "Ended by signal n."),
  ]

  private static let examples = [
    "moj demo", "moj team.json leads where tier=A1 and level=1",
    "moj team.json -c 'leads count by tier' --format csv",
    "moj run weekly-plan.moj team.json week=next",
  ]

  private static func subcommand(_ spec: SubcommandSpec) -> [String] {
    entry("\(spec.name) \(spec.arguments.en)", sentence(spec.help.en))
  }

  private static func option(_ spec: OptionSpec) -> [String] {
    let short = spec.short.map { "-\($0), " } ?? ""
    let values = spec.placeholders.map { " " + $0.en }.joined()
    let standard = spec.standard.map { " Without it: \($0.en)." } ?? ""
    return entry("\(short)--\(spec.name)\(values)", sentence(spec.help.en) + standard)
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
