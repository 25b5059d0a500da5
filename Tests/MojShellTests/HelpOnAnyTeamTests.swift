import Foundation
import MojLanguage
import MojModel
import MojText
import Testing

@testable import MojShell

/// Help teaches on whatever team is at hand: the demo, a real one, a new one, a tiny one.
struct HelpOnAnyTeamTests {
  enum Team: String, CaseIterable {
    case demo, finepick, empty, tiny

    var bytes: [UInt8] {
      switch self {
      case .demo: Demo.bytes(of: "scripts/demo/team.json")
      case .finepick: Demo.bytes(of: "../shared/data/finepick.json")
      case .empty: Array(NewTeam(name: "New", language: .en).text.utf8)
      case .tiny:
        Array(
          """
          {"moj": 1, "name": "Two", "sellers": [{"id": "s1", "name": "Ona Li"}],
           "tiers": [{"name": "Gold", "when": "potential >= 10"}],
           "accounts": [{"id": "x", "name": "X Oy", "kind": "lead", "seller": "s1", "potential": 20}]}
          """.utf8)
      }
    }

    /// The teams that are here.
    static let present = allCases.filter { !$0.bytes.isEmpty }

    /// The commands whose examples need what the team has nothing of.
    var lacking: Set<String> {
      let ofDemo: Set = ["forget", "answer", "resolve", "pause", "mark", "value", "reset"]
      let ofPlans: Set = ["accept", "move", "drop"]
      return switch self {
      case .demo: ["reset"]
      case .finepick: ofDemo.union(ofPlans)
      case .tiny: ofDemo.union(ofPlans).union(["merge", "override", "assign", "yes"])
      case .empty: ofDemo.union(ofPlans).union(Team.ofRecords)
      }
    }

    /// Commands about an account or a seller; a new team has none.
    private static let ofRecords: Set = [
      "why", "lift", "account", "log", "later", "won", "lost", "order", "set", "assign", "advance",
      "override", "remove", "merge", "request", "undo", "redo", "yes", "use", "coach", "level",
      "plan", "agree", "candidates",
    ]
  }

  private func session(_ team: Team, _ language: Language) throws -> Session {
    let model = try #require(ModelReader.model(from: team.bytes, language: language).model)
    let today = try #require(CalendarDay("2026-11-23"))
    var session = Session(model, Settings(today: today, language: language, width: 80))
    session.scenarioFiles = {
      Demo.files(below: "scripts/scenarios", ending: ".json").map {
        ScenarioFile(name: $0, bytes: Demo.bytes(of: $0))
      }
    }
    return session
  }

  @Test(arguments: Team.present, Language.allCases)
  func `help fits one screen and shows five lines that work`(
    team: Team, language: Language
  ) throws {
    var session = try session(team, language)
    let page = session.answer(to: "help").text.plain.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(page.count <= 24, "\(page.count) lines")
    let lines = page.dropFirst().prefix { !$0.isEmpty }.map { String($0.drop { $0 == " " }) }
    #expect(lines.count == 5, "\(lines)")
    for line in lines {
      var own = session
      let answer = own.answer(to: line)
      #expect(answer.exitCode == .ok, "\(line): \(answer.diagnostics)")
    }
  }

  @Test(arguments: Team.present, Language.allCases)
  func `a command's help has an example that runs`(team: Team, language: Language) throws {
    let session = try session(team, language)
    // A change of a big file takes its time; two of them are enough there.
    let changes = Session.changeHeads.subtracting(["set", "assign"])
    let skipped = team.lacking.union(team == .finepick ? changes : [])
    for command in ShellCommand.all where !skipped.contains(command.head) {
      var own = session
      let page = own.answer(to: "help \(command.head)").text.plain.split(separator: "\n")
      try #require(page.count > 1)
      let example = String(page[1].drop { $0 == " " })
      _ = own.answer(to: "accounts")
      _ = own.answer(to: "tiers take 1")
      for line in TidyTests.before[command.head] ?? [] {
        _ = own.answer(to: try LocalExample(session).line(line))
      }
      own.settings.saysYes = command.head != "yes"
      let answer = own.answer(to: example)
      #expect(answer.exitCode == .ok, "\(example): \(answer.diagnostics.first?.message.en ?? "")")
    }
  }

  @Test(arguments: Team.present, Language.allCases)
  func `a word's help has an example that runs`(team: Team, language: Language) throws {
    let session = try session(team, language)
    for keyword in Keyword.all where keyword.role != .command {
      guard let line = HelpExamples.line(for: keyword, language) else { continue }
      var own = session
      _ = own.answer(to: "leads")
      let example = try LocalExample(session).line(line)
      let answer = own.answer(to: example)
      #expect(answer.exitCode == .ok, "\(example): \(answer.diagnostics.first?.message.en ?? "")")
    }
  }

  @Test(arguments: Language.allCases)
  func `every kind of line is explained in words, with forms that mean the same`(
    language: Language
  ) throws {
    var session = try session(.demo, language)
    _ = session.answer(to: "leads where tier = A1")
    let lines =
      HelpExamples.lines + ShellCommand.all.map(\.example) + [
        Words(same: "2"), Words(same: "Havupuro Mittalaitteet Oy"),
        Words(en: "to week.csv", fi: "tiedostoon viikko.csv"),
        Words(en: "as csv", fi: "muodossa csv"),
        Words(en: "hot", fi: "hot"),
        Words(en: "leads on 2026-06-30", fi: "liidit päivänä 2026-06-30"),
      ]
    let word = Words(en: "explain", fi: "selitä")[language]
    for line in lines {
      for typed in [line.en, line.fi] {
        let answer = session.answer(to: "\(word) \(typed)")
        let said = answer.text.plain.split(separator: "\n")
        #expect(answer.exitCode == .ok && said.count >= 3, "\(typed): \(answer.diagnostics)")
        let forms = said.compactMap { line -> String? in
          let isForm = line.hasPrefix("en: ") || line.hasPrefix("fi: ")
          return isForm ? String(line.dropFirst(4)) : nil
        }
        #expect(forms.count == 2, "\(typed)")
        // The form of each language says the same as the other once more.
        let again = forms.map { form in
          session.answer(to: "\(word) \(form)").text.plain.prefix { $0 != "\n" }
        }
        #expect(again.first == again.last, "\(typed): \(forms)")
      }
    }
  }
}
