import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojSteering
import MojText

extension ShellCommand {
  static let play = ShellCommand(
    head: "play",
    summary: Words(
      en: "plays a training scenario, alone or with a room; alone, lists them",
      fi: "pelaa harjoituksen, yksin tai salin kanssa; yksin luettelee ne"),
    usage: Words(
      en: "play [SCENARIO] [seed N] [for PLAYER]",
      fi: "harjoittele [HARJOITUS] [siemen N] [pelaaja NIMI]"),
    example: Words(en: "play gatekeeper", fi: "harjoittele gatekeeper"),
    offers: [
      .scenarios, .after(Words(en: "seed", fi: "siemen"), [.text]),
      .after(Words(en: "for", fi: "pelaaja"), [.text]),
    ],
    run: { command, session in
      var arguments = session.arguments(of: command)
      let sink = try arguments.sink()
      guard let name = arguments.name(until: [.seed, .player]) else {
        try arguments.expectEnd()
        var answer = try session.answer(session.scenarioReport(), sink, command)
        answer.diagnostics += session.scenarioProblems()
        return answer
      }
      var seed: Int?
      var player: Name?
      while !arguments.isAtEnd {
        if arguments.take(.seed) {
          guard let number = arguments.integer(), number >= 0 else {
            throw arguments.unexpected(.number)
          }
          seed = number
        } else if arguments.take(.player) {
          player = arguments.name(until: [.seed])
        } else {
          try arguments.expectEnd()
        }
      }
      let scenario: TrainingScenario
      do { scenario = try session.scenario(name) } catch {
        // The file of the name may be there and broken.
        var answer = session.failure(error, in: command.source)
        answer.diagnostics = session.scenarioProblems() + answer.diagnostics
        return answer
      }
      let run = TrainingRun(scenario, seed: UInt64(clamping: seed ?? scenario.seed))
      session.begin(run, player: player?.text)
      return session.opened()
    })

  static let resume = ShellCommand(
    head: "resume",
    summary: Words(
      en: "goes on with the scenario that was left, or with an earlier one",
      fi: "jatkaa kesken jäänyttä harjoitusta tai jotakin aiempaa"),
    usage: Words(
      en: "resume [SCENARIO] [for PLAYER]", fi: "jatka [HARJOITUS] [pelaaja NIMI]"),
    example: Words(en: "resume", fi: "jatka"),
    offers: [.scenarios, .words(Words(en: "for", fi: "pelaaja"))],
    run: { command, session in
      var arguments = session.arguments(of: command)
      let name = arguments.name(until: [.player])
      let player = arguments.take(.player) ? arguments.name() : nil
      try arguments.expectEnd()
      let scenario = try name.map { try session.scenario($0).id }
      return try session.resumed(scenario, player?.text)
    })
}

extension Phrase {
  static let seed = Phrase(en: ["seed"], fi: ["siemen"])
  static let player = Phrase(en: ["for", "player"], fi: ["pelaaja", "ryhmä"])
}

extension Session {
  /// The scenario of a name: its id, or its title in either language.
  fileprivate mutating func scenario(_ name: Name) throws -> TrainingScenario {
    let all = scenarios()
    let wanted = TextFold.search(name.text)
    let found = all.first { scenario in
      [scenario.id, scenario.title.en, scenario.title.fi].contains {
        TextFold.search($0) == wanted
      }
    }
    if let found { return found }
    throw BindError.unknown(
      name, Words(en: "scenario", fi: "harjoitus")[language], among: all.map(\.id))
  }

  /// Goes on with the newest of the runs that were left: of a scenario, of a player where named.
  fileprivate mutating func resumed(_ wanted: String?, _ player: String?) throws -> Answer {
    var answer = Answer()
    let all: [TrainingPlace]
    do throws(TrainingFileProblem) { all = try keptPlaces().places } catch {
      throw error.diagnostic(.run, kept(.run) ?? [], language)
    }
    let folded = player.map { TextFold.search($0) }
    let found = all.first { place in
      (wanted == nil || place.scenario == wanted)
        && (folded == nil || place.player.map { TextFold.search($0) } == folded)
    }
    guard let place = found else {
      let said =
        all.isEmpty
        ? Words(
          en: "No scenario was left; `play` lists them.",
          fi: "Yhtään harjoitusta ei ole kesken; `harjoittele` luettelee ne.")
        : Words(en: "No such scenario was left.", fi: "Sellaista harjoitusta ei ole kesken.")
      answer.text.line(said[language], .dim)
      tellLeft(all, in: &answer)
      return answer
    }
    let scenario = try scenario(Name(place.scenario, SourceSpan(0, 0)))
    var run = TrainingRun(scenario, seed: place.seed)
    run.hints = place.hints
    run.isRevealed = place.isRevealed
    let isWhole = place.moves.allSatisfy { run.take($0) }
    begin(run, player: place.player, from: place.key)
    training?.isScored = run.end != nil
    answer = opened()
    tellLeft(all.filter { $0.key != place.key }, in: &answer)
    if !isWhole {
      answer.text.line(
        Words(
          en: "The scenario has changed since; the talk goes on from where it still holds.",
          fi: "Harjoitus on muuttunut; keskustelu jatkuu siitä, mihin asti se vielä pätee.")[
            language], .warning)
    }
    return answer
  }

  /// Names a few of the runs that were left and can be gone on with.
  private func tellLeft(_ places: [TrainingPlace], in answer: inout Answer) {
    guard !places.isEmpty else { return }
    let names = places.prefix(3).map { place in
      let player = place.player.map { " (\($0))" } ?? ""
      return Printable.text(place.scenario + player)
    }
    let more = places.count > 3 ? " …" : ""
    let said = Words(en: "Also left: ", fi: "Kesken myös: ")[language]
    answer.text.line(said + names.joined(separator: ", ") + more, .dim)
  }

  /// The scenarios, level by level.
  fileprivate mutating func scenarioReport() -> Report {
    let all = scenarios()
    var table = TableMaker(
      Words(en: "scenarios", fi: "harjoitukset"), one: Words(en: "scenario", fi: "harjoitus"),
      partitive: Words(en: "scenarios", fi: "harjoitusta"), rows: all.count, in: model)
    table.text("id", Words(en: "name", fi: "nimi"), all.map(\.id))
    table.number("level", Words(en: "level", fi: "taso"), all.map(\.level))
    table.text("title", Words(en: "title", fi: "otsikko"), all.map { $0.title[language] })
    table.number(
      "difficulty", Words(en: "difficulty", fi: "vaikeus"), all.map(\.persona.difficulty))
    var report = Report(
      title: Words(en: "Training scenarios", fi: "Harjoitukset")[language], data: table.table)
    report.table(table.table)
    report.line(
      Words(
        en: "`play NAME` begins one; `play NAME for GROUP` keeps its score.",
        fi: "`harjoittele NIMI` aloittaa; `harjoittele NIMI pelaaja RYHMÄ` kirjaa pisteet.")[
          language], .dim)
    report.counts = [Report.Count(all.count, listedBy: "scenarios")]
    return report
  }
}
