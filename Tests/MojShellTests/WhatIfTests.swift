import MojModel
import MojQuery
import MojSteering
import MojStore
import MojText
import Testing

@testable import MojShell

/// A what-if changes nothing, and what it supposed is taken into use as one change.
struct WhatIfTests {
  private static let lines = [
    "whatif tier A1 when potential >= 60k", "whatif tier B2 when potential is missing",
    "whatif care A1 customer minutes_per_quarter = 900, meeting_every = 20d",
    "whatif care A1 every 30 days visit", "whatif care B2 time_share = 10",
    "entä jos luokka A2 kun potentiaali yli 20k tai fairs_per_year >= 3",
  ]

  @Test(arguments: lines)
  func `it changes nothing, applied it is one change, undone the bytes are the same`(line: String)
    throws
  {
    var session = try #require(Demo.session(.en))
    let before = session.model.arena.bytes
    let asked = session.answer(to: line)
    #expect(asked.exitCode == .ok && asked.change == nil, "\(asked.diagnostics)")
    #expect(session.model.arena.bytes == before)
    let applied = session.answer(to: "apply")
    let change = try #require(applied.change, "\(applied.diagnostics)")
    #expect(session.unsaved.count == 1 && change.command == "apply # \(line)")
    #expect(session.model.arena.bytes != before)
    #expect(session.derivation.tiering.rules.allSatisfy { $0.problem == nil })
    #expect(session.answer(to: "undo").exitCode == .ok)
    #expect(session.model.arena.bytes == before)
    #expect(session.answer(to: "redo").exitCode == .ok)
    #expect(session.model.arena.bytes != before)
  }

  @Test func `the movers are those whose tier is another once it is applied`() throws {
    var session = try #require(Demo.session(.en))
    _ = session.answer(to: "whatif tier A1 when potential >= 60k")
    let movers = try #require(session.those).selection.rowCount
    #expect(movers == 11)
    #expect(session.answer(to: "apply").exitCode == .ok)
    _ = session.answer(to: "those where tier = A1")
    #expect(session.those?.selection.rowCount == movers)
    _ = session.answer(to: "moves where field = tier and at since 2026-11-23")
    #expect(session.those?.selection.rowCount == movers)
  }

  @Test(arguments: [
    ("whatif 2 sellers more", "new sellers"), ("whatif seller more", "new sellers"),
    ("whatif without Aino Lehtoranta", "Aino Lehtoranta"),
  ])
  func `a seller more or less is told in minutes and nothing to apply`(
    line: String, named: String
  ) throws {
    var session = try #require(Demo.session(.en))
    let asked = session.answer(to: line)
    #expect(asked.exitCode == .ok && asked.change == nil, "\(asked.diagnostics)")
    #expect(
      asked.text.plain.contains(named) && asked.text.plain.contains("Nothing has been changed"))
    // Nothing is stored of a seller whom nobody has named: `assign` and `forget` are other commands.
    #expect(!asked.text.plain.contains("apply"))
    #expect(session.answer(to: "apply").diagnostics.first?.code == "not-in-the-model")
  }

  @Test func `a model that is open for reading refuses it`() throws {
    var session = try #require(Demo.session(.en))
    session.settings.saving = .readOnly(.asked)
    #expect(session.answer(to: Self.lines[0]).exitCode == .ok)
    let answer = session.answer(to: "apply")
    #expect(answer.diagnostics.first?.code == "read-only" && answer.exitCode == .denied)
  }

  @Test func `what another has saved meanwhile makes it old`() throws {
    var session = try #require(Demo.session(.en))
    var other = session
    _ = session.answer(to: Self.lines[0])
    _ = other.answer(to: "set Suvituuli Köydet Oy Ab potential = 22k")
    session.didSave(other.model)
    let answer = session.answer(to: "apply")
    #expect(answer.diagnostics.first?.code == "what-if-outdated")
    #expect(answer.diagnostics.first?.hint?.en.contains(Self.lines[0]) == true)
    #expect(session.answer(to: Self.lines[0]).exitCode == .ok)
    #expect(session.answer(to: "apply").change != nil)
    #expect(session.answer(to: "apply").diagnostics.first?.code == "nothing-to-apply")
  }

  @Test func `while a talk is played nothing of the team is changed`() throws {
    var session = try #require(Demo.session(.en))
    #expect(session.answer(to: "play gatekeeper").exitCode == .ok)
    #expect(session.answer(to: Self.lines[0]).exitCode == .ok)
    for line in [
      "apply", "set Suvituuli Köydet Oy Ab potential = 22k", "undo", "assign leads to Aino",
    ] {
      let answer = session.answer(to: line)
      #expect(answer.exitCode != .ok && answer.change == nil, "\(line)")
    }
    #expect(session.unsaved.isEmpty)
  }

  @Test func `a rule that only a script's parameter completes is stored with its value`() throws {
    var session = try #require(Demo.session(.en))
    session.parameters = ["least": "60k"]
    let answer = session.answer(to: "whatif tier A1 when potential >= :least")
    #expect(answer.exitCode == .ok, "\(answer.diagnostics)")
    // A rule stands alone in the file, where no parameter has a value.
    #expect(session.answer(to: "apply").exitCode == .ok)
    #expect(session.derivation.tiering.rules.allSatisfy { $0.problem == nil })
    #expect(session.model.written("when", of: .tiers, 0) == "potential >= \"60k\"")
  }

  @Test func `where a tier has several rules, the kind says which`() throws {
    let text = """
      {"moj": 1, "language": "en",
       "tiers": [{"name": "A", "kind": "lead", "when": "potential > 5"},
        {"name": "A", "kind": "customer", "when": "potential > 9"}],
       "accounts": [{"id": "x", "name": "X", "kind": "customer", "potential": 8}]}
      """
    let model = try #require(ModelReader.model(from: Array(text.utf8)).model)
    let today = try #require(CalendarDay("2026-11-23"))
    var session = Session(model, Settings(today: today, language: .en))
    let unclear = session.answer(to: "whatif tier A when potential > 7")
    #expect(unclear.diagnostics.first?.code == "ambiguous-value")
    #expect(unclear.diagnostics.first?.suggestions == ["A lead", "A customer"])
    let answer = session.answer(to: "whatif tier A customer when potential > 7")
    #expect(answer.exitCode == .ok && session.those?.selection.rowCount == 1)
    #expect(session.answer(to: "apply").change?.edits.first?.id == "A/customer")
  }

  @Test func `take is a stage and take into use a command, in Finnish as well`() throws {
    var session = try #require(Demo.session(.fi))
    #expect(session.answer(to: "liidit").exitCode == .ok)
    #expect(session.answer(to: "ota 3").exitCode == .ok)
    #expect(session.those?.selection.rowCount == 3)
    #expect(session.answer(to: "ota käyttöön").diagnostics.first?.code == "nothing-to-apply")
  }
}
