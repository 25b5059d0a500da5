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
    if let exports = request.exports { try propose(from: exports, &team, request) }
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

  /// Proposes tiers from exports, asks which field shows fit, and says why.
  private func propose(from exports: String, _ team: inout NewTeam, _ request: InitRequest) throws {
    var words = [exports]
    if let map = request.map { words += ["map", map] }
    let files = try ImportCommand(commands, opening).settled(ImportRequest(words)).files
    if let doubt = ImportCommand.doubt(files) { throw doubt }
    if request.currency == nil, let currency = files.lazy.compactMap(\.currency).first {
      team.currency = currency
    }
    let proposal = TierProposal(
      try opening.new(Array(team.text.utf8), "").session.plan(files))
    for line in proposal.lines(team.currency, in: language) { say(Words(same: line)) }
    guard request.tiers == nil else { return }
    if let thresholds = proposal.thresholds { team.thresholds = thresholds }
    guard let (field, values) = try fit(of: proposal, request) else { return }
    team.fit = field.fit(values)
    say(Words(same: field.reason(values, team.currency, in: language)))
  }

  /// The field that shows fit, and which of its values do; nil for none.
  private func fit(
    of proposal: TierProposal, _ request: InitRequest
  ) throws -> (field: FitField, values: [String])? {
    if let said = request.fit {
      let parts = said.split(separator: "=", maxSplits: 1).map(String.init)
      guard let field = proposal.field(typed: parts.first ?? "") else {
        throw Diagnostic(
          code: "no-fit-field",
          message: Words(
            en: "No field of the exports is “\(said)”.", fi: "Vienneissä ei ole kenttää ”\(said)”."),
          suggestions: proposal.fields.map(\.key), exitCode: .usage)
      }
      guard parts.count > 1 else { return (field, field.fittingValues) }
      guard let values = field.values(typed: parts[1]) else {
        throw Diagnostic(
          code: "no-fit-value",
          message: Words(
            en: "“\(parts[1])” is no value of \(field.key).",
            fi: "”\(parts[1])” ei ole kentän \(field.key) arvo."),
          suggestions: Array(field.values.prefix(5)), exitCode: .usage)
      }
      return (field, values)
    }
    guard !proposal.fields.isEmpty else { return nil }
    say(
      Words(
        en: "Which field shows that a customer fits what you sell?",
        fi: "Mikä kenttä kertoo, että asiakas sopii siihen, mitä myytte?"))
    for (place, field) in proposal.fields.prefix(9).enumerated() {
      say(Words(same: "  \(place + 1) \(field.line(in: language))"))
    }
    guard commands.terminal.isInteractive else {
      say(
        Words(
          en: "Potential alone decides. `fit FIELD` makes A1 and A2 ask for one of these too.",
          fi: "Vain potentiaali ratkaisee. `sopivuus KENTTÄ` lisää yhden näistä luokkiin A1 ja A2.")
      )
      return nil
    }
    repeat {
      let typed = answer(Words(en: "Its number", fi: "Sen numero"), "–")
      if typed == "–" { return nil }
      guard let field = proposal.field(typed: typed) else { continue }
      guard field.hasValues else { return (field, field.fittingValues) }
      let standard = field.fittingValues.joined(separator: ", ")
      let question = Words(en: "Which of them fit", fi: "Mitkä niistä sopivat")
      if let values = field.values(typed: answer(question, standard)) { return (field, values) }
    } while true
  }

  private func say(_ words: Words) {
    commands.output.write(Printable.text(words[language]) + "\n")
    commands.output.flush()
  }
}
