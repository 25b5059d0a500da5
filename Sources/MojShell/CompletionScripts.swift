import MojText

/// The completions of Unix shells for moj's own command line, made from the table of options.
public enum CompletionScripts {
  /// A Unix shell that moj has completions for.
  public enum Shell: String, Sendable, CaseIterable {
    case bash, zsh, fish
  }

  /// Returns the script that a shell reads.
  public static func script(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  private static var options: [OptionSpec] { Usage.visibleOptions }

  private static var subcommands: String {
    OptionTable.subcommands.map(\.name).joined(separator: " ")
  }

  private static func names(of spec: OptionSpec) -> [String] {
    (spec.short.map { ["-\($0)"] } ?? []) + ["--\(spec.name)"]
  }

  // MARK: bash

  private static var bash: String {
    let cases = options.compactMap { spec -> String? in
      guard let reply = bashReply(spec.values) else { return nil }
      return "    \(names(of: spec).joined(separator: "|")))\n      \(reply)\n      return ;;"
    }
    let all = options.flatMap(names).joined(separator: " ")
    return """
      # bash completion for moj
      _moj() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
        COMPREPLY=()
        case $previous in
      \(cases.joined(separator: "\n"))
        esac
        if [[ $current == -* ]]; then
          mapfile -t COMPREPLY < <(compgen -W '\(all)' -- "$current")
        elif [[ $COMP_CWORD -eq 1 ]]; then
          mapfile -t COMPREPLY < <(compgen -W '\(subcommands)' -- "$current"; compgen -f -- "$current")
        else
          mapfile -t COMPREPLY < <(compgen -f -- "$current")
        fi
      }
      complete -o filenames -F _moj moj

      """
  }

  private static func bashReply(_ values: OptionSpec.Values) -> String? {
    switch values {
    case .none: nil
    case .anything: ":"
    case .files: "mapfile -t COMPREPLY < <(compgen -f -- \"$current\")"
    case .folders: "mapfile -t COMPREPLY < <(compgen -d -- \"$current\")"
    case .choices(let names):
      "mapfile -t COMPREPLY < <(compgen -W '\(names.joined(separator: " "))' -- \"$current\")"
    }
  }

  // MARK: zsh

  private static var zsh: String {
    let specs = options.map { "    \(zshSpec($0)) \\" }
    let commands = OptionTable.subcommands.map { "    '\($0.name):\(zshText($0.help.en))'" }
    return """
      #compdef moj
      _moj() {
        local -a commands
        commands=(
      \(commands.joined(separator: "\n"))
        )
        _arguments -s \\
      \(specs.joined(separator: "\n"))
          '1: :{ _describe command commands; _files }' \\
          '*: :_files'
      }
      _moj "$@"

      """
  }

  private static func zshSpec(_ spec: OptionSpec) -> String {
    let text = zshText(spec.help.en)
    let repeats = spec.name == "command" || spec.name == "json-syntax" ? "*" : ""
    let label = spec.placeholders.first.map { zshText($0.en) } ?? ""
    let value =
      switch spec.values {
      case .none: ""
      case .anything: ":\(label): "
      case .files: ":\(label):_files"
      case .folders: ":\(label):_files -/"
      case .choices(let names): ":\(label):(\(names.joined(separator: " ")))"
      }
    return names(of: spec).map { "'\(repeats)\($0)[\(text)]\(value)'" }.joined(separator: " ")
  }

  /// Words in single quotes, where brackets and colons have a meaning of their own.
  private static func zshText(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "'": result += "'\\''"
      case "[", "]", ":", "\\": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }

  // MARK: fish

  private static var fish: String {
    var lines = ["# fish completion for moj"]
    for spec in OptionTable.subcommands {
      lines.append(
        "complete -c moj -n __fish_use_subcommand -a \(spec.name) -d \(fishText(spec.help.en))")
    }
    for spec in options {
      let short = spec.short.map { " -s \($0)" } ?? ""
      lines.append(
        "complete -c moj\(short) -l \(spec.name)\(fishValues(spec.values))"
          + " -d \(fishText(spec.help.en))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fishValues(_ values: OptionSpec.Values) -> String {
    switch values {
    case .none: ""
    case .anything: " -x"
    case .files: " -r -F"
    case .folders: " -x -a '(__fish_complete_directories)'"
    case .choices(let names): " -x -a '\(names.joined(separator: " "))'"
    }
  }

  private static func fishText(_ text: String) -> String {
    var result = "'"
    for character in text {
      if character == "'" || character == "\\" { result += "\\" }
      result.append(character)
    }
    return result + "'"
  }
}
