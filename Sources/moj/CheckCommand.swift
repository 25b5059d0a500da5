import MojLanguage
import MojModel
import MojShell
import MojStore
import MojText

/// `moj check FILE|SCRIPT …`: everything that is wrong, at once.
struct CheckCommand {
  private let commands: Commands
  private let opening: Opening

  init(_ commands: Commands, _ opening: Opening) {
    self.commands = commands
    self.opening = opening
  }

  func run(_ files: [String]) throws -> ExitCode {
    var worst = ExitCode.ok
    for file in commands.options.jsonSyntax { worst = worse(worst, try syntax(file)) }
    let model = files.first { !$0.hasSuffix(".moj") }
    for file in files {
      worst = worse(worst, file.hasSuffix(".moj") ? try script(file, model) : try self.model(file))
    }
    return worst
  }

  private func worse(_ left: ExitCode, _ right: ExitCode) -> ExitCode {
    left.rawValue >= right.rawValue ? left : right
  }

  private func syntax(_ file: String) throws -> ExitCode {
    let content = try FileReader.content(of: file)
    guard let problem = JSONSyntax.check(content.bytes) else { return .ok }
    let language = commands.options.language ?? .en
    commands.warn([problem.diagnostic(in: content.bytes, language: language).placed(in: file)])
    return .data
  }

  private func model(_ file: String) throws -> ExitCode {
    let content = try FileReader.content(of: file)
    if TrainingFindings.isScenario(content.bytes) { return scenario(content.bytes, file) }
    var limits = Limits.standard
    limits.problems = 10_000
    let loaded = ModelReader.model(
      from: content.bytes, language: commands.options.language, limits: limits, isLenient: true)
    commands.warn(loaded.problems.map { $0.placed(in: file) })
    guard let model = loaded.model else { return .data }
    let language = commands.options.language ?? model.language
    let findings =
      ModelFindings.of(model, try opening.settings(model, nil))
      + TrainingFindings.of(model, language: language)
    commands.warn(findings.map { $0.placed(in: file) })
    if FileExposure.isOpenToAll(file) { commands.warn([Self.openToAll.placed(in: file)], language) }
    let count = loaded.errorCount + loaded.warningCount + findings.count
    if count == 0 {
      let said = Words(en: "\(file): all well.\n", fi: "\(file): kunnossa.\n")
      return commands.print(said[language])
    }
    return .found
  }

  /// Said, and no fault of the model: who may read it is for its owner to say.
  private static let openToAll = Diagnostic(
    .warning, code: "readable-by-all",
    message: Words(
      en: "Everybody on this machine can read the file, and what it says of persons.",
      fi: "Kaikki tämän koneen käyttäjät voivat lukea tiedoston ja sen henkilötiedot."),
    hint: Words(
      en: "`chmod 600` keeps it to its owner.",
      fi: "`chmod 600` pitää sen omistajansa tiedostona."),
    exitCode: .ok)

  private func scenario(_ bytes: [UInt8], _ file: String) -> ExitCode {
    let language = commands.options.language ?? .en
    let findings = TrainingFindings.of(bytes, language: language)
    commands.warn(findings.map { $0.placed(in: file) }, language)
    guard !findings.isEmpty else {
      let said = Words(en: "\(file): all well.\n", fi: "\(file): kunnossa.\n")
      return commands.print(said[language])
    }
    // Broken syntax is broken data; all else was found.
    let isBroken = JSONSyntax.check(bytes) != nil
    return isBroken ? .data : .found
  }

  private func script(_ file: String, _ model: String?) throws -> ExitCode {
    let (script, problems) = ScriptParser.script(in: try ScriptCommand.bytes(of: file), name: file)
    let opened =
      try model.map { try opening.opened($0) } ?? (try? opening.opened(nil)) ?? opening.demo()
    let runner = ScriptRunner(
      script, name: file, loader: { try? ScriptCommand.bytes(of: $0) }, deliver: { _ in })
    let found = problems.map(\.diagnostic) + runner.problems(in: opened.session, arguments: [])
    commands.warn(found, opened.session.language)
    return found.isEmpty ? .ok : .usage
  }
}
