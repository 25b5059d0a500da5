import MojLanguage
import MojModel
import MojRender
import MojSteering
import MojText

extension ShellCommand {
  static let scores = ShellCommand(
    head: "scores",
    summary: Words(
      en: "how the group's talks went, in the order they were played",
      fi: "miten ryhmän keskustelut menivät, pelaamisjärjestyksessä"),
    usage: Words(en: "scores [SCENARIO]", fi: "pisteet [HARJOITUS]"),
    example: Words(en: "scores", fi: "pisteet"),
    offers: [.scenarios] + Offer.sink,
    run: { command, session in
      var arguments = session.arguments(of: command)
      let name = arguments.name()
      let sink = try arguments.sink()
      try arguments.expectEnd()
      return try session.answer(session.scoreReport(name?.text), sink, command)
    })
}

extension Session {
  /// The scores that were kept: never a ranking, each with the words that it rests on.
  fileprivate func scoreReport(_ scenario: String?) throws -> Report {
    var scores: [TrainingScore]
    do throws(TrainingFileProblem) { scores = try keptScores().scores } catch {
      throw error.diagnostic(.scores, kept(.scores) ?? [], language)
    }
    if let scenario { scores = scores.filter { $0.scenario == scenario } }
    var report = Report(title: Words(en: "Scores", fi: "Pisteet")[language], data: table(scores))
    if scores.isEmpty {
      report.line(
        Words(
          en: "None yet: `play NAME for GROUP` keeps a score.",
          fi: "Ei vielä yhtään: `harjoittele NIMI pelaaja RYHMÄ` kirjaa pisteet.")[language], .dim)
    } else {
      report.table(maker(scores, isWhole: false).table)
      for score in scores {
        guard let weakest = score.weakest?[language], let quote = score.quote?[language] else {
          continue
        }
        let said = Words(en: "“\(quote)”", fi: "”\(quote)”")[language]
        report.line("\(score.player), \(weakest.lowercased()): \(said)")
      }
    }
    return report
  }

  private func table(_ scores: [TrainingScore]) -> ResultTable {
    maker(scores, isWhole: true).table
  }

  /// The scores as a table; what a room reads has no days, and the quotes stand below it.
  private func maker(_ scores: [TrainingScore], isWhole: Bool) -> TableMaker {
    var table = TableMaker(
      Words(en: "talks", fi: "keskustelut"), one: Words(en: "talk", fi: "keskustelu"),
      partitive: Words(en: "talks", fi: "keskustelua"), rows: scores.count, in: model)
    table.text("player", Words(en: "player", fi: "pelaaja"), scores.map(\.player))
    table.text("scenario", Words(en: "scenario", fi: "harjoitus"), scores.map(\.scenario))
    if isWhole { table.text("day", Words(en: "day", fi: "päivä"), scores.map(\.day)) }
    table.text(
      "points", Words(en: "points", fi: "pisteet"), scores.map { "\($0.points)/\($0.maximum)" })
    table.text(
      "outcome", Words(en: "outcome", fi: "lopputulos"),
      scores.map {
        $0.outcome.words[language]
      })
    table.text(
      "practise", Words(en: "to practise", fi: "harjoiteltavaa"),
      scores.map { $0.weakest?[language] })
    if isWhole {
      table.text("quote", Words(en: "rests on", fi: "perustuu"), scores.map { $0.quote?[language] })
    }
    return table
  }
}
