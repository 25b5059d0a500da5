import Foundation
import MojLanguage
import MojModel
import MojQuery
import MojRender
import MojText
import Testing

@testable import MojShell

/// What keeps tables, help and tests complete: nothing is added without its example and its error.
struct TidyTests {
  /// Codes that no single line at the demo's prompt can reach, and where they are tested.
  static let elsewhere = [
    "ambiguous-value": "a name that several sellers have is asked back",
    "read-only": "a model that is open for reading refuses changes",
    "changed-since": "what another has changed since is not undone",
  ]

  /// What must have been said for a command's example to have something to work on.
  static let before = [
    "forward": ["back"], "undo": [change], "redo": [change, "undo"],
    "yes": ["set leads where tier = A1 town = Oulu"],
    "edit": ["leads count"], "history": ["leads count", "liidit lukumäärä"],
    "apply": ["whatif tier A1 when potential >= 60k"],
  ]
  private static let change = "set \"Suvituuli Köydet Oy Ab\" potential = 22k"

  @Test(arguments: SyntaxError.codes + BindError.codes + ChangeError.codes)
  func `every error has a transcript that shows it`(code: String) throws {
    guard Self.elsewhere[code] == nil else { return }
    let path = "Tests/Transcripts/Errors/\(code).md"
    let transcript = Transcript(Demo.text(of: path))
    try #require(!transcript.steps.isEmpty, "\(path) is missing")
    let settings = transcript.settings
    var session = try #require(
      Demo.session(settings["lang"].flatMap(Language.init) ?? .en, today: settings["today"]))
    var codes: [String] = []
    for step in transcript.steps {
      let answer = session.answer(to: step.typed)
      codes += answer.diagnostics.map(\.code)
      for diagnostic in answer.diagnostics {
        guard let fixed = diagnostic.fixed else { continue }
        var other = session
        #expect(other.answer(to: fixed).exitCode == .ok, "try: \(fixed)")
      }
    }
    #expect(codes.contains(code), "\(path) shows \(codes)")
  }

  @Test func `a name that several sellers have is asked back`() throws {
    let json = """
      {"moj": 1, "name": "Two", "sellers": [
        {"id": "a1", "name": "Aino Aho"}, {"id": "a2", "name": "Aino Berg"}],
       "accounts": [{"id": "x", "name": "X", "kind": "lead", "seller": "a1"}]}
      """
    let model = try #require(ModelReader.model(from: Array(json.utf8)).model)
    var session = Session(
      model, Settings(today: try #require(CalendarDay("2026-11-23")), language: .en))
    let answer = session.answer(to: "leads where seller = Aino")
    let diagnostic = try #require(answer.diagnostics.first)
    #expect(diagnostic.code == "ambiguous-value")
    #expect(diagnostic.suggestions == ["Aino Aho", "Aino Berg"])
    #expect(diagnostic.fixed == "leads where seller = \"Aino Aho\"")
    #expect(session.answer(to: diagnostic.fixed ?? "").exitCode == .ok)
  }

  @Test func `every transcript of an error is of a code that exists`() {
    let known = Set(SyntaxError.codes + BindError.codes + ChangeError.codes)
    for path in Demo.files(below: "Tests/Transcripts/Errors", ending: ".md") {
      let code = path.split(separator: "/").last?.dropLast(3) ?? ""
      #expect(known.contains(String(code)), "\(path)")
    }
  }

  @Test func `every command that has a word is there, and the other way round`() {
    let words = Keyword.all.filter { $0.role == .command && $0.id != .let }.map(\.id.rawValue)
    #expect(Set(words) == ShellCommand.heads)
  }

  @Test(arguments: ShellCommand.all.map(\.head), Language.allCases)
  func `a command's example works`(head: String, language: Language) throws {
    let command = try #require(ShellCommand.all.first { $0.head == head })
    var session = try #require(Demo.session(language))
    // back, forward and the like need somewhere to go.
    _ = session.answer(to: "leads")
    _ = session.answer(to: "customers")
    for line in Self.before[head] ?? [] { _ = session.answer(to: line) }
    session.settings.saysYes = head != "yes"
    let answer = session.answer(to: command.example[language])
    #expect(answer.exitCode == .ok, "\(command.example[language])")
    #expect(answer.diagnostics.isEmpty)
    let help = session.answer(to: "help \(head)")
    #expect(help.text.plain.contains(command.usage[session.language]))
  }

  @Test(arguments: Keyword.all.filter { $0.role != .command }.map(\.id), Language.allCases)
  func `a keyword has a page with an example`(id: Keyword.ID, language: Language) throws {
    let keyword = Keyword.named(id)
    // Answers as of a past day are not made yet.
    if id == .asOf { return }
    let line = try #require(
      HelpExamples.line(for: keyword, language), "no example for \(keyword.words(in: language))")
    var session = try #require(Demo.session(language))
    _ = session.answer(to: "leads")
    let answer = session.answer(to: line)
    #expect(answer.diagnostics.isEmpty, "\(line): \(answer.diagnostics)")
    #expect(session.answer(to: "help \(keyword.words(in: .en))").exitCode == .ok)
    #expect(session.answer(to: "ohje \(keyword.words(in: .fi))").exitCode == .ok)
  }

  @Test(arguments: HelpExamples.lines)
  func `an example is the same in both languages`(line: Words) throws {
    var session = try #require(Demo.session(.en))
    let english = try session.parser.statement(in: SourceText(line.en))
    let finnish = try session.parser.statement(in: SourceText(line.fi))
    _ = session.answer(to: "leads")
    guard case .query = english, case .query = finnish else { return }
    // The reading line quotes what was typed; the data alone is the same.
    session.settings.format = .json
    let left = session.answer(to: line.en)
    let right = session.answer(to: line.fi)
    #expect(left.exitCode == .ok && right.exitCode == .ok)
    #expect(left.data == right.data)
    #expect(left.files.map(\.bytes) == right.files.map(\.bytes))
  }

  @Test(arguments: SourceDefinition.all.map(\.name), Language.allCases)
  func `a source answers on the demo team`(name: String, language: Language) throws {
    let source = try #require(SourceDefinition.named(name))
    var session = try #require(Demo.session(language))
    let answer = session.answer(to: source.words[language])
    #expect(answer.exitCode == .ok && answer.diagnostics.isEmpty)
    #expect(!answer.text.isEmpty)
    #expect(session.answer(to: "\(source.words[language]) count as json").exitCode == .ok)
    #expect(session.answer(to: "help \(source.words[language])").exitCode == .ok)
  }

  @Test(arguments: Language.allCases)
  func `help fits one screen and its five lines find something`(language: Language) throws {
    var session = try #require(Demo.session(language, width: 80))
    let lines = try FirstLines(session).lines()
    #expect(lines.count == 5)
    for line in lines {
      for language in Language.allCases {
        let answer = session.answer(to: line[language])
        #expect(answer.exitCode == .ok && (answer.rowCount ?? 0) > 0, "\(line[language])")
      }
    }
    let page = session.answer(to: "help").text.plain
    let rows = page.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(rows.count < 24, "\(rows.count) lines")
    #expect(rows.allSatisfy { DisplayWidth.width(of: String($0)) <= 80 }, "\(page)")
    for command in ShellCommand.groups[0].commands {
      let word = Keyword.matching(word: command.head).first { $0.role == .command }
      #expect(page.contains(word?.words(in: language) ?? "?"), "\(command.head)")
    }
  }

  @Test func `help of a small team shows lines of that team`() throws {
    let json = """
      {"moj": 1, "name": "Two", "sellers": [{"id": "s1", "name": "Ona Li"}],
       "tiers": [{"name": "Gold", "when": "potential >= 10"}],
       "accounts": [{"id": "x", "name": "X", "kind": "lead", "seller": "s1", "potential": 20}]}
      """
    let model = try #require(ModelReader.model(from: Array(json.utf8)).model)
    let session = Session(
      model, Settings(today: try #require(CalendarDay("2026-11-23")), language: .en))
    let lines = try FirstLines(session).lines().map(\.en)
    #expect(lines.contains("why X"))
    #expect(lines.contains { $0.contains("Gold") })
    #expect(!lines.contains { $0.contains("A1") })
  }

  @Test func `the README names the two commands first and has a session of a dozen lines`() {
    let text = Demo.text(of: "README.md")
    let beginning = text.prefix(1_500)
    #expect(beginning.contains("scripts/try") && beginning.contains("scripts/test"))
    #expect(Transcript(text).steps.count >= 12)
  }
}
