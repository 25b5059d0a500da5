import MojImport
import MojModel
import MojShell
import MojStore
import MojText

/// `moj init [FILE] …`: a new team's file, by flags or by a few questions.
struct InitCommand {
  let commands: Commands
  let opening: Opening
  private var language: Language { commands.options.language ?? .en }

  func run(_ request: InitRequest) throws -> ExitCode {
    var team = NewTeam(
      name: request.name ?? ImportCommand.teamName(request.path), language: language)
    team.currency = request.currency ?? team.currency
    team.timeZone = request.zone ?? Terminal.zone ?? team.timeZone
    if request.isBare, commands.terminal.isInteractive { ask(&team) }
    guard ZoneFile.rule(of: team.timeZone) != nil || ZoneFile.rule(of: "UTC") == nil else {
      throw Diagnostic(
        code: "bad-zone",
        message: Words(
          en: "“\(team.timeZone)” is no time zone.", fi: "”\(team.timeZone)” ei ole aikavyöhyke."),
        hint: Words(
          en: "Zones are written like Europe/Helsinki.",
          fi: "Vyöhyke kirjoitetaan kuten Europe/Helsinki."))
    }
    if let tiers = request.tiers { team.thresholds = tiers }
    if let exports = request.exports { try propose(from: exports, &team) }
    try ModelFile.create(request.path, Array(team.text.utf8))
    return commands.print(
      Words(
        en: """
          \(request.path): a new team. Next:
            moj import FILE.csv into \(request.path)

          """,
        fi: """
          \(request.path): uusi tiimi. Seuraavaksi:
            moj tuo TIEDOSTO.csv tiimiin \(request.path)

          """)[language])
  }

  private func ask(_ team: inout NewTeam) {
    team.name = answer(Words(en: "The team's name", fi: "Tiimin nimi"), team.name)
    team.currency = answer(Words(en: "Currency", fi: "Valuutta"), team.currency)
    team.timeZone = answer(Words(en: "Time zone", fi: "Aikavyöhyke"), team.timeZone)
  }

  private func answer(_ question: Words, _ standard: String) -> String {
    let typed = commands.ask("\(question[language]) [\(standard)]: ") ?? ""
    return typed.isEmpty ? standard : typed
  }

  /// Proposes tiers from the potentials of exports, and says why.
  private func propose(from exports: String, _ team: inout NewTeam) throws {
    let request = try ImportRequest([exports])
    let files = try ImportCommand(commands, opening).read(request, ImportMap()).files
    let potentials = try opening.new(Array(team.text.utf8), "").session.plan(files).potentials
    guard let thresholds = NewTeam.thresholds(from: potentials) else {
      let words = Words(
        en:
          "Too few potentials to propose tiers from (\(potentials.count)): the usual ones stay.\n",
        fi: "Potentiaaleja on liian vähän rajoihin (\(potentials.count)): tavalliset jäävät.\n")
      commands.output.write(words[language])
      return
    }
    team.thresholds = thresholds
    for (name, least) in zip(["A1", "A2", "A3", "B1"], thresholds) {
      let count = potentials.count { $0 >= least }
      let words = Words(
        en: "\(name) from \(least) \(team.currency): \(count) of \(potentials.count) reach it\n",
        fi: "\(name) alkaen \(least) \(team.currency): \(count)/\(potentials.count) yltää\n")
      commands.output.write(words[language])
    }
  }
}
